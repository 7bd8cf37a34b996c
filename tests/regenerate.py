"""Writes the generated files anew, one function for each; tests compare them: python -m tests.regenerate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stackaudit.render.rules_page import rules_page
from stackaudit.rules import all_rules

ROOT = Path(__file__).resolve().parent.parent
RULES_PAGE = ROOT / "stackaudit" / "rules" / "README.md"


def rules_readme() -> str:
    """Return the page of all rules."""
    return rules_page(all_rules())


GENERATED: dict[Path, Callable[[], str]] = {RULES_PAGE: rules_readme}


def main() -> None:
    """Write every generated file whose text has changed, and name it."""
    for path, text in GENERATED.items():
        written = path.read_text(encoding="utf-8") if path.exists() else ""
        if written != text():
            path.write_text(text(), encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main()
