"""The rule estate/walled-garden-consent."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.walled_gardens import WalledGarden, walled_gardens
from stackaudit.rules.wording import listed, sender_names, store_names


@rule(id="estate/walled-garden-consent", severity=Severity.HIGH)
def walled_garden_consent(context: Context) -> Iterator[Hit | Question]:
    """
    A suite passes a yes or no around among its own systems and to nobody else.

    Why it matters: Inside the suite everything looks connected. A person who says no there is still written to by what stands
    outside, and whoever makes the suite gains little from changing that.
    How to fix: Join the suite to the store that wins, by one link in each direction; a suite usually offers one place for it.
    Closes when: A live flow brings noes out of the suite or into it, or a sender on one side asks a store on the other.
    May be wrong when: The systems outside belong to the suite too, and nobody wrote that down; or a flow is missing from a list
    that was called complete.
    Source: PossibleNOW, on walled gardens and the little reason that vendors have to work together; Brinker, chiefmartec, on suites and
    integration.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {suite: acme}, esp: {suite: acme}, sms: {}}
        preference_stores:
          crm: {in: crm, covers: [email, sms]}
          esp: {in: esp, covers: [email]}
          sms: {in: sms, covers: [sms]}
        senders: {texts: {system: sms, channel: sms, checks: sms}}
        flows:
          - {from: crm, to: esp, carries: [preferences]}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {suite: acme}, esp: {suite: acme}, sms: {}}
        preference_stores:
          crm: {in: crm, covers: [email, sms]}
          esp: {in: esp, covers: [email]}
          sms: {in: sms, covers: [sms]}
        senders: {texts: {system: sms, channel: sms, checks: sms}}
        flows:
          - {from: crm, to: esp, carries: [preferences]}
          - {from: crm, to: sms, carries: [preferences]}
    """
    for garden in walled_gardens(context.book):
        yield _hit(context, garden) if garden.certain else _question(context, garden)


def _hit(context: Context, garden: WalledGarden) -> Hit:
    crossing, inside = len(garden.crossing), len(garden.inside)
    over = "takes in yeses from outside, and no no" if garden.crossing else "tells nobody else, and hears nobody"
    return Hit(
        subject=_subject(garden),
        message=f"The suite {garden.suite} passes a yes or no among {_systems(context, garden)}; it {over}",
        evidence=(f"preference flows that stay inside: {inside} of {inside + crossing}", *_others(context, garden)),
        related=tuple(Subject("preference_stores", store) for store in garden.others),
        severity=Severity.HIGH if garden.senders else Severity.MEDIUM,
        basis=Basis.ABSENT,
    )


def _others(context: Context, garden: WalledGarden) -> Iterator[str]:
    scopes = listed(garden.scopes)
    if garden.others:
        yield f"outside, {listed(store_names(context.stack, garden.others))} remember wishes about {scopes} too"
    if garden.senders:
        names = listed(sender_names(context.stack, garden.senders))
        yield f"sends without knowing what is kept on the other side of the wall: {names}"


def _systems(context: Context, garden: WalledGarden) -> str:
    return listed([context.name(system) for system in garden.systems])


def _subject(garden: WalledGarden) -> Subject:
    return Subject("systems", garden.systems[0])


def _question(context: Context, garden: WalledGarden) -> Question:
    first = garden.stores[0]
    return Question(
        subject=_subject(garden),
        text=f"By which flow does a yes or no get out of the suite {garden.suite} ({_systems(context, garden)}), or into it? "
        "None is written down",
        ask=of_store(context, context.stack.preference_stores[first]),
    )
