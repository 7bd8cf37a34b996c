"""The rule humanise/good-for-us-bad-for-customer."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.automation_effects import Quadrant, quadrant_of
from stackaudit.graph.running import running
from stackaudit.model.answer import NO, Silence, present
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations
from stackaudit.rules.wording import listed


@rule(id="humanise/good-for-us-bad-for-customer", severity=Severity.HIGH, caps="grid/decentralise-humanise")
def good_for_us_bad_for_customer(context: Context) -> Iterator[Hit | Question]:
    """
    An automation is better for the company and worse for the customer.

    Why it matters: This is the easiest corner to slide into unnoticed, because efficiency is measured by internal numbers. The
    phone menu is the classic: it saves the company minutes that it takes from everybody who calls.
    How to fix: Measure the customer's side as well, offer a way to a person, and redesign it from there.
    Closes when: It is no longer worse for the customer.
    May be wrong when: What one customer loses another gains, and the answer speaks of the loser only.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {phone-menu: {company: better, customer: worse}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        automations: {phone-menu: {company: better, customer: same}}
    """
    unsaid: list[str] = []
    for automation in running(context.stack):
        if quadrant_of(automation) is Quadrant.DANGEROUS:
            yield _hit(context, automation)
        elif automation.customer == "worse" and isinstance(automation.company, Silence):
            unsaid.append(automation.id)
    text = "Worse for the customer, and how for the company: {}?"
    yield from ask_about_automations(context, "company", unsaid, text)


def _hit(context: Context, automation: Automation) -> Hit:
    return Hit(
        subject=Subject("automations", automation.id, "customer"),
        message=f"Better for the company and worse for the customer: {automation.label}",
        evidence=(*_where(context, automation), _measured(automation)),
    )


def _where(context: Context, automation: Automation) -> Iterator[str]:
    if present(automation.system):
        channels = [sender.channel for sender in context.senders_in.get(automation.system, ())]
        aside = f", which speaks to people by {listed(channels)}" if channels else ""
        yield f"it runs in {context.name(automation.system)}{aside}"


def _measured(automation: Automation) -> str:
    if isinstance(automation.customer_measure, Silence):
        return "nobody said whether the customer's side is measured"
    return f"the customer's side is {'not ' if automation.customer_measure is NO else ''}measured"
