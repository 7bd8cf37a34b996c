"""The flow matrix: does this system send to that one, and how; layers with counts where there are many systems."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.flow_table import Cell, FlowTable, Line, flow_table, summary
from stackaudit.render.diagram.integration import carried
from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import tag
from stackaudit.render.diagram.wording import plural, system_name

_EDGE: Final = 20.0
_TOP: Final = 92.0
_GROUP: Final = 150.0
_NAME: Final = 236.0
_CELL: Final = 30.0
_HEAD: Final = 26.0
_BLOCK_NAME: Final = 332.0
_BLOCK_WIDE: Final = 108.0
_BLOCK_HIGH: Final = 56.0
_BLOCK_HEAD: Final = 60.0
_GAP: Final = 4.0
_LEAST: Final = 900.0

_LOOK: Final = MappingProxyType(
    {"A": "d-kept-tint", "F": "d-late-tint", "M": "d-hand-tint", "?": "d-open-tint", "p": "d-box-planned"}
)
WORDS: Final = MappingProxyType(
    {
        "A": "automatic",
        "F": "automatic as a file",
        "M": "by hand",
        "?": "nobody said how",
        "p": "planned or not working",
    }
)
"""What each letter means."""

_NARROWED: Final = MappingProxyType(
    {"": "", "personal": "Flows with data about people only. ", "preferences": "Flows with a yes or no only. "}
)


def draw(
    result: AuditResult,
    layer_of: Mapping[str, str],
    layer_names: Mapping[str, str],
    *,
    only: str = "",
    prefix: str = "flow-matrix",
) -> str:
    """Return the picture."""
    table = flow_table(result, layer_of, layer_names, only)
    drawing, width, height = _drawn(result, table, only)
    return drawing.svg(
        prefix=prefix,
        title=_headline(table),
        description=f"{summary(table)} Each row gives, each column takes.",
        width=width,
        height=height,
        group=True,
    )


def scene(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], only: str = "") -> Scene:
    """Return the picture's parts."""
    return _drawn(result, flow_table(result, layer_of, layer_names, only), only)[0]


def _headline(table: FlowTable) -> str:
    return "Which layer sends to which, and how much of it by hand" if table.blocks else "Who sends to whom, and how"


def _drawn(result: AuditResult, table: FlowTable, only: str) -> tuple[Scene, float, float]:
    drawing = Scene()
    right, bottom = _blocks(drawing, table) if table.blocks else _systems(drawing, result, table)
    width = max(right + _EDGE, _LEAST)
    drawing.label(_headline(table), Box(_EDGE, 10, width - 2 * _EDGE, 28), size=20, bold=True)
    drawing.label(_NARROWED[only] + summary(table), Box(_EDGE, 38, width - 2 * _EDGE, 20), size=13.5, quiet=True)
    guide = "Rows give, columns take. " + (
        "The diagonal is what stays within a layer." if table.blocks else "A column has the number of its row."
    )
    drawing.label(guide, Box(_EDGE, 58, width - 2 * _EDGE, 20), size=13.5, quiet=True)
    return drawing, width, _legend(drawing, table, bottom + 14, width)


def _systems(drawing: Scene, result: AuditResult, table: FlowTable) -> tuple[float, float]:
    """Draw a row and a column a system; a small gap parts the layers."""
    left = _EDGE + _GROUP + _NAME
    spot = _spots(table, left, _TOP + _HEAD)
    runs = [(group, list(members)) for group, members in groupby(table.lines, key=lambda line: line.group)]
    names = dict(table.groups)
    for group, members in runs:
        top, bottom = spot[members[0].key][1], spot[members[-1].key][1] + _CELL
        first, last = spot[members[0].key][0], spot[members[-1].key][0] + _CELL
        # What stays within a layer lies in a shaded square on the diagonal.
        drawing.box(Box(first, top, last - first, bottom - top), "d-lane", 2)
        lines = max(int((bottom - top) // 15), 1)
        drawing.label(names[group], Box(_EDGE, top, _GROUP - 10, bottom - top), size=12, bold=True, lines=lines)
    for at, line in enumerate(table.lines):
        x, y = spot[line.key]
        words = f"{at + 1}  {line.name}"
        drawing.label(words, Box(_EDGE + _GROUP, y, _NAME - 10, _CELL), size=13.5)
        drawing.label(str(at + 1), Box(x, _TOP, _CELL, _HEAD), size=13, anchor="middle", bold=True)
        drawing.box(Box(x + 11, y + 11, _CELL - 22, _CELL - 22), "d-slot-mark", 1)
    end = max((x for x, _ in spot.values()), default=left) + _CELL
    floor = max((y for _, y in spot.values()), default=_TOP) + _CELL
    for _, y in spot.values():
        drawing.add(tag("path", d=f"M{_EDGE + _GROUP:g} {y:g}H{end:g}", class_="d-grid"))
    for x, _ in spot.values():
        drawing.add(tag("path", d=f"M{x:g} {_TOP + _HEAD:g}V{floor:g}", class_="d-grid"))
    for (source, target), cell in table.cells.items():
        box = Box(spot[target][0], spot[source][1], _CELL, _CELL)
        _draw_cell(drawing, result, cell, box, (source, target))
    return end, floor


def _spots(table: FlowTable, left: float, top: float) -> dict[str, tuple[float, float]]:
    """Return the upper left corner of each line's place on the diagonal."""
    spots: dict[str, tuple[float, float]] = {}
    offset, before = 0.0, ""
    for at, line in enumerate(table.lines):
        offset += _GAP if at and line.group != before else 0.0
        before = line.group
        spots[line.key] = (left + at * _CELL + offset, top + at * _CELL + offset)
    return spots


def _draw_cell(drawing: Scene, result: AuditResult, cell: Cell, box: Box, pair: tuple[str, str]) -> None:
    inner = box.inset(2, 2)
    letters = list(cell.letters)
    look = _LOOK[letters[0]]
    parts = [tag("title", _cell_words(result, cell, pair)), _rectangle(inner, look)]
    if cell.preferences:
        parts.append(_rectangle(inner, "d-preference-frame"))
    drawing.boxes.append(inner)
    drawing.add(tag("g", *parts, data_from=pair[0], data_to=pair[1]))
    text = "".join(letters[:2]) if len(letters) < 3 else f"{letters[0]}+"
    drawing.label(text, inner, size=13.5, anchor="middle", bold=True)


def _cell_words(result: AuditResult, cell: Cell, pair: tuple[str, str]) -> str:
    flows = [result.stack.flow_by_id[id] for id in cell.flows if id in result.stack.flow_by_id]
    said = [f"{carried(flow)} ({flow.how if isinstance(flow.how, str) else 'nobody said how'})" for flow in flows[:8]]
    more = [f"and {len(flows) - 8} more"] if len(flows) > 8 else []
    return f"{system_name(result, pair[0])} to {system_name(result, pair[1])}: {'; '.join([*said, *more])}"


def _blocks(drawing: Scene, table: FlowTable) -> tuple[float, float]:
    """Draw a row and a column a layer: how many flows, and how many of them by hand or not said."""
    left, top = _EDGE + _BLOCK_NAME, _TOP + _BLOCK_HEAD
    most = max((cell.count for cell in table.cells.values()), default=1)
    for at, line in enumerate(table.lines):
        x, y = left + at * _BLOCK_WIDE, top + at * _BLOCK_HIGH
        drawing.label(
            line.name, Box(x + 5, _TOP, _BLOCK_WIDE - 10, _BLOCK_HEAD - 6), size=12, lines=3, bold=True, anchor="middle"
        )
        drawing.label(line.name, Box(_EDGE, y + 6, _BLOCK_NAME - 12, 24), size=14, bold=True)
        drawing.label(_totals(table, line), Box(_EDGE, y + 28, _BLOCK_NAME - 12, 20), size=12.5, quiet=True)
    for row, source in enumerate(table.lines):
        for column, target in enumerate(table.lines):
            place = Box(left + column * _BLOCK_WIDE, top + row * _BLOCK_HIGH, _BLOCK_WIDE, _BLOCK_HIGH).inset(2, 2)
            cell = table.cells.get((source.key, target.key))
            drawing.box(place, "d-lane" if row == column else "d-slot-empty", 3)
            if cell:
                _draw_block(drawing, cell, place, (source, target), most)
    count = len(table.lines)
    return left + count * _BLOCK_WIDE, top + count * _BLOCK_HIGH


def _draw_block(drawing: Scene, cell: Cell, place: Box, pair: tuple[Line, Line], most: int) -> None:
    """A number, what is not automatic in words, and a bar in which each way of running has its share."""
    words = ", ".join(f"{count} {WORDS[letter]}" for letter, count in cell.letters.items())
    carries = "; a yes or no is among them" if cell.preferences else ""
    title = f"{pair[0].name} to {pair[1].name}: {plural(cell.count, 'flow')}: {words}{carries}"
    look = "d-preference-frame" if cell.preferences else "d-cell-frame"
    parts = [tag("title", title), _rectangle(place, look)]
    long = (place.width - 12) * cell.count / most
    x = place.x + 6
    for letter, count in cell.letters.items():
        share = long * count / cell.count
        parts.append(_rectangle(Box(x, place.bottom - 11, share, 7), _LOOK[letter], 0))
        x += share
    drawing.boxes.append(place)
    drawing.add(tag("g", *parts, data_from=pair[0].key, data_to=pair[1].key))
    number_of = str(cell.count)
    wide = text_width(number_of, 17, bold=True) + 4
    drawing.label(number_of, Box(place.x + 7, place.y + 4, wide, 34), size=17, bold=True)
    rest = [
        f"{cell.letters[letter]} {short}"
        for letter, short in (("M", "by hand"), ("?", "not said"), ("p", "planned"))
        if letter in cell.letters
    ]
    room = Box(place.x + 9 + wide, place.y + 4, place.width - wide - 12, 34)
    drawing.label(", ".join(rest[:2]), room, size=11.5, lines=2, quiet=True)


def _totals(table: FlowTable, line: Line) -> str:
    gives = sum(cell.count for (source, _), cell in table.cells.items() if source == line.key)
    takes = sum(cell.count for (_, target), cell in table.cells.items() if target == line.key)
    return f"{plural(len(line.members), 'system')}, gives {gives}, takes {takes}"


def _rectangle(box: Box, look: str, radius: float = 3) -> str:
    return tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius or None, class_=look)


def _legend(drawing: Scene, table: FlowTable, top: float, width: float) -> float:
    x, y = _EDGE, top
    letters = [letter for letter in _LOOK if any(letter in cell.letters for cell in table.cells.values())]
    entries = [(letter, WORDS[letter]) for letter in letters]
    if any(cell.preferences for cell in table.cells.values()):
        entries.append(("", "a yes or no is among it"))
    for letter, words in entries:
        room = text_width(words, 13)
        if x + 34 + room > width - _EDGE:
            x, y = _EDGE, y + 28
        box = Box(x, y, 24, 24)
        drawing.box(box, _LOOK.get(letter, "d-preference-frame"), 3)
        drawing.label(letter, box, size=13.5, anchor="middle", bold=True)
        drawing.label(words, Box(x + 32, y, room, 24), size=13, quiet=True)
        x += 32 + room + 22
    return y + 40
