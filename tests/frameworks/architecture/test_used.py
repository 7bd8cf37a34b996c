"""The third mark of a layer, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.frameworks.architecture.layers import architecture
from stackaudit.frameworks.architecture.used import Paid, bounds
from stackaudit.frameworks.checkpoint import Part
from stackaudit.frameworks.usage import Usage
from stackaudit.inventory.load import load_text


@pytest.mark.parametrize(
    "answers, expected",
    [
        ("use: heavy", 100),
        ("use: rare", 100),
        ("use: none", 75),
        ("seats: {paid: 10, used: 0}", 75),
        ("seats: {paid: 10, used: 3}", 83),  # 7 of 10 seats of 100 are wasted, of 400
        ("seats: {paid: 10, used: 4}", 100),
        ("seats: {paid: 10, used: 12}", 100),
    ],
)
def test_what_is_unused_takes_its_share_of_the_money(answers: str, expected: int) -> None:
    found = content(f"site: {{does: cms, cost: 100, {answers}}}", "pictures: {does: dam, cost: 300, use: some}")

    assert found is not None
    assert (expected, expected) == (found.low, found.high)


def test_a_system_counts_for_the_layer_of_the_first_thing_that_it_does() -> None:
    found = content("hub: {does: [email, cms], cost: 100, use: none}", "site: {does: [cms, email], cost: 1, use: some}")

    assert found is not None
    assert ["site"] == [each.id for each in found.checkpoints]


def test_where_nothing_is_spent_there_is_no_mark() -> None:
    assert content("site: {does: cms, cost: 0, use: none}", "crm: {does: crm, cost: 100}") is None


@pytest.mark.parametrize(
    "answers, low, high, open",
    [
        ("cost: 100", 75, 100, "systems/site/use"),
        ("cost: 100, use: heavy, seats: {paid: 10}", 75, 100, "systems/site/seats"),
        ("use: none", 0, 100, "systems/site/cost"),
        ("use: heavy", 100, 100, "systems/site/cost"),
    ],
)
def test_what_nobody_said_draws_the_range(answers: str, low: int, high: int, open: str) -> None:
    found = content(f"site: {{does: cms, {answers}}}", "pictures: {does: dam, cost: 300, use: some}")

    assert found is not None
    assert (low, high) == (found.low, found.high)
    assert [(open,)] == [each.open for each in found.checkpoints if each.value is None]


def test_a_system_of_which_nobody_said_what_it_does_may_be_on_the_layer() -> None:
    found = content("box: {cost: 100, use: none}", "site: {does: cms, cost: 300, use: some}")

    assert found is not None
    assert (75, 100) == (found.low, found.high)


def test_the_bounds_hold_for_every_way_in_which_the_answers_can_turn_out() -> None:
    own = (paid("a", 100, 1, 1), paid("b", None, 0.5, 0.8))
    perhaps = (paid("c", 300, 0, 0), paid("d", 50, 0.9, 0.9))

    assert (0.25, 1.0) == bounds(own, perhaps)
    assert (0.0, 1.0) == bounds((), perhaps)


def paid(system: str, cost: float | None, low: float, high: float) -> Paid:
    return Paid(system, system, cost, Usage(low, high, ""))


def content(*systems: str) -> Part | None:
    text = "stackaudit: 1\nsystems:\n" + "".join(f"  {line}\n" for line in systems)
    found = architecture(load_text(text, vocabulary=vocabulary()).stack)
    return next(layer.used for layer in found.layers if layer.id == "architecture/content")
