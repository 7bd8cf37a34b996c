"""Capabilities: the words of `does`, their layers, and what they say about a system."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.capabilities import capabilities, heritage_of, layers
from stackaudit.catalogue.data import read

# One retail bank needs these to say what its systems do.
WORDS_OF_A_BANK = """
    activation app application-portal attribution audience-onboarding case-handling chat cms contact-centre
    content-generation cookie-consent crm customer-master dam direct-mail email events form-capture identity-login
    identity-resolution ingestion ivr journey-orchestration lead-management lead-scoring loyalty outbound-call paid-social
    predictive-scoring preference-centre profile-store programmatic push reporting segmentation self-service sms
    voice-of-customer web-analytics push-web affiliate
"""

EXPECTED = {
    "touchpoints": "customer-master crm app form-capture contact-centre ivr chat loyalty",
    "consent": "cookie-consent preference-centre consent-ledger privacy-requests",
    "customer-view": "ingestion identity-resolution profile-store segmentation predictive-scoring activation",
    "content": "cms dam personalisation content-testing",
    "orchestration": "journey-orchestration email sms push lead-scoring lead-management",
    "adtech": "audience-onboarding programmatic paid-social attribution",
    "measurement": "web-analytics reporting voice-of-customer experimentation",
}


def test_every_word_of_a_bank_is_known() -> None:
    assert [] == [word for word in WORDS_OF_A_BANK.split() if word not in capabilities()]


def test_what_every_stack_is_asked_about() -> None:
    found = {layer.id: " ".join(capability.id for capability in layer.expected) for layer in layers()}

    assert EXPECTED == found


def test_each_word_stands_in_one_layer_with_its_meaning() -> None:
    words = [capability.id for layer in layers() for capability in layer.capabilities]

    assert len(words) == len(set(words)) == len(capabilities())
    assert all(each.meaning.endswith(".") and each.source and each.as_of for each in capabilities().values())


def test_what_several_systems_may_do_side_by_side() -> None:
    expected_and_plural = {each.id for each in capabilities().values() if each.plural and each.expected}

    assert {
        "app",
        "form-capture",
        "ingestion",
        "audience-onboarding",
        "paid-social",
        "reporting",
    } == expected_and_plural


def test_every_word_with_a_heritage_has_its_place_in_the_order() -> None:
    telling = set(read("capabilities.yaml")["telling"])
    without_place = {each.id for each in capabilities().values() if each.heritage} - telling
    without_heritage = {word for word in telling if not capabilities()[word].heritage}

    assert set() == without_heritage
    assert set() == without_place


@pytest.mark.parametrize(
    "does, expected",
    [
        (("crm",), "crm"),
        (("email",), "esp"),
        (("segmentation", "form-capture", "email"), "esp"),
        (("email", "journey-orchestration"), "marketing-automation"),
        (("identity-login", "form-capture"), "ciam"),
        (("preference-centre",), "preference-management"),
        (("crm", "preference-centre"), "crm"),
        (("cookie-consent",), "cmp"),
        (("ingestion", "identity-resolution", "profile-store"), "cdp"),
        (("ingestion", "profile-store", "segmentation"), "warehouse"),
        (("segmentation",), None),
        (("own-word",), None),
        ((), None),
    ],
)
def test_what_a_system_was_built_for_shows_in_what_it_does(does: tuple[str, ...], expected: str | None) -> None:
    assert expected == heritage_of(does)
    assert expected == heritage_of(does[::-1])
