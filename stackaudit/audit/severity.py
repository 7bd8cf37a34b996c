"""How bad a finding is, and on what it rests."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """Impact times certainty; critical first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for critical up to 4 for info."""
        return _ORDER[self]

    @property
    def lower(self) -> Severity:
        """Return the next milder one; info stays info."""
        return list(Severity)[min(self.rank + 1, len(_ORDER) - 1)]

    def at_least(self, other: Severity) -> bool:
        """Tell whether this is as bad as ``other`` or worse."""
        return self.rank <= other.rank


_ORDER = {severity: place for place, severity in enumerate(Severity)}


class Basis(Enum):
    """What a finding rests on."""

    STATED = "stated"
    """Somebody wrote it."""
    TRACED = "traced"
    """A path over stated flows."""
    ABSENT = "absent"
    """Nothing says otherwise, in a world that somebody called complete."""
