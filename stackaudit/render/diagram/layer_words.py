"""The three marks of a layer in words: its range, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.catalogue.capabilities import layers
from stackaudit.frameworks.architecture.layers import Layer
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.usage import usage_in_words
from stackaudit.model.answer import said
from stackaudit.render.money import money

MARKS: Final = {
    "present": "Is there a live tool for what is needed?",
    "wired": "Do the links that it owes run by themselves?",
    "used": "Is what is paid for in use?",
}
"""The marks in the order in which they stand, each with the question that it answers."""

_OWES_NOTHING: Final = {"wired": "owes no links", "used": "no spend is counted here"}


class Mark(msgspec.Struct, frozen=True):
    """One bar: the part that it shows, None where the layer owes nothing, and what is missing, a phrase each."""

    name: str
    part: Part | None
    missing: tuple[str, ...] = ()

    @property
    def range(self) -> str:
        """Return the number or the range: "38", "26-59"; the reason where there is none."""
        if self.part is None:
            return _OWES_NOTHING[self.name]
        return f"{self.part.low}" if self.part.low == self.part.high else f"{self.part.low}-{self.part.high}"


def marks(result: AuditResult, layer: Layer) -> tuple[Mark, ...]:
    """Return a layer's three marks."""
    return (
        Mark("present", layer.present, tuple(_absent(layer.present.checkpoints))),
        Mark("wired", layer.wired, tuple(_unwired(layer.wired.checkpoints)) if layer.wired else ()),
        Mark("used", layer.used, tuple(_unused(result, layer.used.checkpoints)) if layer.used else ()),
    )


def from_the_top(result: AuditResult) -> tuple[Layer, ...]:
    """Return the layers as they stand in the picture: in reading order, on the foundation as the last."""
    found = result.frameworks.architecture.layers
    return (*(layer for layer in found if not is_foundation(layer)), *filter(is_foundation, found))


def is_foundation(layer: Layer) -> bool:
    """Tell whether the other layers stand on this one."""
    return layer.name == layers()[0].id


def _absent(points: Iterable[Checkpoint]) -> Iterator[str]:
    """Yield the capabilities that nothing provides, then those that are provided by half, then the open ones."""
    points = tuple(points)
    yield from (f"no {point.title}" for point in points if point.value == 0)
    yield from (_half(point) for point in points if point.value is not None and 0 < point.value < 1)
    yield from (f"open: {point.title}" for point in points if point.value is None)


def _half(point: Checkpoint) -> str:
    by_whom = point.explanation.removeprefix("Provided ").removesuffix(".")
    return f"{point.title} {by_whom}" if by_whom.startswith("only by ") else f"half: {point.title}"


def _unwired(points: Iterable[Checkpoint]) -> Iterator[str]:
    yield from (point.explanation.removesuffix(".") or point.title for point in points if point.value != 1)


def _unused(result: AuditResult, points: Iterable[Checkpoint]) -> Iterator[str]:
    """Yield the systems that are not wholly used, those with most idle money first."""
    short = [point for point in points if point.value != 1]
    yield from (_use(result, point) for point in sorted(short, key=lambda each: -_cost(result, each) * (1 - each.low)))


def _use(result: AuditResult, point: Checkpoint) -> str:
    system, cost = result.stack.systems.get(point.id), _cost(result, point)
    words = usage_in_words(system) if system else ""
    if not words or not cost:
        return point.explanation.removesuffix(".") or point.title
    return f"{point.title} ({money(cost, result.stack.company)}): {words}"


def _cost(result: AuditResult, point: Checkpoint) -> float:
    system = result.stack.systems.get(point.id)
    return system.cost if system and said(system.cost) else 0.0
