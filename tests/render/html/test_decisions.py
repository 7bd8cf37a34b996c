"""Decisions: what is put together, who decides by when, and what each rests on."""

from __future__ import annotations

import msgspec

from stackaudit.audit.finding import Finding, Subject
from stackaudit.audit.result import AuditResult
from stackaudit.audit.rule import RuleText
from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.verdict import Verdict
from stackaudit.render.html.decisions import Decision, decide
from stackaudit.render.html.directory import directory
from tests.render.small_result import EMOJI, LONG, SCRIPT, small_result


def test_what_stops_short_of_the_same_stores_is_one_decision() -> None:
    regional, newsletter = decided(small_result())

    assert f"Connect {EMOJI} to {SCRIPT}, so that {LONG} hears the no" == regional.what
    assert f"Of 2 promises at {LONG}: 1 broken and 1 by hand. Slowest: {LONG} → {SCRIPT}." == regional.why_now
    assert "opens the way for 2 promises" == regional.unlocks
    assert f"Speed up the way of a no to {EMOJI}" == newsletter.what


def test_effort_grows_with_the_links_to_build_or_change() -> None:
    regional, newsletter = decided(small_result())

    assert ("medium", "2 links") == (regional.effort, regional.repairs)
    assert ("small", "1 link") == (newsletter.effort, newsletter.repairs)


def test_the_sending_system_says_by_when() -> None:
    _, newsletter = decided(with_notice(small_result(), "esp", 90))

    reason = f"notice day of {EMOJI}, which renews on 2027-03-31"
    assert ("2026-12-31", reason) == (newsletter.decide_by, newsletter.renewal)


def test_a_notice_period_that_nobody_said_gives_no_day() -> None:
    _, newsletter = decided(small_result())

    assert ("", "no date follows from a contract") == (newsletter.decide_by, newsletter.renewal)


def test_a_day_that_has_passed_is_said_to_have_passed() -> None:
    _, newsletter = decided(with_notice(small_result(), "esp", 180))

    reason = f"{EMOJI} renews on 2027-03-31; its notice day has passed"
    assert ("", reason) == (newsletter.decide_by, newsletter.renewal)


def test_a_renewal_that_is_past_gives_no_day() -> None:
    result = small_result()
    systems = dict(result.stack.systems)
    systems["esp"] = msgspec.structs.replace(systems["esp"], renews="2026-03-31")
    stack = msgspec.structs.replace(result.stack, systems=systems)

    _, newsletter = decided(msgspec.structs.replace(result, stack=stack))

    assert ("", "no date follows from a contract") == (newsletter.decide_by, newsletter.renewal)


def test_a_sender_that_asks_nobody_is_to_ask_somebody() -> None:
    result = small_result()
    senders = dict(result.stack.senders)
    senders["regional"] = msgspec.structs.replace(senders["regional"], checks=())
    stack = msgspec.structs.replace(result.stack, senders=senders)

    regional, _ = decided(msgspec.structs.replace(result, stack=stack))

    assert f"Let {LONG} ask a preference store before contacting anybody" == regional.what
    assert "small" == regional.effort


def test_every_decision_rests_on_promises_or_findings_that_are_listed() -> None:
    found = decided(with_finding(small_result(), Severity.HIGH))

    assert all(decision.promises or decision.findings for decision in found)
    assert ["#finding/reach/no-never-arrives@footer-%3Eregional"] == [link.href for link in found[0].findings]


def test_other_severe_findings_are_decided_too() -> None:
    *_, named = decided(with_finding(small_result(), Severity.HIGH))

    assert "Name one" == named.what
    assert ("closes 1 finding", "nobody is named", "small") == (named.unlocks, named.owner, named.effort)


def test_mild_findings_ask_for_no_decision() -> None:
    found = decided(with_finding(small_result(), Severity.MEDIUM))

    assert 2 == len(found)


def test_open_questions_ask_for_no_decision() -> None:
    result = small_result()
    promises = [promise for promise in result.promises if promise.verdict is Verdict.NOT_WRITTEN_DOWN]

    found = decided(msgspec.structs.replace(result, promises=tuple(promises), findings=()))

    assert () == found


def test_there_are_never_more_than_seven() -> None:
    result = small_result()
    senders, promises = dict(result.stack.senders), list(result.promises)
    broken = next(promise for promise in promises if promise.verdict is Verdict.BROKEN)
    for number in range(20):
        id = f"extra-{number:02}"
        senders[id] = msgspec.structs.replace(senders["regional"], id=id, checks=(f"store-{number}",))
        promises.append(msgspec.structs.replace(broken, id=f"footer->{id}", sender=id))
    stack = msgspec.structs.replace(result.stack, senders=senders)
    many = msgspec.structs.replace(result, stack=stack, promises=tuple(promises))

    found = decided(with_finding(many, Severity.CRITICAL))

    assert 7 == len(found)
    assert "Name one" == found[-1].what


def test_contracts_that_are_due_are_one_decision_with_the_next_day() -> None:
    result = with_notice(with_notice(small_result(), "esp", 90), "crm", 30)
    found = tuple(
        Finding(
            rule="governance/renewal-decides-for-you",
            severity=Severity.MEDIUM,
            basis=Basis.STATED,
            subject=Subject("systems", system, "renews"),
            message=f"{system} has to be decided",
            closes="decided",
            fingerprint=f"governance/renewal-decides-for-you@{system}",
            location=None,
        )
        for system in ("crm", "esp")
    )
    text = msgspec.structs.replace(result.rules[0], id=found[0].rule)
    with_both = msgspec.structs.replace(result, findings=(*result.findings, *found), rules=(*result.rules, text))

    made = [each for each in decided(with_both) if each.what.startswith("Keep, cut or end")]

    assert 1 == len(made)
    assert 2 == len(made[0].findings)
    assert made[0].decide_by


def decided(result: AuditResult) -> tuple[Decision, ...]:
    return decide(directory(result)).decisions


def with_notice(result: AuditResult, system: str, days: int) -> AuditResult:
    systems = dict(result.stack.systems)
    systems[system] = msgspec.structs.replace(systems[system], notice_days=days)
    return msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems))


def with_finding(result: AuditResult, severity: Severity) -> AuditResult:
    text = RuleText(
        id="authority/no-master",
        severity=severity,
        summary="No store wins.",
        why="",
        fix="Name one. Then tell everybody.",
        closes="",
        may_be_wrong="",
        source="",
        flagged="",
        passes="",
    )
    finding = Finding(
        rule=text.id,
        severity=severity,
        basis=Basis.STATED,
        subject=Subject("company"),
        message="No store wins.",
        closes="",
        fingerprint="authority/no-master@company",
        location=None,
    )
    findings = sorted((*result.findings, finding), key=lambda each: (each.severity.rank, each.rule))
    return msgspec.structs.replace(result, rules=(*result.rules, text), findings=tuple(findings))
