"""The one command: format, lint, types, import contracts, tests and generated files, in this order.

python tests/check.py                  everything
python tests/check.py lint types       only these
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

# Generated files (reports/, rules/README.md, the schemas) are compared by ordinary tests. The tests come last, so that
# a short mistake shows before a long run.
STEPS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "contracts": ["-c", LINT_IMPORTS],
    "tests": ["-m", "pytest", "-n", "2", "--cov", "--cov-report=term"],
}


def main() -> int:
    """Run every step that was asked for, also after one that failed, and say which failed."""
    parser = argparse.ArgumentParser(description="Run the checks that CI runs.")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"one of: {', '.join(STEPS)}; all of them if left out")
    names = parser.parse_args().steps or list(STEPS)
    if unknown := sorted(set(names) - set(STEPS)):
        parser.error(f"no step is called {', '.join(unknown)}; there are {', '.join(STEPS)}")

    failed = [name for name in names if not _passes(name)]
    if failed:
        print(f"\nFAILED: {', '.join(failed)}  (one alone: python tests/check.py {failed[0]})")
        return 1
    print(f"\nAll good: {', '.join(names)}")
    return 0


def _passes(name: str) -> bool:
    print(f"\n== {name}: python {shlex.join(STEPS[name])}", flush=True)
    start = time.monotonic()
    code = subprocess.run([sys.executable, *STEPS[name]], cwd=ROOT, check=False).returncode
    print(f"-- {name}: {'ok' if code == 0 else f'failed with exit code {code}'}, {time.monotonic() - start:.0f} s")
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
