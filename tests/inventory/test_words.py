"""Open vocabularies: a warning for a slip, silence for what is known or the company's own."""

from __future__ import annotations

import pytest

from stackaudit.inventory.load import load_text
from stackaudit.model.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    capabilities=frozenset({"crm", "email", "segmentation"}),
    purposes=frozenset({"marketing.newsletter", "marketing.events", "advertising"}),
    products=frozenset({"oracle-responsys", "braze"}),
)
HEAD = "stackaudit: 1\nsystems: {crm: }\n"


@pytest.mark.parametrize(
    "text, place, nearest",
    [
        ("systems: {a: {does: [crm, emial]}}", "2:27", "email"),
        ("systems: {a: {does: zzz}}", "2:21", ""),
        ("systems: {a: {product: orcle-responsys}}", "2:24", "oracle-responsys"),
        ("systems: {a: }\nflows: [{from: a, to: a, carries: [preference]}]", "3:36", "preferences"),
        (
            "systems: {a: }\nsenders: {n: {system: a, channel: email, purposes: marketing.newsleter}}",
            "3:52",
            "marketing.newsletter",
        ),
        ("systems: {a: }\npreference_stores: {s: {in: a, covers: ['email/advertizing']}}", "3:48", "advertising"),
        ("systems: {a: }\ncompany: {not_needed: {segmentaton: reason}}", "3:24", "segmentation"),
        ("systems: {a: }\npractices: {citizen-dat: yes}", "3:13", "citizen-data"),
    ],
)
def test_an_unknown_word_is_a_warning_with_the_nearest_spelling(text: str, place: str, nearest: str) -> None:
    (warning,) = load_text(f"stackaudit: 1\n{text}\n", vocabulary=VOCABULARY).warnings

    assert ("unknown-word", "warning") == (warning.kind, warning.severity)
    assert (f"inventory.yaml:{place}", nearest) == (str(warning.location), warning.nearest)


@pytest.mark.parametrize(
    "text",
    [
        "company: {name: a}",
        "settings: {own_capabilities: {branch-screens: touchpoints}}\nstages: {a: {systems: crm}}",
        "senders: {n: {system: crm, channel: email, purposes: [marketing, marketing.newsletter]}}",
        "purposes: {marketing.loans: Loans}\nsenders: {n: {system: crm, channel: email, purposes: marketing.loans}}",
        "settings: {own_carries: parcels}\nflows: [{from: crm, to: crm, carries: parcels}]",
    ],
)
def test_known_words_and_the_companys_own_are_no_warning(text: str) -> None:
    assert () == load_text(HEAD + text, vocabulary=VOCABULARY).warnings


@pytest.mark.parametrize("product", ["Braze", "braze", "our own thing"])
def test_a_product_that_is_not_listed_is_no_warning(product: str) -> None:
    assert () == load_text(f"stackaudit: 1\nsystems: {{a: {{product: {product}}}}}", vocabulary=VOCABULARY).warnings


def test_without_a_vocabulary_nothing_is_unknown() -> None:
    assert () == load_text("stackaudit: 1\nsystems: {a: {does: zzz, product: brase}}").warnings
