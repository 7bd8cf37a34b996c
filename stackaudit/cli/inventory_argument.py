"""The inventory argument: a file, a folder, or left out; and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from stackaudit.cli.config import read_config
from stackaudit.cli.exit_codes import UNUSABLE

argument: Callable[[Any], Any] = click.argument(
    "inventory", required=False, type=click.Path(path_type=Path), metavar="[INVENTORY]"
)
today_option: Callable[[Any], Any] = click.option(
    "--today",
    metavar="DATE",
    default="",
    help="The day to audit for (2026-11-01), in place of the inventory's `as_of`.",
)


def find_inventory(given: Path | None) -> Path:
    """Return the inventory to use: the one given, the configured one, or the only one in `inventories/`.

    Raises:
        click.UsageError: when that does not name exactly one.
    """
    if given is not None:
        if not given.exists():
            raise click.UsageError(f"there is no inventory at {given}")
        return given
    config = read_config()
    if config.inventory:
        configured = Path(config.folder) / config.inventory
        if not configured.exists():
            raise click.UsageError(f"there is no inventory at {configured}, where the configuration says it is")
        return configured
    return _only_one(Path("inventories"))


def read_inventory(given: Path | None, today: str = "") -> Any:
    """Read the inventory, or print every problem in it and leave with exit code 2."""
    from stackaudit.inventory.problems import InventoryError
    from stackaudit.pipeline import read

    _check_day(today)
    path = find_inventory(given)
    try:
        return read(path, today)
    except InventoryError as error:
        click.echo(str(error), err=True)
        click.echo(_count(len(error.problems)), err=True)
        raise click.exceptions.Exit(UNUSABLE) from error


def _only_one(folder: Path) -> Path:
    stacks = (
        sorted(each for each in folder.iterdir() if not each.name.startswith((".", "_"))) if folder.is_dir() else []
    )
    if len(stacks) == 1:
        return stacks[0]
    if not stacks:
        raise click.UsageError("which inventory? Name a file or a folder; `stackaudit init` writes a first one")
    names = ", ".join(str(each) for each in stacks[:5])
    raise click.UsageError(f"which inventory? There are {len(stacks)}: {names}")


def _check_day(day: str) -> None:
    from datetime import date

    try:
        if day:
            date.fromisoformat(day)
    except ValueError as error:
        raise click.UsageError(f"--today is a date such as 2026-11-01, not `{day}`") from error


def _count(number: int) -> str:
    return f"{number} problem; nothing was audited" if number == 1 else f"{number} problems; nothing was audited"
