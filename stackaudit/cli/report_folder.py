"""Writes a report folder, and replaces only a folder that stackaudit wrote itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from stackaudit.audit.result import AuditResult
from stackaudit.cli.exit_codes import FAILED, OK
from stackaudit.cli.output import write_file, write_out

MANIFEST: Final = "written-by-stackaudit.txt"
_HEAD: Final = "stackaudit wrote these files and replaces them when it writes the report again.\n"


def write_report(result: AuditResult, folder: Path, preset: str = "engineers") -> int:
    """Write the report of a result, print what a reader should open, and return the exit code."""
    from stackaudit.render.report_files import WORKBOOK, report_files
    from stackaudit.render.terminal.ink import on_one_line
    from stackaudit.render.workbook.xlsx import INSTALL

    _refuse_foreign(folder)
    files = report_files(result, preset)
    old = _written(folder)[1:]
    for name, content in {**files, MANIFEST: manifest_text(files)}.items():
        write_file(folder / name, content)
    _remove(folder, [name for name in old if name not in files])
    numbers = result.numbers
    write_out(
        f"{on_one_line(result.name)}: {numbers.kept} of {numbers.promises} promises kept as written.\n"
        f"Open {folder / 'report.html'} ({len(files)} files written).\n"
    )
    if WORKBOOK not in files:
        click.echo(f"{WORKBOOK} is left out: {INSTALL}", err=True)
    for failure in result.failures:
        click.echo(f"{failure.rule} failed and said nothing: {on_one_line(failure.error)}", err=True)
    return FAILED if result.failures else OK


def manifest_text(names: Iterable[str]) -> str:
    """Return the list that a report folder keeps of the files in it that are stackaudit's."""
    return _HEAD + "".join(f"{name}\n" for name in names)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink():
        raise click.UsageError(f"{folder} is a link; name the folder itself")
    if folder.is_dir() and any(folder.iterdir()) and not _written(folder):
        raise click.UsageError(f"{folder} holds files that stackaudit did not write; choose another folder with -o")


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove what the last run wrote and this one did not; names that would lead out of the folder are left alone."""
    for name in names:
        file = folder / name
        if file.name == name and "\\" not in name and (file.is_file() or file.is_symlink()):
            try:
                file.unlink()
            except OSError as error:
                raise click.ClickException(f"{file} cannot be removed: {error.strerror or error}") from error


def _written(folder: Path) -> list[str]:
    """Return the lines of the list of files that the last run left, or nothing where it left none."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return text.splitlines() if text.startswith(_HEAD) else []
