"""What is wrong with an inventory: one problem with its place, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from stackaudit.model.location import Location

Severity = Literal["error", "warning"]

_WIDEST = 110
_BEFORE = 60


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the author of an inventory has to put right, or (a warning) may want to look at.

    ``line`` is the offending line as written and ``width`` the number of characters to mark in it. ``related`` is the
    second place, where there is one.
    """

    kind: str
    message: str
    location: Location
    expected: str = ""
    nearest: str = ""
    related: Location | None = None
    severity: Severity = "error"
    line: str = ""
    width: int = 1

    def __str__(self) -> str:
        return render_problem(self)


class InventoryError(Exception):
    """An inventory that cannot be read, raised once with every problem in it; warnings come along."""

    def __init__(self, problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> None:
        self.problems = in_order(problems)
        self.warnings = in_order(warnings)
        super().__init__(self.problems, self.warnings)

    def __str__(self) -> str:
        return render_problems(self.problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, each once: a node that aliases repeat is read more than once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.location, problem.kind, problem.message)))


def render_problems(problems: Iterable[Problem]) -> str:
    """Return every problem as text, an empty line between two."""
    return "\n\n".join(render_problem(problem) for problem in problems)


def render_problem(problem: Problem) -> str:
    """Return one problem as text: place and message, the line with a mark, what was expected, the nearest spelling."""
    return "\n".join(_lines(problem))


def _lines(problem: Problem) -> Iterator[str]:
    yield f"{problem.location}: {problem.severity}: {problem.message} [{problem.kind}]"
    if problem.line.strip():
        yield from _frame(problem)
    if problem.expected:
        yield f"  expected: {problem.expected}"
    if problem.nearest:
        yield f"  did you mean `{problem.nearest}`?"
    if problem.related:
        yield f"  the other place: {problem.related}"


def _frame(problem: Problem) -> Iterator[str]:
    number = str(problem.location.line)
    start, text = _clipped(problem.line, problem.location.column - 1)
    offset = problem.location.column - 1 - start
    width = max(1, min(problem.width, len(text) - offset))
    # A tab in the line keeps its width in the mark's line too, so that the mark stands where the eye looks for it.
    indent = "".join("\t" if letter == "\t" else " " for letter in text[:offset])
    yield f"  {number} | {text}"
    yield f"  {' ' * len(number)} | {indent}{'^' * width}"


def _clipped(line: str, column: int) -> tuple[int, str]:
    if len(line) <= _WIDEST:
        return 0, line
    start = max(0, min(column - _BEFORE, len(line) - _WIDEST))
    return start, line[start : start + _WIDEST]
