"""The rule grid/part-of-grid-uncovered."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.model.lifecycle import PRACTICES


@rule(id="grid/part-of-grid-uncovered", severity=Severity.HIGH)
def part_of_grid_uncovered(context: Context) -> Iterator[Hit]:
    """
    A part of the grid has little or nothing to show: a way of working that the company leaves out.

    Why it matters: The four ways of working pull against each other, and each of them pays. Whoever leaves one out pays on its
    side: in cost, in speed, in trust, or by standing still while things change.
    How to fix: Take the cheapest checkpoint that stands at nothing, and name somebody who owns it.
    Closes when: Enough checkpoints are met that the part counts as covered.
    May be wrong when: A practice lives in people's habits and nobody named it when asked. Where a handful of people do
    everything, the edge is whoever of them meets the customer. The grid says where something is missing, not where a company
    ought to be.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations.

    Flagged:
        stackaudit: 1
        practices: {customer-research: no, brand-code: no, enlightened-governance: no}
        systems: {crm: {}}

    Passes:
        stackaudit: 1
        practices: {customer-research: yes, brand-code: yes, enlightened-governance: yes}
        systems: {crm: {}}
    """
    for part in context.grid.parts:
        if part.state is State.UNCOVERED or (part.state is State.THIN and not _may_be_covered(context, part)):
            yield _hit(part)


def _may_be_covered(context: Context, part: Part) -> bool:
    return part.high >= context.settings.grid_covered_low


def _hit(part: Part) -> Hit:
    empty = [point for point in part.checkpoints if point.value == 0]
    reach = f"{part.low}" if part.low == part.high else f"{part.low} to {part.high}"
    return Hit(
        subject=Subject("practices", part.name),
        message=f"{part.title} is {part.state.value} ({reach} of 100): {_empty(part, len(empty))}",
        closes=f"{part.title} counts as covered; what it pays is {part.pay_off}",
        evidence=(
            *(f"at nothing: {point.title}. {point.explanation}" for point in empty),
            *(f"half met: {point.title}. {point.explanation}" for point in part.checkpoints if point.value == 0.5),
            *(f"open: {point.title}. {_ask(point)}" for point in part.checkpoints if point.value is None),
        ),
        severity=Severity.HIGH if part.state is State.UNCOVERED else Severity.MEDIUM,
        basis=Basis.STATED,
    )


def _empty(part: Part, empty: int) -> str:
    if not empty:
        return "each checkpoint has something to show, and too few are met"
    return f"{empty} of {len(part.checkpoints)} checkpoints {'stands' if empty == 1 else 'stand'} at nothing"


def _ask(checkpoint: Checkpoint) -> str:
    return PRACTICES.get(checkpoint.id, checkpoint.explanation)
