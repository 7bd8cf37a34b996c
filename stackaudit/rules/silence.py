"""Questions about one key of many entries: one for each person to ask, with all the entries that they can answer for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stackaudit.audit.asking import name_of, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.rules.wording import listed

MOST_NAMES = 4
"""As many names fit into a question that is read aloud; the sheet lists all entries below it."""


def ask_about_systems(context: Context, field: str, systems: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each person who can say something about some of the systems; else as :func:`ask_about`."""
    yield from ask_about(context, "systems", field, systems, text)


def ask_about_automations(context: Context, field: str, automations: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each team or person who can say something about some of the automations."""
    yield from ask_about(context, "automations", field, automations, text)


def ask_about_stages(context: Context, field: str, stages: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each team that can say something about some of the stages."""
    yield from ask_about(
        context, "stages", field, stages, text, name=lambda id: f"the stage {name_of(context, 'stages', id)}"
    )


def ask_about(
    context: Context,
    noun: str,
    field: str,
    entries: Iterable[str],
    text: str,
    *,
    name: Callable[[str], str] | None = None,
) -> Iterator[Question]:
    """Yield a question for each person about the entries that are theirs.

    ``text`` has ``{}`` where the names go: "Who else can run {}?"; ``name`` gives other names than people call them by.
    """
    by_person: dict[str, list[str]] = {}
    for entry in entries:
        by_person.setdefault(whom(context, noun, entry), []).append(entry)
    for person, theirs in by_person.items():
        names = [name(entry) if name else name_of(context, noun, entry) for entry in theirs]
        first, *others = theirs
        yield Question(
            subject=Subject(noun, first, field),
            text=text.format(listed(names, most=MOST_NAMES)),
            ask=person,
            also=tuple(Subject(noun, entry, field) for entry in others),
        )
