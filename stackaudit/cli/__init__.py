"""The command line: one small file per command; parse, call the pipeline, print, exit."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the version is answered before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from stackaudit import __version__

        print(f"stackaudit {__version__}")
        return
    from stackaudit.cli.run import run

    sys.exit(run(sys.argv[1:]))
