"""stackaudit catalogue: what is known about a product, capability, purpose or regulation."""

from __future__ import annotations

import click

from stackaudit.cli.exit_codes import OK, UNUSABLE


@click.command("catalogue")
@click.argument("words", nargs=-1)
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...]) -> int:
    """
    Look up a product, capability, purpose or regulation, by id, alias or a word in its name.

    \b
    Examples:
      stackaudit catalogue gigya
      stackaudit catalogue can-spam
    """
    from stackaudit.catalogue.search import search
    from stackaudit.render.terminal.catalogue_page import catalogue_page
    from stackaudit.render.terminal.ink import Ink

    word = " ".join(words)
    entries = search(word)
    if not entries:
        click.echo(f"nothing is known about `{word}`", err=True)
        return UNUSABLE
    click.echo(catalogue_page(entries, Ink(ctx.obj["color"])), nl=False)
    return OK
