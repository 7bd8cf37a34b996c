"""Which rows bind a store."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.store_duties import store_duties
from stackaudit.inventory.load import load_text
from stackaudit.model.regulation import Regulation

STORES = """
stackaudit: 1
company: {regions: [NZ]}
systems: {esp: {}, dialer: {}}
preference_stores: {esp: {in: esp, covers: [email]}, dialer: {in: dialer, covers: [phone]}}
"""


def test_a_row_binds_the_stores_of_its_channels_and_regions() -> None:
    assert [("esp", ("nz-uem",), ())] == duties(STORES)


def test_a_store_of_its_own_region_is_bound_by_that() -> None:
    text = STORES.replace("esp: {in: esp, covers: [email]}", "esp: {in: esp, covers: [email], regions: [US]}")

    assert [] == duties(text)


def test_where_nobody_said_where_people_live_a_row_may_bind() -> None:
    (found,) = [each for each in duties(STORES.replace("regions: [NZ]", "name: Shop")) if each[0] == "esp"]

    assert () == found[1]
    assert "nz-uem" in found[2]


def test_a_store_of_service_messages_or_of_nobody_knows_what_is_bound_by_nothing() -> None:
    assert [] == duties(STORES.replace("covers: [email]", "covers: [email/service]"))
    assert [] == duties(STORES.replace(", covers: [email]", ""))


def test_a_spared_channel_does_not_count() -> None:
    assert [] == duties(STORES, spared=("email",))


def duties(text: str, spared: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    stack = load_text(text, vocabulary=vocabulary()).stack
    found = store_duties(PromiseBook(stack), _emails, spared)
    return [(each.store.id, _ids(each.sure), _ids(each.perhaps)) for each in found]


def _emails(row: Regulation) -> bool:
    return row.default_model == "opt-in" and row.regions != ("*",)


def _ids(rows: tuple[Regulation, ...]) -> tuple[str, ...]:
    return tuple(row.id for row in rows)
