"""The five numbers of the first screen: promises, stores and islands, hands, money, ways to a person."""

from __future__ import annotations

from datetime import date, timedelta

from stackaudit.audit.context import Context
from stackaudit.audit.result import Money, Numbers
from stackaudit.graph.decide_by import decide_by, renewal
from stackaudit.graph.running import running
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import Silence, present, said
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def numbers(context: Context) -> Numbers:
    """Return the five numbers, each a count."""
    stack = context.stack
    live = [flow for flow in stack.flows if flow.live]
    touching = [each for each in running(stack) if touches_people(each)]
    return Numbers(
        promises=len(context.promises),
        by_verdict={verdict: len(promises) for verdict, promises in context.by_verdict.items()},
        confirmed_kept=sum(promise.confirmed for promise in context.by_verdict[Verdict.KEPT]),
        stores=context.store_count,
        islands=len(context.islands),
        flows=len(stack.flows),
        flows_live=len(live),
        flows_by_hand=sum(flow.by_hand for flow in live),
        flows_untold=sum(isinstance(flow.how, Silence) for flow in live),
        money=money(stack),
        automations=len(touching),
        automations_to_a_person=sum(each.leads_to_a_person is True for each in touching),
        automations_unanswered=sum(each.leads_to_a_person is None for each in touching),
    )


def touches_people(automation: Automation) -> bool:
    """Tell whether an automation touches people; what nobody said does."""
    return automation.touches != "nobody"


def money(stack: Stack) -> Money:
    """Return the yearly cost that renews with the decision day past, and with it near."""
    live = [system for system in stack.systems.values() if system.live and said(system.cost) and system.cost]
    undated = tuple(system.id for system in live if isinstance(system.renews, Silence))
    unpriced = tuple(each.id for each in stack.systems.values() if each.live and isinstance(each.cost, Silence))
    if not present(stack.company.as_of):
        return Money(None, None, undated=undated, unpriced=unpriced)
    today = date.fromisoformat(stack.company.as_of)
    soon = today + timedelta(days=stack.settings.renewal_warning_days)
    ahead = [system for system in live if (day := renewal(system)) and day >= today]
    unnoticed = tuple(system.id for system in ahead if isinstance(system.notice_days, Silence))
    dated = [(system, day) for system in ahead if (day := decide_by(system))]
    past = [system for system, day in dated if day < today]
    near = [system for system, day in dated if today <= day <= soon]
    return Money(_sum(past), _sum(near), _ids(past), _ids(near), undated, unpriced, unnoticed)


def _sum(systems: list[System]) -> float:
    return sum(system.cost for system in systems if said(system.cost))


def _ids(systems: list[System]) -> tuple[str, ...]:
    return tuple(system.id for system in systems)
