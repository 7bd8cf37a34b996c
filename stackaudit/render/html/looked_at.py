"""The first section: what was looked at, who confirmed it, and how much is still open."""

from __future__ import annotations

import msgspec

from stackaudit.model.answer import given, present
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.table import Link
from stackaudit.render.html.wording import count, listed, percent


class Confirmed(msgspec.Struct, frozen=True):
    """A system whose flow list is complete, and who said so."""

    system: Link
    by: str
    on: str


class LookedAt(msgspec.Struct, frozen=True, kw_only=True):
    """What the audit rests on."""

    as_of: str
    counts: str
    openness: str
    complete: str
    confirmed: tuple[Confirmed, ...]


def looked_at(directory: Directory) -> LookedAt:
    """Return what was looked at."""
    company = directory.result.stack.company
    return LookedAt(
        as_of=given(company.as_of, ""),
        counts=_counts(directory),
        openness=_openness(directory),
        complete=_complete(directory),
        confirmed=_confirmed(directory),
    )


def _counts(directory: Directory) -> str:
    stack, numbers = directory.result.stack, directory.result.numbers
    personal = sum(system.holds == "personal" for system in stack.systems.values())
    systems = count(len(stack.systems), "system") + (f" ({personal} hold personal data)" if personal else "")
    flows = count(numbers.flows, "flow") + (f" ({numbers.flows_live} live)" if numbers.flows else "")
    return (
        listed(
            [
                systems,
                flows,
                count(len(stack.collection_points), "collection point"),
                count(len(stack.senders), "sender"),
                count(len(stack.automations), "automation"),
            ]
        )
        + "."
    )


def _openness(directory: Directory) -> str:
    openness = directory.result.openness
    if not openness.asked:
        return "Nothing was asked yet."
    deeper = count(len(directory.result.questions), "question")
    if not openness.open:
        return f"All {openness.asked} answers are there that a workshop asks for. {deeper} go deeper."
    share = percent(openness.share)
    return (
        f"Of what a workshop asks for {share} is still open ({openness.open} of {openness.asked} answers); with what goes "
        f"deeper {deeper} wait. An open answer counts neither for nor against anything."
    )


def _complete(directory: Directory) -> str:
    stack = directory.result.stack
    complete, total = stack.complete, len(stack.systems)
    if complete.everything:
        return "All flows of all systems are said to be written down, so a missing flow is a fact."
    if not complete.systems:
        return "Nobody confirmed yet that any list of flows is complete, so a missing flow is a question, not a fact."
    return (
        f"For {len(complete.systems)} of {total} systems somebody said that every flow in and out is written down. "
        "For the others a missing flow is a question, not a fact."
    )


def _confirmed(directory: Directory) -> tuple[Confirmed, ...]:
    return tuple(
        Confirmed(
            directory.link("systems", system),
            directory.name("teams", confirmation.by) if present(confirmation.by) else "",
            given(confirmation.on, ""),
        )
        for system, confirmation in directory.result.stack.complete.systems.items()
    )
