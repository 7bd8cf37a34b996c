"""stackaudit audit: run the rules, print and write the result, exit by the threshold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stackaudit.cli import inventory_argument
from stackaudit.cli.config import SEVERITIES, read_config
from stackaudit.cli.exit_codes import FAILED, FINDINGS, OK
from stackaudit.cli.output import write_file, write_out
from stackaudit.render.formats import BINARY, FORMATS, render


@click.command("audit")
@inventory_argument.argument
@click.option(
    "-f", "--format", "shape", type=click.Choice(list(FORMATS)), default="terminal", help="What goes to stdout."
)
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Also write a file; may be repeated."
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules: a family, an id, or a pattern.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 at or above this severity (default high).")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding with its evidence, and every question.")
@inventory_argument.today_option
@click.pass_context
def command(
    ctx: click.Context,
    inventory: Path | None,
    shape: str,
    outputs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    verbose: bool,
    today: str,
) -> int:
    """
    Run the rules over an inventory.

    \b
    Examples:
      stackaudit audit inventories/my-stack
      stackaudit audit --format json -o html=report.html --fail-on critical
    """
    from stackaudit.audit.select import UnknownRuleError
    from stackaudit.audit.severity import Severity
    from stackaudit.pipeline import audit
    from stackaudit.render.terminal.ink import Ink
    from stackaudit.render.workbook.xlsx import XlsxUnavailableError

    if shape in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"a terminal cannot show {shape.upper()}; name a file: -o {shape}=FILE")
    files = [_output(each) for each in outputs]
    _refuse_twice([path for _, path in files])
    config = read_config()
    loaded = inventory_argument.read_inventory(inventory, today)
    try:
        result = audit(
            loaded,
            select=select or config.select,
            ignore=ignore or config.ignore,
            name=inventory_argument.folder_name(inventory),
        )
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from error
    ink = Ink(ctx.obj["color"])
    wanted = dict.fromkeys((shape, *(name for name, _ in files)))
    try:
        rendered = {name: render(result, name, ink, verbose=verbose) for name in wanted}
    except XlsxUnavailableError as error:
        raise click.ClickException(str(error)) from error
    for name, path in files:
        write_file(path, rendered[name])
    write_out(rendered[shape])
    for failure in result.failures:
        click.echo(f"{failure.rule} failed: {failure.error}", err=True)
        if ctx.obj["debug"]:
            click.echo(failure.trace, err=True)
    if result.failures:
        return FAILED
    threshold = fail_on or config.fail_on
    return FINDINGS if threshold != "never" and result.worst_at_least(Severity(threshold)) else OK


def _output(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not equals or name not in FORMATS or not path:
        ending = Path(text).suffix.lstrip(".")
        hint = f"; did you mean `-o {ending}={text}`?" if ending in FORMATS and not equals else ""
        raise click.UsageError(f"-o wants FORMAT=FILE with one of {', '.join(FORMATS)}, not `{text}`{hint}")
    return name, Path(path)


def _refuse_twice(paths: list[Path]) -> None:
    for path in paths:
        if paths.count(path) > 1:
            raise click.UsageError(f"-o names {path} twice; one would overwrite the other")
