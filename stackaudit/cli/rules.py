"""stackaudit rules: the list of rules."""

from __future__ import annotations

import click

from stackaudit.cli.output import write_out


@click.command("rules")
@click.pass_context
def command(ctx: click.Context) -> None:
    """
    List the rules.

    \b
    Example:
      stackaudit rules
    """
    from stackaudit.render.terminal.ink import Ink
    from stackaudit.render.terminal.rule_page import rule_list
    from stackaudit.rules import FAMILIES

    families = {
        name: (family.__doc__ or "", tuple(rule.text for rule in family.RULES)) for name, family in FAMILIES.items()
    }
    write_out(rule_list(families, Ink(ctx.obj["color"])))
