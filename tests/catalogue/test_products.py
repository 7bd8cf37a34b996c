"""Products: complete, sourced, and found by every name that people use for them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.catalogue.data import FOLDER
from stackaudit.catalogue.kinds import categories, heritages
from stackaudit.catalogue.products import Product, find_product, product_at, product_names, products, spelling
from stackaudit.model.words import IdentityKey

EVERY = list(products().values())

# What lists and tables of the field call them, in the spelling of people rather than ours.
SPELLINGS = {
    "Salesforce": "salesforce-crm",
    "Microsoft Dynamics": "dynamics-365-sales",
    "SAP": "sap-crm",
    "IBM Watson Marketing": "ibm-watson-marketing",
    "IBM Watson Campaign Automation": "ibm-watson-marketing",
    "Silverpop": "ibm-watson-marketing",
    "Oracle Responsys": "oracle-responsys",
    "responsys": "oracle-responsys",
    "Oracle  Eloqua": "oracle-eloqua",
    "ELOQUA": "oracle-eloqua",
    "SAP Customer Data Cloud": "sap-customer-data-cloud",
    "Gigya": "sap-customer-data-cloud",
    "Janrain": "janrain",
    "Akamai Identity Cloud": "janrain",
    "LoginRadius": "loginradius",
    "Login Radius": "loginradius",
    "Salesforce Einstein": "salesforce-einstein",
    "Einstein": "salesforce-einstein",
    "Adobe Sensei": "adobe-sensei",
    "Sensei": "adobe-sensei",
    "Google Sheets": "google-sheets",
    "google_sheets": "google-sheets",
    "Pardot": "salesforce-account-engagement",
    "ExactTarget": "salesforce-mc-engagement",
    "Magento": "adobe-commerce",
    "Emarsys": "sap-engagement-cloud",
    "Marketo": "marketo-engage",
    "Excel": "spreadsheet",
    "Customer.io": "customer-io",
}

AT_LEAST = 150
KINDS_OF_STACKS = """
    adtech analytics cdp ciam cmp cms commerce contact-centre crm email-relay esp event form ipaas loyalty
    marketing-automation preference-management privacy-management push reverse-etl sales-engagement sms spreadsheet support
    survey warehouse
"""


@pytest.mark.parametrize("written, expected", SPELLINGS.items())
def test_a_product_is_found_however_it_is_spelled(written: str, expected: str) -> None:
    found = find_product(written)

    assert found is not None
    assert expected == found.id


def test_there_are_enough_products_that_somebody_makes() -> None:
    made_by_somebody = [product.id for product in EVERY if not product.generic]

    assert AT_LEAST <= len(made_by_somebody)


def test_every_part_of_a_usual_stack_has_two_products_or_more() -> None:
    made = Counter(product.category for product in EVERY if not product.generic)

    assert {} == {kind: made[kind] for kind in KINDS_OF_STACKS.split() if made[kind] < 2}


def test_no_product_stands_in_two_files() -> None:
    files = sorted((FOLDER / "products").glob("*.yaml"))
    ids = Counter(re.findall(r"^([a-z0-9-]+):$", "\n".join(path.read_text("utf-8") for path in files), re.MULTILINE))

    assert [] == [id for id, count in ids.items() if count > 1]
    assert set(products()) == set(ids)


@pytest.mark.parametrize(
    "word",
    [
        "spreadsheet",
        "shared drive",
        "home-built page",
        "home-built app",
        "paper form",
        "email inbox",
        "data warehouse",
        "mail house",
    ],
)
def test_a_stack_without_product_names_has_generic_entries(word: str) -> None:
    found = find_product(word)

    assert found is not None
    assert found.generic


@pytest.mark.parametrize("word", ["", "  ", "Oracle", "no such thing", "example.com", "com"])
def test_what_names_no_product_finds_none(word: str) -> None:
    assert find_product(word) is None


@pytest.mark.parametrize(
    "host, expected",
    [
        ("acme.eloqua.com", "oracle-eloqua"),
        ("Hooks.Zapier.com.", "zapier"),
        ("segment.io", "segment"),
        ("noteloqua.com", None),
    ],
)
def test_a_host_belongs_to_the_product_of_its_domain(host: str, expected: str | None) -> None:
    found = product_at(host)

    assert expected == (found.id if found else None)


def test_no_name_means_two_products() -> None:
    owners: dict[str, set[str]] = {}
    for product in EVERY:
        for word in (product.id, product.name, *product.aliases):
            owners.setdefault(spelling(word), set()).add(product.id)
    ambiguous = {word: sorted(ids) for word, ids in owners.items() if len(ids) > 1}

    assert {} == ambiguous
    assert set(owners) == set(product_names())


def test_no_domain_means_two_products() -> None:
    repeated = [domain for domain, count in Counter(d for p in EVERY for d in p.domains).items() if count > 1]

    assert [] == repeated


@pytest.mark.parametrize("product", EVERY, ids=lambda product: product.id)
def test_each_row_is_whole(product: Product) -> None:
    assert spelling(product.id) == product.id
    assert all(spelling(alias) == alias and alias != product.id for alias in product.aliases)
    assert product.name
    assert product.status.endswith(".")
    assert product.source
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", product.as_of)
    assert set(product.does or ()) <= set(capabilities())
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in product.domains)
    assert product.generic or product.vendor


@pytest.mark.parametrize("product", EVERY, ids=lambda product: product.id)
def test_each_kind_is_a_word_of_the_closed_lists(product: Product) -> None:
    assert product.category in categories()
    assert product.heritage in heritages()


@pytest.mark.parametrize("product", EVERY, ids=lambda product: product.id)
def test_each_row_is_dated(product: Product) -> None:
    assert "2026-11-21" == date.fromisoformat(product.as_of).isoformat()


@pytest.mark.parametrize("product", EVERY, ids=lambda product: product.id)
def test_a_product_that_keeps_preferences_names_them_and_a_place_to_look(product: Product) -> None:
    expected = f"{product.name}: {'; '.join(product.preferences)}; look in {product.look_in}"

    assert product.stores_preferences == bool(product.look_in)
    assert not product.stores_preferences or expected == product.where_to_look


def test_where_to_look_says_what_is_known_and_nothing_more() -> None:
    outreach, snowflake, google_ads = (products()[id] for id in ("outreach", "snowflake", "google-ads"))

    assert outreach.where_to_look.startswith("Outreach: prospect opt-out (email, calls and SMS")
    assert "Snowflake: Preferences live in tables of the company's own design" == snowflake.where_to_look
    assert "" == google_ads.where_to_look


@pytest.mark.parametrize("product", EVERY, ids=lambda product: product.id)
def test_what_is_to_confirm_names_fields_that_are_there(product: Product) -> None:
    fields = product.to_confirm if isinstance(product.to_confirm, tuple) else ()

    assert all(getattr(product, field) not in (None, "", ()) for field in fields)


def test_general_knowledge_is_shown_as_to_confirm() -> None:
    silent = [product.id for product in EVERY if "general knowledge" in product.source and not product.caution]

    assert [] == silent


def test_most_keys_are_words_of_the_model() -> None:
    known = set(get_args(IdentityKey))
    keys = [key for product in EVERY for key in product.keys or ()]

    assert sum(key in known for key in keys) > 0.8 * len(keys)


def test_storing_preferences_needs_an_object_of_its_own() -> None:
    stores = [find_product(word) for word in ("Responsys", "zapier", "snowflake")]

    assert [True, False, False] == [product.stores_preferences for product in stores if product]


def test_only_a_whole_date_is_a_day() -> None:
    bluekai, janrain = products()["oracle-bluekai"], products()["janrain"]

    assert ("2024-09-30", None) == (bluekai.end_of_life_day, janrain.end_of_life_day)
    assert "2027" == janrain.end_of_life
