"""The command line: one small file per command; parse, call the pipeline, print, exit."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line; the version is answered before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from stackaudit import __version__

        print(f"stackaudit {__version__}")
        return
    # A run is short and keeps nearly all that it makes: looking for garbage in it takes longer than auditing.
    gc.disable()
    from stackaudit.cli.run import run

    sys.exit(run(sys.argv[1:]))
