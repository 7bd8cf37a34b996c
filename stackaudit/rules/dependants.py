"""What hangs on a system, in sentences for the evidence: what it keeps, what it sends, what flows in and out."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject
from stackaudit.rules.wording import listed, sender_names, store_names


def kept_and_sent(context: Context, system: str) -> Iterator[str]:
    """Yield which preference stores live in a system and which senders send from it."""
    stores = [store.id for store in context.stack.stores_in(system)]
    senders = [sender.id for sender in context.senders_in.get(system, ())]
    if stores:
        yield f"keeps a yes or no: {listed(store_names(context.stack, stores))}"
    if senders:
        yield f"sends from it: {listed(sender_names(context.stack, senders))}"


def dependants(context: Context, system: str) -> Iterator[str]:
    """Yield the same, and how many live flows lead in and out."""
    yield from kept_and_sent(context, system)
    flows = [flow for flow in context.stack.flows_at(system) if flow.live]
    ends = [end for flow in flows for end in (flow.source.system, flow.target.system) if end != system]
    if ends:
        verb = "flow joins" if len(flows) == 1 else "flows join"
        yield f"{len(flows)} live {verb} it with {listed([context.name(end) for end in ends])}"


def related(context: Context, system: str) -> tuple[Subject, ...]:
    """Return the preference stores and senders of a system as places to look at."""
    stores = (Subject("preference_stores", store.id) for store in context.stack.stores_in(system))
    return (*stores, *(Subject("senders", sender.id) for sender in context.senders_in.get(system, ())))
