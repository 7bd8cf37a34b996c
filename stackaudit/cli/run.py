"""Runs a command and turns what can go wrong into an exit code and a line that helps."""

from __future__ import annotations

import traceback

import click

from stackaudit.cli.commands import cli
from stackaudit.cli.exit_codes import FAILED, INTERRUPTED, OK, UNUSABLE


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code.

    0 clean, 1 findings at or above the threshold, 2 the inventory or the options cannot be used, 3 stackaudit failed,
    130 interrupted.
    """
    try:
        code = cli.main(arguments, prog_name="stackaudit", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.NoSuchOption) and error.option_name in ("--color", "--debug"):
            click.echo(f"`{error.option_name}` stands before the command: stackaudit {error.option_name} ...", err=True)
        return UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except SystemExit:  # how click leaves after shell completion, and when the reader of its own texts has left
        return OK
    except Exception as error:
        return _ours(error, debug="--debug" in arguments)


def _ours(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(f"stackaudit itself failed: {type(error).__name__}: {error}", err=True)
    if not debug:
        click.echo("This is our bug, not your inventory's. `stackaudit --debug ...` shows where.", err=True)
    return FAILED
