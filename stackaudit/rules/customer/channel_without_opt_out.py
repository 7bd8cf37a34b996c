"""The rule customer/channel-without-opt-out."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import OFFER_A_WAY_OUT, persuades
from stackaudit.rules.wording import listed, point_names


@rule(id="customer/channel-without-opt-out", severity=Severity.CRITICAL)
def channel_without_opt_out(context: Context) -> Iterator[Hit | Question]:
    """
    A sender's messages offer no way to say no to them.

    Why it matters: A person who cannot say no where the message arrives reports it as spam, or leaves. On these channels each
    message has to carry a way out.
    How to fix: Put a collection point that takes noes about this channel into each message, and write it under
    opt_out_offered.
    Closes when: The sender offers at least one collection point at which a person can say no to what it sends.
    May be wrong when: The platform adds a way out by itself, as carriers and telephones do, and nobody wrote it down; or the
    messages only perform a contract and the sender's kind is not written down as service.
    Source: 15 U.S.C. 7704(a)(3); Directive 2002/58/EC Art. 13(4); Spam Act 2003 (AU) s. 18; CASL (CA) s. 11.

    Flagged:
        stackaudit: 1
        systems: {esp: {}}
        senders: {newsletter: {system: esp, channel: email, opt_out_offered: none}}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {footer: {writes: esp, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, opt_out_offered: footer}}
    """
    for sender in context.stack.senders.values():
        if sender.channel not in OFFER_A_WAY_OUT or not persuades(sender):
            continue
        if not said(sender.opt_out_offered):
            yield _question(context, sender)
        elif not sender.opt_out_offered:
            yield _hit(sender, f"{sender.label} offers no way to say no")
        elif not any(_takes(context, sender, point) for point in _offered(context, sender.opt_out_offered)):
            names = listed(point_names(context.stack, sender.opt_out_offered))
            yield _hit(sender, f"{sender.label} offers {names}, where nobody can say no to it")


def _offered(context: Context, points: tuple[str, ...]) -> list[CollectionPoint]:
    return [context.stack.collection_points[point] for point in points]


def _takes(context: Context, sender: Sender, point: CollectionPoint) -> bool:
    """Tell whether a point lets a person say no to what a sender sends, as written."""
    cells = context.book.propagation(Reading.AS_WRITTEN).cells(point)
    return point.lets_say_no and bool(cells & context.book.sender_cells(sender))


def _hit(sender: Sender, message: str) -> Hit:
    points = sender.opt_out_offered if said(sender.opt_out_offered) else ()
    return Hit(
        subject=Subject("senders", sender.id, "opt_out_offered"),
        message=message,
        evidence=(f"each message on {sender.channel} has to carry a way out",),
        related=tuple(Subject("collection_points", point) for point in points),
    )


def _question(context: Context, sender: Sender) -> Question:
    near = [point.label for point in context.stack.collection_points.values() if _near(context, sender, point)]
    perhaps = f" Is it {' or '.join(near)}?" if 0 < len(near) <= 2 else ""
    return Question(
        subject=Subject("senders", sender.id, "opt_out_offered"),
        text=f"Which way to say no does each message of {sender.label} carry?{perhaps}",
        ask=of_sender(context, sender),
    )


def _near(context: Context, sender: Sender, point: CollectionPoint) -> bool:
    checks = sender.checks if said(sender.checks) else ()
    writes = point.writes if said(point.writes) else ()
    return bool({*checks} & {*writes}) and _takes(context, sender, point)
