"""stackaudit catalogue: what is known about a product, a word of the inventory or a regulation."""

from __future__ import annotations

from difflib import get_close_matches

import click

from stackaudit.cli.exit_codes import OK, UNUSABLE
from stackaudit.cli.output import write_out


@click.command("catalogue")
@click.argument("words", nargs=-1)
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...]) -> int:
    """
    Look up a product, a word of the inventory or a regulation.

    By id, alias, web domain or a word in its name; without a word, everything is listed.

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
        names = [name for entry in search() for name in entry.names]
        nearest = get_close_matches(word.lower(), names, 1, 0.6)
        hint = f"did you mean `{nearest[0]}`?" if nearest else "`stackaudit catalogue` lists everything"
        click.echo(f"nothing is known about `{word}`; {hint}", err=True)
        return UNUSABLE
    write_out(catalogue_page(entries, Ink(ctx.obj["color"])))
    return OK
