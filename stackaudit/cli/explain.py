"""stackaudit explain: one rule in full."""

from __future__ import annotations

import click

from stackaudit.cli.output import write_out


@click.command("explain")
@click.argument("rule")
@click.pass_context
def command(ctx: click.Context, rule: str) -> None:
    """
    Explain one rule, with its two examples.

    Why it matters, how to fix it, when it closes and when it may be wrong. A family explains all its rules.

    \b
    Examples:
      stackaudit explain reach
      stackaudit explain reach/opt-out-never-reaches-sender
    """
    from stackaudit.audit.select import UnknownRuleError, select
    from stackaudit.render.terminal.ink import Ink
    from stackaudit.render.terminal.rule_page import rule_page
    from stackaudit.rules import all_rules

    try:
        chosen = select(all_rules(), [rule])
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from error
    write_out("\n".join(rule_page(each.text, Ink(ctx.obj["color"])) for each in chosen))
