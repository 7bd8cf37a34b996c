"""The first mark of a layer: is there a live provider for each capability that is needed?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stackaudit.catalogue.capabilities import Capability, Layer
from stackaudit.frameworks.architecture.members import Members
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.outcomes import checkpoint
from stackaudit.frameworks.parts import part
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.usage import unused
from stackaudit.frameworks.wording import listed
from stackaudit.graph.providers import by_capability
from stackaudit.graph.three_valued import missing, some
from stackaudit.model.answer import NONE, UNKNOWN, Silence, present
from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


class Provider(msgspec.Struct, frozen=True):
    """A live system as a provider of something: 1 when it is owned, used, not past its end and not bought on a card; a half
    for a hollow one. ``faults`` say what makes it hollow, ``open`` what nobody said."""

    system: str
    name: str
    low: float
    high: float
    faults: tuple[str, ...]
    open: tuple[str, ...]


class Providers(msgspec.Struct, frozen=True):
    """The providers of each capability, and those live systems of which nobody said what they do."""

    of: dict[str, tuple[Provider, ...]]
    untold: tuple[Provider, ...]


def providers(stack: Stack, found: Members) -> Providers:
    """Return who provides what."""
    known = {system.id: _provider(system, stack.company) for system in stack.live_systems}
    return Providers(
        of={
            word: tuple(known[system.id] for system in systems)
            for word, systems in by_capability(stack.live_systems).items()
        },
        untold=tuple(known[id] for id in found.untold),
    )


def present_mark(stack: Stack, layer: Layer, found: Providers) -> Part:
    """
    Return the mark: the mean over the layer's expected capabilities, less those that the company does not need.

    Without a list of what is not needed (`company.not_needed`, which may be empty), a capability that nothing provides
    may be one of those, so it is open. So it is where a system may provide it of which nobody said what it does.
    """
    points = [
        _capability(each, found.of.get(each.id, ()), found.untold, needed is not None)
        for each in layer.expected
        if (needed := stack.company.needs(each.id)) is not False
    ]
    mark = part(f"architecture/{layer.id}/present", f"{layer.name}: present", "", points)
    # Where nothing is needed, nothing is missing.
    return mark if points else msgspec.structs.replace(mark, low=100, high=100)


def _provider(system: System, company: Company) -> Provider:
    faults = {
        "nobody owns it": None if isinstance(system.owner, Silence) else system.owner is NONE,
        "nobody uses it": unused(system),
        "it is past its end of life": _ended(system, company),
        "it was bought on a card": None if isinstance(system.bought, Silence) else system.bought == "card",
    }
    hollow = some(faults.values())
    return Provider(
        system=system.id,
        name=system.label,
        low=1.0 if hollow is False else 0.5,
        high=0.5 if hollow else 1.0,
        faults=tuple(words for words, holds in faults.items() if holds),
        open=_unanswered(system, company) if hollow is None else (),
    )


def _ended(system: System, company: Company) -> bool | None:
    # Nobody writes the day on which a living product ends, so no day at all reads as none; `unknown` does not.
    if system.end_of_life is UNKNOWN:
        return None
    if not present(system.end_of_life):
        return False
    return system.end_of_life < company.as_of if present(company.as_of) else None


def _unanswered(system: System, company: Company) -> tuple[str, ...]:
    id = system.id
    use = (f"systems/{id}/use",) if unused(system) is None else ()
    day = ("company/as_of",) if present(system.end_of_life) and not present(company.as_of) else ()
    end = (f"systems/{id}/end_of_life",) if system.end_of_life is UNKNOWN else ()
    return (*missing(f"systems/{id}", system, "owner", "bought"), *use, *end, *day)


def _capability(
    capability: Capability, own: Sequence[Provider], untold: Sequence[Provider], listed: bool
) -> Checkpoint:
    low = max((each.low for each in own), default=0.0)
    high = max((each.high for each in (*own, *untold)), default=0.0)
    answers: tuple[str, ...] = ()
    if low < high:
        answers = tuple(answer for each in own for answer in each.open if each.high > low)
        answers += tuple(f"systems/{each.system}/does" for each in untold if each.high > low)
    if not own and not listed:
        high, answers = 1.0, ("company/not_needed", *answers)
    items = [
        Item(entry=f"systems/{each.system}", low=each.low, high=each.high, rests_on=(f"systems/{each.system}/does",))
        for each in own
    ]
    if answers or not own:
        items.append(Item(entry=capability.id, inside=None, low=low, high=high, open=answers))
    return checkpoint(
        capability.id,
        capability.name,
        low,
        high,
        _sentence(own, low, high),
        items,
        to_change=_way_up(capability, low, bool(own)),
    )


def _sentence(own: Sequence[Provider], low: float, high: float) -> str:
    sound = [each.name for each in own if each.low == 1]
    if sound:
        return f"Provided by {listed(sound)}."
    if own:
        named = [f"{each.name} ({listed(each.faults or ['not all is said about it'])})" for each in own]
        return f"Provided only by {listed(named)}."
    return "Nothing is written down that provides it." if low < high else "Nothing provides it."


def _way_up(capability: Capability, low: float, provided: bool) -> str:
    if low == 1:
        return ""
    if provided:
        return f"A provider of {capability.name} that has an owner, is used, has a future and a contract."
    return f"A live system that does {capability.name}, or a reason why it is not needed."
