"""The rule architecture/customer-view-bypassed."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.asking import subject_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.view_bypasses import AUDIENCE, Bypass, view_bypasses
from stackaudit.model.answer import given
from stackaudit.rules.silence import ask_about, ask_about_systems
from stackaudit.rules.wording import listed

_OF_FLOWS = {
    "carries": "Lists of people may come over {}: what goes over it?",
    "how": "How do lists of people go over {}?",
}


@rule(id="architecture/customer-view-bypassed", severity=Severity.MEDIUM, caps="grid/centralise-automate")
def customer_view_bypassed(context: Context) -> Iterator[Hit | Question]:
    """
    A list of people gets into a sender or an orchestrator past the customer view.

    Why it matters: The view is where a person is one person, and where who said no is known. A list from elsewhere brings people
    back who had gone, and nobody sees it in the view. Carried by hand, it is as old as the day on which it was cut.
    How to fix: Let the customer data repository, or the tool that orchestrates from it, give the audience.
    Closes when: The flow is gone, because the audience comes from the view.
    May be wrong when: The list was cut in the view, goes through another system on its way and nobody changes it there. What only
    hands on, and is given all its lists by the view, is part of it. Without a named repository there is nothing to go past.
    Source: Credera, MarTech reference architecture, part 3 (the single customer view in the centre; unify, classify, activate).

    Flagged:
        stackaudit: 1
        company: {customer_data_repository: hub}
        systems: {hub: {}, sheet: {does: segmentation}, mailer: {does: email}}
        senders: {letters: {system: mailer, channel: email}}
        flows: [{from: sheet, to: mailer, carries: audience, how: manual}]

    Passes:
        stackaudit: 1
        company: {customer_data_repository: hub}
        systems: {hub: {}, sheet: {does: segmentation}, mailer: {does: email}}
        senders: {letters: {system: mailer, channel: email}}
        flows: [{from: hub, to: mailer, carries: audience, how: api}]
    """
    bypasses = tuple(view_bypasses(context.stack))
    yield from (_hit(context, each) for each in bypasses if each.certain)
    answers = dict.fromkeys(answer for each in bypasses for answer in each.open)
    if "company/customer_data_repository" in answers:
        yield Question(
            subject=Subject("company", "", "customer_data_repository"),
            text="Which system holds the one view of the customer? Lists for campaigns may go past it",
        )
    else:
        asked = [subject_of(answer) for answer in answers]
        untold = [each.id for each in asked if each.field == "does"]
        text = "Lists of people go through {}: what does it do with them?"
        yield from ask_about_systems(context, "does", untold, text)
        for field, text in _OF_FLOWS.items():
            yield from ask_about(context, "flows", field, [each.id for each in asked if each.field == field], text)


def _hit(context: Context, bypass: Bypass) -> Hit:
    by_hand = " by hand" if bypass.flow.by_hand else ""
    source, target = context.name(bypass.source), context.name(bypass.target)
    return Hit(
        subject=Subject("flows", bypass.flow.id),
        message=f"Audiences get from {source} to {target}{by_hand}, past the customer view",
        evidence=tuple(_evidence(context, bypass.target)),
        related=(Subject("systems", bypass.source), Subject("systems", bypass.target)),
        severity=Severity.HIGH if bypass.flow.by_hand else Severity.MEDIUM,
    )


def _evidence(context: Context, target: str) -> Iterator[str]:
    repositories = given(context.stack.company.customer_data_repository, ())
    yield f"the view is in {listed([context.name(system) for system in repositories])}"
    for flow in context.stack.flows_at(target):
        if flow.source.system in repositories and AUDIENCE in given(flow.carries, ()):
            later = f"does not give it audiences yet ({given(flow.status, '')})"
            yield f"{context.name(flow.source.system)} {'already gives it audiences' if flow.live else later}"
