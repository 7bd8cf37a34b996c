"""The layered stack map: systems in columns by layer, flows by how they run, preferences on top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.columns import Arrangement, Node, arrange
from stackaudit.render.diagram.marks import hatch, path
from stackaudit.render.diagram.routes import Line, Route, draw_line, routes
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.stack_columns import Columns, Tile, columns, summary
from stackaudit.render.diagram.svg import Markup, join, number, tag
from stackaudit.render.diagram.system_marks import SIDE, WORDS, system_mark

_EDGE: Final = 16
_BOX: Final = 160
_HEIGHT: Final = 29
_PAD: Final = 7
_LANE: Final = _BOX + 2 * _PAD
_BETWEEN: Final = 38
_TOP: Final = 58
_LANE_HEAD: Final = 42
_GAP: Final = 11

_DASH: Final = {"automatic": "", "by hand": " d-by-hand", "planned": " d-planned", "not said": " d-unsaid"}
_HOW: Final = {
    "automatic": "automatic",
    "by hand": "by hand",
    "planned": "planned or not working",
    "not said": "nobody said how",
}


def draw(
    result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], *, prefix: str = "layered-map"
) -> str:
    """Return the picture; ``layer_of`` gives the layer of a system's id, ``layer_names`` all layers in order."""
    content = columns(result.stack, layer_of, layer_names)
    drawing, width, height = _drawn(content)
    return drawing.svg(
        prefix=prefix,
        title=_headline(content),
        description=f"{summary(content)} Columns are the layers of the stack, lines are flows of data.",
        width=width,
        height=height,
        group=True,
    )


def scene(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str]) -> Scene:
    """Return the picture's parts."""
    return _drawn(columns(result.stack, layer_of, layer_names))[0]


def placed(content: Columns) -> dict[str, Box]:
    """Return where each box stands, for formats that are laid out as the picture is."""
    return _boxes(content, _arranged(content))


def _arranged(content: Columns) -> Arrangement:
    place = {layer: number for number, (layer, _) in enumerate(content.layers)}
    nodes = [Node(tile.key, place[tile.layer], _HEIGHT) for tile in content.tiles]
    return arrange(nodes, [(link.source, link.target) for link in content.links], _GAP)


def _boxes(content: Columns, arrangement: Arrangement) -> dict[str, Box]:
    place = {layer: number for number, (layer, _) in enumerate(content.layers)}
    return {
        tile.key: Box(
            _lane_left(place[tile.layer]) + _PAD, _TOP + _LANE_HEAD + arrangement.tops[tile.key], _BOX, _HEIGHT
        )
        for tile in content.tiles
    }


def _headline(content: Columns) -> str:
    return "The stack by layer" + (", systems of a kind in one box" if content.grouped else "")


def _drawn(content: Columns) -> tuple[Scene, float, float]:
    drawing = Scene()
    arrangement = _arranged(content)
    width = 2 * _EDGE + len(content.layers) * _LANE + (len(content.layers) - 1) * _BETWEEN + 24
    floor = _TOP + _LANE_HEAD + arrangement.height + 14
    drawing.label(_headline(content), Box(_EDGE, 10, width - 2 * _EDGE, 26), size=18, bold=True)
    drawing.label(summary(content), Box(_EDGE, 34, width - 2 * _EDGE, 18), size=12.5, quiet=True)
    _lanes(drawing, content, floor)
    boxes = _boxes(content, arrangement)
    _flows(drawing, content, boxes, arrangement)
    for tile in content.tiles:
        _draw_tile(drawing, tile, boxes[tile.key])
    return drawing, width, _legend(drawing, content, floor + 12, width)


def _lane_left(column: int) -> float:
    return _EDGE + column * (_LANE + _BETWEEN)


def _lanes(drawing: Scene, content: Columns, floor: float) -> None:
    for column, (layer, name) in enumerate(content.layers):
        count = sum(len(tile.members) for tile in content.tiles if tile.layer == layer)
        drawing.box(Box(_lane_left(column), _TOP, _LANE, floor - _TOP), "d-lane", 7)
        head = Box(_lane_left(column) + _PAD, _TOP + 4, _LANE - 2 * _PAD, 34)
        drawing.label(f"{name} ({count})", head, size=13, bold=True, lines=2)


def _flows(drawing: Scene, content: Columns, boxes: Mapping[str, Box], arrangement: Arrangement) -> None:
    lanes = [(_lane_left(column), _lane_left(column) + _LANE) for column in range(len(content.layers))]
    names = {tile.key: tile.name for tile in content.tiles}
    lines = [
        Line(
            link.source,
            link.target,
            tuple(_TOP + _LANE_HEAD + y for y in tracks),
            ("d-flow-preference" if link.preferences else "d-flow") + _DASH[link.how],
            "d-head-preference" if link.preferences else "d-head",
            f"{names[link.source]} to {names[link.target]}: {', '.join(link.flows)} ({_HOW[link.how]})",
        )
        for link, tracks in zip(content.links, arrangement.tracks, strict=True)
    ]
    drawn = list(zip(lines, routes(lines, boxes, lanes), strict=True))
    drawn.sort(key=lambda pair: pair[0].head == "d-head-preference")
    for line, route in drawn:
        drawing.add(draw_line(line, route, _arc(route)))


def _arc(route: Route) -> int:
    """A bow over a longer way reaches further out, so that bows do not lie on one another."""
    return min(int(abs(route.start[1] - route.end[1]) / 60), 6)


def _draw_tile(drawing: Scene, tile: Tile, box: Box) -> None:
    look = "d-box-planned" if tile.state == "planned" else "d-store" if tile.store else "d-box"
    drawing.boxes.append(box)
    shape = tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=5, class_=look)
    stripes = [hatch(box.inset(2, 2), "d-hatch", 7)] if tile.state == "retiring" else []
    drawing.add(tag("g", tag("title", ", ".join([tile.name, *(WORDS[mark] for mark in tile.marks)])),
                    shape, *stripes, data_node=tile.key))  # fmt: skip
    room = len(tile.marks) * (SIDE + 3)
    drawing.label(tile.name, box.inset(8, 0, 5 + room), size=13)
    for place, mark in enumerate(tile.marks):
        drawing.add(system_mark(mark, box.right - 4 - room + place * (SIDE + 3), box.middle - SIDE / 2))


def _legend(drawing: Scene, content: Columns, top: float, width: float) -> float:
    x, y = float(_EDGE), top
    for kind, words in _entries(content):
        room = 38 + 7.0 * len(words)
        if x + room > width - _EDGE:
            x, y = float(_EDGE), y + 22
        drawing.add(_sample(kind, x, y + 10))
        drawing.label(words, Box(x + 34, y, room - 34, 20), size=12, quiet=True)
        x += room + 14
    return y + 30


def _entries(content: Columns) -> list[tuple[str, str]]:
    hows = {link.how for link in content.links}
    marks = {mark for tile in content.tiles for mark in tile.marks}
    states = {tile.state for tile in content.tiles}
    return [
        ("preference", "carries a yes or no"),
        *((how, words) for how, words in _HOW.items() if how in hows),
        ("store", "keeps a yes or no"),
        *((mark, words) for mark, words in WORDS.items() if mark in marks),
        *((f"{state} system", f"{state} system") for state in ("planned", "retiring") if state in states),
    ]


def _sample(kind: str, x: float, y: float) -> Markup:
    if kind in WORDS:
        return system_mark(kind, x + 10, y - SIDE / 2)
    line = f"M{number(x)} {number(y)}h28"
    if kind == "preference":
        return path(line, "d-flow-preference")
    if kind in _DASH:
        return path(line, "d-flow" + _DASH[kind])
    box = Box(x + 1, y - 7, 26, 14)
    look = {"store": "d-store", "planned system": "d-box-planned"}.get(kind, "d-box")
    shape = tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=4, class_=look)
    return join(shape, hatch(box.inset(2, 2), "d-hatch", 6)) if kind == "retiring system" else shape
