"""A finding gives way where a more precise rule says the same of the same, and only there."""

from __future__ import annotations

import pytest

from stackaudit.audit.precedence import settle
from stackaudit.pipeline import audit, read_text
from stackaudit.rules import all_rules

YES_ONLY = """
stackaudit: 1
company: {flows_complete: all}
systems: {crm: {}, esp: {}, web: {}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}, web: {in: web, covers: [email]}}
collection_points:
  agent: {writes: crm, covers: [email], captures: [withdraw], via: none}
  page: {writes: %s, covers: [email], captures: [withdraw], via: none}
senders: {newsletter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp}}
flows:
  - {from: crm, to: esp, carries: [preferences], how: api, every: now, preferences: {says: yes-only}}
"""


def _fingerprints(text: str, *rules: str) -> tuple[set[str], set[str]]:
    result = audit(read_text(text), select=rules)
    return {each.fingerprint for each in result.findings}, {each.finding.fingerprint for each in result.silenced}


GENERAL, PRECISE = "reach/opt-out-never-reaches-sender", "fidelity/opt-outs-not-carried"


def test_the_flow_that_carries_no_noes_speaks_for_the_sender() -> None:
    standing, silenced = _fingerprints(YES_ONLY % "crm", GENERAL, PRECISE)

    assert ({f"{PRECISE}@crm->esp"}, {f"{GENERAL}@newsletter"}) == (standing, silenced)


def test_a_promise_that_breaks_elsewhere_keeps_the_general_finding() -> None:
    standing, silenced = _fingerprints(YES_ONLY % "web", GENERAL, PRECISE)

    assert ({f"{PRECISE}@crm->esp", f"{GENERAL}@newsletter"}, set()) == (standing, silenced)


def test_a_rule_that_is_not_run_silences_nothing() -> None:
    standing, _ = _fingerprints(YES_ONLY % "crm", GENERAL)

    assert {f"{GENERAL}@newsletter"} == standing


def test_a_store_that_is_alone_is_no_silo_beside_it() -> None:
    standing, silenced = _fingerprints(YES_ONLY % "crm", "reach/consent-silo", "reach/disconnected-preference-store")

    assert "reach/disconnected-preference-store@web" in standing
    assert "reach/consent-silo@web" not in standing
    assert "reach/consent-silo@web" in silenced


def test_a_flow_that_nobody_watches_is_told_of_once_whatever_field_it_is_about() -> None:
    text = (YES_ONLY % "crm").replace("says: yes-only}", "says: both}, monitored: no")
    watched, weak = "timing/unmonitored-opt-out-path", "estate/preference-single-point-of-failure"

    standing, silenced = _fingerprints(text, watched, weak)

    assert ({f"{watched}@crm->esp"}, {f"{weak}@crm->esp"}) == (standing, silenced)


def test_one_no_for_several_channels_gives_way_where_one_flow_says_why_it_is_lost() -> None:
    text = (YES_ONLY % "crm").replace("covers: [email], captures", "covers: [email, sms], captures")
    gap = "reach/cross-channel-preference-gap"

    standing, silenced = _fingerprints(text, gap, PRECISE)

    assert ({f"{PRECISE}@crm->esp"}, {f"{gap}@agent", f"{gap}@page"}) == (standing, silenced)


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.yields_to], ids=lambda rule: rule.id)
def test_a_rule_yields_to_rules_that_exist(rule: object) -> None:
    ids = {each.id for each in all_rules()}

    assert set(getattr(rule, "yields_to", ())) <= ids - {getattr(rule, "id", "")}


def test_nothing_is_silenced_without_findings() -> None:
    assert ([], ()) == settle([], all_rules())
