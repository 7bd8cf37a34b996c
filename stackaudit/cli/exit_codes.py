"""Exit codes: never a count, never tied to a format."""

from typing import Final

OK: Final = 0
FINDINGS: Final = 1
UNUSABLE: Final = 2
FAILED: Final = 3
INTERRUPTED: Final = 130
