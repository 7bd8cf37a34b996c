"""The rule reach/cross-channel-preference-gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.rules.wording import listed, repair, sender_names

_ONE_WORD_ENDS_ALL: Final = ("sms", "phone-auto")
"""On these a single no, in any reasonable words and on any channel, has to be obeyed."""


@rule(
    id="reach/cross-channel-preference-gap",
    severity=Severity.HIGH,
    yields_to=("fidelity/opt-outs-not-carried", "fidelity/identity-key-mismatch"),
)
def cross_channel_preference_gap(context: Context) -> Iterator[Hit | Question]:
    """
    A no that a person says once for several channels stops some of them at most.

    Why it matters: The person chose one place and named every channel there. To the company these are several systems; to the
    person it is one company that did not listen.
    How to fix: Lead the noes of this point to the store that wins for all its channels, and from there to each sender's own.
    Closes when: A no said at the point reaches every sender on every channel that the point is about.
    May be wrong when: The question at the point is put for one channel only, and covers says more; or a flow is missing from a
    list that was called complete.
    Source: 47 CFR 64.1200(a)(10); PossibleNOW, on a preference given on one channel that must reach all outbound platforms.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}, dialer: {}}
        preference_stores: {crm: {in: crm, covers: [email, phone]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, via: none, captures: [withdraw], covers: [email, phone]}}
        senders:
          calls: {system: dialer, channel: phone, checks: crm}
          newsletter: {system: esp, channel: email, checks: esp}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}, dialer: {}}
        preference_stores: {crm: {in: crm, covers: [email, phone]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, via: none, captures: [withdraw], covers: [email, phone]}}
        senders:
          calls: {system: dialer, channel: phone, checks: crm}
          newsletter: {system: esp, channel: email, checks: esp}
        flows:
          - {from: crm, to: esp, carries: [preferences]}
    """
    for id, promises in context.by_point.items():
        point = context.stack.collection_points[id]
        # Where no route is certain to be missing, reach/opt-out-never-reaches-sender asks for it, sender by sender.
        missed = [each for each in promises if _never(context, each)]
        if missed and _names_several_channels(point) and point.writes:
            yield _hit(context, point, promises, missed)


def _names_several_channels(point: CollectionPoint) -> bool:
    channels = {pattern.channel for pattern in point.covers} if said(point.covers) else set()
    return len(channels) > 1 or "*" in channels


def _never(context: Context, promise: Promise) -> bool:
    """Tell whether nothing of a no gets to a sender that could hear one."""
    broken = promise.verdict is promise.optimistic is Verdict.BROKEN and promise.id not in context.scope_gaps
    obeys = context.stack.senders[promise.sender].checks != ()
    return broken and obeys and meets_for_certain(context.book, promise)


def _hit(context: Context, point: CollectionPoint, promises: Sequence[Promise], missed: list[Promise]) -> Hit:
    about = sorted({promise.channel for promise in promises})
    silent = sorted({promise.channel for promise in missed})
    senders = listed(sender_names(context.stack, [promise.sender for promise in missed]))
    return Hit(
        subject=Subject("collection_points", point.id),
        message=f"One no said at {point.label} is about {listed(about, most=5)}, and never gets to {senders}",
        evidence=tuple(_row(context, channel, promises, missed) for channel in about),
        related=tuple(Subject("senders", promise.sender) for promise in missed),
        severity=Severity.CRITICAL if any(each in _ONE_WORD_ENDS_ALL for each in silent) else Severity.HIGH,
        basis=Basis.ABSENT,
        promises=tuple(promise.id for promise in missed),
        assumptions=tuple(dict.fromkeys(text for promise in missed for text in promise.assumptions)),
    )


def _row(context: Context, channel: str, promises: Sequence[Promise], missed: list[Promise]) -> str:
    here = [promise for promise in promises if promise.channel == channel]
    lost = [promise for promise in here if promise in missed]
    parts = [f"{context.stack.senders[each.sender].label} {each.verdict.value}" for each in here if each not in lost]
    if lost:
        parts.insert(0, f"never gets to {listed(sender_names(context.stack, [each.sender for each in lost]), most=5)}")
    stops = [stop for promise in lost for stop in promise.drops[:1]]
    if stops:
        parts += [stops[0].detail, repair(context.stack, stops[0])]
    return f"{channel}: {'; '.join(parts)}"
