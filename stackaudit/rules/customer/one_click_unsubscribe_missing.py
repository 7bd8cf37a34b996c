"""The rule customer/one-click-unsubscribe-missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.duties import Duties, cited
from stackaudit.model.answer import NO, YES, given, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.regulation import Regulation
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import persuades
from stackaudit.rules.wording import listed, point_names

_ONE_CLICK: Final = "one-click-unsubscribe"


@rule(id="customer/one-click-unsubscribe-missing", severity=Severity.HIGH)
def one_click_unsubscribe_missing(context: Context) -> Iterator[Hit | Question]:
    """
    A sender of bulk e-mail to consumers offers no one-click unsubscribe.

    Why it matters: Large mailbox providers put mail without it into the spam folder or turn it away, and a person who finds no
    quick way out presses the spam button instead.
    How to fix: Send both List-Unsubscribe headers of RFC 8058, and write the point down as one-click-unsubscribe under
    opt_out_offered.
    Closes when: One of the ways out that the sender offers is of the kind one-click-unsubscribe.
    May be wrong when: The e-mail platform adds the headers by itself and nobody wrote it down; or fewer messages go to one
    provider than its rule is about. This is a platform's rule, not a statute. A sender that offers nothing at all is left to
    customer/channel-without-opt-out.
    Source: Gmail and Yahoo sender requirements; RFC 8058.

    Flagged:
        stackaudit: 1
        company: {audience: consumers}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {footer: {writes: esp, kind: unsubscribe-link, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, bulk: yes, opt_out_offered: footer}}

    Passes:
        stackaudit: 1
        company: {audience: consumers}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {header: {writes: esp, kind: one-click-unsubscribe, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, bulk: yes, opt_out_offered: header}}
    """
    duties = Duties(context.stack, lambda row: row.one_click is YES)
    business = context.stack.company.audience == "businesses"
    for sender in context.stack.senders.values():
        if sender.channel != "email" or not persuades(sender) or sender.bulk is NO or business:
            continue
        rows = duties.of(["email"], sender.regions)
        offered = [context.stack.collection_points[point] for point in given(sender.opt_out_offered, ())]
        if not rows or not offered or any(point.kind == _ONE_CLICK for point in offered):
            continue
        missing = _missing(context, sender, offered)
        if missing:
            yield _question(context, sender, offered, missing)
        else:
            yield _hit(context, sender, rows)


def _missing(context: Context, sender: Sender, offered: list[CollectionPoint]) -> Subject | None:
    """Return the answer that could still settle it, or None where everything is said."""
    silent = next((point for point in offered if not said(point.kind)), None)
    if silent is not None:
        return Subject("collection_points", silent.id, "kind")
    if not said(sender.bulk):
        return Subject("senders", sender.id, "bulk")
    return None if said(context.stack.company.audience) else Subject("company", "", "audience")


def _hit(context: Context, sender: Sender, rows: tuple[Regulation, ...]) -> Hit:
    offered = listed(point_names(context.stack, given(sender.opt_out_offered, ())))
    return Hit(
        subject=Subject("senders", sender.id, "opt_out_offered"),
        message=f"{sender.label} sends in bulk and offers {offered}, but no one-click unsubscribe",
        evidence=(f"a platform's rule: {listed([cited(row) for row in rows])}",),
        related=tuple(Subject("collection_points", point) for point in given(sender.opt_out_offered, ())),
    )


def _question(context: Context, sender: Sender, offered: list[CollectionPoint], missing: Subject) -> Question:
    names = listed([point.label for point in offered])
    texts = {
        "kind": f"Does {sender.label} carry a one-click unsubscribe? It offers {names}.",
        "bulk": f"Does {sender.label} send in bulk? It offers {names}, but no one-click unsubscribe.",
        "audience": f"Does {sender.label} go to consumers? It is sent in bulk without a one-click unsubscribe.",
    }
    return Question(subject=missing, text=texts[missing.field], ask=of_sender(context, sender))
