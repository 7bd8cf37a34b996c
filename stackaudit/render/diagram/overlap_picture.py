"""The overlap table: capabilities that several live systems provide, with teams, yearly cost and the next day to decide."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import path
from stackaudit.render.diagram.overlap_rows import OverlapRow, Provider, overlap_rows
from stackaudit.render.diagram.renewals import cost_words
from stackaudit.render.diagram.scene import Anchor, Box, Scene
from stackaudit.render.diagram.svg import number
from stackaudit.render.diagram.wording import plural
from stackaudit.render.money import money

_WIDTH: Final = 1240
_EDGE: Final = 20
_INNER: Final = _WIDTH - 2 * _EDGE
_TOP: Final = 92
_CAPABILITY: Final = Box(_EDGE + 12, 0, 168, 0)
_SYSTEM: Final = Box(212, 0, 236, 0)
_TEAM: Final = Box(462, 0, 184, 0)
_BAR: Final = Box(660, 0, 130, 0)
_COST: Final = Box(796, 0, 104, 0)
_SUM: Final = Box(914, 0, 126, 0)
_DAY: Final = Box(1064, 0, 146, 0)
_LINE: Final = 22
_NOTE: Final = 17
_PAD: Final = 8
_MOST_ROWS: Final = 10
_MOST_SYSTEMS: Final = 6

_ONCE_EACH: Final = "A system that does several things stands in several rows, so what the rows cost does not add up."


def draw(result: AuditResult, *, prefix: str = "overlap-table") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    rows = overlap_rows(result)
    said = "; ".join(f"{row.capability}: {_named(row)}" for row in rows[:_MOST_ROWS])
    return drawing.svg(
        prefix=prefix,
        title=headline(rows),
        description=f"{said}. {_ONCE_EACH}" if rows else headline(rows),
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def headline(rows: tuple[OverlapRow, ...]) -> str:
    """Return the picture's title."""
    if not rows:
        return "No capability has more than one live system where one would do"
    count = "1 capability has" if len(rows) == 1 else f"{len(rows)} capabilities have"
    return f"{count} more than one live system where one would do"


def _named(row: OverlapRow) -> str:
    names = [each.name for each in row.providers[:_MOST_SYSTEMS]]
    more = len(row.providers) - len(names)
    return ", ".join([*names, *([f"{more} more"] if more else [])])


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing, rows = Scene(), overlap_rows(result)
    drawing.label(headline(rows), Box(_EDGE, 12, _INNER, 28), size=20, bold=True)
    if not rows:
        return drawing, 60
    _headings(drawing)
    shown = rows[:_MOST_ROWS]
    most = max((each.cost or 0 for row in shown for each in row.providers), default=0.0)
    y = float(_TOP)
    for row in shown:
        frame = Box(_EDGE, y, _INNER, _height(row))
        drawing.solid(frame, "d-lane", 6)
        _row(drawing, result, row, frame, most)
        y = frame.bottom + 6
    if len(rows) > len(shown):
        words = f"and {plural(len(rows) - len(shown), 'more row')} that cost less"
        drawing.label(words, Box(_EDGE, y + 4, _INNER, 20), size=12.5)
        y += 24
    drawing.label(_ONCE_EACH, Box(_EDGE, y + 6, _INNER, 20), size=12, quiet=True)
    return drawing, y + 40


def _headings(drawing: Scene) -> None:
    cost = Box(_BAR.x, 0, _COST.right - _BAR.x, 0)
    columns: tuple[tuple[str, Box, Anchor], ...] = (
        ("Capability", _CAPABILITY, "start"),
        ("System", _SYSTEM, "start"),
        ("Team that runs it", _TEAM, "start"),
        ("Cost a year", cost, "end"),
        ("Together", _SUM, "end"),
        ("Nearest day to decide", _DAY, "start"),
    )
    for words, column, anchor in columns:
        drawing.label(words, Box(column.x, 62, column.width, 22), size=12.5, anchor=anchor, quiet=True)


def _height(row: OverlapRow) -> float:
    shown = row.providers[:_MOST_SYSTEMS]
    lines = _LINE * (len(shown) + (len(row.providers) > len(shown)))
    lines += sum(_NOTE for each in shown if each.wanted)
    return max(lines, 2 * _LINE) + 2 * _PAD


def _row(drawing: Scene, result: AuditResult, row: OverlapRow, frame: Box, most: float) -> None:
    y = frame.y + _PAD
    height = 17.0 * len(wrap(row.capability, _CAPABILITY.width, 13.5, 3, bold=True))
    drawing.label(row.capability, Box(_CAPABILITY.x, y + 2, _CAPABILITY.width, height), size=13.5, bold=True, lines=3)
    _together(drawing, result, row, y)
    _next_day(drawing, row, y)
    for provider in row.providers[:_MOST_SYSTEMS]:
        _provider(drawing, result, provider, y, most)
        y += _LINE + (_NOTE if provider.wanted else 0)
    rest = row.providers[_MOST_SYSTEMS:]
    if rest:
        cost = money(sum(each.cost or 0 for each in rest), result.stack.company)
        words = f"and {len(rest)} more" if "costs" in result.redacted else f"and {len(rest)} more, {cost} a year"
        drawing.label(words, Box(_SYSTEM.x, y, _TEAM.right - _SYSTEM.x, _LINE), size=12.5, quiet=True)


def _provider(drawing: Scene, result: AuditResult, provider: Provider, y: float, most: float) -> None:
    drawing.label(provider.name, Box(_SYSTEM.x, y, _SYSTEM.width, _LINE), size=12.5)
    drawing.label(provider.team, Box(_TEAM.x, y, _TEAM.width, _LINE), size=12.5, quiet=True)
    drawing.label(
        cost_words(result, provider.cost), Box(_COST.x, y, _COST.width, _LINE), size=12.5, anchor="end"
    )  # fmt: skip
    if provider.cost and most:
        width = max(provider.cost / most * _BAR.width, 1.5)
        drawing.box(Box(_BAR.x, y + 5, width, _LINE - 10), "d-bar-solid", 0)
    elif provider.cost is None:
        drawing.add(path(f"M{number(_BAR.x)} {number(y + _LINE / 2)}h24", "d-flow d-planned"))
    if provider.wanted:
        top = y + _LINE - 2
        drawing.add(path(f"M{number(_SYSTEM.x + 2)} {number(top + 8)}l3.5 4l6 -8", "d-kept-line"))
        note = Box(_SYSTEM.x + 18, top, _TEAM.right - _SYSTEM.x - 18, _NOTE)
        drawing.label(f"wanted: {provider.wanted}", note, size=11.5)


def _together(drawing: Scene, result: AuditResult, row: OverlapRow, y: float) -> None:
    box = Box(_SUM.x, y, _SUM.width, _LINE)
    if "costs" in result.redacted:
        drawing.label("redacted", box, size=12.5, anchor="end", quiet=True)
        return
    drawing.label(money(row.cost, result.stack.company), box, size=13.5, anchor="end", bold=True)
    if row.unpriced:
        words = f"+ {row.unpriced} not said"
        drawing.label(words, Box(_SUM.x, y + _LINE - 2, _SUM.width, 18), size=11.5, anchor="end", quiet=True)


def _next_day(drawing: Scene, row: OverlapRow, y: float) -> None:
    if not row.next_day:
        drawing.label("none known", Box(_DAY.x, y, _DAY.width, _LINE), size=12.5, quiet=True)
        return
    words = f"{row.next_day}, passed" if row.passed else row.next_day
    drawing.label(words, Box(_DAY.x, y, _DAY.width, _LINE), size=12.5, bold=True)
    drawing.label(row.next_system, Box(_DAY.x, y + _LINE - 2, _DAY.width, 18), size=11.5, quiet=True)
