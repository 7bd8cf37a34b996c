"""A graph-shaped picture as DOT source for Graphviz; no Graphviz binary is ever called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from graphviz import Digraph, escape, nohtml

from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.svg import clean
from stackaudit.render.graph_shape import Edge, GraphShape, Group, Node

# Clusters whose boxes have the same rank, held in place by an invisible spine, come out as columns and stay fast with
# thousands of boxes; without them dot draws a staircase or gives up.
_GRAPH: Final = {"rankdir": "LR", "newrank": "true", "splines": "true", "compound": "true", "fontname": "Helvetica"}
_NODE: Final = {"shape": "box", "style": "rounded", "fontname": "Helvetica", "fontsize": "11", "height": "0.3"}
_STYLE: Final = {
    "automatic": "solid",
    "by hand": "dashed",
    "not said": "dotted",
    "planned": "dashed",
    "missing": "dotted",
}
_LABEL: Final = {"not said": "?", "planned": "planned", "missing": "missing"}
_MANY: Final = 60


def dot(shape: GraphShape) -> str:
    """Return DOT source: a cluster a group, a box a node, dashed where a person carries, dotted where nobody said how."""
    graph = Digraph("stack", graph_attr={**_GRAPH, **_spacing(shape)}, node_attr=_NODE, edge_attr={"arrowsize": "0.7"})
    graph.attr(label=_text(shape.title), labelloc="t")
    by_group = {group.id: [node for node in shape.nodes if node.group == group.id] for group in shape.groups}
    for number, group in enumerate(shape.groups):
        _cluster(graph, number, group, by_group[group.id])
    _spine(graph, [nodes[0].id for nodes in by_group.values()])
    _edges(graph, shape.edges, {node.id: at for at, nodes in enumerate(by_group.values()) for node in nodes})
    source: str = graph.source
    return source


def _spacing(shape: GraphShape) -> dict[str, str]:
    many = len(shape.nodes) > _MANY
    return {"ranksep": "2.2" if many else "1.1", "nodesep": "0.12" if many else "0.18"}


def _cluster(graph: Digraph, number: int, group: Group, nodes: Iterable[Node]) -> None:
    with graph.subgraph(name=f"cluster_{number}") as lane:
        lane.attr(
            label=_text(group.label), rank="same", style="rounded,filled", fillcolor=LIGHT["lane"], color=LIGHT["line"]
        )
        for node in nodes:
            lane.node(
                node.id,
                _text(node.label, node.notes),
                style="rounded,dashed" if node.kind == "planned" else "rounded,filled",
                fillcolor=LIGHT["chip" if node.kind == "several" else "paper"],
                penwidth="2" if node.kind == "store" else "1",
            )


def _spine(graph: Digraph, firsts: Sequence[str]) -> None:
    for left, right in pairwise(firsts):
        graph.edge(left, right, style="invis", weight="10")


def _edges(graph: Digraph, edges: Iterable[Edge], place: Mapping[str, int]) -> None:
    for edge in edges:
        graph.edge(
            edge.source,
            edge.target,
            style=_STYLE[edge.style],
            color=_tone(edge),
            penwidth="2" if edge.preferences or edge.style == "missing" else "1",
            label=_text(_words(edge)) if _words(edge) else "",
            fontsize="9",
            tooltip=_text(edge.title),
            **({"dir": "both"} if edge.both else {}),
            **({"constraint": "false"} if place[edge.source] >= place[edge.target] else {}),
        )


def _words(edge: Edge) -> str:
    return "; ".join(word for word in (_LABEL.get(edge.style, ""), edge.label) if word)


def _tone(edge: Edge) -> str:
    return LIGHT["broken" if edge.style == "missing" else "preference" if edge.preferences else "flow"]


def _text(text: str, more: Iterable[str] = ()) -> str:
    """A name that looks like markup or has backslashes stays a name."""
    lines = [clean(text), *(f"({clean(each)})" for each in more)]
    # One call for the whole text: joining two escaped parts would drop the mark that says "no markup".
    escaped: str = nohtml(escape("\n".join(lines)))
    return escaped
