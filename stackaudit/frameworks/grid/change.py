"""The ring, embrace continuous change: what is written down stays true, and nothing holds the company fast."""

from __future__ import annotations

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, derived
from stackaudit.frameworks.shares import Item
from stackaudit.graph.months import months_between, shifted
from stackaudit.graph.three_valued import bounds, missing
from stackaudit.model.answer import Nothing, Silence, present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def change(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of the ring."""
    return (
        entries_reviewed(stack),
        way_out(stack),
        contracts_known_and_open(stack),
        asked(stack, "test-and-learn", "A rhythm of testing and learning"),
        asked(stack, "sunset-process", "Things are retired as well as bought"),
    )


def entries_reviewed(stack: Stack) -> Checkpoint:
    """
    Entries are reviewed.

    Live systems whose entry was confirmed within `stale_after_months` of the day for which the inventory is true.
    Preference stores have a shorter limit and a finding of their own.
    """
    months = stack.settings.stale_after_months
    return _of_systems(
        stack,
        "entries-reviewed",
        "Entries are reviewed",
        [_review(id, system, stack) for id, system in stack.systems.items() if system.live],
        ("live systems", f"were reviewed in the last {months} months"),
    )


def way_out(stack: Stack) -> Checkpoint:
    """
    There is a way out.

    Live systems from which data can be taken out, whether that was tested or is only possible.
    """
    items = [_exit(id, system) for id, system in stack.systems.items() if system.live]
    return _of_systems(stack, "way-out", "There is a way out", items, ("live systems", "have a way to take data out"))


def contracts_known_and_open(stack: Stack) -> Checkpoint:
    """
    Contracts are known and open.

    Live systems that were bought, not built. A contract is known when somebody wrote down when it renews (`none` is a
    known gap), and open when that is near enough (`held_after_months`) or it can be left early. A date that has passed leaves the
    question open.
    """
    return _of_systems(
        stack,
        "contracts-known-and-open",
        "Contracts are known and open",
        [_contract(id, system, stack) for id, system in stack.systems.items() if system.live],
        ("contracts", "have a known date and can be left soon enough"),
    )


def _of_systems(stack: Stack, id: str, title: str, items: list[Item], words: tuple[str, str]) -> Checkpoint:
    high, mid = stack.settings.grid_change_high, stack.settings.grid_change_mid
    return derived(id, title, items, high=high, mid=mid, of=words[0], do=words[1], ask="systems")


def _review(id: str, system: System, stack: Stack) -> Item:
    entry, as_of = f"systems/{id}", stack.company.as_of
    if isinstance(system.reviewed, Nothing):
        return Item(entry=entry, low=0, high=0, rests_on=(f"{entry}/reviewed",))
    if isinstance(system.reviewed, Silence) or not present(as_of):
        open = missing(entry, system, "reviewed") + _day_open(stack)
        return Item(entry=entry, low=0, high=1, open=open)
    fresh = float(months_between(system.reviewed, as_of) <= stack.settings.stale_after_months)
    return Item(entry=entry, low=fresh, high=fresh, rests_on=(f"{entry}/reviewed",))


def _exit(id: str, system: System) -> Item:
    known, way = not isinstance(system.export, Silence), system.export in ("tested", "possible")
    answers = missing(f"systems/{id}", system, "export")
    low, high = float(way), float(way or not known)
    return Item(entry=f"systems/{id}", low=low, high=high, open=answers, rests_on=(f"systems/{id}/export",))


def _contract(id: str, system: System, stack: Stack) -> Item:
    entry = f"systems/{id}"
    inside = None if isinstance(system.bought, Silence) else system.bought != "built"
    (low, high), answers = _held(entry, system, stack)
    open = missing(entry, system, "bought") + answers
    return Item(entry=entry, inside=inside, low=low, high=high, open=open, rests_on=(f"{entry}/renews",))


def _held(entry: str, system: System, stack: Stack) -> tuple[tuple[float, float], tuple[str, ...]]:
    """Return what a contract is worth, and what nobody said about it."""
    as_of = stack.company.as_of
    least, most = bounds(system.early_exit)
    if isinstance(system.renews, Nothing):
        return (0.0, 0.0), ()
    if isinstance(system.renews, Silence):
        return (0.0, 1.0), (f"{entry}/renews",)
    if least == 1:
        return (1.0, 1.0), ()
    if not present(as_of):
        return (least, 1.0), _day_open(stack)
    if system.renews < as_of:
        return (0.0, 1.0), (f"{entry}/renews",)
    if system.renews <= shifted(as_of, stack.settings.held_after_months):
        return (1.0, 1.0), ()
    return (least, most), missing(entry, system, "early_exit")


def _day_open(stack: Stack) -> tuple[str, ...]:
    return () if present(stack.company.as_of) else ("company/as_of",)
