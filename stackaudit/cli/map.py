"""stackaudit map: one picture."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_file, write_out

VIEWS = (
    "layers",
    "preferences",
    "promises",
    "trace",
    "loop",
    "automations",
    "lifecycle",
    "grid",
    "architecture",
    "renewals",
    "overlaps",
)

FORMATS = ("svg", "png", "dot")


@click.command("map")
@inventory_argument.argument
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    metavar="VIEW",
    default="layers",
    show_default=True,
    help=f"Which picture: {', '.join(VIEWS)}.",
)
@click.option(
    "-f", "--format", "shape", type=click.Choice(FORMATS), help="As what; else the file's ending decides, else svg."
)
@click.option("--point", metavar="POINT", default="", help="For the trace: the collection point where the no is said.")
@click.option("--width", type=click.IntRange(200, 10000), help="For PNG: width in pixels.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="The file (else stdout).")
@inventory_argument.today_option
def command(
    inventory: Path | None, view: str, shape: str | None, point: str, width: int | None, path: Path | None, today: str
) -> None:
    """
    Draw one picture of a stack.

    Nothing has to be installed beside stackaudit. Without --format, the ending of the file's name decides.

    \b
    Examples:
      stackaudit map --view preferences -o preferences.svg
      stackaudit map --view promises -o promises.png
      stackaudit map --format dot | dot -Tpdf > layers.pdf
    """
    from stackaudit.pipeline import audit
    from stackaudit.render.png import PngUnavailableError, png
    from stackaudit.render.views import UnknownPointError, draw_dot, draw_view

    shape = shape or _by_ending(path)
    if shape == "dot" and view != "layers":
        raise click.UsageError("DOT describes graphs; only the view `layers` is written as DOT")
    loaded = inventory_argument.read_inventory(inventory, today)
    if shape == "png" and path is None and sys.stdout.isatty():
        raise click.UsageError("a terminal cannot show PNG; name a file with -o")
    result = audit(loaded, name=inventory_argument.folder_name(inventory))
    try:
        drawing = draw_dot(result) if shape == "dot" else draw_view(result, view, point)
        content: str | bytes = png(drawing, width) if shape == "png" else drawing
    except UnknownPointError as error:
        raise click.UsageError(str(error)) from error
    except PngUnavailableError as error:
        raise click.ClickException(str(error)) from error
    if path is None:
        write_out(content)
    else:
        write_file(path, content)
        click.echo(f"Wrote {path}.", err=True)


def _by_ending(path: Path | None) -> str:
    ending = path.suffix.lstrip(".").lower() if path else "svg"
    if ending and ending not in FORMATS:
        raise click.UsageError(f"no format ends in `.{ending}`; there are {', '.join(FORMATS)}, chosen with --format")
    return ending or "svg"
