"""Makes inventories of any size that look like a large company's: business units, shared systems, many silences.

Usage: python -m benchmarks.make_stack 3000 > stack.yaml
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from typing import Final

UNIT: Final = 100
"""Systems in a business unit. A unit writes under a brand of its own, and a no is about one brand."""

DIVISION: Final = 10 * UNIT
"""Systems in a division; the first one is shared by its units."""

LEAST: Final = 30

KINDS: Final = ("crm", "email", "loyalty", "preference-centre", "profile-store", "web-analytics")
CHANNELS: Final = ("email", "sms", "post", "app-push", "phone")
PURPOSES: Final = ("marketing.newsletter", "marketing.offers", "marketing.loyalty", "marketing.events")
REGIONS: Final = ("EEA", "GB", "US-CA")
KEYS: Final = (*("email",) * 7, "customer-id", "phone")
PROVENANCE: Final = ("event_time", "source", "actor", "method", "notice_version")
PLACES: Final = (
    "Aarhus",
    "Kraków",
    "東京",
    "Αθήνα",
    "القاهرة",
    "Łódź",
    "서울",
    "Київ",
    "São Paulo",
    "İzmir",
    "मुंबई",
    "Rotterdam",
)

# Runs as people write them, good and bad; an empty one is an answer that nobody gave.
RUNS: Final = (
    *("how: event, every: now",) * 3,
    *("how: api, every: 15m",) * 3,
    *("how: api, every: hour, takes: 5m",) * 2,
    *("how: batch, every: day, takes: 2h",) * 3,
    "how: batch, every: 0 2 * * 1-5 Europe/Copenhagen, takes: 1h, tolerated_failures: 1",
    "how: file, every: 0 4 * * * UTC, pickup_every: 1h",
    "how: file, every: week",
    "how: lookup, every: now, takes: none",
    "how: manual, every: week",
    "how: manual, every: 3bd",
    "how: manual, every: ad-hoc",
    "how: batch, every: unknown",
    "how: unknown, every: unknown",
    "",
)
LOADS: Final = ("[profile]", "[transactions]", "[behaviour, responses]", "[audience]", "[content]", "[leads, profile]")


def make_stack(n: int, seed: int = 0) -> str:
    """Return an inventory of ``n`` systems as YAML, the same text for the same arguments.

    It has 3n flows, n/3 stores, n/10 collection points and n/30 senders, of which each point meets at most five.

    Raises:
        ValueError: for fewer than 30 systems, among which there would be no sender.
    """
    if n < LEAST:
        raise ValueError(f"a stack has at least {LEAST} systems")
    dice = random.Random(seed)
    lines = ["stackaudit: 1", ""]
    for part in (_company(n), _teams(n), _systems(n, dice), _stores(n, dice), _points(n, dice), _senders(n, dice)):
        lines += [*part, ""]
    lines += _flows(n, dice)
    return "\n".join(lines) + "\n"


def _company(n: int) -> Iterator[str]:
    yield "company:"
    yield "  name: Group of many brands"
    yield "  as_of: 2026-11-01"
    yield f"  guesses: {{preference_stores: {max(1, n // 12)}, systems: {max(1, n // 2)}}}"
    yield f"  regions: [{', '.join(REGIONS)}]"
    yield f"  brands: [{', '.join(_brand(at) for at in range(0, n, UNIT))}]"
    yield f"  flows_complete: [{', '.join(_system(at) for at in range(n) if _complete(at))}]"


def _teams(n: int) -> Iterator[str]:
    yield "teams:"
    for at in range(0, n, UNIT // 2):
        name = json.dumps(f"Marketing {PLACES[at // UNIT % len(PLACES)]} {at // UNIT}", ensure_ascii=False)
        yield f"  {_team(at)}: {{name: {name}, place: {('centre', 'edge', 'unknown')[at // UNIT % 3]}}}"


def _systems(n: int, dice: random.Random) -> Iterator[str]:
    yield "systems:"
    for at in range(n):
        name = json.dumps(f"{KINDS[at % len(KINDS)]} {PLACES[dice.randrange(len(PLACES))]} {at}", ensure_ascii=False)
        yield f"  {_system(at)}:"
        yield f"    name: {name}"
        yield f"    does: [{KINDS[at % len(KINDS)]}]"
        yield f"    run_by: {_team(at) if dice.random() < 0.9 else 'unknown'}"
        if dice.random() < 0.5:
            yield f"    owner: Owner {at}"
        if dice.random() < 0.4:
            yield f"    holds: {dice.choice(('personal', 'none', 'unknown'))}"
        if dice.random() < 0.3:
            yield f"    cost: {dice.randrange(1, 400) * 500}"
            yield f"    renews: 2027-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"


def _stores(n: int, dice: random.Random) -> Iterator[str]:
    yield "preference_stores:"
    for number in range(n // 3):
        at = 3 * number
        yield f"  {_store(at)}:"
        yield f"    in: {_system(at)}"
        if dice.random() < 0.7:
            yield f"    covers: [{', '.join(_channels(at, dice, 2))}]"
        if not _shared(at):
            yield f"    brands: [{_brand(at)}]"
        yield f"    known: {dice.choice(('yes', 'no', 'no'))}"
        if dice.random() < 0.3:
            yield f"    keeps: [channel, {dice.choice(('purpose', 'brand', 'purpose, brand, region'))}]"
            yield f"    collapse: {dice.choice(('deny-if-any', 'deny-if-all', 'ignore'))}"
        if dice.random() < 0.5:
            yield f"    history: {dice.choice(('none', 'last-change', 'change-log', 'evidence'))}"
        if dice.random() < 0.4:
            yield f"    opt_out_is: {dice.choice(('flag', 'flag', 'event', 'suppression-list', 'row-delete'))}"


def _points(n: int, dice: random.Random) -> Iterator[str]:
    yield "collection_points:"
    for number in range(n // 10):
        at = 10 * number
        name = json.dumps(f"Form {PLACES[dice.randrange(len(PLACES))]} {number}", ensure_ascii=False)
        store = at - at % 30 if dice.random() < 0.2 else _near_store(at, n, dice)
        yield f"  point-{number}:"
        yield f"    name: {name}"
        if dice.random() < 0.95:
            yield f"    writes: {_store(store)}"
        yield f"    brands: [{_brand(at)}]"
        yield f"    captures: {dice.choice(('[give, withdraw]', '[withdraw]', 'unknown'))}"
        if dice.random() < 0.9:
            yield f"    covers: [{', '.join(_scopes(at, dice))}]"
        if dice.random() < 0.3:
            yield f"    via: {_system(store if dice.random() < 0.7 else _near(at, n, dice))}"
        if dice.random() < 0.6:
            yield f"    keys: [{dice.choice(KEYS)}, customer-id]" if dice.random() < 0.3 else "    keys: [email]"
        if dice.random() < 0.4:
            yield f"    records: [{', '.join(PROVENANCE[: dice.randrange(1, 6)])}]"


def _senders(n: int, dice: random.Random) -> Iterator[str]:
    yield "senders:"
    for number in range(n // 30):
        at = 30 * number
        yield f"  sender-{number}:"
        yield f"    system: {_system(at)}"
        yield f"    channel: {CHANNELS[number % len(CHANNELS)]}"
        yield f"    brands: [{_brand(at)}]"
        if dice.random() < 0.8:
            yield f"    purposes: [{', '.join(dice.sample(PURPOSES, dice.randrange(1, 3)))}]"
        checks = dice.random()
        if checks < 0.7:
            yield f"    checks: [{_store(at)}]"
        elif checks < 0.85:
            yield f"    checks: {'none' if checks < 0.75 else f'[{_store(at)}, {_store(_near_store(at + 3, n, dice))}]'}"
        if dice.random() < 0.6:
            yield f"    checked: {dice.choice(('at-send', 'at-audience-build', 'at-import'))}"
            yield f"    max_queue: {dice.choice(('none', '4h', '1d', 'unknown'))}"
        if dice.random() < 0.3:
            yield f"    regions: [{dice.choice(REGIONS)}]"


def _flows(n: int, dice: random.Random) -> Iterator[str]:
    yield "flows:"
    pairs: set[tuple[int, int]] = set()
    for number in range(3 * n):
        source, target, preferences = _ends(number % n, n, dice)
        named = f"id: flow-{number}, " if (source, target) in pairs else ""
        pairs.add((source, target))
        run = dice.choice(RUNS)
        carries = dice.choice(LOADS) if dice.random() < 0.95 else "unknown"
        entry = f"{named}from: {_system(source)}, to: {_system(target)}, carries: "
        entry += f"{'[preferences]' if preferences else carries}{', ' if run else ''}{run}"
        if dice.random() < 0.03:
            entry += f", status: {dice.choice(('planned', 'broken', 'retiring'))}"
        block = _block(source, dice) if preferences and dice.random() < 0.7 else ""
        yield f"  - {{{entry}{',' if block else '}'}"
        if block:
            yield f"     preferences: {{{block}}}}}"


def _ends(at: int, n: int, dice: random.Random) -> tuple[int, int, bool]:
    """Return the two ends of a flow and whether it carries preferences; a third does, and a third of these in chains."""
    shared, near = at - at % DIVISION, _near(at, n, dice)
    way = dice.random()
    if way < 0.09:
        beside = at - at % 3
        return (beside, beside + 3, True) if beside + 3 < n // 3 * 3 else (at, near, True)
    if way < 0.17:
        return at, _near_store(at, n, dice), True
    if way < 0.27:
        centre = at - at % UNIT + dice.choice((0, 3))
        ends = (centre, _near_store(at, n, dice)) if way < 0.23 else (_near_store(at, n, dice), centre)
        return (*ends, True) if ends[0] != ends[1] else (at, near, True)
    if way < 0.29 and shared != at:
        return (shared, at, True) if way < 0.28 else (at, shared, True)
    if way < 0.9:
        return at, near, False
    return at, shared + dice.randrange(min(DIVISION, n - shared)), False


def _block(at: int, dice: random.Random) -> str:
    """Return what a flow does to a no: everything in half of the blocks, some of it in the others."""
    answers = (
        f"covers: [{', '.join(_channels(at, dice, 3))}]",
        f"says: {dice.choice(('both', 'both', 'both', 'no-only', 'yes-only'))}",
        f"keeps: [{dice.choice(('channel, purpose, brand, region', 'channel, brand', 'channel, purpose, brand'))}]",
        f"collapse: {dice.choice(('deny-if-any', 'deny-if-all'))}",
        f"key: {dice.choice(KEYS)}",
        "extra_keys: [customer-id]",
        f"provenance: [{', '.join(PROVENANCE[: dice.randrange(1, 6)])}]",
        f"deletes: {dice.choice(('propagated', 'propagated', 'propagated', 'ignored'))}",
        "sync: upsert",
        "write_rule: newest-event-wins",
        "default_on_missing: leave",
        "cache_ttl: none",
    )
    complete = dice.random() < 0.5
    return ", ".join(answer for answer in answers if complete or dice.random() < 0.35)


def _channels(at: int, dice: random.Random, least: int = 1) -> list[str]:
    """Return some of the channels on which a unit sends."""
    first = (at - at % UNIT + 29) // 30
    usual = [CHANNELS[(first + more) % len(CHANNELS)] for more in range(4)]
    return dice.sample(usual, dice.randint(least, 4))


def _scopes(at: int, dice: random.Random) -> list[str]:
    return [channel if dice.random() < 0.7 else f"{channel}/{dice.choice(PURPOSES)}" for channel in _channels(at, dice)]


def _near(at: int, n: int, dice: random.Random) -> int:
    """Return a system of the same unit."""
    unit = at - at % UNIT
    return unit + dice.randrange(min(UNIT, n - unit))


def _near_store(at: int, n: int, dice: random.Random) -> int:
    """Return a system of the same unit that holds a store, one of the first of them more often than not."""
    unit = at - at % UNIT
    first, last = -(-unit // 3), (min(unit + UNIT, n // 3 * 3) - 1) // 3
    # A unit that has only just begun has no store yet, and takes the last one before it.
    return 3 * dice.randint(min(first, last), min(last, first + 10) if dice.random() < 0.6 else last)


def _shared(at: int) -> bool:
    return at % DIVISION == 0


def _complete(at: int) -> bool:
    """Tell whether the owner confirmed the list of flows; whole units did, since one gap leaves every doubt."""
    return at // UNIT % 5 == 1 or at % 7 == 3


def _brand(at: int) -> str:
    return f"brand-{at // UNIT}"


def _team(at: int) -> str:
    return f"team-{2 * at // UNIT}"


def _system(at: int) -> str:
    return f"{KINDS[at % len(KINDS)]}-{at}"


def _store(at: int) -> str:
    return f"choices-{at}"


def main() -> None:
    """Print an inventory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_stack", description=__doc__)
    parser.add_argument("n", type=int, help="how many systems")
    parser.add_argument("--seed", type=int, default=0, help="another stack of the same size")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(make_stack(arguments.n, arguments.seed))


if __name__ == "__main__":
    main()
