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
    brands = "company: {brands: [one, two]}" if "brands" in point + sender else "company: {name: Shop}"
    text = f"""
stackaudit: 1
{brands}
systems: {{esp: {{}}}}
preference_stores: {{esp: {{in: esp, covers: [email]}}}}
collection_points: {{footer: {{writes: esp, {point}}}}}
senders: {{mail: {{system: esp, channel: email, {sender}}}}}
"""
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
    (promise,) = book.promises()

    assert expected == meets_for_certain(book, promise)
