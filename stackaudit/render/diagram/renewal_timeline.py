"""The renewal time-line: the last day to decide on each contract, its notice as a bar, its money as a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.calendar_axis import CalendarAxis, month_name
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import path, verdict_mark
from stackaudit.render.diagram.renewal_lists import beside, count_and_cost
from stackaudit.render.diagram.renewal_marks import (
    contract_mark,
    decide_mark,
    money_mark,
    notice_bar,
    renewal_mark,
)
from stackaudit.render.diagram.renewals import Agenda, Renewal, agenda, cost_words
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import number
from stackaudit.render.diagram.wording import plural

_WIDTH: Final = 1240
_EDGE: Final = 20
_INNER: Final = _WIDTH - 2 * _EDGE
_NAME: Final = Box(_EDGE + 12, 0, 208, 0)
_COST: Final = Box(246, 0, 112, 0)
_DAY: Final = Box(374, 0, 118, 0)
_BEFORE_TODAY: Final = 512
_TODAY: Final = 572
_RIGHT: Final = 1006
_NOTE: Final = Box(1030, 0, 186, 0)
_ROW: Final = 32
_TOP: Final = 84
_GROUP: Final = 30
_MOST: Final = 25
_BELOW: Final = 12.5

_PASSED: Final = "The day to decide has passed"
_AHEAD: Final = "Still to decide"
_NONE_DUE: Final = "No contract with a known renewal date has to be decided in the next twelve months."
NO_TODAY: Final = "No as_of date says what today is, so nothing can be said about the next twelve months."


class _Group(msgspec.Struct, frozen=True):
    """Contracts under one heading, and the frame that they stand in."""

    heading: str
    rows: tuple[Renewal, ...]
    frame: Box
    passed: bool


def draw(result: AuditResult, *, prefix: str = "renewal-timeline") -> str:
    """Return the picture."""
    found = agenda(result)
    drawing, height = _drawn(result, found)
    return drawing.svg(
        prefix=prefix,
        title=headline(found),
        description="; ".join(_described(result, found)) or _nothing_to_draw(found),
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result, agenda(result))[0]


def headline(found: Agenda) -> str:
    """Return the picture's title."""
    if found.today is None:
        return "Renewals: no today to count from"
    passed = f"; for {len(found.passed)} more the day has passed" if found.passed else ""
    return f"{plural(len(found.ahead), 'contract')} to decide in the next twelve months{passed}"


def _described(result: AuditResult, found: Agenda) -> Iterator[str]:
    for each in (*found.passed, *found.ahead)[:_MOST]:
        yield f"{each.name}: {cost_words(result, each.cost)}, {' '.join(_day_words(each, found.today))}"


def _drawn(result: AuditResult, found: Agenda) -> tuple[Scene, float]:
    drawing = Scene()
    drawing.label(headline(found), Box(_EDGE, 12, _INNER, 28), size=20, bold=True)
    if found.today is None or not (found.passed or found.ahead):
        drawing.label(_nothing_to_draw(found), Box(_EDGE, 50, _INNER, 20), size=13)
        return drawing, _below(drawing, result, found, (), 70)
    axis = CalendarAxis(found.today, _BEFORE_TODAY, _TODAY, _RIGHT)
    groups = _groups(result, found)
    rows = [renewal for group in groups for renewal in group.rows]
    hidden = (*found.passed, *found.ahead)[len(rows) :]
    most = max((each.cost for each in rows if each.cost is not None), default=0.0)
    _legend(drawing)
    for group in groups:
        _ground(drawing, group)
    floor = groups[-1].frame.bottom
    _axis(drawing, axis, result.stack.settings.renewal_warning_days, floor)
    for group in groups:
        _group(drawing, result, axis, group, most)
    return drawing, _below(drawing, result, found, hidden, floor + 6)


def _nothing_to_draw(found: Agenda) -> str:
    return NO_TODAY if found.today is None else _NONE_DUE


def _groups(result: AuditResult, found: Agenda) -> tuple[_Group, ...]:
    """Return the groups with the rows that there is room for; their headings count all."""
    groups: list[_Group] = []
    room, top = _MOST, _TOP + 44.0
    for words, renewals in ((_PASSED, found.passed), (_AHEAD, found.ahead)):
        rows = renewals[:room]
        if rows:
            frame = Box(_EDGE, top, _INNER, _GROUP + len(rows) * _ROW + 4)
            groups.append(_Group(f"{words}: {count_and_cost(result, renewals)}", rows, frame, words == _PASSED))
            room, top = room - len(rows), frame.bottom + 10
    return tuple(groups)


def _legend(drawing: Scene) -> None:
    y = 59.0
    drawing.add(money_mark(30, y, 1, 9), decide_mark(30, y, passed=False))
    drawing.label("last day to decide; area is cost a year", Box(46, 48, 262, 22), size=13)
    drawing.add(money_mark(328, y, 1, 9), decide_mark(328, y, passed=True))
    drawing.label("that day has passed", Box(344, 48, 140, 22), size=13)
    drawing.add(notice_bar(502, 540, y, passed=False))
    drawing.label("notice period", Box(548, 48, 96, 22), size=13)
    drawing.add(renewal_mark(664, y))
    drawing.label("renews", Box(678, 48, 60, 22), size=13)
    drawing.add(verdict_mark(Verdict.NOT_WRITTEN_DOWN, 760, y, 7.5))
    drawing.label("nobody said how long before notice is due", Box(774, 48, 300, 22), size=13)


def _axis(drawing: Scene, axis: CalendarAxis, warning_days: int, floor: float) -> None:
    """Write years over months, and draw today and the end of the days that count as near."""
    top = _TOP + 38
    years: set[int] = set()
    for day in axis.months():
        x = axis.at(day)
        drawing.add(path(f"M{number(x)} {number(top)}V{number(floor)}", "d-rule"))
        room = min((axis.right - axis.left) / 12 - 3, axis.right - x)
        if room > 26:
            drawing.label(month_name(day), Box(x + 3, top - 16, room, 15), size=11, quiet=True)
        if day.year not in years and axis.right - x > 40:
            drawing.label(str(day.year), Box(x + 3, top - 31, 40, 15), size=11.5, bold=True)
        years.add(day.year)
    drawing.add(path(f"M{number(axis.left)} {number(top - 34)}V{number(floor)}", "d-today"))
    drawing.label("today", Box(axis.left - 62, top - 33, 56, 15), size=11.5, anchor="end", bold=True)
    drawing.label(axis.today.isoformat(), Box(axis.left - 82, top - 17, 76, 15), size=11.5, anchor="end")
    near = axis.today + timedelta(days=warning_days)
    if near < axis.end:
        drawing.add(path(f"M{number(axis.at(near))} {number(top + 2)}V{number(floor)}", "d-limit"))
        words = f"near: {warning_days} days"
        drawing.label(words, Box(axis.at(near) + 5, floor - 2, 140, 15), size=11, quiet=True)


def _ground(drawing: Scene, group: _Group) -> None:
    """Draw what a group stands on: every other row shaded, and a frame where the day has passed."""
    frame = group.frame
    drawing.boxes.append(frame)
    for row in range(0, len(group.rows), 2):
        drawing.box(Box(frame.x + 4, frame.y + _GROUP + row * _ROW, frame.width - 8, _ROW), "d-slot", 3)
    if group.passed:
        drawing.box(frame, "d-frame-passed", 6)


def _group(drawing: Scene, result: AuditResult, axis: CalendarAxis, group: _Group, most: float) -> None:
    top = group.frame.y
    drawing.label(group.heading, Box(_NAME.x, top + 5, _BEFORE_TODAY - _NAME.x, 20), size=13.5, bold=True)
    for row, renewal in enumerate(group.rows):
        _row(drawing, result, axis, renewal, top + _GROUP + row * _ROW, most)


def _row(drawing: Scene, result: AuditResult, axis: CalendarAxis, renewal: Renewal, y: float, most: float) -> None:
    drawing.label(renewal.name, _at(_NAME, y), size=12.5, lines=2, bold=True)
    drawing.label(cost_words(result, renewal.cost), _at(_COST, y), size=12.5, anchor="end")
    first, second = _day_words(renewal, axis.today)
    drawing.label(first, Box(_DAY.x, y + 1, _DAY.width, _ROW / 2 - 1), size=12.5, bold=renewal.decide_by is not None)
    drawing.label(second, Box(_DAY.x, y + _ROW / 2, _DAY.width, _ROW / 2 - 1), size=11, quiet=True)
    drawing.add(contract_mark(renewal, axis, y + _ROW / 2, most))
    drawing.label(_note(renewal), _at(_NOTE, y), size=11, lines=2)


def _at(column: Box, y: float) -> Box:
    return Box(column.x, y, column.width, _ROW)


def _day_words(renewal: Renewal, today: date | None) -> tuple[str, str]:
    """Return the last day to decide, and how far away it is."""
    if renewal.decide_by is None:
        return "not known", f"renews {renewal.renews.isoformat()}"
    if today is None:
        return renewal.decide_by.isoformat(), ""
    days = (renewal.decide_by - today).days
    return renewal.decide_by.isoformat(), f"{plural(-days, 'day')} ago" if days < 0 else f"in {plural(days, 'day')}"


def _note(renewal: Renewal) -> str:
    decided = f"decided: {renewal.decided}" if renewal.decided else ""
    return "; ".join(filter(None, (decided, renewal.idle)))


def _below(drawing: Scene, result: AuditResult, found: Agenda, hidden: Sequence[Renewal], y: float) -> float:
    """Write what has no place on the axis, a line a reason; return where the picture ends."""
    y += 14
    for words in beside(result, found, hidden, room=_INNER, size=_BELOW, lines=2):
        height = 16.5 * len(wrap(words, _INNER, _BELOW, 2))
        drawing.label(words, Box(_EDGE, y, _INNER, height), size=_BELOW, lines=2)
        y += height + 7
    return y + 10
