"""Facts with their origin: where they were read, how sure they are, and when they were checked."""

from __future__ import annotations

from typing import Literal

import msgspec

Confidence = Literal["high", "medium", "low"]


class Sourced(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every catalogue record. ``to_confirm`` is true, or names the fields that rest on general knowledge."""

    source: str
    confidence: Confidence
    as_of: str
    to_confirm: bool | tuple[str, ...] = False

    @property
    def caution(self) -> str:
        """Return what a reader should be told beside the facts, or nothing."""
        return caution(self.to_confirm)


def caution(to_confirm: bool | tuple[str, ...]) -> str:
    """Return ``to confirm`` with the fields that it is about, or nothing."""
    if isinstance(to_confirm, tuple):
        return f"to confirm: {', '.join(to_confirm)}" if to_confirm else ""
    return "to confirm" if to_confirm else ""
