"""The rule timing/unmonitored-opt-out-path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.at_best import certain_promise
from stackaudit.graph.detours import without_detour
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Verdict
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import NO, Silence
from stackaudit.model.flows import Flow
from stackaudit.rules.limit_words import limit_name
from stackaudit.rules.wording import listed, point_names, sender_names

_HAS_A_ROUTE = (Verdict.KEPT, Verdict.LATE, Verdict.BY_HAND)


@rule(id="timing/unmonitored-opt-out-path", severity=Severity.MEDIUM)
def unmonitored_opt_out_path(context: Context) -> Iterator[Hit | Question]:
    """
    Noes depend on a flow that can fail without anybody noticing.

    Why it matters: A link that carries noes is silent when it works and silent when it does not. Links out of order for weeks
    were found by the people who kept being written to, not by the companies.
    How to fix: Let somebody be told when the flow fails or carries nothing for longer than usual; a test address that says no
    once a week finds the rest.
    Closes when: Each way that a no can take is watched, or one that is watched leads there too.
    May be wrong when: Somebody watches it and nobody wrote it down. A flow that is partly watched counts as watched.
    Source: Australian Communications and Media Authority, enforcement notes of 2023 on unsubscribe functions that did not work;
    California Privacy Protection Agency, decision of 2025 on an opt-out mechanism out of order for 40 days.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, purposes: [marketing], checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day, monitored: no}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, purposes: [marketing], checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day, monitored: yes}
    """
    flows = context.stack.flows
    promises = [each for each in context.promises if each.verdict in _HAS_A_ROUTE]
    blind = {flow.id for flow in flows if flow.monitored is NO}
    sure = [each for each in promises if certain_promise(context.book, each)]
    hanging = _by_flow(without_detour(context.book, sure, blind, Reading.OPTIMISTIC))
    for flow in flows:
        if flow.id in blind and (over := hanging.get(flow.id)):
            yield _hit(context, flow, over)
    unsaid = {flow.id for flow in flows if isinstance(flow.monitored, Silence)}
    open_ones = _by_flow(without_detour(context.book, promises, blind | unsaid, Reading.AS_WRITTEN))
    by_person: dict[str, list[Flow]] = {}
    for flow in flows:
        if flow.id in unsaid and flow.id in open_ones:
            by_person.setdefault(of_flow(context, flow), []).append(flow)
    for person, asked in by_person.items():
        yield _question(context, person, asked, open_ones)


def _by_flow(promises: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Return, of each flow on their routes, the promises that go over it, in the order given."""
    over: dict[str, list[Promise]] = {}
    for promise in promises:
        for flow in dict.fromkeys(hop.flow for hop in promise.route if hop.flow):
            over.setdefault(flow, []).append(promise)
    return over


def _hit(context: Context, flow: Flow, promises: list[Promise]) -> Hit:
    points = listed(point_names(context.stack, (promise.point for promise in promises)))
    senders = listed(sender_names(context.stack, (promise.sender for promise in promises)))
    source, target = context.name(flow.source.system), context.name(flow.target.system)
    return Hit(
        subject=Subject("flows", flow.id, "monitored"),
        message=f"Nobody notices when {source} stops telling {target}, and every way of a no from {points} to {senders} "
        "crosses a flow like it",
        evidence=tuple(f"{promise.id}: {_until_late(promise)}" for promise in promises),
        route=promises[0].route,
        related=tuple(Subject("senders", each) for each in dict.fromkeys(promise.sender for promise in promises)),
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in promises for text in promise.assumptions)),
    )


def _until_late(promise: Promise) -> str:
    left = promise.limit.seconds - (promise.total or 0)
    if left < 0:
        return f"misses {limit_name(promise.limit)} even while it works"
    if is_unbounded(promise.limit.seconds):
        return "no limit applies, so that a failure can last for ever"
    return f"a failure that lasts longer than {hours_text(left)} misses {limit_name(promise.limit)}"


def _question(context: Context, person: str, flows: list[Flow], over: dict[str, list[Promise]]) -> Question:
    links = [f"{context.name(flow.source.system)} to {context.name(flow.target.system)}" for flow in flows]
    hanging = {promise.id for flow in flows for promise in over[flow.id]}
    return Question(
        subject=Subject("flows", flows[0].id, "monitored"),
        text=f"Would somebody notice if noes no longer went from {listed(links, most=6)}?",
        ask=person,
        could_change=tuple(sorted(hanging, key=context.place_of.__getitem__)),
    )
