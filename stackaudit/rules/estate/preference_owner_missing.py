"""The rule estate/preference-owner-missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import NONE, said
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.senders import Sender
from stackaudit.model.systems import System
from stackaudit.rules.wording import listed, sender_names, store_names


@rule(id="estate/preference-owner-missing", severity=Severity.LOW, yields_to=("governance/nobody-owns-it",))
def preference_owner_missing(context: Context) -> Iterator[Hit | Question]:
    """
    Nobody answers for a place that keeps a yes or no, a sender, or a flow between them.

    Why it matters: When it breaks, nobody is told; when a law changes, nobody changes it. Most links that failed for a year had
    no name beside them.
    How to fix: Name a person or a role that decides about it, and write that down where the entry stands.
    Closes when: The entry, or the system that it lives in, has an owner.
    May be wrong when: Somebody does answer for it without having been named. A store or sender without an owner of its own is
    taken to be its system's; a flow to be its receiver's, else its giver's.
    Source: GDPR Art. 5(2) and 24, on being able to show who is responsible; own practice.

    Flagged:
        stackaudit: 1
        systems: {page: {owner: none}}
        preference_stores: {page: {in: page}}

    Passes:
        stackaudit: 1
        systems: {page: {owner: none}}
        preference_stores: {page: {in: page, owner: Web lead}}
    """
    unsaid: dict[str, list[str]] = {}
    for system in context.stack.systems.values():
        stores, senders = context.stack.stores_in(system.id), context.senders_in.get(system.id, ())
        if system.live and (stores or senders):
            yield from _of_system(system, stores, senders, context)
            owners = [*(store.owner for store in stores), *(sender.owner for sender in senders)]
            if not said(system.owner) and not all(said(owner) for owner in owners):
                unsaid.setdefault(context.who_answers(system.id), []).append(system.id)
    for flow in preference_flows(context.stack):
        if _unowned(context.stack.systems, flow):
            yield _hit_flow(context, flow)
    for ask, systems in unsaid.items():
        yield _question(context, ask, systems)


def _of_system(
    system: System, stores: tuple[PreferenceStore, ...], senders: tuple[Sender, ...], context: Context
) -> Iterator[Hit]:
    """Yield one hit for what goes without an owner because its system does, and one for each entry that says so itself."""
    for noun, entries in (("preference_stores", stores), ("senders", senders)):
        for entry in entries:
            if entry.owner is NONE:
                (name,) = _names(context, noun, entry.id)
                yield Hit(subject=Subject(noun, entry.id, "owner"), message=f"Nobody answers for {name}")
    kept = [store.id for store in stores if not said(store.owner)]
    sent = [sender.id for sender in senders if not said(sender.owner)]
    if system.owner is NONE and (kept or sent):
        holds = [f"keeps {listed(_names(context, 'preference_stores', *kept))}"] if kept else []
        holds += [f"sends {listed(_names(context, 'senders', *sent))}"] if sent else []
        yield Hit(
            subject=Subject("systems", system.id, "owner"),
            message=f"Nobody answers for {system.label}, which {' and '.join(holds)}",
            related=(
                *(Subject("preference_stores", store) for store in kept),
                *(Subject("senders", sender) for sender in sent),
            ),
        )


def _names(context: Context, noun: str, *ids: str) -> list[str]:
    return (store_names if noun == "preference_stores" else sender_names)(context.stack, ids)


def _unowned(systems: Mapping[str, System], flow: Flow) -> bool:
    ends = (systems[flow.source.system], systems[flow.target.system])
    return flow.owner is NONE or (not said(flow.owner) and all(each.owner is NONE for each in ends))


def _hit_flow(context: Context, flow: Flow) -> Hit:
    source, target = context.name(flow.source.system), context.name(flow.target.system)
    return Hit(
        subject=Subject("flows", flow.id, "owner"),
        message=f"Nobody answers for the flow that takes a yes or no from {source} to {target}",
        related=(Subject("systems", flow.source.system), Subject("systems", flow.target.system)),
    )


def _question(context: Context, ask: str, systems: list[str]) -> Question:
    names = listed([context.name(system) for system in systems], most=6)
    return Question(
        subject=Subject("systems", systems[0], "owner"),
        text=f"Who answers for what {names} {'keeps or sends' if len(systems) == 1 else 'keep or send'} about a yes or no?",
        ask=ask,
    )
