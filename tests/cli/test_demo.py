"""The first thing a newcomer runs."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from stackaudit.cli import demo
from tests.cli.command_line import CommandLine


def test_it_shows_the_first_screen_and_writes_the_report(stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("demo")

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith("Linden Harbour Bank\n")
    assert str(Path("stackaudit-demo/report.html")) in said.out
    assert (tmp_path / "stackaudit-demo/report.html").is_file()


def test_it_can_be_run_again_and_elsewhere(stackaudit: CommandLine, tmp_path: Path) -> None:
    assert [0, 0, 0] == [stackaudit("demo", *options).code for options in ([], [], ["-o", "other"])]
    assert (tmp_path / "other/report.html").is_file()


def test_an_installation_without_the_examples_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "EXAMPLE", "no-such-example")

    with pytest.raises(click.ClickException, match="without the examples"):
        demo.examples()
