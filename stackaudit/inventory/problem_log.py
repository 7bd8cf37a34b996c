"""Collects problems while an inventory is read, so that nothing stops at the first."""

from __future__ import annotations

from typing import Protocol

from stackaudit.inventory.problems import InventoryError, Problem, Severity
from stackaudit.inventory.source_text import SourceText
from stackaudit.model.location import Location


class Placed(Protocol):
    """Anything that knows where it was written."""

    @property
    def source(self) -> SourceText:
        """The file."""

    @property
    def line(self) -> int:
        """The 1-based line."""

    @property
    def column(self) -> int:
        """The 1-based column in code points."""

    @property
    def width(self) -> int:
        """How many characters of the line belong to it."""


class Mark:
    """A place in a file that no node stands for."""

    __slots__ = ("column", "line", "source", "width")

    def __init__(self, source: SourceText, line: int = 1, column: int = 1, width: int = 1) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.width = width


class UnfitError(ValueError):
    """A value that does not fit; whoever knows the place turns it into a problem."""

    def __init__(self, message: str, *, kind: str = "wrong-type", expected: str = "", nearest: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.expected = expected
        self.nearest = nearest


class ProblemLog:
    """The problems and warnings found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def error(
        self, kind: str, at: Placed, message: str, *, expected: str = "", nearest: str = "", other: Placed | None = None
    ) -> None:
        """Note something that has to be put right."""
        self.problems.append(_problem("error", kind, at, message, expected, nearest, other))

    def suspect(self, kind: str, at: Placed, message: str, *, expected: str = "", nearest: str = "") -> None:
        """Note something that may be a slip."""
        self.warnings.append(_problem("warning", kind, at, message, expected, nearest, None))

    def unfit(self, at: Placed, key: str, unfit: UnfitError, *, or_unknown: bool = False) -> None:
        """Note a value of the field ``key`` that does not fit; ``or_unknown`` where "nobody knows" would."""
        expected = unfit.expected + (", or unknown" if or_unknown and unfit.kind == "not-a-word" else "")
        self.error(unfit.kind, at, f"`{key}`: {unfit.message}", expected=expected, nearest=unfit.nearest)

    def raise_if_any(self) -> None:
        """Raise every problem at once.

        Raises:
            InventoryError: if there is a problem.
        """
        if self.problems:
            raise InventoryError(self.problems, self.warnings)


def place(at: Placed) -> Location:
    """Return where something was written."""
    return Location(at.source.name, at.line, at.column)


def _problem(
    severity: Severity, kind: str, at: Placed, message: str, expected: str, nearest: str, other: Placed | None
) -> Problem:
    return Problem(
        kind=kind,
        message=message,
        location=place(at),
        expected=expected,
        nearest=nearest,
        related=place(other) if other else None,
        severity=severity,
        line=at.source.line(at.line),
        width=at.width,
    )
