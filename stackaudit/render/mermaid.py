"""A graph-shaped picture as a Mermaid flowchart, for pages and wikis that draw it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.svg import clean
from stackaudit.render.graph_shape import GraphShape

MANY: Final = 150
"""From more boxes than this on, viewers get slow; Mermaid itself refuses more than 500 lines or 50,000 characters."""

_EDGES: Final = 500
_CHARACTERS: Final = 50_000

_ARROW: Final = {"automatic": "-->", "by hand": "-.->", "not said": "-.->", "planned": "-.->", "missing": "-.->"}
_LABEL: Final = {"by hand": "by hand", "not said": "?", "planned": "planned", "missing": "missing"}
_CLASSES: Final = {
    "system": f"fill:{LIGHT['paper']},stroke:{LIGHT['quiet']},color:{LIGHT['ink']}",
    "store": f"fill:{LIGHT['paper']},stroke:{LIGHT['ink']},stroke-width:3px,color:{LIGHT['ink']}",
    "planned": f"fill:{LIGHT['paper']},stroke:{LIGHT['planned']},stroke-dasharray:3 3,color:{LIGHT['ink']}",
    "several": f"fill:{LIGHT['chip']},stroke:{LIGHT['quiet']},color:{LIGHT['ink']}",
}

# What is left as it is: letters, digits and signs that mean nothing to Mermaid, to Markdown or to HTML in a label.
_PLAIN: Final = re.compile(r"[\w ,()/:+]", re.UNICODE)


def mermaid(shape: GraphShape) -> str:
    """Return a flowchart: a subgraph a group, a box a node; dashed and named where it does not run by itself."""
    body = "\n".join([*_nodes(shape), *_edges(shape), *_styles(shape)])
    notes = _notes(shape, body)
    title = f"%% {clean(shape.title).replace('{', '(').replace('}', ')')}"
    return "\n".join([title, *notes, "flowchart LR", body]) + "\n"


def _notes(shape: GraphShape, body: str) -> list[str]:
    found = []
    if len(shape.nodes) > MANY:
        found.append(
            f"%% {len(shape.nodes)} boxes: many viewers are slow beyond {MANY}; narrow it with --focus or --only."
        )
    if len(shape.edges) > _EDGES or len(body) > _CHARACTERS:
        found.append(
            f"%% {len(shape.edges)} lines and {len(body)} characters: the viewer has to allow them (maxEdges, maxTextSize)."
        )
    return found


def _nodes(shape: GraphShape) -> Iterator[str]:
    for group in shape.groups:
        yield f'  subgraph {group.id}["{_text(group.label)}"]'
        for node in shape.nodes:
            if node.group == group.id:
                notes = f" ({'; '.join(node.notes)})" if node.notes else ""
                yield f'    {node.id}["{_text(node.label + notes)}"]:::{node.kind}'
        yield "  end"


def _edges(shape: GraphShape) -> Iterator[str]:
    for edge in shape.edges:
        arrow = ("<" if edge.both else "") + _ARROW[edge.style]
        words = "; ".join(word for word in (_LABEL.get(edge.style, ""), edge.label) if word)
        yield f"  {edge.source} {arrow}" + (f'|"{_text(words)}"|' if words else "") + f" {edge.target}"


def _styles(shape: GraphShape) -> Iterator[str]:
    for kind, look in _CLASSES.items():
        if any(node.kind == kind for node in shape.nodes):
            yield f"  classDef {kind} {look}"
    if shape.groups:
        yield f"  classDef lane fill:{LIGHT['lane']},stroke:{LIGHT['line']},color:{LIGHT['ink']}"
        yield f"  class {','.join(group.id for group in shape.groups)} lane"
    preferences = [at for at, edge in enumerate(shape.edges) if edge.preferences]
    missing = [at for at, edge in enumerate(shape.edges) if edge.style == "missing"]
    for found, look in ((preferences, f"stroke:{LIGHT['preference']},stroke-width:3px"), (missing, _missing())):
        if found:
            yield f"  linkStyle {','.join(str(at) for at in found)} {look}"


def _missing() -> str:
    return f"stroke:{LIGHT['broken']},stroke-width:3px"


def _text(text: str) -> str:
    """Return a label in which no sign means anything: each that could is written as its number."""
    shown = clean(text) or " "
    return "".join(each if _PLAIN.fullmatch(each) else f"#{ord(each)};" for each in shown)
