"""The table of commands, and the group that imports a command only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = {
    "demo": ("stackaudit.cli.demo", "Audit a built-in example and write its report."),
    "init": ("stackaudit.cli.init", "Write a starter inventory with comments and editor help."),
    "validate": ("stackaudit.cli.validate", "Tell whether an inventory is well written, and nothing else."),
    "audit": ("stackaudit.cli.audit", "Run the rules over an inventory."),
    "report": ("stackaudit.cli.report", "Write the folder for people: report, pictures, data."),
    "map": ("stackaudit.cli.map", "Draw one picture of a stack."),
    "trace": ("stackaudit.cli.trace", "Follow one no, hop by hop, or every no."),
    "questions": ("stackaudit.cli.questions", "List what nobody has answered, by the person to ask."),
    "catalogue": ("stackaudit.cli.catalogue", "Look up a product, a word of the inventory or a regulation."),
    "rules": ("stackaudit.cli.rules", "List the rules."),
    "explain": ("stackaudit.cli.explain", "Explain a rule, or where a stack stands in a framework."),
    "schema": ("stackaudit.cli.schema", "Print the JSON Schema for editors."),
}
"""Name to module and one-line help, in the order in which a newcomer meets them."""


class LazyGroup(click.Group):
    """A group whose help costs no import of its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest one when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            nearest = get_close_matches(args[0], COMMANDS, 1, 0.5)
            hint = f" Did you mean `{nearest[0]}`?" if nearest else ""
            ctx.fail(f"there is no command `{args[0]}`.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-V", "--version", package_name="stackaudit", message="stackaudit %(version)s")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour on the terminal.")
@click.option("--debug", is_flag=True, help="Show the traceback when stackaudit itself fails.")
@click.pass_context
def cli(ctx: click.Context, color: str, debug: bool) -> None:
    """
    Follow every customer's no through a marketing stack, from the place where a person says it to everything that could
    still contact them.

    \b
    Start here:
      stackaudit demo
      stackaudit init my-stack
      stackaudit audit my-stack
    """
    from stackaudit.cli.output import wants_color

    ctx.obj = {"color": wants_color(color), "debug": debug}
