"""stackaudit trace: follow one no or yes, or all of them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_out

if TYPE_CHECKING:
    from stackaudit.graph.promise import Promise
    from stackaudit.graph.promises import PromiseBook
    from stackaudit.graph.reading import Reading
    from stackaudit.inventory.load import Loaded
    from stackaudit.render.terminal.ink import Ink

READINGS = ("as-written", "pessimistic", "optimistic")
FORMATS = ("terminal", "json", "svg")


@click.command("trace")
@click.argument("point", required=False)
@inventory_argument.argument
@click.option("--all", "every", is_flag=True, help="Every collection point and every sender, as a table.")
@click.option(
    "--says", type=click.Choice(["no", "yes"]), default="no", show_default=True, help="Which answer to follow."
)
@click.option("--sender", metavar="SENDER", help="Only what becomes of it at this sender.")
@click.option(
    "--reading", type=click.Choice(READINGS), default=READINGS[0], show_default=True, help="How silence is read."
)
@click.option("-f", "--format", "shape", type=click.Choice(FORMATS), default="terminal", help="As what.")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="The same as --today.")
@inventory_argument.today_option
@click.pass_context
def command(
    ctx: click.Context,
    point: str | None,
    inventory: Path | None,
    every: bool,
    says: str,
    sender: str | None,
    reading: str,
    shape: str,
    as_of: str,
    today: str,
) -> None:
    """
    Follow one no, hop by hop, or every no.

    Shows the worst wait, the key, what is lost, where it stops and why. Without a POINT, the collection points are listed;
    with --all each is followed to each sender. A yes (--says yes) is followed the same way; no limit is about when it arrives.

    \b
    Examples:
      stackaudit trace unsubscribe-link
      stackaudit trace unsubscribe-link inventories/my-stack --sender newsletter
      stackaudit trace --all inventories/my-stack
      stackaudit trace unsubscribe-link --format svg > one-no.svg
    """
    from stackaudit.graph.promises import PromiseBook
    from stackaudit.graph.reading import Reading
    from stackaudit.render.terminal.ink import Ink

    _refuse(every, says, reading, shape, as_of, today)
    if point is not None and inventory is None and (every or Path(point).exists()):
        inventory, point = Path(point), None
    if every and point is not None:
        raise click.UsageError(f"--all follows every one; leave out `{point}`, or --all")
    loaded: Loaded = inventory_argument.read_inventory(inventory, today or as_of)
    stack = loaded.stack
    if point is None and not every:
        points = ", ".join(stack.collection_points) or "none in this inventory"
        raise click.UsageError(f"which {says}? Name the collection point where it is said: {points}; or say --all")
    if point is not None:
        _known(point, stack.collection_points, "collection point")
    if sender is not None:
        _known(sender, stack.senders, "sender")
    if shape == "svg":
        write_out(_picture(loaded, inventory, point or "", sender))
        return
    ink = None if shape == "json" else Ink(ctx.obj["color"])
    follow = _yes if says == "yes" else _no
    write_out(follow(PromiseBook(stack), point, sender, Reading(reading), ink))


def _no(book: PromiseBook, point: str | None, sender: str | None, reading: Reading, ink: Ink | None) -> str:
    """Return what becomes of one no, or of every no; as JSON where there is no ink."""
    from stackaudit.graph.traces import trace
    from stackaudit.render.json_result import json_promises, json_trace
    from stackaudit.render.terminal.all_traces import all_promises
    from stackaudit.render.terminal.trace_table import trace_table

    stack, promises = book.stack, _wanted(book.promises(), point, sender)
    if point is None:
        return all_promises(stack, promises, ink) if ink else json_promises(stack, promises)
    followed = trace(book, stack.collection_points[point], reading)
    return trace_table(stack, followed, promises, ink) if ink else json_trace(stack, followed, promises)


def _yes(book: PromiseBook, point: str | None, sender: str | None, reading: Reading, ink: Ink | None) -> str:
    """Return when one yes arrives, or every yes; as JSON where there is no ink."""
    from stackaudit.graph.opt_ins import OptIns
    from stackaudit.render.json_result import json_opt_ins, json_trace
    from stackaudit.render.terminal.all_traces import all_opt_ins
    from stackaudit.render.terminal.opt_in_table import opt_in_table

    stack, opt_ins = book.stack, OptIns(book, reading)
    points = stack.collection_points.values() if point is None else [stack.collection_points[point]]
    found = tuple(each for at in points for each in opt_ins.of(at) if sender in (None, each.sender))
    if point is None:
        return all_opt_ins(stack, found, ink) if ink else json_opt_ins(stack, found, reading)
    followed = opt_ins.trace(stack.collection_points[point])
    return opt_in_table(stack, followed, found, ink) if ink else json_trace(stack, followed, opt_ins=found)


def _picture(loaded: Loaded, inventory: Path | None, point: str, sender: str | None) -> str:
    from stackaudit.pipeline import audit
    from stackaudit.render.views import UnknownPointError, draw_trace

    result = audit(loaded, name=inventory_argument.folder_name(inventory))
    try:
        return draw_trace(result, point, sender or "")
    except UnknownPointError as error:
        raise click.UsageError(str(error)) from error


def _wanted(promises: tuple[Promise, ...], point: str | None, sender: str | None) -> tuple[Promise, ...]:
    return tuple(each for each in promises if point in (None, each.point) and sender in (None, each.sender))


def _refuse(every: bool, says: str, reading: str, shape: str, as_of: str, today: str) -> None:
    """Refuse what cannot be had together, rather than to leave a part of it out."""
    if as_of and today and as_of != today:
        raise click.UsageError("--as-of and --today name two days")
    if shape == "svg" and (every or says == "yes" or reading != READINGS[0]):
        wanted = "`stackaudit map --view promises` draws every one" if every else "without --says yes and --reading"
        raise click.UsageError(f"the picture is of one no, as written; {wanted}")
    if every and says == "no" and reading != READINGS[0]:
        raise click.UsageError("a verdict is as written, and the JSON of --all carries its bounds; leave out --reading")


def _known(id: str, entries: Mapping[str, object], noun: str) -> None:
    if id in entries:
        return
    nearest = get_close_matches(id, entries, 1, 0.4)
    hint = f"did you mean `{nearest[0]}`?" if nearest else f"there are {', '.join(list(entries)[:8]) or 'none'}"
    raise click.UsageError(f"no {noun} is called `{id}`; {hint}")
