"""The rule grid/part-of-grid-uncovered."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.model.lifecycle import PRACTICES
from stackaudit.rules.wording import listed


@rule(id="grid/part-of-grid-uncovered", severity=Severity.HIGH)
def part_of_grid_uncovered(context: Context) -> Iterator[Hit | Question]:
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
        company: {as_of: 2026-11-01}
        teams: {shop: {place: edge, front_line: yes, can: none}}
        automations: {welcome: {touches: customers, exception_route: none, feedback: none}}
        practices: {customer-contact: no, cx-anomaly-watch: no}
        systems: {crm: {}}

    Passes:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        teams: {shop: {place: edge, front_line: yes, can: none}}
        automations: {welcome: {touches: customers, exception_route: call us, feedback: complaints}}
        practices: {customer-contact: yes, cx-anomaly-watch: yes}
        systems: {crm: {}}
    """
    for part in context.grid.parts:
        if part.state is State.UNCOVERED or (part.state is State.THIN and not _may_be_covered(context, part)):
            yield _hit(part)
        elif part.state is not State.COVERED:
            yield _question(part)


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


def _question(part: Part) -> Question:
    unanswered = [point for point in part.checkpoints if point.value is None]
    practice = next((point.id for point in unanswered if point.id in PRACTICES), "")
    asked = [_ask(point) for point in unanswered if point.id in PRACTICES]
    places = [_place(place) for point in unanswered if point.id not in PRACTICES for place in point.open]
    wanted = [f"Not written down yet: {listed(places, most=5)}."] if places else []
    return Question(
        subject=Subject("practices", practice or part.name),
        text=" ".join((f"{part.title}:", *asked, *wanted)),
        could_change=(part.id,),
    )


def _ask(checkpoint: Checkpoint) -> str:
    return PRACTICES.get(checkpoint.id, checkpoint.explanation)


def _place(place: str) -> str:
    """Return a missing answer ("systems/crm/training") as the key that is missing ("training of systems")."""
    noun, _, rest = place.partition("/")
    return f"{rest.rpartition('/')[2]} of {noun}" if rest else noun
