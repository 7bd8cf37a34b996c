"""The starter inventory: it is well written, it is audited, and it overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stackaudit.cli.init import SCHEMA
from tests.cli.command_line import CommandLine


def test_without_a_name_it_goes_where_the_other_commands_look(stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("init")

    assert 0 == said.code
    assert {"stack.yaml", "README.md", SCHEMA} == {path.name for path in (tmp_path / "inventories/my-stack").iterdir()}
    assert 0 == stackaudit("validate").code


@pytest.mark.parametrize("command", [["validate"], ["audit"], ["questions"], ["map"], ["report", "-o", "out"]])
def test_what_it_writes_can_be_used_at_once(command: list[str], stackaudit: CommandLine) -> None:
    stackaudit("init", "my-stack")

    said = stackaudit(*command, "my-stack")

    assert (0, "") == (said.code, said.err)


def test_its_example_asks_something_and_accuses_nobody(stackaudit: CommandLine) -> None:
    stackaudit("init", "my-stack")

    result = json.loads(stackaudit("audit", "my-stack", "--format", "json").out)

    assert [] == result["warnings"]
    assert [] == result["findings"]
    assert result["questions"]


def test_the_commands_of_its_page_name_the_folder(stackaudit: CommandLine, tmp_path: Path) -> None:
    stackaudit("init", "my-stack")

    page = (tmp_path / "my-stack/README.md").read_text(encoding="utf-8")

    assert "stackaudit audit my-stack" in page
    assert "FOLDER" not in page


def test_the_schema_beside_it_is_the_schema(stackaudit: CommandLine, tmp_path: Path) -> None:
    stackaudit("init", "my-stack")

    assert stackaudit("schema").out == (tmp_path / "my-stack" / SCHEMA).read_text(encoding="utf-8")
    assert f"$schema={SCHEMA}" in (tmp_path / "my-stack/stack.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["stack.yaml", "README.md", SCHEMA, "systems.yml"])
def test_nothing_is_overwritten_or_mixed_in(name: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("mine", encoding="utf-8")

    said = stackaudit("init", "mine")

    assert 2 == said.code
    assert name in said.err
    assert {name: "mine"} == {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "mine").iterdir()}
