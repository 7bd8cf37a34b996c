"""stackaudit explain: one rule in full, or where one part of a framework stands and why."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_out


@click.command("explain")
@click.argument("what", metavar="ID")
@inventory_argument.argument
@click.option("-v", "--verbose", is_flag=True, help="List every place that a checkpoint goes by.")
@inventory_argument.today_option
@click.pass_context
def command(ctx: click.Context, what: str, inventory: Path | None, verbose: bool, today: str) -> None:
    """
    Explain a rule, or where a stack stands in a framework.

    A rule: why it matters, how to fix it, when it closes and when it may be wrong, with two examples; a family explains
    all its rules. A framework, or a part of one (grid/decentralise-automate, always-on/orchestration, architecture/consent,
    lifecycle/nurture, governance/staffing, customer-side/history): each checkpoint with its value, the lines of the
    inventory that it comes from, and what would change it.

    \b
    Examples:
      stackaudit explain reach
      stackaudit explain reach/opt-out-never-reaches-sender
      stackaudit explain grid/decentralise-automate inventories/bank
    """
    from stackaudit.audit.select import UnknownRuleError, select
    from stackaudit.frameworks.frameworks import FAMILIES
    from stackaudit.render.terminal.ink import Ink
    from stackaudit.render.terminal.rule_page import rule_page
    from stackaudit.rules import all_rules

    ink = Ink(ctx.obj["color"])
    try:
        chosen = select(all_rules(), [what])
    except UnknownRuleError as error:
        write_out(_parts(what, inventory, today, ink, verbose, error))
        return
    if inventory is not None and what in FAMILIES:
        write_out(_parts(what, inventory, today, ink, verbose, None))
    else:
        write_out("\n".join(rule_page(each.text, ink) for each in chosen))


def _parts(what: str, inventory: Path | None, today: str, ink: Any, verbose: bool, unknown: Exception | None) -> str:
    """Return the pages of the parts of a framework that answer to a name.

    Raises:
        click.UsageError: when no rule and no part is called that; without an inventory only a framework's own name tells.
    """
    from stackaudit.audit.asking import subject_of
    from stackaudit.audit.places import Places
    from stackaudit.frameworks.frameworks import FAMILIES
    from stackaudit.pipeline import audit
    from stackaudit.render.terminal.part_page import link_page, part_page

    if what.partition("/")[0] not in FAMILIES:
        raise click.UsageError(str(unknown)) from unknown
    loaded = inventory_argument.read_inventory(inventory, today)
    found = audit(loaded).frameworks
    places = Places(loaded.sources)
    pages = [
        part_page(part, lambda path: places.written(subject_of(path)), ink, everything=verbose)
        for part in found.parts
        if part.id == what or part.id.startswith(f"{what}/")
    ]
    pages += [
        link_page(link, lambda path: places.written(subject_of(path)), ink)
        for link in found.always_on.links
        if f"always-on/{link.id}" == what
    ]
    if not pages:
        ids = [part.id for part in found.parts] + [f"always-on/{link.id}" for link in found.always_on.links]
        nearest = get_close_matches(what, ids, 1, 0.5)
        hint = f"did you mean `{nearest[0]}`?" if nearest else f"there are {', '.join(ids)}"
        raise click.UsageError(f"no rule and no part of a framework is called `{what}`; {hint}")
    return "\n".join(pages)
