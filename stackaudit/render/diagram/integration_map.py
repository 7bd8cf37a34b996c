"""The integration map: the repository in the middle, everything else on both sides by layer, each in a row of its own.

Links to the repository run level, so that none crosses another; links beside it bow around the outside, or pass through
the lower part of the repository where they lead to the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.columns import apart
from stackaudit.render.diagram.flow_words import flow_chain
from stackaudit.render.diagram.integration import (
    HOW,
    HUB,
    Integration,
    Wire,
    gap_words,
    integration,
    middle_words,
    summary,
)
from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.marks import arrow_head, hatch, path
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.stack_columns import Tile
from stackaudit.render.diagram.svg import Markup, join, number, tag
from stackaudit.render.diagram.system_marks import SIDE, WORDS, system_mark
from stackaudit.render.diagram.wording import plural, system_name

_EDGE: Final = 20.0
_TOP: Final = 86.0
_BOW: Final = 74.0
_BOX: Final = 226.0
_PAD: Final = 8.0
_ROW: Final = 38.0
_HEIGHT: Final = 30.0
_BLOCK_HEAD: Final = 25.0
_HEAD_LINE: Final = 16.0
_BLOCK_FOOT: Final = 5.0
_BETWEEN: Final = 10.0
_CORRIDOR: Final = 182.0
_HUB: Final = 262.0
_HUB_HEAD: Final = 46.0
_HUB_ROW: Final = 44.0
_WIDTH: Final = 2 * (_EDGE + _BOW + _BOX + 2 * _PAD + _CORRIDOR) + _HUB
_SWEEPS: Final = 6

# There is room for so many numbers in a row beside the words of a missing link.
_NUMBERED: Final = 2

_DASH: Final = MappingProxyType(
    {
        "automatic": "",
        "by hand": " d-by-hand",
        "not said": " d-unsaid",
        "planned": " d-planned",
        "missing": " d-missing",
    }
)
_LEGEND: Final = MappingProxyType(
    {
        "automatic": "automatic",
        "by hand": "by hand",
        "not said": "nobody said how",
        "planned": "planned or not working",
        "missing": "missing, for certain",
    }
)


class Placed(msgspec.Struct, frozen=True):
    """Where everything went: boxes of tiles, blocks of layers with their names, the repository, the whole height."""

    boxes: dict[str, Box]
    blocks: tuple[tuple[str, Box], ...]
    left: frozenset[str]
    hub: Box
    bottom: float


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
        width=_WIDTH,
        height=height,
        group=True,
    )


def scene(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], only: str = "") -> Scene:
    """Return the picture's parts."""
    return _drawn(result, integration(result, layer_of, layer_names, only), only)[0]


def placed(content: Integration) -> Placed:
    """Return where everything goes: each layer whole on the side that lets fewer links lead across."""
    sides = _sides(content)
    middle = _HUB_HEAD + len(content.hubs) * _HUB_ROW + 26 + 18 * min(len(content.inside), 4)
    tall = max([middle + 60, *(_tall(content, layers) for layers in sides)])
    boxes: dict[str, Box] = {}
    blocks: list[tuple[str, Box]] = []
    for side, layers in enumerate(sides):
        x = _EDGE + _BOW if side == 0 else _WIDTH - _EDGE - _BOW - _BOX - 2 * _PAD
        slack = (tall - _tall(content, layers)) / max(len(layers), 1)
        y = _TOP + slack / 2
        for layer, tiles in _ordered(content, layers):
            head = _head_height(content, layer)
            height = head + len(tiles) * _ROW + _BLOCK_FOOT
            blocks.append((layer, Box(x, y, _BOX + 2 * _PAD, height)))
            for row, tile in enumerate(tiles):
                top = y + head + row * _ROW + (_ROW - _HEIGHT) / 2
                boxes[tile.key] = Box(x + _PAD, top, _BOX, _HEIGHT)
            y += height + _BETWEEN + slack
    left = frozenset(key for key, box in boxes.items() if box.x < _WIDTH / 2)
    return Placed(boxes, tuple(blocks), left, Box((_WIDTH - _HUB) / 2, _TOP, _HUB, tall), _TOP + tall)


def hub_boxes(content: Integration, spots: Placed) -> list[Box]:
    """Return where the systems in the middle stand."""
    hub = spots.hub
    return [
        Box(hub.x + 26, hub.y + _HUB_HEAD + at * _HUB_ROW, hub.width - 52, _HUB_ROW - 8)
        for at in range(len(content.hubs))
    ]


def _sides(content: Integration) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split the layers: as few links as can be lead across, and both sides are about equally high."""
    layers = [layer for layer, _ in content.layers]
    if not layers:
        return (), ()
    layer = {tile.key: tile.layer for tile in content.tiles}
    pairs = [(layer[wire.one], layer[wire.other]) for wire in content.wires]
    height = {each: _tall(content, (each,)) for each in layers}
    best: tuple[float, tuple[bool, ...]] | None = None
    for choice in product((True, False), repeat=len(layers) - 1):
        left = dict(zip(layers, (True, *choice), strict=True))
        across = sum(left[one] != left[other] for one, other in pairs)
        uneven = abs(sum(height[each] if left[each] else -height[each] for each in layers))
        cost = across * 16 + uneven
        if best is None or cost < best[0]:
            best = (cost, (True, *choice))
    chosen = best[1] if best else ()
    return (
        tuple(each for each, left in zip(layers, chosen, strict=True) if left),
        tuple(each for each, left in zip(layers, chosen, strict=True) if not left),
    )


def _tall(content: Integration, layers: Sequence[str]) -> float:
    rows = sum(tile.layer in layers for tile in content.tiles)
    return rows * _ROW + sum(_head_height(content, layer) + _BLOCK_FOOT + _BETWEEN for layer in layers)


def _head_height(content: Integration, layer: str) -> float:
    lines = wrap(_block_title(content, layer), _BOX, 13, 2, bold=True)
    return _BLOCK_HEAD + (len(lines) - 1) * _HEAD_LINE


def _block_title(content: Integration, layer: str) -> str:
    count = sum(len(tile.members) for tile in content.tiles if tile.layer == layer)
    return f"{dict(content.layers)[layer]} ({count})"


def _ordered(content: Integration, layers: Sequence[str]) -> list[tuple[str, list[Tile]]]:
    """Order the boxes of each block so that links between blocks of a side are short."""
    blocks = [[tile for tile in content.tiles if tile.layer == layer] for layer in layers]
    neighbours: dict[str, list[str]] = {}
    for wire in content.wires:
        neighbours.setdefault(wire.one, []).append(wire.other)
        neighbours.setdefault(wire.other, []).append(wire.one)
    for _ in range(_SWEEPS):
        row = {tile.key: at for at, tile in enumerate(tile for block in blocks for tile in block)}

        def middle(tile: Tile, row: Mapping[str, int] = row) -> tuple[bool, float, int]:
            beside = [row[key] for key in neighbours.get(tile.key, ()) if key in row]
            shared = tile.key not in tile.members
            return shared, (sum(beside) / len(beside) if beside else row[tile.key]), row[tile.key]

        for block in blocks:
            block.sort(key=middle)
    return list(zip(layers, blocks, strict=True))


def _drawn(result: AuditResult, content: Integration, only: str) -> tuple[Scene, float]:
    drawing, spots = Scene(), placed(content)
    drawing.label(middle_words(result, content), Box(_EDGE, 10, _WIDTH - 2 * _EDGE, 28), size=20, bold=True)
    subtitle = _subtitle(content, only)
    lines = len(wrap(subtitle, _WIDTH - 2 * _EDGE, 13.5, 2))
    drawing.label(subtitle, Box(_EDGE, 38, _WIDTH - 2 * _EDGE, 2 + 17 * lines), size=13.5, lines=2, quiet=True)
    for layer, block in spots.blocks:
        drawing.box(block, "d-lane", 7)
        head = Box(block.x + _PAD, block.y + 3, _BOX, _head_height(content, layer) - 5)
        drawing.label(_block_title(content, layer), head, size=13, lines=2, bold=True)
    lines = sorted(content.wires, key=lambda wire: wire.preferences)
    for wire in lines:
        if _same_side(wire, spots):
            drawing.add(_bow(wire, spots))
    _middle(drawing, result, content, spots)
    drawing.add(*_across([wire for wire in lines if not _same_side(wire, spots)], content, spots))
    _spokes(drawing, content, spots)
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
    y = hub.y + _HUB_HEAD + len(content.hubs) * _HUB_ROW
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


def _spokes(drawing: Scene, content: Integration, spots: Placed) -> None:
    """Draw the level links, those of one box under each other."""
    by_box: dict[str, list[Wire]] = {}
    for wire in content.spokes:
        by_box.setdefault(wire.one, []).append(wire)
    for key, wires in by_box.items():
        box = spots.boxes[key]
        wires.sort(key=lambda wire: HOW.index(wire.how))
        step = min(9.0, (_HEIGHT - 8) / max(len(wires) - 1, 1))
        for place, wire in enumerate(wires):
            y = box.middle + (place - (len(wires) - 1) / 2) * step
            left = key in spots.left
            start, end = (box.right, spots.hub.x) if left else (box.x, spots.hub.right)
            drawing.add(_level(wire, start, end, y))
            if wire.how == "missing":
                _gap_label(drawing, wire, start + (71 if left else -71), y)
            if len(content.hubs) > 1 and wire.hubs and place < _NUMBERED:
                _numbers(drawing, content, wire, end, y, left, place)


def _gap_label(drawing: Scene, wire: Wire, x: float, y: float) -> None:
    text = gap_words((wire.back, wire.there))
    width = min(text_width(text, 13), 104)
    plate = Box(x - width / 2 - 3, y - 8, width + 6, 17)
    drawing.box(plate, "d-paper", 0)
    drawing.label(text, plate.inset(3, 0), size=13, anchor="middle")


def _level(wire: Wire, start: float, end: float, y: float) -> Markup:
    rightward = end > start
    heads = [arrow_head(end, y, _head(wire), leftward=not rightward)] if wire.there else []
    heads += [arrow_head(start, y, _head(wire), leftward=rightward)] if wire.back else []
    # The line ends inside its heads, so that a thick one does not show beyond their tips.
    inner, outer = (start + (5 if wire.back else 0), end - (5 if wire.there else 0)) if rightward else (
        start - (5 if wire.back else 0), end + (5 if wire.there else 0))  # fmt: skip
    line = path(f"M{number(inner)} {number(y)}H{number(outer)}", _line(wire))
    return tag("g", *_title(wire), line, *heads, data_from=wire.one, data_to=wire.other)


def _numbers(drawing: Scene, content: Integration, wire: Wire, end: float, y: float, left: bool, place: int) -> None:
    """Say before the repository's edge which of several repositories a link is with; those of one row stand apart."""
    text = ",".join(str(at + 1) for at, hub in enumerate(content.hubs) if hub in wire.hubs)
    width = text_width(text, 13) + 2
    reach = 11 + place * 20
    x = end - reach - width if left else end + reach
    plate = Box(x, y - 8, width, 17)
    drawing.box(Box(x - 1, y - 6, width + 2, 12), "d-paper", 0)
    drawing.label(text, plate, size=13, quiet=True, anchor="middle")


def _bow(wire: Wire, spots: Placed) -> Markup:
    """A link between two boxes of one side runs around the outside."""
    one, other = spots.boxes[wire.one], spots.boxes[wire.other]
    left = wire.one in spots.left
    x1, x2 = (one.x, other.x) if left else (one.right, other.right)
    down = 1 if other.y > one.y else -1
    y1, y2 = one.middle + down * _port(wire), other.middle - down * _port(wire)
    reach = _PAD + 14 + min(abs(y2 - y1) / 5.2, 84)
    out = (x1 - reach) if left else (x1 + reach)
    data = f"M{number(x1)} {number(y1)}C{number(out)} {number(y1)} {number(out)} {number(y2)} {number(x2)} {number(y2)}"
    heads = [arrow_head(x2, y2, _head(wire), leftward=not left)] if wire.there else []
    heads += [arrow_head(x1, y1, _head(wire), leftward=not left)] if wire.back else []
    return tag("g", *_title(wire), path(data, _line(wire)), *heads, data_from=wire.one, data_to=wire.other)


def _port(wire: Wire) -> float:
    """Wires of one pair that run differently leave at different heights."""
    return {"automatic": 3.0, "by hand": 7.0, "not said": 10.0, "planned": 11.0}.get(wire.how, 5.0)


def _across(wires: Sequence[Wire], content: Integration, spots: Placed) -> list[Markup]:
    """Links from side to side pass through the repository's lower part, apart from each other."""
    hub = spots.hub
    free = hub.y + _HUB_HEAD + len(content.hubs) * _HUB_ROW + 18 * min(len(content.inside), 4) + 30
    wanted = sorted((max(_between(wire, spots), free), at) for at, wire in enumerate(wires))
    levels = _apart_from([y for y, _ in wanted], [spots.boxes[wire.one].middle for wire in content.spokes])
    over = max(max(levels, default=free) - (hub.bottom - 8), 0.0)
    return [_through(wires[at], max(level - over, free), spots) for (_, at), level in zip(wanted, levels, strict=True)]


def _apart_from(wishes: Sequence[float], taken: Sequence[float]) -> list[float]:
    """Return heights near the wishes that keep apart from each other and from the rows where level links run."""
    found: list[float] = []
    for wish in apart(wishes, 5.0):
        level = max(wish, found[-1] + 5.0) if found else wish
        while any(abs(level - each) < 10 for each in taken):
            level += 2.0
        found.append(level)
    return found


def _between(wire: Wire, spots: Placed) -> float:
    return (spots.boxes[wire.one].middle + spots.boxes[wire.other].middle) / 2


def _through(wire: Wire, level: float, spots: Placed) -> Markup:
    flipped = wire.one not in spots.left
    near, far = (wire.other, wire.one) if flipped else (wire.one, wire.other)
    left, right, hub = spots.boxes[near], spots.boxes[far], spots.hub
    y1, y2 = left.middle + 12, right.middle + 12
    bend = _CORRIDOR * 0.55
    inward = (
        f"M{number(left.right)} {number(y1)}"
        f"C{number(left.right + bend)} {number(y1)} {number(hub.x - bend)} {number(level)} {number(hub.x)} {number(level)}"
    )
    outward = (
        f"M{number(hub.right)} {number(level)}"
        f"C{number(hub.right + bend)} {number(level)} {number(right.x - bend)} {number(y2)} {number(right.x)} {number(y2)}"
    )
    # It does not end in the repository: inside, it is no more than a hint.
    behind = path(f"M{number(hub.x)} {number(level)}H{number(hub.right)}", "d-rule")
    to_right = wire.back if flipped else wire.there
    to_left = wire.there if flipped else wire.back
    heads = [arrow_head(right.x, y2, _head(wire))] if to_right else []
    heads += [arrow_head(left.right, y1, _head(wire), leftward=True)] if to_left else []
    lines = (path(inward, _line(wire)), behind, path(outward, _line(wire)))
    return tag("g", *_title(wire), *lines, *heads, data_from=wire.one, data_to=wire.other)


def _line(wire: Wire) -> str:
    if wire.how == "missing":
        return "d-missing"
    return ("d-flow-preference" if wire.preferences else "d-flow") + _DASH[wire.how]


def _head(wire: Wire) -> str:
    return "d-broken-solid" if wire.how == "missing" else "d-head-preference" if wire.preferences else "d-head"


def _title(wire: Wire) -> list[Markup]:
    return [tag("title", f"{wire.words} ({_LEGEND[wire.how]})")] if wire.words else []


def _rectangle(box: Box, look: str) -> Markup:
    return tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=5, class_=look)


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
    x, y = _EDGE, top
    for sample, words in _entries(content):
        width = text_width(words, 13)
        if x + 40 + width > _WIDTH - _EDGE:
            x, y = _EDGE, y + 22
        drawing.add(tag("g", sample, transform=f"translate({number(x)} {number(y + 10)})"))
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
    for how in HOW:
        if how in hows:
            line = "d-missing" if how == "missing" else "d-flow" + _DASH[how]
            found.append((path("M0 0h28", line), _LEGEND[how]))
    if any(tile.store for tile in content.tiles):
        found.append((_rectangle(small, "d-store"), "keeps a yes or no"))
    found += [(system_mark(mark, 10, -SIDE / 2), words) for mark, words in WORDS.items() if mark in marks]
    if "planned" in states:
        found.append((_rectangle(small, "d-box-planned"), "planned system"))
    if "retiring" in states:
        found.append((join(_rectangle(small, "d-box"), hatch(small.inset(2, 2), "d-hatch", 6)), "retiring system"))
    return found
