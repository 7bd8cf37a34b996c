"""stackaudit trace: follow one no."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_out

READINGS = ("as-written", "pessimistic", "optimistic")


@click.command("trace")
@click.argument("point", required=False)
@inventory_argument.argument
@click.option("--sender", metavar="SENDER", help="Only what becomes of it at this sender.")
@click.option(
    "--reading", type=click.Choice(READINGS), default=READINGS[0], show_default=True, help="How silence is read."
)
@click.option("-f", "--format", "shape", type=click.Choice(["terminal", "json"]), default="terminal", help="As what.")
@inventory_argument.today_option
@click.pass_context
def command(
    ctx: click.Context,
    point: str | None,
    inventory: Path | None,
    sender: str | None,
    reading: str,
    shape: str,
    today: str,
) -> None:
    """
    Follow one no, hop by hop.

    Shows the worst wait, the key, what is lost, where it stops and why. Without a POINT, the collection points are listed.

    \b
    Examples:
      stackaudit trace unsubscribe-link
      stackaudit trace unsubscribe-link inventories/my-stack --sender newsletter
    """
    from stackaudit.graph.promises import PromiseBook
    from stackaudit.graph.reading import Reading
    from stackaudit.graph.traces import trace
    from stackaudit.render.json_result import json_trace
    from stackaudit.render.terminal.ink import Ink
    from stackaudit.render.terminal.trace_table import trace_table

    if point is not None and inventory is None and Path(point).exists():
        inventory, point = Path(point), None
    stack = inventory_argument.read_inventory(inventory, today).stack
    if point is None:
        points = ", ".join(stack.collection_points) or "none in this inventory"
        raise click.UsageError(f"which no? Name the collection point where it is said: {points}")
    _known(point, stack.collection_points, "collection point")
    if sender is not None:
        _known(sender, stack.senders, "sender")
    book = PromiseBook(stack)
    followed = trace(book, stack.collection_points[point], Reading(reading))
    promises = tuple(
        each for each in book.promises() if each.point == point and (sender is None or each.sender == sender)
    )
    if shape == "json":
        write_out(json_trace(followed, promises))
    else:
        write_out(trace_table(stack, followed, promises, Ink(ctx.obj["color"])))


def _known(id: str, entries: dict[str, object], noun: str) -> None:
    if id in entries:
        return
    nearest = get_close_matches(id, entries, 1, 0.4)
    hint = f"did you mean `{nearest[0]}`?" if nearest else f"there are {', '.join(list(entries)[:8]) or 'none'}"
    raise click.UsageError(f"no {noun} is called `{id}`; {hint}")
