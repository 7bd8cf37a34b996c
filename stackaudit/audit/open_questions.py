"""Every open answer as a question to a person: what rules ask, and what verdicts and states wait for besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from stackaudit.audit.asking import subject_of, text_for, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.graph.three_valued import once

_NO_RULE = "~"
"""Stands after every rule where questions are sorted."""


Changes = Mapping[Subject, tuple[str, ...]]
"""What each missing answer could change: ids of promises, then of states."""


def what_waits(context: Context) -> Changes:
    """Return every missing answer on which a verdict or a state hangs, with what it could change."""
    found: dict[Subject, list[str]] = {}
    for open in context.open_answers:
        found.setdefault(Subject(open.what.noun, open.what.id, open.what.field), []).extend(open.promises)
    for path, state in _waiting(context.frameworks):
        found.setdefault(subject_of(path), []).append(state)
    return {subject: once(ids) for subject, ids in found.items()}


def with_effects(changes: Changes, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the rules' questions, each with all the promises and states that its answers could change."""
    return tuple(
        msgspec.structs.replace(
            each,
            could_change=once((*each.could_change, *(id for one in each.subjects for id in changes.get(one, ())))),
        )
        for each in questions
    )


def not_asked_yet(context: Context, changes: Changes, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return what verdicts and states wait for and no rule asks: one question a person and key, with all their entries."""
    asked = {subject for question in questions for subject in question.subjects}
    rows: dict[tuple[str, str, str], list[Subject]] = {}
    for subject in changes:
        if subject not in asked:
            rows.setdefault(_row(context, subject), []).append(subject)
    return tuple(_question(context, ask, subjects, changes) for (ask, _, _), subjects in rows.items())


def most_decisive_first(context: Context, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions by how many promises their answers could change, then how many states."""

    def order(question: Question) -> tuple[int, int, str, Subject]:
        promises = sum(id in context.place_of for id in question.could_change)
        return -promises, promises - len(question.could_change), question.rule or _NO_RULE, question.subject

    return tuple(sorted(questions, key=order))


def states(frameworks: Frameworks) -> dict[str, str]:
    """Return the title of everything in the frameworks that an answer could change, by id."""
    found = {part.id: part.title for part in frameworks.parts}
    found |= {f"always-on/{link.id}": link.title for link in frameworks.always_on.links}
    return found | {
        f"automations/{each.automation}": f"the place of {each.automation}" for each in frameworks.automations
    }


def _row(context: Context, subject: Subject) -> tuple[str, str, str]:
    ask = whom(context, subject.noun, subject.id)
    # Each practice is a question of its own; of anything else one question can be about several entries.
    return ask, subject.noun, subject.id if subject.noun == "practices" else subject.field


def _question(context: Context, ask: str, subjects: list[Subject], changes: Changes) -> Question:
    first = subjects[0]
    return Question(
        subject=first,
        text=text_for(context, first.noun, first.field, [subject.id for subject in subjects]),
        ask=ask,
        could_change=once(id for subject in subjects for id in changes[subject]),
        also=tuple(subjects[1:]),
    )


def _waiting(frameworks: Frameworks) -> Iterator[tuple[str, str]]:
    for part in frameworks.parts:
        for point in part.checkpoints:
            if point.value is None:
                yield from ((path, part.id) for path in point.open)
    for link in frameworks.always_on.links:
        yield from ((path, f"always-on/{link.id}") for path in link.open)
    for placed in frameworks.automations:
        yield from ((path, f"automations/{placed.automation}") for path in placed.open)
