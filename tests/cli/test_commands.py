"""The table of commands, help, version, colour and completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context

from stackaudit import __version__
from stackaudit.cli.commands import COMMANDS, cli
from tests.cli.command_line import INVENTORIES, ROOT, SMALL, CommandLine

SHOP = INVENTORIES / "corner-shop"


def test_the_table_says_what_each_command_says_of_itself() -> None:
    context = Context(cli)
    said = {}
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        said[name] = " ".join((command.help or "").split("\n\n")[0].split())

    assert {name: text for name, (_, text) in COMMANDS.items()} == said


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_with_an_example_that_fits(name: str, option: str, stackaudit: CommandLine) -> None:
    said = stackaudit(name, option)

    assert 0 == said.code
    assert f"\n    stackaudit {name}" in said.out
    assert "Example" in said.out
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_called_what_the_table_calls_it(name: str) -> None:
    command = cli.get_command(Context(cli), name)

    assert command is not None
    assert name == command.name


def test_every_option_of_every_command_says_what_it_does() -> None:
    context = Context(cli)
    silent = [
        f"{name} {parameter.opts[0]}"
        for name in COMMANDS
        if (command := cli.get_command(context, name))
        for parameter in command.get_params(context)
        if parameter.param_type_name == "option" and not getattr(parameter, "help", "")
    ]

    assert [] == silent


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command(option: str, stackaudit: CommandLine) -> None:
    said = stackaudit(option)

    assert 0 == said.code
    assert all(f"\n  {name} " in said.out and text in said.out for name, (_, text) in COMMANDS.items())
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]


def test_a_mistyped_command_gets_the_nearest(stackaudit: CommandLine) -> None:
    assert "Did you mean `audit`?" in stackaudit("audti").err


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_costs_no_import_of_click(option: str) -> None:
    script = "import sys; from stackaudit.cli import main; main(); assert 'click' not in sys.modules"

    assert f"stackaudit {__version__}\n" == _python("-c", script, option).stdout


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from stackaudit.cli.run import run; run(['--help']);"
        "heavy = {'yaml', 'networkx', 'msgspec', 'jinja2', 'graphviz'} & set(sys.modules); assert not heavy, heavy"
    )

    assert "" == _python("-c", script).stderr


def test_it_runs_as_a_module() -> None:
    assert f"stackaudit {__version__}\n" == _python("-m", "stackaudit", "--version").stdout
    assert "Commands:" in _python("-m", "stackaudit", "-h").stdout


@pytest.mark.parametrize(
    "environment, options, colored",
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"CLICOLOR_FORCE": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
@pytest.mark.parametrize(
    "command",
    [["audit", SHOP], ["trace", "mail-footer", SHOP], ["rules"], ["explain", "reach"], ["catalogue", "gigya"]],
)
def test_colour_is_decided_by_option_then_environment(
    command: list[str | Path],
    environment: dict[str, str],
    options: list[str],
    colored: bool,
    stackaudit: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert colored == ("\x1b[" in stackaudit(*options, *command).out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_switched_on(shell: str) -> None:
    done = _python("-m", "stackaudit", environment={"_STACKAUDIT_COMPLETE": f"{shell}_source"})

    if shell == "bash" and "not supported" in done.stderr:
        pytest.skip("bash older than 4.4")
    assert (0, True) == (done.returncode, "_STACKAUDIT_COMPLETE" in done.stdout)


@pytest.mark.parametrize(
    "typed, offered",
    [
        ("stackaudit au", ["audit"]),
        ("stackaudit map --view pr", ["preferences", "promises"]),
        ("stackaudit audit --fail", ["--fail-on"]),
    ],
)
def test_completion_offers_what_can_follow(typed: str, offered: list[str]) -> None:
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1), "_STACKAUDIT_COMPLETE": "bash_complete"}

    done = _python("-m", "stackaudit", environment=words)

    assert set(offered) == {line.partition(",")[2] for line in done.stdout.splitlines()} & {*offered, "audit", "grid"}


def test_the_words_of_an_option_are_the_words_of_the_code() -> None:
    from stackaudit.audit.severity import Severity
    from stackaudit.cli.config import SEVERITIES
    from stackaudit.cli.map import VIEWS
    from stackaudit.cli.trace import READINGS
    from stackaudit.graph.reading import Reading
    from stackaudit.render import views

    assert (*(severity.value for severity in Severity), "never") == SEVERITIES
    assert views.VIEWS == VIEWS
    assert {reading.value for reading in Reading} == set(READINGS)


def test_the_small_inventory_of_these_tests_is_well_written(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    assert 0 == stackaudit("validate", "small.yaml").code


def _python(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
