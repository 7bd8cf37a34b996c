"""Every rule: its two examples run, its cases hold, its documentation is whole, and nobody forgot to list it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from stackaudit.audit.result import AuditResult
from stackaudit.audit.rule import Rule
from stackaudit.pipeline import audit, read_text
from stackaudit.rules import FAMILIES, all_rules

HERE = Path(__file__).parent
SOURCE = HERE.parent.parent / "stackaudit" / "rules"
RULES = {rule.id: rule for rule in all_rules()}
ONLY_ASKS = ("estate/unknown-preference-attribute",)  # what nobody answered is a question, never a finding


def _audit(inventory: str, rule: str) -> AuditResult:
    result = audit(read_text(inventory), select=[rule])
    assert result.failures == ()
    return result


def _case_file(rule: Rule) -> Path:
    return HERE / f"{rule.id.replace('-', '_')}.yaml"


def _cases() -> list[Any]:
    return [
        pytest.param(rule.id, case, id=f"{rule.id}: {case['case']}")
        for rule in all_rules()
        for case in yaml.safe_load(_case_file(rule).read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("id", RULES)
def test_the_flagged_example_is_flagged(id: str) -> None:
    result = _audit(RULES[id].text.flagged, id)

    assert result.findings or (id in ONLY_ASKS and result.questions)


@pytest.mark.parametrize("id", RULES)
def test_the_passing_example_passes(id: str) -> None:
    result = _audit(RULES[id].text.passes, id)

    assert result.findings == ()
    assert id not in ONLY_ASKS or result.questions == ()


@pytest.mark.parametrize("id, case", _cases())
def test_case(id: str, case: dict[str, Any]) -> None:
    result = _audit(case["inventory"], id)

    assert [str(each.subject) for each in result.findings] == case.get("findings", [])
    assert [str(each.subject) for each in result.questions] == case.get("questions", [])
    if "severity" in case:
        assert {each.severity.value for each in result.findings} == {case["severity"]}
    if "says" in case:
        text = " ".join(word for each in result.findings for word in (each.message, *each.evidence))
        assert case["says"] in text
    if "closes" in case:
        assert {each.closes for each in result.findings} == {case["closes"]}


@pytest.mark.parametrize("id", RULES)
def test_every_text_of_a_rule_is_written(id: str) -> None:
    text = RULES[id].text

    assert all((text.summary, text.why, text.fix, text.closes, text.may_be_wrong, text.source))
    assert text.summary.endswith(".")


def test_every_rule_file_is_listed_under_its_own_id() -> None:
    files = {
        f"{path.parent.name}/{path.stem}".replace("_", "-")
        for family in FAMILIES
        for path in (SOURCE / family.replace("-", "_")).glob("*.py")
        if path.stem != "__init__"
    }

    assert set(RULES) == files


def test_every_case_file_belongs_to_a_rule() -> None:
    files = {f"{path.parent.name}/{path.stem}".replace("_", "-") for path in HERE.glob("*/*.yaml")}

    assert set(RULES) == files


def test_every_finding_has_a_place_and_a_fingerprint_of_its_own() -> None:
    for rule in all_rules():
        findings = _audit(rule.text.flagged, rule.id).findings

        assert all(each.location is not None for each in findings)
        assert len({each.fingerprint for each in findings}) == len(findings)
