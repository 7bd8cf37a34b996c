"""Choosing rules and writing files in one run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from stackaudit.audit.severity import Severity
from tests.cli.command_line import SMALL, CommandLine, finds, rules_that


@pytest.fixture(autouse=True)
def _inventory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    rules_that(monkeypatch, finds(Severity.LOW, "reach/one"), finds(Severity.LOW, "timing/two"))


@pytest.mark.parametrize(
    "options, run",
    [
        ([], {"reach/one", "timing/two"}),
        (["--select", "reach"], {"reach/one"}),
        (["--select", "reach/one", "--select", "timing/two"], {"reach/one", "timing/two"}),
        (["--select", "*/t*"], {"timing/two"}),
        (["--ignore", "timing"], {"reach/one"}),
        (["--select", "reach", "--ignore", "reach/one"], set()),
    ],
)
def test_rules_are_chosen_by_family_id_or_pattern(options: list[str], run: set[str], stackaudit: CommandLine) -> None:
    said = stackaudit("audit", "small.yaml", "--format", "json", *options)

    assert run == {rule["id"] for rule in json.loads(said.out)["rules"]}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    "pattern, hint",
    [
        ("reech", "did you mean `reach`?"),
        ("reach/onn", "did you mean `reach/one`?"),
        ("zzz", "`stackaudit rules` lists them"),
    ],
)
def test_an_unknown_rule_is_2_with_the_nearest(option: str, pattern: str, hint: str, stackaudit: CommandLine) -> None:
    said = stackaudit("audit", "small.yaml", option, pattern)

    assert (2, "") == (said.code, said.out)
    assert f"no rule is called `{pattern}`" in said.err
    assert hint in said.err


def test_one_run_writes_every_format_that_is_asked_for(stackaudit: CommandLine, tmp_path: Path) -> None:
    files = {name: tmp_path / "out" / f"audit.{name}" for name in ("terminal", "json", "html")}
    options = [word for name, path in files.items() for word in ("-o", f"{name}={path}")]

    said = stackaudit("audit", "small.yaml", *options)

    assert said.out == files["terminal"].read_text(encoding="utf-8")
    for name, path in files.items():
        assert stackaudit("audit", "small.yaml", "--format", name).out == path.read_text(encoding="utf-8")
    assert 3 == len(list((tmp_path / "out").iterdir()))


@pytest.mark.parametrize(
    "output, hint",
    [
        ("report.html", "did you mean `-o html=report.html`?"),
        ("html", "-o wants FORMAT=FILE"),
        ("pdf=report.pdf", "one of terminal, json, html"),
        ("html=", "-o wants FORMAT=FILE"),
        ("html=.", "cannot be written"),
        ("html=small.yaml/below/report.html", "cannot be written"),
    ],
)
def test_an_output_that_cannot_be_written_is_2(output: str, hint: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("audit", "small.yaml", "-o", output)

    assert (2, "") == (said.code, said.out)
    assert hint in said.err
    assert ["small.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_the_workbook_is_written_beside_what_goes_to_stdout(stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("audit", "small.yaml", "--format", "json", "-o", "xlsx=out/small.xlsx")

    assert "Small" == json.loads(said.out)["name"]
    assert b"PK" == (tmp_path / "out/small.xlsx").read_bytes()[:2]


def test_a_terminal_is_spared_the_workbook(stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    said = stackaudit("audit", "small.yaml", "--format", "xlsx")

    assert (2, "") == (said.code, said.out)
    assert "-o xlsx=FILE" in said.err


def test_a_missing_wheel_for_the_workbook_is_2_and_says_what_to_install(
    stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    said = stackaudit("audit", "small.yaml", "-o", "xlsx=small.xlsx")

    assert (2, "") == (said.code, said.out)
    assert "pip install xlsxwriter" in said.err
    assert not (tmp_path / "small.xlsx").exists()


def test_two_outputs_may_not_share_a_file(stackaudit: CommandLine) -> None:
    said = stackaudit("audit", "small.yaml", "-o", "json=x", "-o", "html=x")

    assert 2 == said.code
    assert "twice" in said.err


def test_verbose_shows_what_the_first_screen_cuts(stackaudit: CommandLine) -> None:
    assert "[stated]" not in stackaudit("audit", "small.yaml").out
    assert "[stated]" in stackaudit("audit", "small.yaml", "--verbose").out
