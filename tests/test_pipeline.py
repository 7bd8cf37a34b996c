"""The whole path on one page: what each stage adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.audit.select import UnknownRuleError
from stackaudit.inventory.load import load
from stackaudit.inventory.problems import InventoryError
from stackaudit.pipeline import audit, read, read_text
from stackaudit.rules import all_rules

ROOT = Path(__file__).resolve().parent.parent
TEXT = """\
stackaudit: 1
company: {as_of: 2026-11-01}
systems:
  login: {product: gigya}
"""


def test_a_file_and_its_text_are_the_same_stack(tmp_path: Path) -> None:
    (tmp_path / "stack.yaml").write_text(TEXT, encoding="utf-8")

    assert read_text(TEXT).stack == read(tmp_path / "stack.yaml").stack == read(str(tmp_path)).stack


def test_the_catalogue_fills_in_what_the_product_tells(tmp_path: Path) -> None:
    (tmp_path / "stack.yaml").write_text(TEXT, encoding="utf-8")

    bare, filled = load(tmp_path).stack.systems["login"], read(tmp_path).stack.systems["login"]

    assert isinstance(filled.does, tuple)
    assert not isinstance(bare.does, tuple)


def test_what_the_inventory_says_wins_over_the_catalogue() -> None:
    text = TEXT.replace("{product: gigya}", "{product: gigya, does: [cms]}")

    assert ("cms",) == read_text(text).stack.systems["login"].does


@pytest.mark.parametrize("today, as_of", [("", "2026-11-01"), ("2027-03-04", "2027-03-04")])
def test_today_stands_in_for_the_as_of_date(today: str, as_of: str) -> None:
    assert as_of == read_text(TEXT, today).stack.company.as_of


def test_every_problem_is_raised_at_once() -> None:
    with pytest.raises(InventoryError) as caught:
        read_text("stackaudit: 1\nsystems:\n  crm: {status: lve}\n  esp: {runby: it}\n")

    assert 2 == len(caught.value.problems)


def test_an_unknown_capability_is_a_warning_because_the_catalogue_is_asked() -> None:
    loaded = read_text("stackaudit: 1\nsystems: {crm: {does: [emial]}}\n")

    assert ["email"] == [warning.nearest for warning in loaded.warnings]
    assert ["emial"] == [word for warning in audit(loaded).warnings for word in ("emial",) if word in warning.message]


def test_all_rules_are_run_unless_some_are_chosen() -> None:
    loaded = read_text(TEXT)

    assert [rule.id for rule in all_rules()] == [rule.id for rule in audit(loaded).rules]
    assert {"reach"} == {rule.family for rule in audit(loaded, select=["reach"]).rules}
    assert "reach" not in {rule.family for rule in audit(loaded, ignore=["reach"]).rules}


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_an_unknown_rule_is_an_error(option: str) -> None:
    with pytest.raises(UnknownRuleError, match="did you mean `reach`"):
        audit(read_text(TEXT), **{option: ["reech"]})  # type: ignore[arg-type]  # `name` takes text, these two do not


def test_auditing_twice_gives_equal_results() -> None:
    loaded = read(ROOT / "inventories" / "linden-harbour-bank")

    assert audit(loaded) == audit(loaded)


@pytest.mark.parametrize("example", ["corner-shop", "linden-harbour-bank", "sticky-notes"])
def test_no_rule_fails_on_an_example_and_every_finding_has_a_place(example: str) -> None:
    result = audit(read(ROOT / "inventories" / example))

    assert () == result.failures
    assert [] == [finding.fingerprint for finding in result.findings if finding.location is None]
    assert len(result.findings) == len({finding.fingerprint for finding in result.findings})
