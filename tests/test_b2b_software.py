"""Fernwick Systems, a second look at real products: what the catalogue alone adds to what the company wrote down."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from stackaudit.audit.finding import Finding
from stackaudit.audit.result import AuditResult
from stackaudit.catalogue.enrich import product_of
from stackaudit.model.answer import said
from stackaudit.pipeline import audit, read

INVENTORY = Path(__file__).parents[1] / "inventories" / "b2b-software"

WHERE_TO_LOOK = {
    "sequences": (
        "Outreach: prospect opt-out (email, calls and SMS, each with its time); "
        "look in the prospect's record, opt-out settings"
    ),
    "conference": (
        "Cvent: email opt-out of a contact; "
        "look in the address book, on the contact and in the list of those who opted out"
    ),
    "survey": (
        "Qualtrics: directory opt-out with its date; mailing-list opt-out; "
        "look in XM Directory, on the contact and on each mailing list"
    ),
    "app-mail": (
        "Twilio SendGrid: global unsubscribes; unsubscribe groups; "
        "look in the suppressions of the account and of each unsubscribe group"
    ),
    "guides": (
        "Gainsight PX: user preferences (usage tracking, product updates, guided tours, surveys, onboarding, "
        "email analytics); look in the user's record, preferences"
    ),
}
HERITAGE = {
    "crm": "has the heritage crm: it keeps no log of changes",
    "map": (
        "has the heritage marketing-automation: it knows one channel only, while senders use ads, in-app and phone"
    ),
}
HEARS_ONLY = {"web-analytics", "ads-google"}


@cache
def result() -> AuditResult:
    return audit(read(INVENTORY))


def found(rule: str) -> dict[str, Finding]:
    return {finding.subject.id: finding for finding in result().findings if finding.rule == rule}


def test_the_catalogue_raises_the_stores_that_nobody_wrote_down() -> None:
    evidence = {id: finding.evidence for id, finding in found("estate/undeclared-preference-store").items()}

    assert {id: (f"where to look: {place}",) for id, place in WHERE_TO_LOOK.items()} == evidence


def test_it_knows_them_from_the_products_alone() -> None:
    stack = result().stack
    told = {flow.target.system for flow in stack.flows if said(flow.carries) and "preferences" in flow.carries}

    assert set() == told & set(WHERE_TO_LOOK)


def test_every_store_that_is_written_down_or_kept_by_no_product_stays_quiet() -> None:
    stack = result().stack
    written = {store.system for store in stack.preference_stores.values()}
    by_product = {id for id, each in stack.systems.items() if (kept := product_of(each)) and kept.stores_preferences}

    assert set(WHERE_TO_LOOK) == by_product - written
    assert {"webinars", "support", "ads-linkedin", "audience-sync", "website"} <= set(stack.systems) - by_product


def test_what_only_hears_of_preferences_is_asked_about() -> None:
    asked = {each.subject.id for each in result().questions if each.rule == "estate/undeclared-preference-store"}

    assert HEARS_ONLY == asked


def test_salesforce_as_master_without_history_and_marketo_with_one_channel_show_their_heritage() -> None:
    says = {id: finding.message for id, finding in found("authority/heritage-mismatch-preference-master").items()}

    assert set(HERITAGE) == set(says)
    assert dict.fromkeys(HERITAGE, True) == {id: says[id].endswith(text) for id, text in HERITAGE.items()}


def test_the_heritage_is_written_nowhere_in_the_inventory() -> None:
    texts = [path.read_text("utf-8") for path in sorted(INVENTORY.glob("*.yaml"))]

    assert [] == [text for text in texts if "heritage:" in text]


def test_half_of_the_places_that_keep_a_no_were_named_by_nobody() -> None:
    stores = result().numbers.stores

    assert (3, 4) == (stores.guess_min, stores.guess_max)
    assert (7, 7) == (stores.written, len(stores.likely))
    assert ("app", "dwh", "partner-sheet") == stores.unnamed
