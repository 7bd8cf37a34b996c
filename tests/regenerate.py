"""Writes the generated files anew; tests compare them: python -m tests.regenerate."""

from __future__ import annotations

from pathlib import Path

from stackaudit.cli.report_folder import MANIFEST, manifest_text
from stackaudit.pipeline import audit, read
from stackaudit.render.report_files import text_files
from stackaudit.render.rules_page import rules_page
from stackaudit.rules import all_rules
from tests.seeded_defects.table import TABLE, table

ROOT = Path(__file__).resolve().parent.parent
RULES_PAGE = ROOT / "stackaudit" / "rules" / "README.md"
INVENTORIES = tuple(sorted(path.name for path in (ROOT / "inventories").iterdir() if path.is_dir()))


def generated() -> dict[Path, str]:
    """Return every generated file and its text."""
    return {
        RULES_PAGE: rules_readme(),
        TABLE: table(),
        **{path: text for name in INVENTORIES for path, text in report(name).items()},
    }


def rules_readme() -> str:
    """Return the page of all rules."""
    return rules_page(all_rules())


def report(name: str) -> dict[Path, str]:
    """Return the files of the report of one example inventory.

    The workbook is none of them: it is packed, so that nobody could read a change of it, and its bytes depend on the
    version of zlib.
    """
    folder = ROOT / "reports" / name
    files = text_files(audit(read(ROOT / "inventories" / name)))
    return {folder / file: text for file, text in {**files, MANIFEST: manifest_text(files)}.items()}


def committed_reports() -> set[Path]:
    """Return the files that are there now."""
    return {path for path in (ROOT / "reports").glob("*/*") if path.is_file()}


def main() -> None:
    """Write every generated file whose text has changed, remove reports that nothing writes any more, and name them."""
    wanted = generated()
    for path, text in wanted.items():
        if not path.exists() or path.read_bytes() != text.encode("utf-8"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT).as_posix())
    for path in sorted(committed_reports() - wanted.keys()):
        path.unlink()
        print(f"{path.relative_to(ROOT).as_posix()} removed")


if __name__ == "__main__":
    main()
