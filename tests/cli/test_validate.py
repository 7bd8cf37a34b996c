"""Every problem at once, each with its place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import EXAMPLES, INVENTORIES, SMALL, WRONG, CommandLine


def test_all_problems_are_shown_with_code_frames(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")

    said = stackaudit("validate", "wrong.yaml")

    assert (2, "") == (said.code, said.out)
    assert "wrong.yaml:3:17: error: " in said.err
    assert "wrong.yaml:4:9: error: " in said.err
    assert "  3 |   crm: {status: lve}\n    |                 ^^^" in said.err
    assert all(f"did you mean `{word}`?" in said.err for word in ("live", "run_by"))
    assert said.err.endswith("2 problems; nothing was audited\n")


def test_one_problem_is_one_problem(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("stackaudit: 1\nsystems: {crm: {status: lve}}\n", encoding="utf-8")

    assert stackaudit("validate", "wrong.yaml").err.endswith("1 problem; nothing was audited\n")


def test_warnings_are_shown_and_do_not_fail(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("stackaudit: 1\nsystems:\n  crm: {does: [emial]}\n", encoding="utf-8")

    said = stackaudit("validate", "odd.yaml")

    assert (0, "") == (said.code, said.err)
    assert "odd.yaml:3:16: warning: " in said.out
    assert "did you mean `email`?" in said.out
    assert said.out.endswith(
        "Well written: 1 system, 0 flows, 0 preference stores, 0 collection points, 0 senders. 1 to look at.\n"
    )


def test_a_good_one_is_counted(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    expected = "Well written: 2 systems, 0 flows, 2 preference stores, 2 collection points, 1 sender.\n"

    assert expected == stackaudit("validate", "small.yaml").out


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_well_written(example: str, stackaudit: CommandLine) -> None:
    said = stackaudit("validate", INVENTORIES / example)

    assert (0, "") == (said.code, said.err)
    assert "to look at" not in said.out


def test_control_characters_reach_no_terminal(stackaudit: CommandLine, tmp_path: Path) -> None:
    text = 'stackaudit: 1\nsystems:\n  crm: {does: ["\\e]0;owned\\a"]}\n  esp: {status: "\\e[2J"}\n'
    (tmp_path / "hostile.yaml").write_text(text, encoding="utf-8")

    said = stackaudit("validate", "hostile.yaml")

    assert not {"\x1b", "\x07"} & set(said.out + said.err)
