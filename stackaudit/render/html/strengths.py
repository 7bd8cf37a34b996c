"""What is strong: up to three lines, each derived from facts that somebody wrote down."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import Answer, present
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.table import Link
from stackaudit.render.html.wording import count

MOST = 3


class Strength(msgspec.Struct, frozen=True):
    """One good thing and the entries that it rests on."""

    claim: str
    rests_on: tuple[Link, ...]


def strengths(directory: Directory) -> tuple[Strength, ...]:
    """Return what is strong, most telling first."""
    lines = (
        _confirmed_promises(directory),
        _platforms(directory),
        _provable_stores(directory),
        _good_for_both(directory),
        _kept_as_written(directory),
        _ways_out(directory),
        _instant_flows(directory),
    )
    return tuple(line for line in lines if line.rests_on)[:MOST]


def _confirmed_promises(directory: Directory) -> Strength:
    kept = [promise for promise in directory.result.promises if promise.verdict is Verdict.KEPT and promise.confirmed]
    claim = f"{count(len(kept), 'promise is', 'promises are')} kept whatever the open answers turn out to be."
    return Strength(claim, directory.links("promises", [promise.id for promise in kept]))


def _kept_as_written(directory: Directory) -> Strength:
    kept = [promise.id for promise in directory.result.promises if promise.verdict is Verdict.KEPT]
    if _confirmed_promises(directory).rests_on:
        return Strength("", ())
    return Strength(f"{count(len(kept), 'promise is', 'promises are')} kept as written.", _links(directory, kept))


def _links(directory: Directory, promises: Sequence[str]) -> tuple[Link, ...]:
    return directory.links("promises", promises)


def _platforms(directory: Directory) -> Strength:
    platforms = directory.result.grid.platforms
    claim = "Run by the centre, open to the edge within guardrails: one thing for everybody, and no queue."
    return Strength(claim, directory.links("systems", platforms))


def _provable_stores(directory: Directory) -> Strength:
    stores = [
        store.id
        for store in directory.result.stack.preference_stores.values()
        if store.history in ("change-log", "evidence") and store.proof is Answer.YES
    ]
    claim = (
        "Keeps a history of each answer and could prove it."
        if len(stores) == 1
        else "Keep a history of each answer and could prove it."
    )
    return Strength(claim, directory.links("preference_stores", stores))


def _good_for_both(directory: Directory) -> Strength:
    both = [
        automation.id
        for automation in directory.result.stack.automations.values()
        if automation.company == "better" and automation.customer == "better" and present(automation.reviewer)
    ]
    return Strength(
        "Better for the company and for the customer, and somebody looks after it.",
        directory.links("automations", both),
    )


def _ways_out(directory: Directory) -> Strength:
    tested = [system.id for system in directory.result.stack.systems.values() if system.export == "tested"]
    return Strength("The way to take the data out was tried.", directory.links("systems", tested))


def _instant_flows(directory: Directory) -> Strength:
    instant = [
        flow.id
        for flow in directory.result.stack.flows
        if flow.live and flow.carries_preferences and present(flow.how) and flow.how in ("event", "api")
    ]
    return Strength("Carries preferences from system to system without hands.", directory.links("flows", instant))
