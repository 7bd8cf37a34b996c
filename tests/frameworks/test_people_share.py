"""How the share of people is printed: in whole percent, unless that would put it on the wrong side of the band."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.people_share import people_share, people_share_text, percent
from stackaudit.model.lifecycle import Budget
from stackaudit.model.settings import Settings


@pytest.mark.parametrize(
    "share, text",
    [
        (0.36, "36%"),
        (0.396, "39.6%"),
        (0.4, "40%"),
        (0.404, "40%"),
        (0.604, "60.4%"),
        (0.39996, "39.996%"),
        (1.0, "100%"),
    ],
)
def test_a_share_in_percent_stays_on_its_side_of_the_band(share: float, text: str) -> None:
    assert text == percent(share, Settings())


def test_the_sentence_has_the_decimals_that_it_needs() -> None:
    found = people_share(Budget(people=396, technology=604, agencies=0))

    assert "people get 39.6% of the money for people and technology, the band is 40% to 60%" == people_share_text(
        found, Settings()
    )
