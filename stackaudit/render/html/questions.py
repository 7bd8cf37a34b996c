"""What nobody has answered yet, by the person to ask."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from stackaudit.audit.finding import Question, Unknown
from stackaudit.audit.open_questions import states
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.table import Link, written_at
from stackaudit.render.html.wording import count

MOST_PEOPLE = 60
MOST_EACH = 25
"""More than this nobody reads on a page: the sheet in the report's folder has all of them."""

NOBODY_NAMED = "Nobody is named yet"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One question, what it is about, and the promises that its answer could change."""

    text: str
    about: Link
    field: str
    place: str
    could_change: tuple[Link, ...]
    states: tuple[str, ...]
    """The titles of the states of frameworks that its answer could change."""
    also: tuple[Link, ...] = ()
    """Further entries of which the same is asked."""


class Decisive(msgspec.Struct, frozen=True, kw_only=True):
    """One of the answers that would change most, whom to ask, and the promises that it could change."""

    text: str
    ask: str
    about: Link
    field: str
    place: str
    promises: tuple[Link, ...]


class Person(msgspec.Struct, frozen=True):
    """Whom to ask, and what."""

    name: str
    questions: tuple[Asked, ...]
    summary: str
    more: int = 0
    """How many questions are left to the sheet."""


def decisive(directory: Directory) -> tuple[Decisive, ...]:
    """Return the answers that would change most, those first that could change most."""
    return tuple(_decisive(directory, unknown) for unknown in directory.result.unknowns)


def people(directory: Directory) -> tuple[Person, ...]:
    """Return the questions by person: whose answers could change most comes first."""
    by_person: dict[str, list[Question]] = {}
    for question in directory.result.questions:
        by_person.setdefault(question.ask, []).append(question)
    order = sorted(by_person, key=lambda name: (-_weight(by_person[name]), -len(by_person[name]), name))
    titles = states(directory.result.frameworks)
    return tuple(_person(directory, name, by_person[name], titles) for name in order[:MOST_PEOPLE])


def left_out(directory: Directory) -> int:
    """Return how many people are left to the sheet."""
    return max(0, len({question.ask for question in directory.result.questions}) - MOST_PEOPLE)


def _decisive(directory: Directory, unknown: Unknown) -> Decisive:
    return Decisive(
        text=unknown.text,
        ask=_called(directory, unknown.ask) if unknown.ask else "",
        about=directory.link(unknown.subject.noun, unknown.subject.id or unknown.subject.noun),
        field=unknown.subject.field,
        place=written_at(unknown.location),
        promises=directory.links("promises", unknown.promises),
    )


def _weight(questions: list[Question]) -> int:
    return len({change for question in questions for change in question.could_change})


def _person(directory: Directory, name: str, questions: list[Question], titles: Mapping[str, str]) -> Person:
    changed = {change for question in questions for change in question.could_change}
    touched = len(changed & directory.result.promise_ids)
    effects = [count(touched, "promise")] * bool(touched)
    effects += [count(len(changed) - touched, "state")] * (len(changed) > touched)
    summary = count(len(questions), "question") + (f", could settle {' and '.join(effects)}" if effects else "")
    asked = tuple(_asked(directory, question, titles) for question in questions[:MOST_EACH])
    return Person(_called(directory, name), asked, summary, len(questions) - len(asked))


def _called(directory: Directory, name: str) -> str:
    return directory.name("teams", name) if name else NOBODY_NAMED


def _asked(directory: Directory, question: Question, titles: Mapping[str, str]) -> Asked:
    promises = directory.result.promise_ids
    changes = [change for change in question.could_change if change in promises]
    return Asked(
        text=question.text,
        about=directory.link(question.subject.noun, question.subject.id or question.subject.noun),
        field=question.subject.field,
        place=written_at(question.location),
        could_change=directory.links("promises", changes),
        states=tuple(titles.get(each, each) for each in question.could_change if each not in promises),
        also=tuple(directory.link(each.noun, each.id) for each in question.also),
    )
