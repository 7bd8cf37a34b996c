"""The rule architecture/island-system."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.model.answer import given, present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.rules.silence import ask_about_systems


@rule(id="architecture/island-system", severity=Severity.LOW)
def island_system(context: Context) -> Iterator[Hit | Question]:
    """
    A live system with no flow in or out: nothing that it learns is known anywhere else.

    Why it matters: What a customer says there stays there, and what the company knows of them is not known there. People carry
    the difference by hand, or nobody does.
    How to fix: Connect it to what lives next to it, list the flows that nobody wrote down, or retire it.
    Closes when: A live flow leads in or out, or the system is no longer live.
    May be wrong when: It is meant to stand alone. Being looked up by a sender, or being what a flow runs through, is a connection
    too. Where nobody said that its list of flows is complete, it is asked about instead.
    Source: Credera, MarTech reference architecture; own practice.

    Flagged:
        stackaudit: 1
        company: {flows_complete: [quiz]}
        systems: {quiz: {holds: personal}}

    Passes:
        stackaudit: 1
        company: {flows_complete: [quiz]}
        systems: {quiz: {holds: personal}, crm: {}}
        flows: [{from: quiz, to: crm, carries: leads}]
    """
    stack, connected = context.stack, _connected(context.stack)
    islands = [system for system in stack.live_systems if system.id not in connected]
    yield from (_hit(context, system) for system in islands if stack.complete.covers(system.id))
    unsure = [system.id for system in islands if not stack.complete.covers(system.id)]
    yield from ask_about_systems(
        context, "flows_complete", unsure, "What goes into {} and what comes out? No flow is written down"
    )


def _connected(stack: Stack) -> set[str]:
    found: set[str] = set()
    for flow in stack.live_flows:
        found |= {flow.source.system, flow.target.system, given(flow.via, "")}
    for sender in stack.senders.values():
        for store in given(sender.checks, ()):
            ends = {sender.system, stack.preference_stores[store].system}
            found |= ends if len(ends) > 1 else set()
    return found


def _hit(context: Context, system: System) -> Hit:
    personal = system.holds == "personal"
    owner = context.who_answers(system.id)
    parted = [flow for flow in context.stack.flows_at(system.id) if present(flow.status)]
    return Hit(
        subject=Subject("systems", system.id),
        message=f"{system.label} exchanges nothing with any other system{', and holds personal data' * personal}",
        evidence=(
            "its list of flows is complete",
            *(f"{owner} answers for it" for _ in range(bool(owner))),
            *(f"the flow {flow.id} is {flow.status}" for flow in parted),
        ),
        severity=Severity.MEDIUM if personal else Severity.LOW,
        basis=Basis.ABSENT,
    )
