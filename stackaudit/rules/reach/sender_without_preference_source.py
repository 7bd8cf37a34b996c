"""The rule reach/sender-without-preference-source."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import OBEY_A_NO, persuades
from stackaudit.rules.wording import listed, point_names, store_names


@rule(id="reach/sender-without-preference-source", severity=Severity.CRITICAL)
def sender_without_preference_source(context: Context) -> Iterator[Hit | Question]:
    """
    A sender asks no store that remembers wishes about its channel.

    Why it matters: Wherever a person says no, this sender cannot know. It asks nobody, so that each way of saying no that the
    company offers is a promise that it breaks.
    How to fix: Let it ask an existing store that covers its channel, at the moment of sending or when the audience is built.
    Closes when: The sender checks at least one store that covers its channel and purposes.
    May be wrong when: The platform keeps a block list of its own that nobody wrote down as a store; or the audience comes
    filtered and nobody wrote that under filters.
    Source: 15 U.S.C. 7704(a)(4); GDPR Art. 21(3); 11 CCR 7026(f); Directive 2002/58/EC Art. 13.

    Flagged:
        stackaudit: 1
        systems: {dsp: {}}
        senders: {display: {system: dsp, channel: ads, checks: none}}

    Passes:
        stackaudit: 1
        systems: {dsp: {}, banner: {}}
        preference_stores: {banner: {in: banner, covers: [ads]}}
        senders: {display: {system: dsp, channel: ads, checks: banner}}
    """
    for sender in context.stack.senders.values():
        if not persuades(sender):
            continue
        if sender.checks == () and sender.enforcement == "hard":
            yield _question(context, sender, "In which store does the platform keep whom {} must not contact?")
        elif sender.checks == ():
            yield _hit(context, sender, "asks no store whom it may not contact")
        elif not said(sender.checks) and not _covering(context, sender):
            yield _question(context, sender, "Which store does {} ask before it contacts anybody?")
        elif said(sender.checks) and not _covering(context, sender):
            asked = listed(store_names(context.stack, sender.checks))
            yield _hit(context, sender, f"asks only {asked}, where nothing about its own scope is kept")


def _covering(context: Context, sender: Sender) -> bool:
    """Tell whether anything that a sender asks, as written, can know of a no about what it sends."""
    links = context.book.propagation(Reading.AS_WRITTEN).links
    cells = context.book.sender_cells(sender)
    for node in context.book.checked_nodes(sender, links):
        told = (links.nodes[link.source].covers & link.covers for link in links.entering[node])
        if links.nodes[node].facet.kind == "store" and links.nodes[node].covers & cells:
            return True
        if links.nodes[node].facet.kind == "relay" and any(covers & cells for covers in told):
            return True
    return False


def _hit(context: Context, sender: Sender, what: str) -> Hit:
    unheard = [promise.point for promise in context.by_sender.get(sender.id, ())]
    severity = Severity.CRITICAL if sender.channel in OBEY_A_NO else Severity.HIGH
    return Hit(
        subject=Subject("senders", sender.id, "checks"),
        message=f"{sender.label} {what}",
        evidence=tuple(_evidence(context, sender, unheard)),
        related=tuple(Subject("collection_points", point) for point in unheard),
        severity=severity.lower if _filters(context, sender) else severity,
    )


def _filters(context: Context, sender: Sender) -> list[str]:
    """Return the stores by which people are left out before they get to the sender's system."""
    into = context.stack.flows_at(sender.system)
    flows = [flow for flow in into if flow.live and flow.target.system == sender.system]
    return [store for flow in flows if said(flow.filters) for store in flow.filters]


def _evidence(context: Context, sender: Sender, unheard: list[str]) -> Iterator[str]:
    if filters := _filters(context, sender):
        yield f"people are left out by {listed(store_names(context.stack, filters))} only when its audience is handed over"
    elif unheard:
        yield f"a no said at {listed(point_names(context.stack, unheard), most=9)} does not stop it"
    links, cells = context.book.propagation(Reading.AS_WRITTEN).links, context.book.sender_cells(sender)
    near = [
        store.id
        for store in context.stack.preference_stores.values()
        if said(store.covers) and links.nodes[links.store_node[store.id]].covers & cells
    ]
    if near:
        yield f"smallest repair: let it ask {listed(store_names(context.stack, near[:1]))}"


def _question(context: Context, sender: Sender, text: str) -> Question:
    return Question(
        subject=Subject("senders", sender.id, "checks"),
        text=text.format(sender.label),
        ask=of_sender(context, sender),
        could_change=tuple(promise.id for promise in context.by_sender.get(sender.id, ())),
    )
