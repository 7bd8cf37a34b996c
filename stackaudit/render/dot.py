"""The layered map as DOT source for Graphviz; no Graphviz binary is ever called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from graphviz import Digraph, escape, nohtml

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.stack_columns import Columns, Tile, columns
from stackaudit.render.diagram.svg import clean
from stackaudit.render.diagram.system_marks import WORDS

# Clusters whose boxes have the same rank, held in place by an invisible spine, come out as columns and stay fast with
# thousands of boxes; without them dot draws a staircase or gives up.
_GRAPH: Final = {"rankdir": "LR", "newrank": "true", "splines": "true", "compound": "true", "fontname": "Helvetica"}
_NODE: Final = {"shape": "box", "style": "rounded", "fontname": "Helvetica", "fontsize": "11", "height": "0.3"}
_STYLE: Final = {"automatic": "solid", "by hand": "dashed", "planned": "dotted", "not said": "solid"}
_MANY: Final = 60


def dot(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str]) -> str:
    """Return DOT source: a cluster a layer, a box a system, dashed where a person carries, dotted where planned."""
    content = columns(result.stack, layer_of, layer_names)
    ids = {tile.key: f"n{number}" for number, tile in enumerate(content.tiles)}
    graph = Digraph(
        "stack", graph_attr={**_GRAPH, **_spacing(content)}, node_attr=_NODE, edge_attr={"arrowsize": "0.7"}
    )
    graph.attr(label=_text(result.name), labelloc="t")
    firsts = []
    for number, (layer, name) in enumerate(content.layers):
        here = [tile for tile in content.tiles if tile.layer == layer]
        _cluster(graph, number, name, here, ids)
        firsts += [ids[tile.key] for tile in here[:1]]
    _spine(graph, firsts)
    _edges(graph, content, ids)
    source: str = graph.source
    return source


def _spacing(content: Columns) -> dict[str, str]:
    many = len(content.tiles) > _MANY
    return {"ranksep": "2.2" if many else "1.1", "nodesep": "0.12" if many else "0.18"}


def _cluster(graph: Digraph, number: int, name: str, tiles: Iterable[Tile], ids: Mapping[str, str]) -> None:
    with graph.subgraph(name=f"cluster_{number}") as lane:
        lane.attr(label=_text(name), rank="same", style="rounded,filled", fillcolor=LIGHT["lane"], color=LIGHT["line"])
        for tile in tiles:
            marks = [f"({WORDS[mark]})" for mark in tile.marks]
            lane.node(
                ids[tile.key],
                _text(tile.name, marks),
                style="rounded,dashed" if tile.state == "planned" else "rounded,filled",
                fillcolor=LIGHT["paper"],
                penwidth="2" if tile.store else "1",
            )


def _spine(graph: Digraph, firsts: list[str]) -> None:
    for left, right in pairwise(firsts):
        graph.edge(left, right, style="invis", weight="10")


def _edges(graph: Digraph, content: Columns, ids: Mapping[str, str]) -> None:
    place = {layer: number for number, (layer, _) in enumerate(content.layers)}
    column = {tile.key: place[tile.layer] for tile in content.tiles}
    for link in content.links:
        back = column[link.source] >= column[link.target]
        graph.edge(
            ids[link.source],
            ids[link.target],
            style=_STYLE[link.how],
            color=LIGHT["preference" if link.preferences else "flow"],
            penwidth="2" if link.preferences else "1",
            label="?" if link.how == "not said" else "",
            tooltip=_text(", ".join(link.flows)),
            **({"constraint": "false"} if back else {}),
        )


def _text(text: str, more: Iterable[str] = ()) -> str:
    """A name that looks like markup or has backslashes stays a name."""
    lines = [clean(text), *more]
    # One call for the whole text: joining two escaped parts would drop the mark that says "no markup".
    escaped: str = nohtml(escape("\n".join(lines)))
    return escaped
