"""stackaudit demo: the first thing a newcomer runs."""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli.output import write_out
from stackaudit.cli.report_folder import write_report

EXAMPLE = "linden-harbour-bank"


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("stackaudit-demo"),
    show_default=True,
    help="The folder to write.",
)
@click.pass_context
def command(ctx: click.Context, folder: Path) -> int:
    """
    Audit a built-in example and write its report.

    The example is a fictional bank with real-life wiring.

    \b
    Example:
      stackaudit demo
    """
    from stackaudit.pipeline import audit, read
    from stackaudit.render.terminal.first_screen import terminal
    from stackaudit.render.terminal.ink import Ink

    result = audit(read(examples() / EXAMPLE))
    write_out(terminal(result, Ink(ctx.obj["color"])) + "\n")
    return write_report(result, folder)


def examples() -> Path:
    """Return the folder of the example inventories: in the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "examples", package.parent / "inventories"):
        if (folder / EXAMPLE).is_dir():
            return folder
    raise click.ClickException("this installation came without the examples")
