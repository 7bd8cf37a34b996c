"""One system in the middle: what it takes on its left, what it gives on its right, what lives in it inside."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.answer import Nothing
from stackaudit.render.diagram.columns import Node, arrange
from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.marks import path
from stackaudit.render.diagram.neighbours import FOCUS, Beside, Neighbourhood, neighbourhood
from stackaudit.render.diagram.routes import Line, draw_line, routes
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, number, tag
from stackaudit.render.diagram.wording import plural, system_name
from stackaudit.render.stack_layers import layer_names, layer_of_system

_EDGE: Final = 20.0
_TOP: Final = 116.0
_BOX: Final = 232.0
_HEIGHT: Final = 46.0
_GAP: Final = 12.0
_BETWEEN: Final = 96.0
_FOCUS: Final = 300.0
_PAD: Final = 14.0
_ROW: Final = 26.0
_MOST_INSIDE: Final = 9

_DASH: Final = MappingProxyType(
    {"automatic": "", "by hand": " d-by-hand", "not said": " d-unsaid", "planned": " d-planned"}
)
_LEGEND: Final = MappingProxyType(
    {
        "automatic": "automatic",
        "by hand": "by hand",
        "not said": "nobody said how",
        "planned": "planned or not working",
    }
)
_INSIDE: Final = MappingProxyType(
    {"store": "keeps a yes or no", "point": "a yes or no is said here", "sender": "sends to people"}
)
_NARROWED: Final = MappingProxyType(
    {"": "", "personal": ", flows with data about people only", "preferences": ", flows with a yes or no only"}
)


_STEPS: Final = MappingProxyType({2: "Two", 3: "Three"})


class Placed(msgspec.Struct, frozen=True):
    """Where everything went: boxes by key, the left and right edges of the columns, tracks of the ties, the size."""

    boxes: dict[str, Box]
    lanes: tuple[tuple[float, float], ...]
    tracks: tuple[tuple[float, ...], ...]
    columns: dict[int, float]
    width: float
    bottom: float


def draw(result: AuditResult, focus: str, *, depth: int = 1, only: str = "", prefix: str = "neighbourhood") -> str:
    """Return the picture.

    Raises:
        UnknownSystemError: when there is no such system.
    """
    content = neighbourhood(result, focus, depth, only)
    drawing, spots, height = _drawn(result, content, only)
    return drawing.svg(
        prefix=prefix,
        title=_headline(result, content),
        description=_summary(content, only) + ".",
        width=spots.width,
        height=height,
        group=True,
    )


def scene(result: AuditResult, focus: str, depth: int = 1, only: str = "") -> Scene:
    """Return the picture's parts."""
    return _drawn(result, neighbourhood(result, focus, depth, only), only)[0]


def placed(result: AuditResult, content: Neighbourhood) -> Placed:
    """Return where everything goes: a column each step, the focus between them."""
    first = min([0, *(box.column for box in content.boxes)])
    last = max([0, *(box.column for box in content.boxes)])
    # An empty side keeps its column, so that the focus does not seem to be an end where nobody wrote its flows down.
    first, last = min(first, -1), max(last, 1)
    nodes = [Node(FOCUS, -first, _focus_height(result, content))]
    nodes += [Node(box.key, box.column - first, _HEIGHT) for box in content.boxes]
    arrangement = arrange(nodes, [(tie.source, tie.target) for tie in content.ties], _GAP)
    lefts: dict[int, float] = {}
    x = _EDGE
    for column in range(first, last + 1):
        lefts[column] = x
        x += (_FOCUS if column == 0 else _BOX) + _BETWEEN
    boxes = {FOCUS: Box(lefts[0], _TOP + arrangement.tops[FOCUS], _FOCUS, _focus_height(result, content))}
    for box in content.boxes:
        boxes[box.key] = Box(lefts[box.column], _TOP + arrangement.tops[box.key], _BOX, _HEIGHT)
    lanes = tuple((left, left + (_FOCUS if column == 0 else _BOX)) for column, left in lefts.items())
    tracks = tuple(tuple(_TOP + y for y in each) for each in arrangement.tracks)
    return Placed(boxes, lanes, tracks, lefts, x - _BETWEEN + _EDGE, _TOP + arrangement.height)


def _headline(result: AuditResult, content: Neighbourhood) -> str:
    return f"Around {system_name(result, content.focus)}"


def _summary(content: Neighbourhood, only: str) -> str:
    told = sum(tie.preferences for tie in content.ties if FOCUS in (tie.source, tie.target))
    words = f"Takes from {plural(content.takes, 'system')}, gives to {content.gives}"
    words += f"; {told} of the links carry a yes or no" if told else ""
    return words + _NARROWED[only]


def _drawn(result: AuditResult, content: Neighbourhood, only: str) -> tuple[Scene, Placed, float]:
    drawing, spots = Scene(), placed(result, content)
    drawing.label(_headline(result, content), Box(_EDGE, 10, spots.width - 2 * _EDGE, 28), size=20, bold=True)
    drawing.label(_summary(content, only), Box(_EDGE, 38, spots.width - 2 * _EDGE, 20), size=13.5, quiet=True)
    for column, x in spots.columns.items():
        width = _FOCUS if column == 0 else _BOX
        drawing.label(column_title(column), Box(x, _TOP - 38, width, 24), size=14, bold=True)
    _lines(drawing, content, spots)
    carries = _carries(content)
    for box in content.boxes:
        _draw_box(drawing, result, box, carries.get(box.key, ""), spots.boxes[box.key])
    for side, count in ((-1, content.takes), (1, content.gives)):
        if not count:
            place = Box(spots.columns[side], spots.boxes[FOCUS].middle - 20, _BOX, 40)
            drawing.label(f"No {'such ' if only else ''}flow is written down.", place, size=13.5, lines=2, quiet=True)
    _draw_focus(drawing, result, content, spots.boxes[FOCUS])
    return drawing, spots, _legend(drawing, content, spots.bottom + 16, spots.width)


def column_title(column: int) -> str:
    """Return what stands over a column; nothing over the focus."""
    if column == 0:
        return ""
    if abs(column) == 1:
        return "What it takes" if column < 0 else "What it gives"
    return f"{_STEPS[abs(column)]} steps {'before' if column < 0 else 'after'} it"


def _carries(content: Neighbourhood) -> dict[str, str]:
    """Return what runs between each box and the next one towards the focus."""
    column = {box.key: abs(box.column) for box in content.boxes} | {FOCUS: 0}
    words: dict[str, dict[str, None]] = {}
    for tie in content.ties:
        outer = max(tie.source, tie.target, key=lambda key: column[key])
        words.setdefault(outer, {}).update(dict.fromkeys(tie.carries.split(", ")))
    return {key: ", ".join(said) for key, said in words.items()}


def _lines(drawing: Scene, content: Neighbourhood, spots: Placed) -> None:
    lines = [
        Line(
            tie.source,
            tie.target,
            tracks,
            ("d-flow-preference" if tie.preferences else "d-flow") + _DASH[tie.how],
            "d-head-preference" if tie.preferences else "d-head",
            f"{tie.carries} ({_LEGEND[tie.how]}): {', '.join(tie.flows[:12])}",
        )
        for tie, tracks in zip(content.ties, spots.tracks, strict=True)
    ]
    drawn = sorted(zip(lines, routes(lines, spots.boxes, spots.lanes), strict=True), key=lambda pair: pair[0].head)
    names = {box.key: box.systems[0] for box in content.boxes if len(box.systems) == 1} | {FOCUS: content.focus}
    for line, route in drawn:
        named = msgspec.structs.replace(line, source=names.get(line.source, ""), target=names.get(line.target, ""))
        drawing.add(draw_line(named, route))


def _draw_box(drawing: Scene, result: AuditResult, box: Beside, carries: str, place: Box) -> None:
    several = len(box.systems) > 1
    system = None if several else result.stack.systems[box.systems[0]]
    planned = system is not None and system.status == "planned"
    store = system is not None and bool(result.stack.stores_in(system.id))
    look = "d-tab" if several else "d-box-planned" if planned else "d-store" if store else "d-box"
    names = ", ".join(system_name(result, id) for id in box.systems[:12])
    drawing.boxes.append(place)
    drawing.add(
        tag("g", tag("title", f"{names}: {carries}" if carries else names), _rectangle(place, look),
            data_node=None if several else box.systems[0])
    )  # fmt: skip
    drawing.label(box.name, Box(place.x + 10, place.y + 4, place.width - 20, 20), size=14, bold=True)
    drawing.label(carries, Box(place.x + 10, place.y + 24, place.width - 20, 18), size=12, quiet=True)


def _draw_focus(drawing: Scene, result: AuditResult, content: Neighbourhood, box: Box) -> None:
    drawing.solid(box, "d-island", 12)
    inner = box.inset(_PAD, 12)
    y = inner.y
    for text, size, bold in _facts(result, content):
        lines = len(wrap(text, inner.width, size, 2, bold=bold))
        height = lines * size * 1.25 + 2
        drawing.label(text, Box(inner.x, y, inner.width, height), size=size, lines=2, bold=bold, quiet=not bold)
        y += height
    y += 6
    for kind, name in _shown_inside(content):
        row = Box(inner.x, y, inner.width, _ROW - 4)
        drawing.boxes.append(row)
        drawing.add(tag("g", tag("title", f"{name} ({_INSIDE.get(kind, '')})"), _sign(kind, row)))
        drawing.label(name, row.inset(12, 0, 10, 0), size=12.5)
        y += _ROW
    if more := len(content.inside) - len(_shown_inside(content)):
        drawing.label(f"and {more} more", Box(inner.x, y, inner.width, 20), size=12, quiet=True)


def _facts(result: AuditResult, content: Neighbourhood) -> list[tuple[str, float, bool]]:
    """Return the lines about the system, each with its size and whether it is bold."""
    system = result.stack.systems[content.focus]
    layer = layer_names().get(layer_of_system(result.stack, system), "no layer known")
    owner = "nobody owns it" if isinstance(system.owner, Nothing) else (
        f"owner: {system.owner}" if isinstance(system.owner, str) else "owner: nobody said")  # fmt: skip
    team = result.stack.teams.get(system.run_by) if isinstance(system.run_by, str) else None
    name = team.name if team and isinstance(team.name, str) else system.run_by if isinstance(system.run_by, str) else ""
    found = [(system_name(result, content.focus), 17.0, True), (layer, 12.5, False), (owner, 12.5, False)]
    if name:
        found.append((f"run by: {name}", 12.5, False))
    if system.status in ("planned", "retiring", "retired"):
        found.append((f"status: {system.status}", 12.5, False))
    total = sum(count for _, count in content.findings)
    words = ", ".join(f"{count} {severity}" for severity, count in content.findings)
    found.append((f"{plural(total, 'open finding')}: {words}" if total else "no open finding", 13.0, True))
    return found


def _shown_inside(content: Neighbourhood) -> tuple[tuple[str, str], ...]:
    inside = content.inside
    return inside if len(inside) <= _MOST_INSIDE else inside[: _MOST_INSIDE - 1]


def _focus_height(result: AuditResult, content: Neighbourhood) -> float:
    width = _FOCUS - 2 * _PAD
    texts = sum(
        len(wrap(text, width, size, 2, bold=bold)) * size * 1.25 + 2 for text, size, bold in _facts(result, content)
    )
    more = 20 if len(content.inside) > _MOST_INSIDE else 0
    return 24 + texts + 6 + len(_shown_inside(content)) * _ROW + more


def _sign(kind: str, box: Box) -> Markup:
    """Return the shape of what lives in a system: a box that keeps, a flag that asks, a tab that sends."""
    if kind == "store":
        return _rectangle(box, "d-store", 4)
    if kind == "sender":
        return _rectangle(box, "d-tab", 4)
    tip = box.height / 2
    data = f"M{number(box.x)} {number(box.y)}H{number(box.right - tip)}L{number(box.right)} {number(box.middle)}"
    return path(f"{data}L{number(box.right - tip)} {number(box.bottom)}H{number(box.x)}z", "d-flag")


def _rectangle(box: Box, look: str, radius: float = 6) -> Markup:
    return tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, class_=look)


def _legend(drawing: Scene, content: Neighbourhood, top: float, width: float) -> float:
    x, y = _EDGE, top
    for sample, words in _entries(content):
        room = min(text_width(words, 12.5), width - 2 * _EDGE - 36)
        if x + 36 + room > width - _EDGE:
            x, y = _EDGE, y + 22
        drawing.add(tag("g", sample, transform=f"translate({number(x)} {number(y + 10)})"))
        drawing.label(words, Box(x + 36, y, room, 20), size=12.5, quiet=True)
        x += 36 + room + 20
    return y + 30


def _entries(content: Neighbourhood) -> list[tuple[Markup, str]]:
    hows = {tie.how for tie in content.ties}
    kinds = {kind for kind, _ in _shown_inside(content)}
    small = Box(1, -7, 26, 14)
    found = (
        [(path("M0 0h28", "d-flow-preference"), "carries a yes or no")]
        if any(t.preferences for t in content.ties)
        else []
    )
    found += [(path("M0 0h28", "d-flow" + _DASH[how]), words) for how, words in _LEGEND.items() if how in hows]
    found += [(_sign(kind, small), words) for kind, words in _INSIDE.items() if kind in kinds]
    return found
