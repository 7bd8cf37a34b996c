"""stackaudit map: one picture."""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_file, write_out

VIEWS = ("layers", "preferences", "promises", "trace", "grid")


@click.command("map")
@inventory_argument.argument
@click.option("--view", type=click.Choice(VIEWS), default="layers", show_default=True, help="Which picture.")
@click.option("-f", "--format", "shape", type=click.Choice(["svg", "png", "dot"]), default="svg", show_default=True)
@click.option("--point", metavar="POINT", default="", help="For the trace: the collection point where the no is said.")
@click.option("--width", type=click.IntRange(200, 10000), help="For PNG: width in pixels.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="The file (else stdout).")
@inventory_argument.today_option
def command(
    inventory: Path | None, view: str, shape: str, point: str, width: int | None, path: Path | None, today: str
) -> None:
    """
    Draw one picture of a stack. Nothing has to be installed beside stackaudit.

    \b
    Examples:
      stackaudit map --view preferences -o preferences.svg
      stackaudit map --view promises --format png -o promises.png
      stackaudit map --format dot | dot -Tpdf > layers.pdf
    """
    from stackaudit.pipeline import audit
    from stackaudit.render.png import PngUnavailableError, png
    from stackaudit.render.views import UnknownPointError, draw_dot, draw_view

    if shape == "dot" and view != "layers":
        raise click.UsageError("DOT describes graphs; only the view `layers` is written as DOT")
    result = audit(inventory_argument.read_inventory(inventory, today))
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
