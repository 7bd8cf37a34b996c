"""The configuration file, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.audit.severity import Severity
from stackaudit.cli.config import Config, read_config
from tests.cli.command_line import SMALL, CommandLine, finds, rules_that


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def _configure(folder: Path, text: str, file: str = "stackaudit.toml") -> None:
    (folder / file).write_text(text, encoding="utf-8")


def test_every_key_is_read(tmp_path: Path) -> None:
    _configure(tmp_path, 'inventory = "i"\nselect = ["reach"]\nignore = ["grid"]\nfail-on = "low"\n')

    expected = Config(inventory="i", select=("reach",), ignore=("grid",), fail_on="low", folder=str(tmp_path))

    assert expected == read_config(tmp_path)


def test_the_own_file_wins_over_the_project_file(tmp_path: Path) -> None:
    _configure(tmp_path, 'fail-on = "low"\n')
    _configure(tmp_path, '[tool.stackaudit]\nfail-on = "info"\n', "pyproject.toml")

    assert "low" == read_config(tmp_path).fail_on


def test_a_project_file_without_our_table_hides_nothing_above_it(tmp_path: Path) -> None:
    _configure(tmp_path, 'fail-on = "low"\n')
    (tmp_path / "below").mkdir()
    _configure(tmp_path / "below", "[tool.other]\n", "pyproject.toml")

    assert "low" == read_config(tmp_path / "below").fail_on


def test_the_byte_order_mark_of_some_editors_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "stackaudit.toml").write_bytes(b'\xef\xbb\xbffail-on = "low"\n')

    assert "low" == read_config(tmp_path).fail_on


@pytest.mark.parametrize(
    "text, hint",
    [
        ('inventroy = "x"\n', "unknown key `inventroy`, did you mean `inventory`?"),
        ('fail_on = "low"\n', "unknown key `fail_on`, did you mean `fail-on`?"),
        ("xyz = 1\n", "unknown key `xyz`; known are inventory, select, ignore, fail-on"),
        ('folder = "x"\n', "unknown key `folder`"),
        ('fail-on = "bad"\n', "`fail-on` is one of critical, high, medium, low, info, never"),
        ('select = "reach"\n', "array"),
        ("inventory = \n", "Invalid value"),
    ],
)
@pytest.mark.parametrize("file", ["stackaudit.toml", "pyproject.toml"])
def test_a_wrong_configuration_is_2_with_a_way_out(
    file: str, text: str, hint: str, project: Path, stackaudit: CommandLine
) -> None:
    _configure(project, text if file == "stackaudit.toml" else f"[tool.stackaudit]\n{text}", file)

    said = stackaudit("audit", "small.yaml")

    assert (2, "") == (said.code, said.out)
    assert file in said.err
    assert hint in said.err


def test_all_wrong_keys_are_named_at_once(project: Path, stackaudit: CommandLine) -> None:
    _configure(project, "selekt = []\nignroe = []\n")

    said = stackaudit("audit", "small.yaml")

    assert all(word in said.err for word in ("`selekt`", "`ignroe`"))


@pytest.mark.parametrize("options, code", [([], 0), (["--fail-on", "medium"], 1)])
def test_the_command_line_wins_over_the_threshold_of_the_file(
    options: list[str], code: int, project: Path, stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, finds(Severity.MEDIUM))
    _configure(project, 'fail-on = "critical"\n')

    assert code == stackaudit("audit", "small.yaml", *options).code


@pytest.mark.parametrize(
    "options, heard",
    [([], {"a/one"}), (["--select", "b"], {"b/two"}), (["--ignore", "nothing*", "--ignore", "a"], set())],
)
def test_the_command_line_wins_over_the_rules_of_the_file(
    options: list[str],
    heard: set[str],
    project: Path,
    stackaudit: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules_that(
        monkeypatch, finds(Severity.LOW, "a/one"), finds(Severity.LOW, "b/two"), finds(Severity.LOW, "nothing/x")
    )
    _configure(project, 'select = ["a"]\n')

    said = stackaudit("audit", "small.yaml", *options)

    assert heard == {id for id in ("a/one", "b/two", "nothing/x") if f"LOW {id}" in said.out}
