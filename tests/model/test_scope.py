"""Scope patterns: what people may write, and which purpose lies below which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.model.scope import CHANNELS, ScopePattern, parse_scope, within

PURPOSES = st.lists(st.sampled_from(["marketing", "newsletter", "events", "a-b", "x_1"]), min_size=1, max_size=4).map(
    ".".join
)


@pytest.mark.parametrize(
    "text, scope",
    [
        ("email", ScopePattern("email", "*")),
        (" email ", ScopePattern("email", "*")),
        ("email/*", ScopePattern("email", "*")),
        ("*", ScopePattern("*", "*")),
        ("email/marketing.newsletter", ScopePattern("email", "marketing.newsletter")),
        ("*/advertising", ScopePattern("*", "advertising")),
        ("app-push/service", ScopePattern("app-push", "service")),
    ],
)
def test_a_scope_is_a_channel_and_perhaps_a_purpose(text: str, scope: ScopePattern) -> None:
    assert scope == parse_scope(text)


@pytest.mark.parametrize("text", ["", "mail", "Email", "email,sms", "/marketing", "pigeon/marketing"])
def test_an_unknown_channel_is_refused_with_the_known_ones(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a channel; expected one of email, sms, .* or \*"):
        parse_scope(text)


@pytest.mark.parametrize(
    "text", ["email/", "email/.", "email/a..b", "email/a.", "email/.a", "email/a b", "email/a/b", "email/ü"]
)
def test_a_broken_purpose_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a purpose; expected dotted words such as marketing\.newsletter"):
        parse_scope(text)


@given(st.sampled_from([*CHANNELS, "*"]), st.one_of(st.just("*"), PURPOSES))
def test_what_is_printed_can_be_read_again(channel: str, purpose: str) -> None:
    scope = ScopePattern(channel, purpose)

    assert scope == parse_scope(str(scope))


@pytest.mark.parametrize(
    "purpose, ancestor, expected",
    [
        ("marketing", "marketing", True),
        ("marketing.newsletter", "marketing", True),
        ("marketing.newsletter.weekly", "marketing", True),
        ("marketing", "marketing.newsletter", False),
        ("marketing-research", "marketing", False),
        ("service.marketing", "marketing", False),
    ],
)
def test_a_purpose_lies_within_its_own_branch_only(purpose: str, ancestor: str, expected: bool) -> None:
    assert expected is within(purpose, ancestor)


@given(PURPOSES, PURPOSES, PURPOSES)
def test_lying_within_is_transitive(low: str, middle: str, high: str) -> None:
    chain = within(low, middle) and within(middle, high)

    assert within(low, high) or not chain
