"""The rule governance/one-person-knows-it."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import NONE, Silence, present
from stackaudit.model.systems import System
from stackaudit.rules.dependants import kept_and_sent
from stackaudit.rules.silence import ask_about_systems


@rule(id="governance/one-person-knows-it", severity=Severity.MEDIUM)
def one_person_knows_it(context: Context) -> Iterator[Hit | Question]:
    """
    Nobody stands in for the one who runs a system that holds personal data.

    Why it matters: On the first day of a holiday, nobody can stop a message, answer a person who asks for their data, or mend a
    link that broke. When that person leaves, so does what the system is known to do.
    How to fix: Name a second person, give them access, and let them do the work once.
    Closes when: The system has a backup.
    May be wrong when: A supplier's desk or a whole team stands in, and nobody counts as the second person.
    Source: Own practice; tools registers ask for a second owner beside the first.

    Flagged:
        stackaudit: 1
        systems: {mailer: {holds: personal, owner: Newsletter editor, backup: none}}

    Passes:
        stackaudit: 1
        systems: {mailer: {holds: personal, owner: Newsletter editor, backup: Office lead}}
    """
    # What holds nothing about people can wait for a day.
    live = [system for system in context.stack.live_systems if system.holds != "none"]
    alone = [system for system in live if system.backup is NONE]
    for system in alone:
        if system.holds == "personal":
            yield _hit(context, system)
    unknown = [system.id for system in alone if isinstance(system.holds, Silence)]
    silent = [system.id for system in live if isinstance(system.backup, Silence)]
    yield from ask_about_systems(context, "holds", unknown, "Is personal data kept in {}? Nobody else can run it.")
    yield from ask_about_systems(context, "backup", silent, "Who else can run {}?")


def _hit(context: Context, system: System) -> Hit:
    return Hit(
        subject=Subject("systems", system.id, "backup"),
        message=f"{_who(context, system)} holds personal data",
        evidence=tuple(kept_and_sent(context, system.id)),
    )


def _who(context: Context, system: System) -> str:
    if present(system.owner):
        return f"{system.owner} alone can run {system.label}, which"
    if present(system.run_by):
        return f"No second person is named for {system.label}, which {context.team(system.run_by)} runs and which"
    known = "Nobody is named who can run" if system.owner is NONE else "No second person is named for"
    return f"{known} {system.label}, which"
