"""Who sends to whom: every system with a live flow against every other, and by which means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.model.flows import Flow
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import Cell, Column, Look, Sheet, text

MOST: Final = 150
"""More systems than this nobody reads as a square."""

LETTERS: Final = {
    "event": "A",
    "api": "A",
    "batch": "A",
    "lookup": "A",
    "embedded": "A",
    "file": "F",
    "manual": "M",
}
NOT_SAID: Final = "?"

_LOOKS: Final = {"M": Look.HAND, NOT_SAID: Look.OPEN, "F": Look.LATE, "A": Look.KEPT}
"""How a cell looks: the first of its letters decides, in this order."""

_ABOUT: Final = "The system of the row sends to that of the column: A by itself, F by file, M by hand, ? nobody said how. Live flows only."


def matrix(result: AuditResult, names: Names) -> Sheet:
    """Return the square, or a line that says why there is none."""
    cells = _cells(result)
    linked = {system for pair in cells for system in pair}
    systems = [system for system in result.stack.systems if system in linked]
    if len(systems) > MOST:
        return _too_many(len(systems))
    return Sheet(
        name="Matrix",
        about=_ABOUT,
        columns=(
            Column(heading="From \\ to", read_back=True),
            *(Column(heading=names.of("systems", each), read_back=True) for each in systems),
        ),
        rows=tuple(
            (
                text(names.of("systems", source), Look.STRONG),
                *(_cell(cells.get((source, target), {}), itself=source == target) for target in systems),
            )
            for source in systems
        ),
        frozen=1,
        upright=True,
        filtered=False,
    )


def _too_many(count: int) -> Sheet:
    note = f"{count} systems have live flows; a square of them would not be readable. The sheet Flows lists every flow."
    return Sheet(
        name="Matrix",
        about=_ABOUT,
        columns=(Column(heading="Who sends to whom", most=80),),
        rows=((text(note),),),
        filtered=False,
    )


def _cells(result: AuditResult) -> dict[tuple[str, str], dict[str, None]]:
    """Return the letters of each pair of systems."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for flow in result.stack.flows:
        if flow.live:
            for pair in _pairs(flow):
                found.setdefault(pair, {})[LETTERS.get(str(flow.how), NOT_SAID)] = None
    return found


def _pairs(flow: Flow) -> Iterator[tuple[str, str]]:
    yield flow.source.system, flow.target.system
    if flow.direction == "both" and flow.source.system != flow.target.system:
        yield flow.target.system, flow.source.system


def _cell(letters: dict[str, None], *, itself: bool) -> Cell:
    if not letters:
        return Cell("", Look.MILD if itself else Look.CENTRED)
    look = next(look for letter, look in _LOOKS.items() if letter in letters)
    return text(", ".join(sorted(letters, key="AFM?".index)), look)
