"""stackaudit questions: what nobody has answered yet, by the person to ask."""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_out


@click.command("questions")
@inventory_argument.argument
@click.option(
    "-f",
    "--format",
    "shape",
    type=click.Choice(["terminal", "markdown", "csv"]),
    default="terminal",
    show_default=True,
    help="As what.",
)
@inventory_argument.today_option
@click.pass_context
def command(ctx: click.Context, inventory: Path | None, shape: str, today: str) -> None:
    """
    List what nobody has answered, by the person to ask.

    The answers that would change most stand on top; whose answers could change most comes first.

    \b
    Examples:
      stackaudit questions
      stackaudit questions --format markdown > questions.md
    """
    from stackaudit.pipeline import audit
    from stackaudit.render.questions import questions_csv, questions_markdown, questions_terminal
    from stackaudit.render.terminal.ink import Ink

    loaded = inventory_argument.read_inventory(inventory, today)
    result = audit(loaded, name=inventory_argument.folder_name(inventory))
    if shape == "csv":
        write_out(questions_csv(result))
    elif shape == "markdown":
        write_out(questions_markdown(result))
    else:
        write_out(questions_terminal(result, Ink(ctx.obj["color"])))
