"""stackaudit map: one picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.output import write_file, write_out

if TYPE_CHECKING:
    from stackaudit.audit.result import AuditResult
    from stackaudit.render.slide import Slide
    from stackaudit.render.views import View

VIEWS = (
    "layers",
    "integration",
    "matrix",
    "neighbours",
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

GRAPHS = ("layers", "preferences", "integration", "neighbours")
NARROWED = ("layers", "integration", "matrix", "neighbours")
ONLY = ("personal", "preferences")

FORMATS = ("svg", "png", "dot", "mermaid", "drawio")
ENDINGS = {
    "svg": "svg",
    "png": "png",
    "dot": "dot",
    "gv": "dot",
    "mmd": "mermaid",
    "mermaid": "mermaid",
    "drawio": "drawio",
}


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
    "-f",
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    help="As what; else the file's ending decides, else svg. dot, mermaid and drawio are for graphs.",
)
@click.option("--point", metavar="POINT", default="", help="For the trace: the collection point where the no is said.")
@click.option("--focus", metavar="SYSTEM", default="", help="For the neighbours: the system in the middle.")
@click.option("--depth", type=click.IntRange(1, 3), help="For the neighbours: how many steps far.  [default: 1]")
@click.option("--only", type=click.Choice(ONLY), help="Only flows with data about people, or with a yes or no.")
@click.option(
    "--slide",
    is_flag=True,
    help="Alone on a slide of 1920 x 1080, transparent; on several where one is too small to read.",
)
@click.option("--width", type=click.IntRange(200, 10000), help="For PNG: width in pixels.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="The file (else stdout).")
@inventory_argument.today_option
def command(
    inventory: Path | None,
    view: str,
    shape: str | None,
    point: str,
    focus: str,
    depth: int | None,
    only: str | None,
    slide: bool,
    width: int | None,
    path: Path | None,
    today: str,
) -> None:
    """
    Draw one picture of a stack.

    Nothing has to be installed beside stackaudit. Without --format, the ending of the file's name decides: .svg, .png, .dot, .mmd, .drawio.

    \b
    Examples:
      stackaudit map --view preferences -o preferences.svg
      stackaudit map --view neighbours --focus crm --depth 2 -o around-crm.svg
      stackaudit map --view integration --only personal -o integration.drawio
      stackaudit map --view promises --slide -o promises.png
      stackaudit map --format dot | dot -Tpdf > layers.pdf
    """
    from stackaudit.pipeline import audit
    from stackaudit.render.diagram.neighbours import UnknownSystemError
    from stackaudit.render.png import PngUnavailableError
    from stackaudit.render.views import UnknownPointError, View

    shape = shape or _by_ending(path)
    _refuse(view, shape, focus, depth, only, slide)
    loaded = inventory_argument.read_inventory(inventory, today)
    if shape == "png" and path is None and sys.stdout.isatty():
        raise click.UsageError("a terminal cannot show PNG; name a file with -o")
    result = audit(loaded, name=inventory_argument.folder_name(inventory))
    wanted = View(view, point=point, focus=focus, depth=depth or 1, only=only or "")
    try:
        contents = _contents(result, wanted, shape, width, slide=slide)
    except (UnknownPointError, UnknownSystemError) as error:
        raise click.UsageError(str(error)) from error
    except PngUnavailableError as error:
        raise click.ClickException(str(error)) from error
    if path is None:
        if len(contents) > 1:
            raise click.UsageError(f"this takes {len(contents)} slides; name a file with -o, and each gets its number")
        write_out(contents[0])
        return
    for number, content in enumerate(contents, start=1):
        at = path if len(contents) == 1 else path.with_stem(f"{path.stem}-{number}")
        write_file(at, content)
        click.echo(f"Wrote {at}.", err=True)


def _contents(result: AuditResult, view: View, shape: str, width: int | None, *, slide: bool) -> list[str | bytes]:
    """Return the picture, or its slides, and tell on stderr what a reader of it has to know."""
    from stackaudit.render.diagram.stylesheet import standalone
    from stackaudit.render.flow_filter import untold
    from stackaudit.render.png import png
    from stackaudit.render.views import GRAPH_FORMATS, draw_view, graph_view, slide_views

    if left_out := untold(result, view.only):
        click.echo(f"Left out: flows of which nobody said what they carry ({left_out}).", err=True)
    if shape in GRAPH_FORMATS:
        return [graph_view(result, view, shape)]
    if slide:
        return [_slide(each, shape, width) for each in slide_views(result, view)]
    drawing = draw_view(result, view)
    return [png(drawing, width) if shape == "png" else standalone(drawing)]


def _slide(slide: Slide, shape: str, width: int | None) -> str | bytes:
    from stackaudit.render.diagram.stylesheet import concrete_stylesheet, standalone
    from stackaudit.render.png import png
    from stackaudit.render.slide import LEAST, WIDTH

    if not slide.readable:
        click.echo(
            f"Scaled to fit: the smallest letters are {slide.smallest:.1f} pixels high on the slide, below the {LEAST:.0f}"
            " that are read from the back row.",
            err=True,
        )
    if shape == "png":
        return png(slide.svg, width or WIDTH, transparent=True)
    # Programs for slides know neither custom properties nor dark mode.
    return standalone(slide.svg, concrete_stylesheet())


def _refuse(view: str, shape: str, focus: str, depth: int | None, only: str | None, slide: bool) -> None:
    """Refuse what cannot be had together, rather than to leave a part of it out."""
    if shape not in ("svg", "png") and view not in GRAPHS:
        raise click.UsageError(f"{shape} describes graphs; the views {', '.join(GRAPHS)} are written as it")
    if (focus or depth) and view != "neighbours":
        raise click.UsageError("--focus and --depth are for the view `neighbours`; add --view neighbours")
    if only and view not in NARROWED:
        raise click.UsageError(f"--only narrows flows; the views {', '.join(NARROWED)} show them")
    if slide and shape not in ("svg", "png"):
        raise click.UsageError("a slide is an SVG or a PNG")


def _by_ending(path: Path | None) -> str:
    ending = path.suffix.lstrip(".").lower() if path else "svg"
    if ending and ending not in ENDINGS:
        raise click.UsageError(f"no format ends in `.{ending}`; there are {', '.join(FORMATS)}, chosen with --format")
    return ENDINGS[ending or "svg"]
