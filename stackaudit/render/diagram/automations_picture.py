"""The two by two of automations: good for the company, good for the customer, and what nobody measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.automation_effects import Placed, Quadrant
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import YES
from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.marks import path, verdict_mark
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, join, number, tag
from stackaudit.render.diagram.wording import plural

_WIDTH: Final = 1240
_EDGE: Final = 20
_ROOM: Final = _WIDTH - 2 * _EDGE
_TOP: Final = 84.0
_SIDE: Final = 122.0
_GAP: Final = 14.0
_CELL: Final = (_ROOM - _SIDE - _GAP) / 2
_PAD: Final = 18.0
_HEAD: Final = 70.0
_LEAST: Final = 150.0
_NAME: Final = 28.0
_SIZE: Final = 16.0
_STRIP_COLUMNS: Final = 4
_MOST_ROWS: Final = 7
_ONE_COLUMN: Final = 5
_MOST_STRIP_ROWS: Final = 4


class Corner(msgspec.Struct, frozen=True):
    """How a quadrant is named, what it asks for, and its CSS class."""

    name: str
    advice: str
    class_: str


CORNERS: Final = MappingProxyType(
    {
        Quadrant.GREAT: Corner("Great", "Keep the checks that keep it so.", "d-quadrant-good"),
        Quadrant.PROTECT: Corner("Protect", "Often worth it: beware of optimising it away.", "d-quadrant"),
        Quadrant.DANGEROUS: Corner("Dangerous", "Pays off inside, and customers pay for it: easy to miss.", "d-danger"),
        Quadrant.BAD: Corner("Simply bad", "Helps nobody: mend it or stop it.", "d-quadrant"),
        Quadrant.NEUTRAL: Corner("Changes nothing for the customer", "", "d-quadrant"),
        Quadrant.UNMEASURED: Corner("Nobody measured", "", "d-open-tint"),
    }
)

_ROWS: Final = (
    ("Better for the customer", (Quadrant.GREAT, Quadrant.PROTECT)),
    ("Worse for the customer", (Quadrant.DANGEROUS, Quadrant.BAD)),
)
_COLUMNS: Final = ("Better for the company", "Not better for the company")


def draw(result: AuditResult, *, prefix: str = "automations") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    counts = "; ".join(f"{corner.name}: {len(names_in(result, where))}" for where, corner in CORNERS.items())
    return drawing.svg(
        prefix=prefix,
        title=headline(result),
        description=f"{counts}. Names stand in lists; their places within a field say nothing.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def headline(result: AuditResult) -> str:
    """Return the picture's title: how many are dangerous, and of how many nobody knows."""
    placed = result.frameworks.automations
    dangerous, unmeasured = (len(names_in(result, each)) for each in (Quadrant.DANGEROUS, Quadrant.UNMEASURED))
    if not placed:
        return "Automations: none is written down"
    measured = "every one has its place" if not unmeasured else f"{unmeasured} that nobody measured"
    return f"{plural(len(placed), 'automation')}: {dangerous} dangerous, {measured}"


def names_in(result: AuditResult, quadrant: Quadrant) -> tuple[str, ...]:
    """Return the names of the automations that stand in a quadrant, in the order written."""
    return tuple(
        automation_name(result, placed) for placed in result.frameworks.automations if placed.quadrant is quadrant
    )


def unmeasured_words(result: AuditResult) -> str:
    """Return on whose side the answers are missing."""
    unmeasured = [placed for placed in result.frameworks.automations if placed.quadrant is Quadrant.UNMEASURED]
    sides = {answer.rpartition("/")[2] for placed in unmeasured for answer in placed.open}
    if not unmeasured:
        return ""
    return {
        frozenset({"customer"}): "Nobody said what they do to the customer.",
        frozenset({"company"}): "Nobody said what they do for the company.",
    }.get(frozenset(sides), "Nobody said what they do to the customer or for the company.")


def automation_name(result: AuditResult, placed: Placed) -> str:
    """Return what people call an automation, with a word on whether its place was measured or is somebody's view."""
    automation = result.stack.automations.get(placed.automation)
    if automation is None:
        return placed.automation
    measured = placed.quadrant is not Quadrant.UNMEASURED and automation.customer_measure is YES
    return f"{automation.label} (measured)" if measured else automation.label


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing = Scene()
    drawing.label(headline(result), Box(_EDGE, 12, _ROOM, 28), size=20, bold=True)
    for column, name in enumerate(_COLUMNS):
        box = Box(_EDGE + _SIDE + column * (_CELL + _GAP), _TOP - 34, _CELL, 26)
        drawing.label(name, box, size=15, anchor="middle", bold=True)
    y = _TOP
    for name, quadrants in _ROWS:
        height = max(_LEAST, *(_cell_height(len(names_in(result, each))) for each in quadrants))
        drawing.label(name, Box(_EDGE, y, _SIDE - 14, height), size=15, lines=3, bold=True)
        for column, quadrant in enumerate(quadrants):
            box = Box(_EDGE + _SIDE + column * (_CELL + _GAP), y, _CELL, height)
            _field(drawing, quadrant, box, CORNERS[quadrant].advice)
            names = names_in(result, quadrant)
            _names(drawing, names, box.inset(_PAD, _HEAD, _PAD, 0), _cell_columns(len(names)), _MOST_ROWS)
        y += height + _GAP
    y += 6
    for quadrant in (Quadrant.NEUTRAL, Quadrant.UNMEASURED):
        advice = unmeasured_words(result) if quadrant is Quadrant.UNMEASURED else ""
        y = _strip(drawing, quadrant, advice, names_in(result, quadrant), y) + _GAP
    return drawing, y + 6


def _strip(drawing: Scene, quadrant: Quadrant, advice: str, names: Sequence[str], y: float) -> float:
    rows = min(ceil(len(names) / _STRIP_COLUMNS), _MOST_STRIP_ROWS)
    box = Box(_EDGE, y, _ROOM, 46 + max(1, rows) * _NAME + 4)
    _field(drawing, quadrant, box, advice)
    _names(drawing, names, box.inset(_PAD, 44, _PAD, 0), _STRIP_COLUMNS, _MOST_STRIP_ROWS)
    return box.bottom


def _cell_height(count: int) -> float:
    return _HEAD + min(ceil(count / _cell_columns(count)), _MOST_ROWS) * _NAME + 12


def _cell_columns(count: int) -> int:
    """Few names get the whole width."""
    return 1 if count <= _ONE_COLUMN else 2


def _field(drawing: Scene, quadrant: Quadrant, box: Box, advice: str) -> None:
    corner = CORNERS[quadrant]
    drawing.solid(box, corner.class_, 10)
    if quadrant is Quadrant.DANGEROUS:
        drawing.box(box.inset(5, 5), "d-danger-inner", 7)
    drawing.add(_SIGNS[quadrant](box.x + _PAD + 9, box.y + 24))
    name = Box(box.x + _PAD + 28, box.y + 12, text_width(corner.name, 17, bold=True) + 1, 24)
    drawing.label(corner.name, name, size=17, bold=True)
    if quadrant in (Quadrant.NEUTRAL, Quadrant.UNMEASURED):
        beside = Box(name.right + 16, name.y + 1, box.right - name.right - 30, 24)
    else:
        beside = Box(box.x + _PAD, box.y + 40, box.width - 2 * _PAD, 20)
    drawing.label(advice, beside, size=13.5, quiet=True)


def _names(drawing: Scene, names: Sequence[str], box: Box, columns: int, most_rows: int) -> None:
    """Write names down the columns; the last place says how many more there are."""
    room = columns * most_rows
    shown = list(names) if len(names) <= room else [*names[: room - 1], f"and {len(names) - room + 1} more"]
    if not shown:
        drawing.label("none", Box(box.x, box.y, box.width, _NAME), size=_SIZE, quiet=True)
    rows = min(max(ceil(len(shown) / columns), 1), most_rows)
    width = box.width / columns
    for place, name in enumerate(shown):
        at = Box(box.x + (place // rows) * width, box.y + (place % rows) * _NAME, width - 14, _NAME)
        drawing.label(name, at, size=_SIZE, quiet=place >= room - 1 and len(names) > room)


def _great(x: float, y: float) -> Markup:
    return verdict_mark(Verdict.KEPT, x, y, 9)


def _protect(x: float, y: float) -> Markup:
    shield = f"M{number(x)} {number(y - 10)}l8.5 3v6q0 7 -8.5 11q-8.5 -4 -8.5 -11v-6z"
    return path(shield, "d-mark")


def _dangerous(x: float, y: float) -> Markup:
    triangle = f"M{number(x)} {number(y - 10)}l11 19h-22z"
    stroke = f"M{number(x)} {number(y - 3)}v6m0 3.4v.2"
    return join(path(triangle, "d-broken-solid"), path(stroke, "d-on-mark"))


def _bad(x: float, y: float) -> Markup:
    return verdict_mark(Verdict.BROKEN, x, y, 9)


def _neutral(x: float, y: float) -> Markup:
    return join(
        tag("circle", cx=x, cy=y, r=9, class_="d-mark"),
        path(f"M{number(x - 4.5)} {number(y - 2.5)}h9m-9 5h9", "d-mark"),
    )


def _unmeasured(x: float, y: float) -> Markup:
    return verdict_mark(Verdict.NOT_WRITTEN_DOWN, x, y, 9)


_SIGNS: Final[MappingProxyType[Quadrant, Callable[[float, float], Markup]]] = MappingProxyType(
    {
        Quadrant.GREAT: _great,
        Quadrant.PROTECT: _protect,
        Quadrant.DANGEROUS: _dangerous,
        Quadrant.BAD: _bad,
        Quadrant.NEUTRAL: _neutral,
        Quadrant.UNMEASURED: _unmeasured,
    }
)
