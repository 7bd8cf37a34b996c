"""stackaudit report: the folder for people."""

from __future__ import annotations

from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.report_folder import write_report


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
@inventory_argument.today_option
def command(inventory: Path | None, folder: Path, today: str) -> int:
    """
    Write the folder for people: report, pictures, data.

    report.html is one file and works offline; beside it are the pictures as SVG, the workbook, the questions and the data as JSON. A folder that stackaudit wrote before is replaced; any other one is left alone.

    \b
    Example:
      stackaudit report inventories/my-stack -o my-report
    """
    from stackaudit.pipeline import audit

    loaded = inventory_argument.read_inventory(inventory, today)
    result = audit(loaded, name=inventory_argument.folder_name(inventory))
    return write_report(result, folder)
