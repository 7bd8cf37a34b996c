"""Which inventory is meant when none, one or too many are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import INVENTORIES, SMALL, CommandLine


def _write(path: Path, name: str = "Small") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SMALL.replace("Small", name), encoding="utf-8")


def _audited(stackaudit: CommandLine, *arguments: str) -> str:
    return stackaudit("audit", *arguments, "--fail-on", "never").out.partition("\n")[0]


def test_the_one_given_wins(stackaudit: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path / "given.yaml", "Given")
    _write(tmp_path / "configured.yaml", "Configured")
    (tmp_path / "stackaudit.toml").write_text('inventory = "configured.yaml"\n', encoding="utf-8")

    assert "Given" == _audited(stackaudit, "given.yaml")


@pytest.mark.parametrize(
    "file, text",
    [
        ("stackaudit.toml", 'inventory = "stacks/one.yaml"\n'),
        ("pyproject.toml", '[tool.stackaudit]\ninventory = "stacks/one.yaml"\n'),
    ],
)
def test_else_the_configured_one_from_any_folder_below(
    file: str, text: str, stackaudit: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "stacks/one.yaml", "One")
    _write(tmp_path / "inventories/other/stack.yaml", "Other")
    (tmp_path / file).write_text(text, encoding="utf-8")

    assert "One" == _audited(stackaudit)

    monkeypatch.chdir(tmp_path / "inventories")
    assert "One" == _audited(stackaudit)


def test_else_the_only_one_in_the_folder_inventories(stackaudit: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path / "inventories/mine/stack.yaml", "Mine")
    (tmp_path / "inventories/.hidden").mkdir()

    assert "Mine" == _audited(stackaudit)


def test_many_in_the_folder_inventories_is_a_question(stackaudit: CommandLine, tmp_path: Path) -> None:
    for name in ("one", "two"):
        _write(tmp_path / "inventories" / name / "stack.yaml")

    said = stackaudit("audit")

    assert (2, "") == (said.code, said.out)
    assert f"There are 2: {Path('inventories/one')}, {Path('inventories/two')}" in said.err


def test_none_at_all_is_a_question_that_names_a_way_out(stackaudit: CommandLine) -> None:
    said = stackaudit("audit")

    assert (2, "") == (said.code, said.out)
    assert "which inventory?" in said.err
    assert "stackaudit init" in said.err


def test_a_configured_one_that_is_not_there_says_who_named_it(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "stackaudit.toml").write_text('inventory = "gone"\n', encoding="utf-8")

    assert "where the configuration says it is" in stackaudit("audit").err


def test_a_folder_of_several_inventories_is_a_question_not_a_heap_of_problems(stackaudit: CommandLine) -> None:
    said = stackaudit("validate", INVENTORIES)

    assert 2 == said.code
    assert "which inventory? There are 5" in said.err


def test_one_inventory_may_be_spread_over_folders(stackaudit: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path / "split/base/stack.yaml", "Split")
    (tmp_path / "split/more").mkdir()
    (tmp_path / "split/more/systems.yaml").write_text("systems: {sheet: {}}\n", encoding="utf-8")

    assert "Split" == _audited(stackaudit, "split")


def test_a_company_without_a_name_is_called_as_its_folder(stackaudit: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path / "acme/stack.yaml", "")
    text = (tmp_path / "acme/stack.yaml").read_text(encoding="utf-8").replace("name: , ", "")
    (tmp_path / "acme/stack.yaml").write_text(text, encoding="utf-8")

    assert "acme" == _audited(stackaudit, "acme")
    assert "stack" == _audited(stackaudit, "acme/stack.yaml")


def test_the_folder_that_one_is_in_has_its_name_too(
    stackaudit: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/stack.yaml").write_text("stackaudit: 1\nsystems: {crm: {}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "acme")

    assert "acme" == _audited(stackaudit, ".")


def test_today_stands_in_for_the_as_of_date(stackaudit: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path / "small.yaml")

    said = stackaudit("audit", "small.yaml", "--today", "2027-02-03", "--fail-on", "never")

    assert "as of 2027-02-03" in said.out
