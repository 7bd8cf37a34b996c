"""The rule always-on/content-never-tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.roles import doing
from stackaudit.model.answer import NO, Silence
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.wording import listed, sender_names

TOOLS: Final = ("cms", "email")


@rule(id="always-on/content-never-tested", severity=Severity.MEDIUM)
def content_never_tested(context: Context) -> Iterator[Hit | Question]:
    """
    A tool publishes pages or sends e-mail, and no two versions are ever compared in it.

    Why it matters: What is said stays an opinion. One test a month teaches more about customers than a new tool does.
    How to fix: Test one subject line, picture or offer a month in it, and write the result where all can find it.
    Closes when: `tests_content` of the system is yes or partly.
    May be wrong when: Versions are compared elsewhere, or the tool shows only what a law prescribes.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org), who expects content to lag behind.

    Flagged:
        stackaudit: 1
        systems: {mail-tool: {does: [email], tests_content: no}}

    Passes:
        stackaudit: 1
        systems: {mail-tool: {does: [email], tests_content: yes}}
    """
    unsaid = []
    for id in doing(context.stack, *TOOLS).systems:
        answer = context.stack.systems[id].tests_content
        senders = [sender.id for sender in context.senders_in.get(id, ())]
        if answer is NO:
            yield Hit(
                subject=Subject("systems", id, "tests_content"),
                message=f"No versions of content are compared in {context.name(id)}",
                evidence=(f"it sends {listed(sender_names(context.stack, senders))}",) if senders else (),
                related=tuple(Subject("senders", sender) for sender in senders),
            )
        elif isinstance(answer, Silence):
            unsaid.append(id)
    yield from ask_about_systems(context, "tests_content", unsaid, "Are versions of content compared in {}?")
