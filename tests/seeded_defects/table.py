"""The table of rules and seeded defects: which rule finds which defect, and why some find more than their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from stackaudit.audit.finding import Subject
from stackaudit.model.location import Location
from stackaudit.pipeline import audit, read_text
from tests.seeded_defects.plant import Mutation, line_of, mutations, planted

TABLE: Final = Path(__file__).parent / "TABLE.md"

_OWN, _MORE, _GAVE_WAY, _NOTHING = "●", "×", "○", "·"
_HEAD: Final = """\
# Seeded defects

One defect for each rule is planted in a stack in which nothing is wrong (`clean.yaml`). Written by
`python -m tests.regenerate`; the mutations are in `mutations/`.

A row is a defect, a column a rule, both by the numbers of the list below. ● the rule finds the defect that was planted for
it; × another rule has something to say of it too, explained at the end; ○ that other rule gave way to a more precise one.
"""


class Outcome(msgspec.Struct, frozen=True):
    """What the audit of one mutant says.

    Attributes:
        mutation: the defect.
        own: what its rule finds, each path with its line, in order; a rule that only asks finds with its questions.
        expected: where the mutation says that it is, each path with its line, in order.
        others: the other rules with findings.
        silenced: the rules of which findings gave way.
        asking: the other rules with questions.
    """

    mutation: Mutation
    own: tuple[tuple[str, int], ...]
    expected: tuple[tuple[str, int], ...]
    others: frozenset[str]
    silenced: frozenset[str]
    asking: frozenset[str]


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Audit every mutant once, with all rules."""
    return tuple(_outcome(mutation) for mutation in mutations().values())


def table() -> str:
    """Return the page."""
    return "\n".join((_HEAD, *_matrix(), "", *_defects(), "", *_explanations(), ""))


def _outcome(mutation: Mutation) -> Outcome:
    text = planted(mutation)
    result = audit(read_text(text))
    assert result.failures == ()
    findings = [(each.rule, each.subject, each.location) for each in result.findings]
    questions = [(each.rule, each.subject, each.location) for each in result.questions]
    own = [each for each in findings if each[0] == mutation.rule] or [
        each for each in questions if each[0] == mutation.rule
    ]
    return Outcome(
        mutation=mutation,
        own=tuple(sorted((_path(subject), _line(place)) for _, subject, place in own)),
        expected=tuple(sorted((what, line_of(text, where)) for what, where in mutation.found_at)),
        others=frozenset(rule for rule, _, _ in findings) - {mutation.rule},
        silenced=frozenset(each.finding.rule for each in result.silenced) - {mutation.rule},
        asking=frozenset(rule for rule, _, _ in questions) - {mutation.rule},
    )


def _path(subject: Subject) -> str:
    return ".".join(part for part in (subject.noun, subject.id, subject.field) if part)


def _line(place: Location | None) -> int:
    return place.line if place else 0


def _matrix() -> Iterator[str]:
    rules = [each.mutation.rule for each in outcomes()]
    numbers = [f"{number:02}" for number in range(1, len(rules) + 1)]
    yield "```text"
    for digits in zip(*numbers, strict=True):
        yield f"   {''.join(digits)}"
    for number, outcome in zip(numbers, outcomes(), strict=True):
        yield f"{number} {''.join(_mark(outcome, rule) for rule in rules)}"
    yield "```"


def _mark(outcome: Outcome, rule: str) -> str:
    if rule == outcome.mutation.rule:
        return _OWN if outcome.own else _NOTHING
    if rule in outcome.others:
        return _MORE
    return _GAVE_WAY if rule in outcome.silenced else _NOTHING


def _defects() -> Iterator[str]:
    yield "| | rule | what was planted | found at |"
    yield "|---|---|---|---|"
    for number, outcome in enumerate(outcomes(), start=1):
        places = ", ".join(f"`{path}`" for path, _ in outcome.own)
        yield f"| {number} | `{outcome.mutation.rule}` | {outcome.mutation.plants} | {places} |"


def _explanations() -> Iterator[str]:
    yield "| defect | also found by | because |"
    yield "|---|---|---|"
    for outcome in outcomes():
        for rule in sorted(outcome.others):
            yield f"| `{outcome.mutation.rule}` | `{rule}` | {outcome.mutation.also.get(rule, '')} |"
