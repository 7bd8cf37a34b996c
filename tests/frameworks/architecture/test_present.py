"""The first mark of a layer, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.frameworks.architecture.layers import architecture
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.inventory.load import load_text

SOUND = "owner: Lead, use: some, bought: procurement"
NEEDS_THREE = "not_needed: {dam: one folder}, as_of: 2026-11-01"


def test_a_sound_provider_counts_one_a_hollow_one_half_and_none_nothing() -> None:
    found = content(f"site: {{does: cms, {SOUND}}}", "test: {does: content-testing, owner: none}", company=NEEDS_THREE)

    assert (50, 50) == (found.low, found.high)
    assert {"cms": 1, "personalisation": 0, "content-testing": 0.5} == {
        each.id: each.value for each in found.checkpoints
    }


@pytest.mark.parametrize(
    "answers, words",
    [
        ("owner: none, use: some, bought: procurement", "nobody owns it"),
        ("owner: Lead, use: none, bought: procurement", "nobody uses it"),
        ("owner: Lead, seats: {paid: 9, used: 0}, bought: procurement", "nobody uses it"),
        ("owner: Lead, use: some, bought: card", "it was bought on a card"),
        ("owner: Lead, use: some, bought: built, end_of_life: 2026-10-31", "it is past its end of life"),
    ],
)
def test_each_fault_makes_a_provider_hollow(answers: str, words: str) -> None:
    cms = point(content(f"site: {{name: Site, does: cms, {answers}}}", company=NEEDS_THREE), "cms")

    assert (0.5, f"Provided only by Site ({words}).") == (cms.value, cms.explanation)


@pytest.mark.parametrize(
    "answers, open",
    [
        ("use: some, bought: procurement", "systems/site/owner"),
        ("owner: Lead, bought: procurement", "systems/site/use"),
        ("owner: Lead, use: some", "systems/site/bought"),
        ("owner: Lead, use: some, bought: built, end_of_life: unknown", "systems/site/end_of_life"),
    ],
)
def test_what_nobody_said_of_the_only_provider_leaves_it_between_half_and_whole(answers: str, open: str) -> None:
    cms = point(content(f"site: {{does: cms, {answers}}}", company=NEEDS_THREE), "cms")

    assert (None, 0.5, 1, (open,)) == (cms.value, cms.low, cms.high, cms.open)


def test_no_end_of_life_reads_as_none_and_one_ahead_is_not_past() -> None:
    ahead = content(f"site: {{does: cms, {SOUND}, end_of_life: 2027-03-31}}", company=NEEDS_THREE)
    undated = content(f"site: {{does: cms, {SOUND}, end_of_life: 2027-03-31}}", company="not_needed: {}")

    assert 1 == point(ahead, "cms").value
    assert ("company/as_of",) == point(undated, "cms").open


def test_one_sound_provider_is_enough() -> None:
    cms = point(content("pop: {does: cms, bought: card}", f"site: {{does: cms, {SOUND}}}", company=NEEDS_THREE), "cms")

    assert (1, ("systems/pop", "systems/site")) == (cms.value, cms.counts_for)


def test_a_system_of_which_nobody_said_what_it_does_may_provide_what_is_missing() -> None:
    sound = point(content(f"box: {{{SOUND}}}", company=NEEDS_THREE), "cms")
    hollow = point(content("box: {owner: none}", company=NEEDS_THREE), "cms")

    assert (0, 1, ("systems/box/does",)) == (sound.low, sound.high, sound.open)
    assert (0, 0.5) == (hollow.low, hollow.high)


def test_without_a_list_of_what_is_not_needed_a_missing_capability_is_open() -> None:
    cms = point(content("crm: {does: crm}", company="name: Shop"), "cms")

    assert (None, ("company/not_needed",)) == (cms.value, cms.open)


def test_a_layer_of_which_nothing_is_needed_lacks_nothing() -> None:
    reasons = ", ".join(f"{word}: no site" for word in ("cms", "dam", "personalisation", "content-testing"))

    found = content("crm: {does: crm}", company=f"not_needed: {{{reasons}}}")

    assert (100, 100, ()) == (found.low, found.high, found.checkpoints)


def content(*systems: str, company: str) -> Part:
    lines = "".join(f"\n  {line}" for line in systems)
    text = f"stackaudit: 1\ncompany: {{{company}}}\nsystems:{lines}\n"
    found = architecture(load_text(text, vocabulary=vocabulary()).stack)
    return next(layer.present for layer in found.layers if layer.id == "architecture/content")


def point(part: Part, id: str) -> Checkpoint:
    return next(each for each in part.checkpoints if each.id == id)


@pytest.mark.parametrize("reason, value", [("none", 0.0), ("no", 0.0), ("unknown", None)])
def test_what_is_no_reason_leaves_a_capability_needed(reason: str, value: float | None) -> None:
    (dam,) = [
        each
        for each in content("site: {does: cms}", company=f"not_needed: {{dam: {reason}}}").checkpoints
        if each.id == "dam"
    ]

    assert value == dam.value
