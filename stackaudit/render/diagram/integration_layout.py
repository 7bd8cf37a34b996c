"""Where everything of the integration map stands: the repository in the middle, layers on both sides, a row a system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

import msgspec

from stackaudit.render.diagram.integration import Integration
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.stack_columns import Tile

EDGE: Final = 20.0
TOP: Final = 86.0
_BOW: Final = 74.0
BOX: Final = 226.0
PAD: Final = 8.0
ROW: Final = 38.0
HEIGHT: Final = 30.0
_BLOCK_HEAD: Final = 25.0
_HEAD_LINE: Final = 16.0
_BLOCK_FOOT: Final = 5.0
_BETWEEN: Final = 10.0
CORRIDOR: Final = 182.0
_HUB: Final = 262.0
HUB_HEAD: Final = 46.0
HUB_ROW: Final = 44.0
WIDTH: Final = 2 * (EDGE + _BOW + BOX + 2 * PAD + CORRIDOR) + _HUB
_SWEEPS: Final = 6


class Placed(msgspec.Struct, frozen=True):
    """Where everything went: boxes of tiles, blocks of layers with their names, the repository, the whole height."""

    boxes: dict[str, Box]
    blocks: tuple[tuple[str, Box], ...]
    left: frozenset[str]
    hub: Box
    bottom: float


def placed(content: Integration) -> Placed:
    """Return where everything goes: each layer whole on the side that lets fewer links lead across."""
    sides = _sides(content)
    middle = HUB_HEAD + len(content.hubs) * HUB_ROW + 26 + 18 * min(len(content.inside), 4)
    tall = max([middle + 60, *(_tall(content, layers) for layers in sides)])
    boxes: dict[str, Box] = {}
    blocks: list[tuple[str, Box]] = []
    for side, layers in enumerate(sides):
        x = EDGE + _BOW if side == 0 else WIDTH - EDGE - _BOW - BOX - 2 * PAD
        slack = (tall - _tall(content, layers)) / max(len(layers), 1)
        y = TOP + slack / 2
        for layer, tiles in _ordered(content, layers):
            head = head_height(content, layer)
            height = head + len(tiles) * ROW + _BLOCK_FOOT
            blocks.append((layer, Box(x, y, BOX + 2 * PAD, height)))
            for row, tile in enumerate(tiles):
                top = y + head + row * ROW + (ROW - HEIGHT) / 2
                boxes[tile.key] = Box(x + PAD, top, BOX, HEIGHT)
            y += height + _BETWEEN + slack
    left = frozenset(key for key, box in boxes.items() if box.x < WIDTH / 2)
    return Placed(boxes, tuple(blocks), left, Box((WIDTH - _HUB) / 2, TOP, _HUB, tall), TOP + tall)


def hub_boxes(content: Integration, spots: Placed) -> list[Box]:
    """Return where the systems in the middle stand."""
    hub = spots.hub
    return [
        Box(hub.x + 26, hub.y + HUB_HEAD + at * HUB_ROW, hub.width - 52, HUB_ROW - 8) for at in range(len(content.hubs))
    ]


def head_height(content: Integration, layer: str) -> float:
    """Return how high the head of a layer's block is."""
    lines = wrap(block_title(content, layer), BOX, 13, 2, bold=True)
    return _BLOCK_HEAD + (len(lines) - 1) * _HEAD_LINE


def block_title(content: Integration, layer: str) -> str:
    """Return what stands over a layer's block."""
    count = sum(len(tile.members) for tile in content.tiles if tile.layer == layer)
    return f"{dict(content.layers)[layer]} ({count})"


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
    return rows * ROW + sum(head_height(content, layer) + _BLOCK_FOOT + _BETWEEN for layer in layers)


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
