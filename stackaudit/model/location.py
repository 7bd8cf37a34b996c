"""Where in the files something was written."""

from __future__ import annotations

import msgspec


class Location(msgspec.Struct, frozen=True, order=True):
    """A place in an inventory file; ``line`` and ``column`` are 1-based and count code points.

    ``file`` is relative to the inventory's folder with forward slashes, so that output does not depend on the machine.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
