"""Enriching: the product fills gaps, what somebody wrote wins, what nobody knows stays unasked."""

from __future__ import annotations

from stackaudit.catalogue.enrich import enrich, enriched, product_of
from stackaudit.model.answer import NONE, NOT_ASKED, UNKNOWN
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def test_the_product_fills_what_was_left_out() -> None:
    system = enriched(System(id="esp", product="oracle-responsys"))

    assert ("esp", "esp", "Oracle", "oracle") == (system.category, system.heritage, system.vendor, system.suite)
    assert ("email", "sms", "push", "journey-orchestration") == system.does


def test_an_alias_does_as_well() -> None:
    by_alias, by_id = (
        enriched(System(id="login", product="Gigya")),
        enriched(System(id="login", product="sap-customer-data-cloud")),
    )

    assert "ciam" == by_alias.heritage == by_id.heritage
    assert "Gigya" == by_alias.product


def test_what_somebody_wrote_wins() -> None:
    written = System(
        id="esp", product="oracle-responsys", heritage="crm", category=UNKNOWN, vendor="Our agency", suite=NONE, does=()
    )

    assert written == enriched(written)


def test_without_a_product_heritage_comes_from_what_it_does() -> None:
    system = enriched(System(id="map", does=("email", "journey-orchestration")))

    assert "marketing-automation" == system.heritage
    assert NOT_ASKED is system.category


def test_the_product_counts_more_than_what_it_does() -> None:
    system = enriched(System(id="crm", product="salesforce", does=("email",)))

    assert ("crm", ("email",)) == (system.heritage, system.does)


def test_what_nobody_knows_stays_unasked() -> None:
    bare, strange, silent = System(id="a"), System(id="b", product="Home Grown 3000"), System(id="c", product=UNKNOWN)

    assert [bare, strange, silent] == [enriched(bare), enriched(strange), enriched(silent)]
    assert [None, None, None] == [product_of(bare), product_of(strange), product_of(silent)]


def test_a_generic_entry_has_no_vendor_to_fill_in() -> None:
    system = enriched(System(id="list", product="Excel"))

    assert ("spreadsheet", "spreadsheet") == (system.category, system.heritage)
    assert (NOT_ASKED, NOT_ASKED, NOT_ASKED) == (system.vendor, system.suite, system.does)


def test_the_end_of_a_product_is_filled_in_where_the_day_is_known() -> None:
    ended, ending = enriched(System(id="dmp", product="bluekai")), enriched(System(id="login", product="janrain"))

    assert ("2024-09-30", NOT_ASKED) == (ended.end_of_life, ending.end_of_life)


def test_a_stack_keeps_everything_else_and_enriching_twice_changes_nothing() -> None:
    stack = Stack(systems={"b": System(id="b", product="braze"), "a": System(id="a", name="Till")})

    once = enrich(stack)

    assert ["b", "a"] == list(once.systems)
    assert stack.systems["a"] is once.systems["a"]
    assert "push" == once.systems["b"].heritage
    assert once == enrich(once)
