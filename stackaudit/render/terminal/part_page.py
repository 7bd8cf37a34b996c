"""One part of a framework in full: each checkpoint, its value, where that comes from, and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stackaudit.frameworks.always_on.machine import Link
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.parts import percent
from stackaudit.model.location import Location
from stackaudit.render.terminal.ink import Ink, on_one_line

Locate = Callable[[str], Location | None]
"""Finds the place of a path such as ``systems/crm/training``."""

_SHOWN = 6


def part_page(part: Part, locate: Locate, ink: Ink | None = None, *, everything: bool = False) -> str:
    """Return a part with its checkpoints; long lists of places are shortened unless ``everything`` is asked for."""
    ink = ink or Ink()
    state = f"{part.state_text}, " if part.state_text else ""
    lines = [f"{ink.paint(part.id, 'bold')}: {state}{part.range_text}", *ink.wrapped(part.title, 2, "  ")]
    if part.pay_off:
        lines += ink.wrapped(f"What it pays: {part.pay_off}", 2, "  ")
    if part.capped_by:
        lines += ink.wrapped(f"Held back by open findings of {', '.join(part.capped_by)}", 2, "  ")
    for point in part.checkpoints:
        lines += ["", *_checkpoint(point, locate, ink, None if everything else _SHOWN)]
    return "\n".join(lines) + "\n"


def link_page(link: Link, locate: Locate, ink: Ink | None = None) -> str:
    """Return a link of the always-on machine with the flows that it goes over."""
    ink = ink or Ink()
    lines = [f"{ink.paint(f'always-on/{link.id}', 'bold')}: {link.way.value}"]
    lines += [*ink.wrapped(link.title, 2, "  "), "", *ink.wrapped(link.explanation, 2, "  ")]
    lines += ink.wrapped(f"By itself for {link.reach}.", 2, "  ") if link.reach else []
    lines += _places("over", [f"flows/{flow}" for flow in link.flows], locate, ink, None)
    lines += _places("not answered", link.open, locate, ink, None)
    return "\n".join(lines) + "\n"


def _checkpoint(point: Checkpoint, locate: Locate, ink: Ink, most: int | None) -> Iterator[str]:
    kind = "worked out" if point.derived else "asked"
    yield from ink.wrapped(f"{ink.paint(point.title, 'bold')}: {_value(point)} ({kind})", 2)
    yield from ink.wrapped(point.explanation, 2, "  ")
    against, spoken_for = _told(point.counts_against, point), _told(point.counts_for, point)
    rest = [path for path in point.rests_on if path not in {*against, *spoken_for}]
    yield from _places("against", against, locate, ink, most)
    yield from _places("for", [path for path in spoken_for if path not in against], locate, ink, most)
    yield from _places("goes by", rest, locate, ink, most)
    yield from _places("not answered", point.open, locate, ink, most)
    if point.to_change:
        yield from ink.wrapped(f"what would change it: {point.to_change}", 4, "  ")


def _value(point: Checkpoint) -> str:
    if point.value is None:
        low, high = percent([point.low]), percent([point.high])
        return "open" if (low, high) == (0, 100) else f"open, {low} to {high} of 100"
    return {1.0: "met", 0.5: "half met", 0.0: "not met"}.get(point.value, f"{percent([point.value])} of 100")


def _told(entries: Iterable[str], point: Checkpoint) -> list[str]:
    """Return for each entry the answer that it counts by, where one is named."""
    return [next((path for path in point.rests_on if path.startswith(f"{entry}/")), entry) for entry in entries]


def _places(word: str, paths: Iterable[str], locate: Locate, ink: Ink, most: int | None) -> Iterator[str]:
    found = list(dict.fromkeys(paths))
    if not found:
        return
    yield f"  {ink.paint(word, 'dim')}"
    shown = found if most is None or len(found) <= most + 1 else found[:most]
    for path in shown:
        place = locate(path)
        where = f" ({place.file}:{place.line})" if place else ""
        yield from ink.wrapped(f"{on_one_line(path)}{where}", 8, "    ")
    if len(shown) < len(found):
        yield f"    and {len(found) - len(shown)} more; --verbose lists them"
