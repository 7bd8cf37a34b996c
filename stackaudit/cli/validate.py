"""stackaudit validate: is it well written?"""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_out


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
    from stackaudit.inventory.problems import render_problem
    from stackaudit.render.terminal.ink import plain

    loaded = inventory_argument.read_inventory(inventory)
    stack = loaded.stack
    counts = {
        "system": len(stack.systems),
        "flow": len(stack.flows),
        "preference store": len(stack.preference_stores),
        "collection point": len(stack.collection_points),
        "sender": len(stack.senders),
    }
    facts = ", ".join(f"{count} {noun}" if count == 1 else f"{count} {noun}s" for noun, count in counts.items())
    warned = f" {len(loaded.warnings)} to look at." if loaded.warnings else ""
    said = "".join(f"{plain(render_problem(warning))}\n\n" for warning in loaded.warnings)
    write_out(f"{said}Well written: {facts}.{warned}\n")
