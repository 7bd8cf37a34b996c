"""The rule authority/cyclic-sync-without-conflict-rule."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.sync_cycles import SyncCycle
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.rules.wording import listed, store_names


@rule(id="authority/cyclic-sync-without-conflict-rule", severity=Severity.HIGH)
def cyclic_sync_without_conflict_rule(context: Context) -> Iterator[Hit | Question]:
    """
    Stores write over each other in a circle, and nothing tells which answer is newer.

    Why it matters: Two copies that overwrite each other swap their answers when they differ, or the one that ran last wins. A
    no comes and goes, and nobody sees why.
    How to fix: Let the flows carry the time at which the person spoke and the newest event win, or let the most restrictive
    answer win; else take one direction out.
    Closes when: On every way round, one flow has a write_rule other than overwrite, or carries event_time.
    May be wrong when: The flow overwrites other fields and leaves the preference alone. A flow that says nothing of its write
    rule goes by the conflict rule of the store that it writes; a store without one keeps what came last. A store that puts its
    sources in an order ends the circle. The period is the sum of the worst waits once round; it is the time in which an old
    answer can come back.
    Source: Bidirectional synchronisation guidance of large CRM vendors (last write wins); GDPR Art. 5(1)(d), accuracy.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        flows:
          - from: crm
            to: esp
            how: batch
            every: day
            direction: both
            preferences: {says: both, write_rule: overwrite, provenance: [source]}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        flows:
          - from: crm
            to: esp
            how: batch
            every: day
            direction: both
            preferences: {says: both, write_rule: newest-event-wins, provenance: [event_time, source]}
    """
    for cycle in context.sync_cycles:
        yield _hit(context, cycle) if cycle.certain else _question(context, cycle)


def _hit(context: Context, cycle: SyncCycle) -> Hit:
    names = listed(store_names(context.stack, cycle.stores), most=4)
    around = " -> ".join(context.name(system) for system in cycle.circle)
    period = "not written down" if cycle.period is None else f"{hours_text(cycle.period)} at worst"
    return Hit(
        subject=Subject("flows", _first(context, cycle).id),
        message=f"{names} write over each other about {listed(cycle.scopes, most=4)}, and no flow between them tells "
        "which answer is newer",
        evidence=(f"once round: {around}", f"the period: {period}", f"the flows: {', '.join(cycle.flows)}"),
        related=tuple(Subject("preference_stores", store) for store in cycle.stores),
        basis=Basis.STATED,
    )


def _question(context: Context, cycle: SyncCycle) -> Question:
    flow = next((each for each in _flows(context, cycle) if _asks(each)), _first(context, cycle))
    names = listed(store_names(context.stack, cycle.stores), most=4)
    return Question(
        subject=Subject("flows", flow.id, f"preferences.{_asks(flow) or 'write_rule'}"),
        text=f"{names} tell each other in a circle: which answer wins where two of them differ, and does {flow.id} carry the "
        "time at which the person spoke?",
        ask=of_flow(context, flow),
    )


def _asks(flow: Flow) -> str:
    """Return which of the two answers about a flow is missing."""
    block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
    if not said(block.write_rule):
        return "write_rule"
    return "" if said(block.provenance) else "provenance"


def _first(context: Context, cycle: SyncCycle) -> Flow:
    return _flows(context, cycle)[0]


def _flows(context: Context, cycle: SyncCycle) -> list[Flow]:
    return [flow for flow in context.stack.flows if flow.id in cycle.flows]
