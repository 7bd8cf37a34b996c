"""Is it certain that a point and a sender speak about the same?"""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text


@pytest.mark.parametrize(
    "point, sender, expected",
    [
        ("covers: [email]", "purposes: [marketing.newsletter]", True),
        ("covers: [email]", "bulk: no", True),
        ("covers: [email/marketing.newsletter]", "purposes: [marketing]", True),
        ("covers: [email/marketing.newsletter]", "bulk: no", False),
        ("steps: 1", "purposes: [marketing.newsletter]", False),
        ("covers: [email]", "purposes: [marketing], brands: [one]", False),
        ("covers: [email], brands: [one]", "purposes: [marketing]", False),
        ("covers: [email], brands: [one]", "purposes: [marketing], brands: [one]", True),
    ],
)
def test_they_meet_for_certain_where_both_said_enough(point: str, sender: str, expected: bool) -> None:
    assert expected == _meet(point, sender, company="{name: Shop}")


@pytest.mark.parametrize("point, sender", [("", ", brands: [one]"), (", brands: [one]", "")])
def test_who_names_no_brand_is_about_all_that_the_company_named(point: str, sender: str) -> None:
    assert _meet(f"covers: [email]{point}", f"purposes: [marketing]{sender}", company="{brands: [one, two]}")


def _meet(point: str, sender: str, company: str) -> bool:
    text = f"""
stackaudit: 1
company: {company}
systems: {{esp: {{}}}}
preference_stores: {{esp: {{in: esp, covers: [email]}}, other: {{in: esp, brands: [two]}}}}
collection_points: {{footer: {{writes: esp/esp, {point}}}}}
senders: {{mail: {{system: esp, channel: email, {sender}}}}}
"""
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
    (promise,) = book.promises()

    return meets_for_certain(book, promise)
