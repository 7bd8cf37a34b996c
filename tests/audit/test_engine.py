"""The engine adds place, severity and fingerprint, keeps a broken rule apart, and puts everything in order."""

from __future__ import annotations

import pytest

from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.severity import Basis, Severity
from stackaudit.model.location import Location
from tests.audit.made import audited, rule_breaking, rule_saying

STACK = """\
stackaudit: 1
company:
  name: Small
systems:
  crm:
    owner: Ann
  esp: {}
preference_stores:
  list: {in: esp, covers: [email]}
collection_points:
  form: {writes: list, covers: [email]}
senders:
  news: {system: esp, channel: email, checks: list}
flows:
  - {from: crm, to: esp}
"""


def _hit(id: str = "crm", noun: str = "systems", field: str = "") -> Hit:
    return Hit(subject=Subject(noun, id, field), message=f"{id} is odd.")


@pytest.mark.parametrize(
    "subject, line, column",
    [
        (Subject("systems", "crm"), 5, 3),
        (Subject("systems", "crm", "owner"), 6, 12),
        (Subject("systems", "crm", "never_written"), 5, 3),
        (Subject("preference_stores", "list", "covers"), 9, 27),
        (Subject("promises", "form->news"), 11, 3),
        (Subject("flows", "crm->esp"), 15, 5),
        (Subject("company", "", "name"), 3, 9),
        (Subject("practices"), 3, 3),
        (Subject("systems", "no-such-system"), 5, 3),
    ],
)
def test_a_finding_stands_where_its_subject_was_written(subject: Subject, line: int, column: int) -> None:
    (finding,) = audited(STACK, rule_saying(Hit(subject=subject, message="Odd."))).findings

    assert finding.location is not None
    assert ("stack.yaml", line) == (finding.location.file, finding.location.line)
    assert column == finding.location.column


@pytest.mark.parametrize(
    "subject, line",
    [
        (Subject("company", "", "guesses"), 4),
        (Subject("flows", "a->b", "carries"), 10),
        (Subject("flows", "a->b", "preferences.says"), 13),
        (Subject("practices", "sw"), 15),
    ],
)
def test_what_goes_over_several_lines_stands_where_it_begins(subject: Subject, line: int) -> None:
    text = """\
stackaudit: 1
company:
  name: Small
  guesses:
    systems: 4
systems: {a: {}, b: {}}
flows:
- from: a
  to: b
  carries:
  - preferences
  preferences:
    says: both
practices:
  brand-code: yes
"""
    (finding,) = audited(text, rule_saying(Hit(subject=subject, message="Odd."))).findings

    assert finding.location is not None
    assert line == finding.location.line


def test_without_a_company_the_place_of_last_resort_is_the_top_of_the_first_file() -> None:
    (finding,) = audited("stackaudit: 1\nsystems: {crm: {}}\n", rule_saying(_hit("", "company"))).findings

    assert Location("stack.yaml", 1, 1) == finding.location


def test_severity_and_closing_come_from_the_rule_unless_the_hit_says_otherwise() -> None:
    plain = Hit(subject=Subject("systems", "crm"), message="Odd.")
    graded = Hit(
        subject=Subject("systems", "esp"), message="Odd.", severity=Severity.LOW, closes="Now.", basis=Basis.ABSENT
    )

    high, low = audited(STACK, rule_saying(plain, graded)).findings

    assert (Severity.HIGH, "The rule's own closing.", Basis.STATED) == (high.severity, high.closes, high.basis)
    assert (Severity.LOW, "Now.", Basis.ABSENT) == (low.severity, low.closes, low.basis)


def test_the_fingerprint_is_rule_and_subject_and_survives_rewording_and_moving() -> None:
    first = audited(STACK, rule_saying(_hit(field="owner"))).findings
    other = audited(
        f"# moved\n\n{STACK}", rule_saying(Hit(subject=Subject("systems", "crm"), message="New words."))
    ).findings

    assert ["test/one@crm"] == [each.fingerprint for each in first] == [each.fingerprint for each in other]


def test_findings_are_in_order_of_severity_rule_subject() -> None:
    mild = rule_saying(_hit("esp"), _hit("crm"), id="b/mild", severity=Severity.LOW)
    harsh = rule_saying(_hit("esp"), id="c/harsh", severity=Severity.CRITICAL)
    other = rule_saying(_hit("crm"), id="a/mild", severity=Severity.LOW)

    findings = audited(STACK, mild, harsh, other).findings

    expected = ["c/harsh@esp", "a/mild@crm", "b/mild@crm", "b/mild@esp"]
    assert expected == [finding.fingerprint for finding in findings]


def test_questions_are_in_order_of_what_they_could_change() -> None:
    small, big = (
        Question(subject=Subject("systems", id, "owner"), text=f"Who owns {id}?", could_change=change)
        for id, change in (("crm", ("a",)), ("esp", ("a", "b")))
    )

    questions = audited(STACK, rule_saying(small, big)).questions

    assert ["esp", "crm"] == [question.subject.id for question in questions]
    assert {"test/one"} == {question.rule for question in questions}
    assert [7, 6] == [question.location.line for question in questions if question.location]


def test_related_places_are_found_too() -> None:
    hit = Hit(subject=Subject("systems", "crm"), message="Odd.", related=(Subject("systems", "esp"),))

    (finding,) = audited(STACK, rule_saying(hit)).findings

    assert (("esp", Location("stack.yaml", 7, 3)),) == finding.related


def test_a_broken_rule_is_named_says_nothing_and_stops_no_other() -> None:
    result = audited(STACK, rule_breaking((_hit("esp"),)), rule_saying(_hit("crm")))

    assert ["test/one@crm"] == [finding.fingerprint for finding in result.findings]
    assert [("test/broken", "LookupError: no 'Small'")] == [(each.rule, each.error) for each in result.failures]
    assert "Traceback" in result.failures[0].trace


def test_a_broken_rule_is_still_among_the_rules_that_were_run() -> None:
    assert ["test/broken"] == [rule.id for rule in audited(STACK, rule_breaking()).rules]


@pytest.mark.parametrize(
    "company, name, expected",
    [
        ("{name: Small}", "folder", "Small"),
        ("{}", "folder", "folder"),
        ("{name: unknown}", "folder", "folder"),
        ("{}", "", ""),
    ],
)
def test_the_name_is_the_companys_else_the_given_one(company: str, name: str, expected: str) -> None:
    text = f"stackaudit: 1\ncompany: {company}\nsystems: {{crm: {{}}}}\n"

    assert expected == audited(text, name=name).name


def test_every_entry_has_its_place() -> None:
    places = audited(STACK).places

    assert Location("stack.yaml", 15, 5) == places["flows/crm->esp"]
    assert {"company/", "systems/crm", "systems/esp", "preference_stores/list", "collection_points/form"} <= set(places)
    assert "senders/news" in places


def test_one_row_a_rule_and_severity() -> None:
    worse = Hit(subject=Subject("systems", "esp"), message="Odd.", severity=Severity.CRITICAL)
    one = rule_saying(_hit("crm"), worse)
    two = rule_saying(_hit("crm"), _hit("esp"), id="test/two")

    groups = audited(STACK, one, two).groups

    expected = [("critical", "test/one", 1), ("high", "test/two", 2), ("high", "test/one", 1)]
    assert expected == [(each.severity.value, each.rule.id, len(each.findings)) for each in groups]


@pytest.mark.parametrize(
    "found, threshold, expected", [("high", "high", True), ("low", "medium", False), ("low", "info", True)]
)
def test_the_worst_is_compared_with_a_threshold(found: str, threshold: str, expected: bool) -> None:
    result = audited(STACK, rule_saying(_hit(), severity=Severity(found)))

    assert expected == result.worst_at_least(Severity(threshold))
    assert 1 == result.count(Severity(found))


def test_nothing_found_is_never_at_a_threshold() -> None:
    assert not any(audited(STACK).worst_at_least(severity) for severity in Severity)
