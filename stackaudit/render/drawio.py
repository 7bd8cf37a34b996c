"""A graph-shaped picture as a draw.io file, laid out as we lay it out; opens in diagrams.net and can be edited there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.svg import Markup, clean, escape, join, tag
from stackaudit.render.graph_shape import Edge, GraphShape, Group, Node

# Labels are HTML to draw.io, else it does not wrap them: every name is escaped once more than XML asks for.
_TEXT: Final = f"html=1;whiteSpace=wrap;fontFamily=Helvetica;fontColor={LIGHT['ink']};"
_GROUP: Final = (
    f"{_TEXT}rounded=1;arcSize=4;verticalAlign=top;align=left;spacingLeft=8;fontStyle=1;container=1;collapsible=0;"
    f"fillColor={LIGHT['lane']};strokeColor={LIGHT['line']};"
)
_KINDS: Final = {
    "system": f"fillColor={LIGHT['paper']};strokeColor={LIGHT['quiet']};",
    "store": f"fillColor={LIGHT['paper']};strokeColor={LIGHT['ink']};strokeWidth=2;",
    "planned": f"fillColor={LIGHT['paper']};strokeColor={LIGHT['planned']};dashed=1;",
    "several": f"fillColor={LIGHT['chip']};strokeColor={LIGHT['quiet']};",
}
_STYLES: Final = {
    "automatic": "",
    "by hand": "dashed=1;dashPattern=7 4;",
    "not said": "dashed=1;dashPattern=1 3;",
    "planned": "dashed=1;dashPattern=10 3 2 3;",
    "missing": "dashed=1;dashPattern=1 4;",
}
_EDGE: Final = (
    "html=1;rounded=1;curved=1;endArrow=block;endSize=5;startSize=5;fontSize=10;labelBackgroundColor=#ffffff;"
)


# Boxes of one line have room for a name only.
_ROOMY: Final = 44.0


def drawio(shape: GraphShape) -> str:
    """Return the file: each group a container, each node a box in it, each edge tied to both its ends."""
    boxes = {node.id: node.box for node in shape.nodes}
    groups = {group.id: group for group in shape.groups}
    cells = join(
        tag("mxCell", id="0"),
        tag("mxCell", id="1", parent="0"),
        *(_group(group) for group in shape.groups),
        *(_node(node, groups[node.group].box) for node in shape.nodes),
        *(_edge(edge, boxes) for edge in shape.edges),
    )
    right = max((group.box.right for group in shape.groups), default=800.0)
    bottom = max((group.box.bottom for group in shape.groups), default=600.0)
    model = tag(
        "mxGraphModel",
        tag("root", cells),
        dx=0, dy=0, grid="1", gridSize="10", guides="1", tooltips="1", connect="1", arrows="1", fold="1", page="0",
        pageScale="1", pageWidth=str(round(right + 40)), pageHeight=str(round(bottom + 40)), math="0", shadow="0",
    )  # fmt: skip
    page = tag("diagram", model, id="stack", name=clean(shape.title)[:60] or "stack")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag("mxfile", page, host="stackaudit") + "\n"


def _group(group: Group) -> Markup:
    return _vertex(group.id, group.label, _GROUP, "1", group.box)


def _node(node: Node, within: Box) -> Markup:
    """A box's place counts from the corner of its container."""
    at = Box(node.box.x - within.x, node.box.y - within.y, node.box.width, node.box.height)
    notes = f" ({'; '.join(node.notes)})" if node.notes and node.box.height >= _ROOMY else ""
    return _vertex(
        node.id, node.label + notes, f"{_TEXT}rounded=1;arcSize=10;fontSize=12;{_KINDS[node.kind]}", node.group, at
    )


def _vertex(id: str, label: str, style: str, parent: str, box: Box) -> Markup:
    place = tag("mxGeometry", x=box.x, y=box.y, width=box.width, height=box.height, as_="geometry")
    return tag("mxCell", place, id=id, value=escape(label), style=style, vertex="1", parent=parent)


def _edge(edge: Edge, boxes: Mapping[str, Box]) -> Markup:
    tone = LIGHT["broken" if edge.style == "missing" else "preference" if edge.preferences else "flow"]
    width = 2 if edge.preferences or edge.style == "missing" else 1
    ports, points = _way(boxes[edge.source], boxes[edge.target], boxes)
    look = f"{_EDGE}strokeColor={tone};strokeWidth={width};{_STYLES[edge.style]}{ports}"
    look += "startArrow=block;" if edge.both else ""
    place = tag("mxGeometry", *points, relative="1", as_="geometry")
    return tag(
        "mxCell", place, id=edge.id, value=escape(edge.label), style=look, edge="1", parent="1",
        source=edge.source, target=edge.target,
    )  # fmt: skip


def _way(source: Box, target: Box, boxes: Mapping[str, Box]) -> tuple[str, list[Markup]]:
    """Leave and arrive at the sides that face each other; in one column, bow out where no other column is."""
    if source.right < target.x:
        return "edgeStyle=orthogonalEdgeStyle;exitX=1;exitY=0.5;entryX=0;entryY=0.5;", []
    if target.right < source.x:
        return "edgeStyle=orthogonalEdgeStyle;exitX=0;exitY=0.5;entryX=1;entryY=0.5;", []
    middle = (min(box.x for box in boxes.values()) + max(box.right for box in boxes.values())) / 2
    rightward = source.centre >= middle
    reach = 30 + min(abs(source.middle - target.middle) / 4, 90)
    x = max(source.right, target.right) + reach if rightward else min(source.x, target.x) - reach
    point = tag("mxPoint", x=round(x), y=round((source.middle + target.middle) / 2))
    side = 1 if rightward else 0
    return f"exitX={side};exitY=0.5;entryX={side};entryY=0.5;", [tag("Array", point, as_="points")]
