"""Which ids an entry may have."""

from __future__ import annotations

import re
from typing import Final

from stackaudit.inventory.problem_log import UnfitError

PATTERN: Final = "[A-Za-z0-9][A-Za-z0-9._-]*"
_ID: Final = re.compile(PATTERN, re.ASCII)
_EXPECTED: Final = "letters, digits, `-`, `_` and `.`, the first one a letter or digit"

# As a reference, each of them already means something else.
RESERVED: Final = frozenset({"unknown", "none", "no", "false", "yes", "true", "null", "all"})


def check_id(text: str) -> None:
    """Check an id.

    Raises:
        UnfitError: with what an id looks like.
    """
    if text.lower() in RESERVED:
        raise UnfitError(
            f"`{text}` is an answer and cannot be an id", kind="bad-id", expected=f"another id, such as `{text}-1`"
        )
    if not _ID.fullmatch(text):
        better = re.sub("[^A-Za-z0-9._-]+", "-", text).strip("-._")[:60]
        nearest = better if _ID.fullmatch(better) and better.lower() not in RESERVED else ""
        raise UnfitError(f"`{_short(text)}` cannot be an id", kind="bad-id", expected=_EXPECTED, nearest=nearest)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
