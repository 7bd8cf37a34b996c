"""Questions about one key of many entries: one for each person to ask, with all the entries that they can answer for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.audit.whom import of_automation, of_flow
from stackaudit.rules.wording import listed

MOST_NAMES = 4
"""As many names fit into a question that is read aloud; the sheet lists all entries below it."""


def ask_about_systems(context: Context, field: str, systems: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each person who can say something about some of the systems.

    ``text`` has ``{}`` where the names go: "Who else can run {}?".
    """
    yield from ask_about("systems", field, systems, text, whom=context.who_answers, name=context.name)


def ask_about_automations(context: Context, field: str, automations: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each team or person who can say something about some of the automations."""
    held = context.stack.automations
    yield from ask_about(
        "automations",
        field,
        automations,
        text,
        whom=lambda id: of_automation(context, held[id]),
        name=lambda id: held[id].label,
    )


def ask_about_flows(context: Context, field: str, flows: Iterable[str], text: str) -> Iterator[Question]:
    """Yield a question for each person who can say something about some of the flows."""
    held = context.stack.flow_by_id

    def name(id: str) -> str:
        return f"the flow from {context.name(held[id].source.system)} to {context.name(held[id].target.system)}"

    yield from ask_about("flows", field, flows, text, whom=lambda id: of_flow(context, held[id]), name=name)


def ask_about(
    noun: str,
    field: str,
    entries: Iterable[str],
    text: str,
    *,
    whom: Callable[[str], str],
    name: Callable[[str], str],
) -> Iterator[Question]:
    """Yield a question for each person, as ``whom`` names them, about the entries that are theirs."""
    by_person: dict[str, list[str]] = {}
    for entry in entries:
        by_person.setdefault(whom(entry), []).append(entry)
    for person, theirs in by_person.items():
        first, *others = theirs
        yield Question(
            subject=Subject(noun, first, field),
            text=text.format(listed([name(entry) for entry in theirs], most=MOST_NAMES)),
            ask=person,
            also=tuple(Subject(noun, entry, field) for entry in others),
        )
