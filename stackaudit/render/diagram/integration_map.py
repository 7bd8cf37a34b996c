"""The integration map: the repository in the middle, everything else on both sides by layer, each in a row of its own.

Links to the repository run level, so that none crosses another; links beside it bow around the outside, or pass through
the lower part of the repository where they lead to the other side.
"""

from __future__ import annotations

from collections.abc import Mapping

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.flow_words import flow_chain
from stackaudit.render.diagram.integration import HOW, Integration, Wire, integration, middle_words, summary
from stackaudit.render.diagram.integration_boxes import HUB
from stackaudit.render.diagram.integration_layout import (
    BOX,
    EDGE,
    HUB_HEAD,
    HUB_ROW,
    PAD,
    WIDTH,
    Placed,
    block_title,
    head_height,
    hub_boxes,
    placed,
)
from stackaudit.render.diagram.integration_lines import LEGEND, across, bow, sample, spokes
from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.marks import hatch, path
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.stack_columns import Tile
from stackaudit.render.diagram.svg import Markup, join, number, tag
from stackaudit.render.diagram.system_marks import SIDE, WORDS, system_mark
from stackaudit.render.diagram.wording import plural, system_name


def draw(
    result: AuditResult,
    layer_of: Mapping[str, str],
    layer_names: Mapping[str, str],
    *,
    only: str = "",
    prefix: str = "integration-map",
) -> str:
    """Return the picture."""
    content = integration(result, layer_of, layer_names, only)
    drawing, height = _drawn(result, content, only)
    return drawing.svg(
        prefix=prefix,
        title=middle_words(result, content),
        description=f"{summary(content)} Other systems stand around it by layer.",
        width=WIDTH,
        height=height,
        group=True,
    )


def scene(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], only: str = "") -> Scene:
    """Return the picture's parts."""
    return _drawn(result, integration(result, layer_of, layer_names, only), only)[0]


def _drawn(result: AuditResult, content: Integration, only: str) -> tuple[Scene, float]:
    drawing, spots = Scene(), placed(content)
    drawing.label(middle_words(result, content), Box(EDGE, 10, WIDTH - 2 * EDGE, 28), size=20, bold=True)
    subtitle = _subtitle(content, only)
    lines = len(wrap(subtitle, WIDTH - 2 * EDGE, 13.5, 2))
    drawing.label(subtitle, Box(EDGE, 38, WIDTH - 2 * EDGE, 2 + 17 * lines), size=13.5, lines=2, quiet=True)
    for layer, block in spots.blocks:
        drawing.box(block, "d-lane", 7)
        head = Box(block.x + PAD, block.y + 3, BOX, head_height(content, layer) - 5)
        drawing.label(block_title(content, layer), head, size=13, lines=2, bold=True)
    wires = sorted(content.wires, key=lambda wire: wire.preferences)
    for wire in wires:
        if _same_side(wire, spots):
            drawing.add(bow(wire, spots))
    _middle(drawing, result, content, spots)
    drawing.add(*across([wire for wire in wires if not _same_side(wire, spots)], content, spots))
    spokes(drawing, content, spots)
    for tile in content.tiles:
        _draw_tile(drawing, tile, content.leaves.get(tile.key, 0), spots.boxes[tile.key])
    return drawing, _legend(drawing, content, spots.bottom + 12)


def _subtitle(content: Integration, only: str) -> str:
    narrowed = {"personal": "Flows with data about people only. ", "preferences": "Flows with a yes or no only. "}
    return narrowed.get(only, "") + summary(content)


def _same_side(wire: Wire, spots: Placed) -> bool:
    return (wire.one in spots.left) == (wire.other in spots.left)


def _middle(drawing: Scene, result: AuditResult, content: Integration, spots: Placed) -> None:
    """Draw the repository as one tall box that names what is in it."""
    hub = spots.hub
    if not content.hubs:
        return
    drawing.solid(hub, "d-island", 12)
    title = "Customer data repository" if content.named else "Most flows"
    drawing.label(title, Box(hub.x + 12, hub.y + 10, hub.width - 24, 22), size=14, bold=True, anchor="middle")
    y = hub.y + HUB_HEAD + len(content.hubs) * HUB_ROW
    for place, (id, box) in enumerate(zip(content.hubs, hub_boxes(content, spots), strict=True)):
        look = "d-store" if result.stack.stores_in(id) else "d-box"
        drawing.boxes.append(box)
        drawing.add(tag("g", tag("title", system_name(result, id)), _rectangle(box, look), data_node=id))
        marked = f"{place + 1}  {system_name(result, id)}" if len(content.hubs) > 1 else system_name(result, id)
        drawing.label(marked, box.inset(8, 1), size=13.5, lines=2, bold=True, anchor="middle")
    for id in content.inside[:4]:
        drawing.label(
            flow_chain(result, [id]), Box(hub.x + 16, y, hub.width - 32, 18), size=13, quiet=True, anchor="middle"
        )
        y += 18
    if leaves := content.leaves.get(HUB, 0):
        words = f"and {plural(leaves, 'system')} linked to nothing else"
        drawing.label(words, Box(hub.x + 12, y, hub.width - 24, 20), size=13, quiet=True, anchor="middle")


def _draw_tile(drawing: Scene, tile: Tile, leaves: int, box: Box) -> None:
    look = "d-box-planned" if tile.state == "planned" else "d-store" if tile.store else "d-box"
    drawing.boxes.append(box)
    stripes = [hatch(box.inset(2, 2), "d-hatch", 7)] if tile.state == "retiring" else []
    title = ", ".join(
        [tile.name, *(WORDS[mark] for mark in tile.marks), *([f"and {leaves} that hang on it"] if leaves else [])]
    )
    drawing.add(tag("g", tag("title", title), _rectangle(box, look), *stripes, data_node=tile.key))
    more = f"+{leaves}" if leaves else ""
    tail = text_width(more, 13, bold=True) + 4 if more else 0.0
    room = len(tile.marks) * (SIDE + 3) + tail
    drawing.label(tile.name, box.inset(8, 0, 6 + room), size=13.5)
    if more:
        drawing.label(more, Box(box.right - 5 - room, box.y, tail, box.height), size=13, bold=True)
    for place, mark in enumerate(tile.marks):
        drawing.add(system_mark(mark, box.right - 4 - room + tail + place * (SIDE + 3), box.middle - SIDE / 2))


def _legend(drawing: Scene, content: Integration, top: float) -> float:
    x, y = EDGE, top
    for drawn, words in _entries(content):
        width = text_width(words, 13)
        if x + 40 + width > WIDTH - EDGE:
            x, y = EDGE, y + 22
        drawing.add(tag("g", drawn, transform=f"translate({number(x)} {number(y + 10)})"))
        drawing.label(words, Box(x + 36, y, width, 20), size=13, quiet=True)
        x += 36 + width + 20
    return y + 30


def _entries(content: Integration) -> list[tuple[Markup, str]]:
    wires = [*content.spokes, *content.wires]
    hows = {wire.how for wire in wires}
    marks = {mark for tile in content.tiles for mark in tile.marks}
    states = {tile.state for tile in content.tiles}
    small = Box(1, -7, 26, 14)
    found = [(path("M0 0h28", "d-flow-preference"), "carries a yes or no")] if any(w.preferences for w in wires) else []
    found += [(sample(how), LEGEND[how]) for how in HOW if how in hows]
    if any(tile.store for tile in content.tiles):
        found.append((_rectangle(small, "d-store"), "keeps a yes or no"))
    found += [(system_mark(mark, 10, -SIDE / 2), words) for mark, words in WORDS.items() if mark in marks]
    if "planned" in states:
        found.append((_rectangle(small, "d-box-planned"), "planned system"))
    if "retiring" in states:
        found.append((join(_rectangle(small, "d-box"), hatch(small.inset(2, 2), "d-hatch", 6)), "retiring system"))
    return found


def _rectangle(box: Box, look: str) -> Markup:
    return tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=5, class_=look)
