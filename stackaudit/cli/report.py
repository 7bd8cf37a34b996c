"""stackaudit report: the folder for people."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.report_folder import write_report

READERS: Final = ("executives", "workshop", "engineers")
REDACTABLE: Final = ("owners", "costs", "notes")


@click.command("report")
@inventory_argument.argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write.",
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    default="engineers",
    show_default=True,
    help="Who reads the page: the five numbers and decisions, the facts in the order of a workshop, or everything.",
)
@click.option(
    "--redact",
    multiple=True,
    metavar="WHAT",
    help="Leave out owners, costs or notes, in every file; several with commas between them. Teams and seats stay.",
)
@inventory_argument.today_option
def command(inventory: Path | None, folder: Path, reader: str, redact: tuple[str, ...], today: str) -> int:
    """
    Write the folder for people: report, pictures, data.

    --for changes what report.html shows and in which order; the other files stay as they are. --redact takes names of persons and roles (each becomes "Owner 1" and so on), amounts, or free remarks out of the inventory before anything is looked at, so no file can tell them. Ids of entries stay; a name that stands in a remark under another form is only gone with notes.

    report.html is one file and works offline; beside it are the pictures as SVG, the workbook, the questions and the data as JSON. A folder that stackaudit wrote before is replaced; any other one is left alone.

    \b
    Examples:
      stackaudit report inventories/my-stack -o my-report
      stackaudit report inventories/my-stack -o board --for executives
      stackaudit report inventories/my-stack -o public --redact owners,costs
    """
    import msgspec

    from stackaudit.pipeline import audit
    from stackaudit.render.redact import marked, redacted

    what = _words(redact)
    loaded = inventory_argument.read_inventory(inventory, today)
    # What is odd in the files is told in their own words, so that goes too.
    shown = msgspec.structs.replace(loaded, stack=redacted(loaded.stack, what), warnings=()) if what else loaded
    result = marked(audit(shown, name=inventory_argument.folder_name(inventory)), what, loaded.stack)
    return write_report(result, folder, reader)


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    words = [word.strip() for each in given for word in each.split(",")]
    for word in words:
        if word not in REDACTABLE:
            raise click.UsageError(f"--redact takes {', '.join(REDACTABLE[:-1])} and {REDACTABLE[-1]}, not `{word}`")
    return tuple(word for word in REDACTABLE if word in words)
