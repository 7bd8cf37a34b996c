"""stackaudit validate: is it well written?"""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli import inventory_argument


@click.command("validate")
@inventory_argument.argument
def command(inventory: Path | None) -> None:
    """
    Tell whether an inventory is well written, and nothing else.

    Every problem is shown at once, with file, line, column and a way out. Warnings do not fail.

    \b
    Example:
      stackaudit validate inventories/my-stack
    """
    loaded = inventory_argument.read_inventory(inventory)
    for warning in loaded.warnings:
        click.echo(str(warning))
    stack = loaded.stack
    facts = (
        f"{len(stack.systems)} systems, {len(stack.flows)} flows, {len(stack.preference_stores)} preference stores, "
        f"{len(stack.collection_points)} collection points, {len(stack.senders)} senders"
    )
    warned = f" {len(loaded.warnings)} to look at." if loaded.warnings else ""
    click.echo(f"Well written: {facts}.{warned}")
