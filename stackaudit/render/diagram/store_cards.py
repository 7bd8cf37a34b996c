"""The boxes of the preference map: a store with its scopes, the flags of its collection points, the tabs of its senders."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.preferences import PreferenceStore
from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.marks import path
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.shores import checked_stores, written_stores
from stackaudit.render.diagram.svg import number, tag
from stackaudit.render.diagram.wording import point_name, sender_name, system_name

WIDTH: Final = 212.0
OVERHANG: Final = 12.0
PILL_HEIGHT: Final = 28.0
HEAD: Final = 50.0

_ROW: Final = 22.0
_CHIP: Final = 16.0


class Card(msgspec.Struct, frozen=True):
    """A system on an island: a relay where it has no ``scopes``; points and senders by id."""

    system: str
    scopes: tuple[str, ...] | None
    points: tuple[str, ...]
    senders: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return how high the card is drawn."""
        if self.scopes is None:
            return PILL_HEIGHT
        rows = len(self.points) + len(self.senders)
        return HEAD + rows * _ROW + (6 if rows else 0)


def card_of(result: AuditResult, system: str) -> Card:
    """Return what there is to show of a system."""
    stack = result.stack
    stores = stack.stores_in(system)
    ids = {store.id for store in stores}
    points = sorted(point for point in stack.collection_points if ids & set(written_stores(stack, point)))
    senders = sorted(sender.id for sender in stack.senders.values() if ids & set(checked_stores(stack, sender)))
    return Card(system, _scopes(stores) if stores else None, tuple(points), tuple(senders))


def draw_card(drawing: Scene, result: AuditResult, card: Card, box: Box) -> None:
    """Draw a store's card or a relay's pill."""
    name = system_name(result, card.system)
    drawing.boxes.append(box)
    store = card.scopes is not None
    shape = tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height,
        rx=6 if store else PILL_HEIGHT / 2, class_="d-store" if store else "d-pill",
    )  # fmt: skip
    drawing.add(tag("g", tag("title", name), shape, data_node=card.system))
    if not store:
        drawing.label(name, box.inset(12, 0), size=12, anchor="middle")
        return
    drawing.label(name, Box(box.x + 10, box.y + 4, box.width - 20, 22), size=13.5, bold=True)
    _chips(drawing, card.scopes or (), Box(box.x + 10, box.y + 27, box.width - 20, _CHIP))
    for row, point in enumerate(card.points):
        _flag(drawing, point_name(result, point), Box(box.x - OVERHANG, box.y + HEAD + row * _ROW, WIDTH - 8, _ROW - 4))
    top = box.y + HEAD + len(card.points) * _ROW
    for row, sender in enumerate(card.senders):
        _tab(drawing, sender_name(result, sender), Box(box.x + 20, top + row * _ROW, WIDTH - 20 + OVERHANG, _ROW - 4))


def _scopes(stores: tuple[PreferenceStore, ...]) -> tuple[str, ...]:
    said = [store.covers for store in stores if isinstance(store.covers, tuple)]
    return tuple(sorted({str(scope) for covers in said for scope in covers})) or ("scope not said",)


def _chips(drawing: Scene, scopes: tuple[str, ...], box: Box) -> None:
    """Draw as many scopes as fit, and how many more there are."""
    x = box.x
    for place, scope in enumerate(scopes):
        left = len(scopes) - place - 1
        width = min(text_width(scope, 10.5) + 12, box.width)
        if x + width + (30 if left else 0) > box.right and place:
            drawing.label(f"+{left + 1}", Box(x + 2, box.y, 24, box.height), size=10.5, quiet=True)
            return
        chip = Box(x, box.y, width, box.height)
        drawing.box(chip, "d-chip", _CHIP / 2)
        drawing.label(scope, chip.inset(6, 0), size=10.5)
        x += width + 4


def _flag(drawing: Scene, name: str, box: Box) -> None:
    """A pennant whose tip points into the store."""
    outline = (
        f"M{number(box.x)} {number(box.y)}H{number(box.right - 9)}l9 {number(box.height / 2)}"
        f"l-9 {number(box.height / 2)}H{number(box.x)}z"
    )
    drawing.add(path(outline, "d-flag"))
    drawing.label(name, box.inset(8, 0, 14), size=11.5)


def _tab(drawing: Scene, name: str, box: Box) -> None:
    """A tab that leaves the store on the right, with an arrow."""
    drawing.box(box, "d-tab", 3)
    drawing.add(path(f"M{number(box.right - 14)} {number(box.middle)}h8m-3.5 -3.5l3.5 3.5l-3.5 3.5", "d-mark"))
    drawing.label(name, box.inset(8, 0, 20), size=11.5, anchor="end")
