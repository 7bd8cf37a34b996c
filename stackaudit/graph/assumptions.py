"""What was taken at face value on a route: details that nobody gave about a stated link, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.graph.trace import Hop
from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack


def assumptions(stack: Stack, point: CollectionPoint, sender: Sender, route: tuple[Hop, ...]) -> tuple[str, ...]:
    """Return what a promise's verdict takes at face value, from the point to the sender."""
    return tuple(
        dict.fromkeys((*_of_point(point), *_of_route(stack, route), *_of_sender(sender), *_of_company(stack, sender)))
    )


def _of_point(point: CollectionPoint) -> Iterator[str]:
    silent = [
        text
        for answer, text in (
            (point.captures, "lets a person say no"),
            (point.covers, "is about every channel"),
            (point.via, "writes its store directly"),
            (point.keys, "knows the person by whatever key is needed"),
        )
        if isinstance(answer, Silence)
    ]
    if silent:
        yield f"{point.label}: {', '.join(silent)}"


def _of_route(stack: Stack, route: tuple[Hop, ...]) -> Iterator[str]:
    for hop in route:
        if hop.flow:
            yield from _of_flow(stack.flow_by_id[hop.flow])
        if hop.target.kind == "store" and isinstance(stack.preference_stores[hop.target.id].covers, Silence):
            yield f"the store {hop.target.id} remembers every channel and purpose"


def _of_flow(flow: Flow) -> Iterator[str]:
    block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
    silent = [
        word
        for answer, word in (
            (block.covers, "every scope"),
            (block.says, "noes as well as yeses"),
            (block.keeps, "every distinction"),
            (block.key, "a key that the receiver knows"),
        )
        if isinstance(answer, Silence)
    ]
    if silent:
        yield f"the flow {flow.id} carries {', '.join(silent)}"
    if isinstance(flow.takes, Silence) and flow.how not in ("lookup", "embedded"):
        yield f"a run of the flow {flow.id} takes no time, and none fails unnoticed"


def _of_sender(sender: Sender) -> Iterator[str]:
    if isinstance(sender.checks, Silence):
        yield f"{sender.label}: asks the stores of {sender.system}"
    if isinstance(sender.purposes, Silence):
        yield f"{sender.label}: writes about what the store remembers"
    if isinstance(sender.checked, Silence):
        yield f"{sender.label}: asks at the moment of sending"
    elif sender.checked in ("at-audience-build", "at-import") and isinstance(sender.max_queue, Silence):
        yield f"{sender.label}: nothing waits between the check and the message"


def _of_company(stack: Stack, sender: Sender) -> Iterator[str]:
    if sender.channel == "email" and isinstance(sender.bulk, Silence):
        yield f"{sender.label}: sends in bulk, so mailbox providers' limits apply"
    if isinstance(sender.regions, Silence) and isinstance(stack.company.regions, Silence):
        yield "only limits that apply everywhere are compared, since nobody said where the customers live"
