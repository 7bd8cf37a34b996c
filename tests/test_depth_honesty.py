"""Depth: a thinner inventory asks more and claims less; it never finds what the full one does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec
import pytest

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.inventory.fields import fields_of
from stackaudit.model.shape import RecordsShape
from stackaudit.model.stack import NOUNS
from stackaudit.pipeline import read_text
from stackaudit.rules import all_rules
from tests.depth import ALWAYS, DEEP, NO_ANSWERS, TABLE, WITHIN, Place, answers, thin, without

IN_EVERY_RUN: Final = 40
NEW: Final = ("grid", "humanise", "always-on", "architecture", "lifecycle", "governance", "change")
"""The families that read the frameworks; a promise has its own bounds, which test_silence looks after."""

NOT_TAKEN_AWAY: Final = {
    "flows_complete": "says that what is missing does not exist",
    "status": "live unless said otherwise: without it another stack is meant",
    "direction": "one way unless said otherwise",
    "auto_renew": "a contract renews by itself unless said otherwise",
    "end_of_life": "nothing is known to end unless said otherwise",
    "not_needed": "a decision that leaves capabilities out",
    "systems/seats": "no seats unless somebody names them: what is used is then used whole",
    "company/regions": "the regions that there are to keep apart: without them there is one",
    "note": "a remark, no answer",
}
"""Keys (some of one noun only) that are no answers about how things are, each with its reason."""

FOUND_ONLY_IN_LESS: Final = {
    "humanise/customer-effect-never-measured": "rests on `customer_measure: no`, which is still written; with the effect "
    "named, humanise/good-for-us-bad-for-customer says it",
}
"""Rules that may find with fewer answers what they do not find in the full inventory, each with the reason."""

TOLERANCE: Final = 1e-9


class View(msgspec.Struct, frozen=True):
    """What an inventory makes an audit say: ranges (and how many answers are open in each), and findings by fingerprint."""

    ranges: dict[str, tuple[float, float]]
    open: dict[str, int]
    findings: dict[str, str]


def view(text: str) -> View:
    """Return what an audit says of an inventory, before findings give way to more precise ones and without a report."""
    context = Context(read_text(text).stack)
    hits = [(rule.id, said) for rule in all_rules() for said in rule.check(context) if isinstance(said, Hit)]
    return View(
        ranges=dict(ranges(context.frameworks)),
        open={part.id: part.open for part in context.frameworks.parts},
        findings={f"{rule}@{hit.subject}": hit.message for rule, hit in hits},
    )


def ranges(found: Frameworks) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield every range of the frameworks: parts, links of the machine, ways between stages, and money that can be decided."""
    for part in found.parts:
        yield part.id, (part.low, part.high)
    for link in found.always_on.links:
        yield f"link {link.id}", (link.low, link.high)
    for each in found.lifecycle.hand_offs:
        yield f"hand-off {each.source}->{each.target}", (each.route.low, each.route.high)
    if found.spend.low is not None and found.spend.high is not None:
        yield "decidable spend", (found.spend.low, found.spend.high)


@cache
def full(inventory: str) -> View:
    return view(without(inventory, ("company", "nothing")))


@cache
def at(inventory: str, depth: int) -> View:
    return full(inventory) if depth == 3 else view(thin(inventory, depth))


def narrower(thinner: View, fuller: View) -> list[str]:
    """Return the ranges that are known more narrowly with fewer answers. One that nobody claims any more is not."""
    return [
        f"{name}: {fuller.ranges[name]} -> {(low, high)}"
        for name, (low, high) in thinner.ranges.items()
        if name in fuller.ranges
        and not (low <= fuller.ranges[name][0] + TOLERANCE and fuller.ranges[name][1] <= high + TOLERANCE)
    ]


def more_found(thinner: View, fuller: View) -> list[str]:
    """Return what is found with fewer answers only."""
    return [
        f"{fingerprint}: {message}"
        for fingerprint, message in thinner.findings.items()
        if fingerprint not in fuller.findings and fingerprint.partition("@")[0] not in FOUND_ONLY_IN_LESS
    ]


def keys(inventory: str) -> list[Place]:
    return answers(inventory, NOT_TAKEN_AWAY)


def problems(inventory: str, place: Place) -> list[str]:
    """Return what is said more surely without one answer."""
    less = view(without(inventory, place))
    of_frameworks = [each for each in more_found(less, full(inventory)) if each.partition("/")[0] in NEW]
    return narrower(less, full(inventory)) + of_frameworks


def test_the_table_names_every_key_of_the_model_once() -> None:
    of_model = {
        noun.key: sorted([*fields_of(noun.record).by_key, *["id"] * (noun.key == "flows")])
        for noun in NOUNS
        if noun.key not in NO_ANSWERS
    }

    assert of_model == {noun: sorted(depths.asked(3)) for noun, depths in TABLE.items()}


def test_the_table_names_every_key_within_an_entry() -> None:
    stages = next(noun for noun in NOUNS if noun.key == "stages")
    shape = fields_of(stages.record).by_key["kpis"].shape

    assert isinstance(shape, RecordsShape)
    assert sorted(fields_of(shape.record).by_key) == sorted(WITHIN["stages"]["kpis"].asked(3))


def test_every_exemption_names_a_key_that_there_is() -> None:
    known = {key for depths in TABLE.values() for key in depths.asked(3)}

    assert set() == {key for _, key in ALWAYS} - known
    assert set() == {place.rpartition("/")[2] for place in NOT_TAKEN_AWAY} - known
    assert set() == set(FOUND_ONLY_IN_LESS) - {rule.id for rule in all_rules()}


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("inventory", DEEP)
def test_a_thinner_inventory_finds_nothing_that_the_full_one_does_not(inventory: str, depth: int) -> None:
    assert [] == more_found(at(inventory, depth), full(inventory))


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("inventory", DEEP)
def test_a_thinner_inventory_knows_every_range_less_narrowly(inventory: str, depth: int) -> None:
    assert [] == narrower(at(inventory, depth), at(inventory, depth + 1))
    assert [] == narrower(at(inventory, depth), full(inventory))


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("inventory", DEEP)
def test_a_thinner_inventory_leaves_more_open_in_every_part(inventory: str, depth: int) -> None:
    thinner, fuller = at(inventory, depth).open, full(inventory).open

    assert {} == {part: (fuller[part], now) for part, now in thinner.items() if now < fuller.get(part, 0)}


@pytest.mark.parametrize("inventory", DEEP)
def test_a_thinner_inventory_still_says_something(inventory: str) -> None:
    found = [len(at(inventory, depth).findings) for depth in (1, 2, 3)]

    assert sorted(found) == found
    assert 0 < found[1]


@pytest.mark.parametrize("inventory", DEEP)
def test_without_one_answer_nothing_is_said_more_surely(inventory: str) -> None:
    every = keys(inventory)

    assert {} == {
        place: found for place in every[:: len(every) // IN_EVERY_RUN] if (found := problems(inventory, place))
    }


@pytest.mark.slow
@pytest.mark.parametrize("inventory", DEEP)
def test_without_any_one_answer_nothing_is_said_more_surely(inventory: str) -> None:
    assert {} == {place: found for place in keys(inventory) if (found := problems(inventory, place))}
