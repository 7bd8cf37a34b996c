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
    """Return the inventory to use: the one given, the configured one, the folder that one stands in, or the only one in `inventories/`.

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


def folder_name(given: Path | None) -> str:
    """Return the name of the inventory's file or folder, for a company without a name."""
    path = find_inventory(given)
    return path.resolve().name if path.is_dir() else path.stem


def read_inventory(given: Path | None, today: str = "") -> Any:
    """Read the inventory, or print every problem in it and leave with exit code 2."""
    from stackaudit.inventory.problems import InventoryError
    from stackaudit.pipeline import read
    from stackaudit.render.terminal.ink import plain

    _check_day(today)
    path = find_inventory(given)
    _refuse_several(path)
    try:
        return read(path, today)
    except InventoryError as error:
        click.echo(plain(str(error)), err=True)
        click.echo(_count(len(error.problems)), err=True)
        raise click.exceptions.Exit(UNUSABLE) from error


def _only_one(folder: Path) -> Path:
    stacks = (
        sorted(each for each in folder.iterdir() if not each.name.startswith((".", "_"))) if folder.is_dir() else []
    )
    if any(map(_begins, Path().glob("*.y*ml"))):
        return Path()
    if len(stacks) == 1:
        return stacks[0]
    if not stacks:
        raise click.UsageError("which inventory? Name a file or a folder; `stackaudit init` writes a first one")
    raise _which(stacks)


def _refuse_several(folder: Path) -> None:
    """A folder of inventories, taken for one, would give a problem for every name that two of them share."""
    if not folder.is_dir() or any(folder.glob("*.y*ml")):
        return
    stacks = [each for each in sorted(folder.iterdir()) if each.is_dir() and any(map(_begins, each.glob("*.y*ml")))]
    if len(stacks) > 1:
        raise _which(stacks)


def _begins(file: Path) -> bool:
    try:
        return any(line.startswith("stackaudit:") for line in file.read_text("utf-8", "replace").splitlines())
    except OSError:
        return False


def _which(stacks: list[Path]) -> click.UsageError:
    more = ", ..." if len(stacks) > 5 else ""
    names = ", ".join(str(each) for each in stacks[:5])
    return click.UsageError(f"which inventory? There are {len(stacks)}: {names}{more}")


def _check_day(day: str) -> None:
    from datetime import date

    try:
        known = not day or date.fromisoformat(day).isoformat() == day
    except ValueError:
        known = False
    if not known:
        raise click.UsageError(f"--today is a date such as 2026-11-01, not `{day}`")


def _count(number: int) -> str:
    return f"{number} problem; nothing was audited" if number == 1 else f"{number} problems; nothing was audited"
