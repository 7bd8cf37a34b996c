"""Waivers: accepted findings stay visible, and a waiver that does nothing is named."""

from __future__ import annotations

import pytest

from stackaudit.audit.finding import Hit, Subject
from stackaudit.audit.result import AuditResult
from stackaudit.audit.severity import Severity
from tests.audit.made import audited, rule_saying

RULE = rule_saying(
    Hit(subject=Subject("systems", "crm"), message="Odd."),
    Hit(subject=Subject("systems", "esp", "owner"), message="Odd."),
)


def _audited(*waivers: str, as_of: str = "2026-11-01") -> AuditResult:
    day = f", as_of: {as_of}" if as_of else ""
    text = f"stackaudit: 1\ncompany: {{name: Small{day}}}\nsystems: {{crm: {{}}, esp: {{}}}}\nwaivers:\n"
    return audited(text + "".join(f"  - {each}\n" for each in waivers), RULE)


def _waiver(subject: str = "crm", rule: str = "test/one", until: str = "2027-01-31") -> str:
    return f"{{rule: {rule}, subject: {subject}, reason: Agreed., until: {until}}}"


def test_an_accepted_finding_carries_its_waiver_and_does_not_count() -> None:
    result = _audited(_waiver())

    assert {"crm": "Agreed.", "esp": None} == {
        finding.subject.id: finding.waiver and finding.waiver.reason for finding in result.findings
    }
    assert ["esp"] == [finding.subject.id for finding in result.open_findings]
    assert (1, ()) == (result.count(Severity.HIGH), result.warnings)


def test_the_subject_is_named_as_printed_whatever_field_it_is_about() -> None:
    assert ["crm"] == [finding.subject.id for finding in _audited(_waiver("esp")).open_findings]


def test_all_waived_is_below_every_threshold() -> None:
    assert not _audited(_waiver("crm"), _waiver("esp")).worst_at_least(Severity.INFO)


@pytest.mark.parametrize("until, ended", [("2026-10-31", True), ("2026-11-01", False), ("2026-11-02", False)])
def test_a_waiver_ends_after_its_last_day(until: str, ended: bool) -> None:
    result = _audited(_waiver(until=until))

    assert ended == ("crm" in {finding.subject.id for finding in result.open_findings})
    assert ([f"the waiver of test/one for crm ended on {until}"] if ended else []) == [
        warning.message for warning in result.warnings
    ]


def test_without_an_as_of_date_no_waiver_has_ended() -> None:
    result = _audited(_waiver(until="2001-01-01"), as_of="")

    assert ["esp"] == [finding.subject.id for finding in result.open_findings]


@pytest.mark.parametrize("waiver", [_waiver("nobody"), _waiver(rule="test/other")])
def test_a_waiver_that_matches_nothing_is_named_with_its_place(waiver: str) -> None:
    (warning,) = _audited(waiver).warnings

    assert warning.message.endswith("matches no finding")
    assert warning.location is not None
    assert 5 == warning.location.line
