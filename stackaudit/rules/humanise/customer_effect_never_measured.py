"""The rule humanise/customer-effect-never-measured."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.running import running
from stackaudit.model.answer import NO, Silence
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations

_QUESTIONS = {
    "customer": "How do customers fare with {}: better, the same or worse, and by which measure?",
    "company": "Nobody measures how customers fare with {}: how does the company, better, the same or worse?",
}


@rule(id="humanise/customer-effect-never-measured", severity=Severity.MEDIUM)
def customer_effect_never_measured(context: Context) -> Iterator[Hit | Question]:
    """
    An automation is better for the company, and nobody measures what it does for the customer.

    Why it matters: What is measured on one side only drifts to that side. The record says that a message went out; how it felt
    to get it stands in no internal number.
    How to fix: Add one measure of the customer's side: effort, complaints, or whether people come back.
    Closes when: It is known whether the customer is better off, the same or worse.
    May be wrong when: The people who meet customers know very well how it goes down, and nobody asked them. An effect that
    nobody could name is a question; it is a finding only where somebody said that the customer's side is not measured.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {lead-score: {company: better, customer: unknown, customer_measure: no}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        automations: {lead-score: {company: better, customer: better, customer_measure: yes}}
    """
    unsaid: dict[str, list[str]] = {field: [] for field in _QUESTIONS}
    for automation in running(context.stack):
        if not isinstance(automation.customer, Silence) or automation.company in ("same", "worse"):
            continue
        if automation.customer_measure is not NO:
            unsaid["customer"].append(automation.id)
        elif automation.company == "better":
            yield _hit(automation)
        else:
            unsaid["company"].append(automation.id)
    for field, text in _QUESTIONS.items():
        yield from ask_about_automations(context, field, unsaid[field], text)


def _hit(automation: Automation) -> Hit:
    return Hit(
        subject=Subject("automations", automation.id, "customer_measure"),
        message=f"Better for the company, and nobody measures how customers fare: {automation.label}",
    )
