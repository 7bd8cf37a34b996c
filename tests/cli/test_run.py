"""Exit codes, and what is said when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stackaudit.audit.severity import Severity
from tests.cli.command_line import EXAMPLES, INVENTORIES, ROOT, SMALL, WRONG, CommandLine, breaks, finds, rules_that


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_nothing_found_is_0(stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules_that(monkeypatch)

    assert 0 == stackaudit("audit", small).code


@pytest.mark.parametrize("shape", ["terminal", "json", "html"])
def test_a_finding_is_1_in_every_format(
    shape: str, stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, finds(Severity.HIGH))

    assert 1 == stackaudit("audit", small, "--format", shape).code


@pytest.mark.parametrize(
    "found, threshold, code",
    [
        ("critical", "critical", 1),
        ("high", "critical", 0),
        ("high", "high", 1),
        ("medium", "high", 0),
        ("medium", "low", 1),
        ("info", "info", 1),
        ("critical", "never", 0),
    ],
)
def test_the_threshold_decides(
    found: str, threshold: str, code: int, stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, finds(Severity(found)))

    assert code == stackaudit("audit", small, "--fail-on", threshold).code


@pytest.mark.parametrize("command", ["validate", "audit", "map", "questions", "report"])
def test_a_wrong_inventory_is_2_and_nothing_goes_to_stdout(
    command: str, stackaudit: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    more = ["-o", "report"] if command == "report" else []

    said = stackaudit(command, "wrong.yaml", *more)

    assert (2, "") == (said.code, said.out)
    assert "2 problems; nothing was audited" in said.err
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "nowhere"],
        ["audit", "small.yaml", "--format", "pdf"],
        ["audit", "small.yaml", "--no-such-option"],
        ["audit", "small.yaml", "--fail-on", "hihg"],
        ["audit", "small.yaml", "--today", "2026-13-01"],
        ["audit", "small.yaml", "--today", "20261101"],
        ["audit", "small.yaml", "too", "many"],
        ["no-such-command"],
        ["trace", "nowhere", "small.yaml"],
        ["map", "small.yaml", "--view", "radar"],
        ["explain"],
        ["report", "small.yaml"],
    ],
)
@pytest.mark.usefixtures("small")
def test_options_that_cannot_be_used_are_2(arguments: list[str], stackaudit: CommandLine) -> None:
    said = stackaudit(*arguments)

    assert (2, "") == (said.code, said.out)
    assert "Error: " in said.err
    assert "Traceback" not in said.err


def test_a_broken_rule_is_3_and_the_others_are_heard(
    stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, breaks(), finds(Severity.LOW))

    said = stackaudit("audit", small)

    assert 3 == said.code
    assert "LOW test/finds (1)" in said.out
    assert "test/breaks failed and said nothing: ZeroDivisionError: nothing in 0" in said.out
    assert "test/breaks failed: ZeroDivisionError: nothing in 0\n" == said.err


@pytest.mark.parametrize("shape", ["terminal", "json", "html"])
def test_every_format_names_a_broken_rule(
    shape: str, stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, breaks())

    assert "test/breaks" in stackaudit("audit", small, "--format", shape).out


def test_a_report_with_a_broken_rule_is_written_and_is_3(
    stackaudit: CommandLine, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_that(monkeypatch, breaks())

    said = stackaudit("report", small, "-o", "report")

    assert 3 == said.code
    assert (tmp_path / "report" / "report.html").is_file()
    assert "test/breaks failed and said nothing" in said.err


def test_debug_shows_where_a_rule_broke(stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules_that(monkeypatch, breaks())

    assert "Traceback" not in stackaudit("audit", small).err
    assert "Traceback" in stackaudit("--debug", "audit", small).err


@pytest.mark.parametrize("option", [["--debug"], ["--color", "never"]])
def test_an_option_of_the_whole_program_after_the_command_is_2_and_says_where_it_belongs(
    option: list[str], stackaudit: CommandLine, small: Path
) -> None:
    said = stackaudit("audit", small, *option)

    assert 2 == said.code
    assert f"`{option[0]}` stands before the command" in said.err


def _bug(*_: object, **__: object) -> None:
    raise RuntimeError("a bug")


def test_a_bug_of_ours_is_3_with_one_line_and_a_hint(
    stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackaudit.pipeline.audit", _bug)

    said = stackaudit("audit", small)

    assert (3, "") == (said.code, said.out)
    assert ["stackaudit itself failed: RuntimeError: a bug"] == said.err.splitlines()[:1]
    assert "Traceback" not in said.err
    assert "--debug" in said.err


def test_debug_shows_the_traceback_of_a_bug(
    stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackaudit.pipeline.audit", _bug)

    assert "Traceback" in stackaudit("--debug", "audit", small).err


def test_an_interruption_is_130(stackaudit: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stackaudit.pipeline.read", interrupted)

    said = stackaudit("audit", small)

    assert (130, "", "interrupted") == (said.code, said.out, said.err.strip())


@pytest.mark.parametrize(
    "arguments",
    [["catalogue"], ["--help"], ["audit", str(INVENTORIES / "corner-shop"), "--fail-on", "never", "-f", "html"]],
)
def test_a_reader_that_leaves_is_no_failure(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = _python("-m", "stackaudit", *arguments, stdout=write)
    finally:
        os.close(write)

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", str(INVENTORIES / "sticky-notes")],
        ["trace", "newsletter-footer", str(INVENTORIES / "linden-harbour-bank")],
        ["catalogue", "salesforce"],
        ["rules"],
        ["audit", "größe"],
    ],
)
def test_output_succeeds_whatever_the_terminal_says(arguments: list[str], encoding: str) -> None:
    done = _python("-m", "stackaudit", *arguments, environment={"PYTHONIOENCODING": encoding})

    assert "itself failed" not in done.stderr
    assert "\N{REPLACEMENT CHARACTER}" not in done.stdout


def test_the_exit_code_reaches_the_shell(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")

    assert 2 == _python("-m", "stackaudit", "validate", str(tmp_path / "wrong.yaml")).returncode


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_audited_without_a_failure(example: str, stackaudit: CommandLine) -> None:
    said = stackaudit("audit", INVENTORIES / example, "--fail-on", "never")

    assert (0, "") == (said.code, said.err)


def _python(
    *arguments: str, environment: dict[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",  # stderr follows the terminal's encoding
        check=False,
    )
