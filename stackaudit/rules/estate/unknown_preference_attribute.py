"""The rule estate/unknown-preference-attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.asking import name_of, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.unknowns import asked
from stackaudit.graph.decisive_unknowns import OpenAnswer
from stackaudit.rules.wording import listed, point_names, sender_names

_ASKED_ELSEWHERE: Final = frozenset(
    {
        ("collection_points", "writes"),  # reach/orphan-collection-point
        ("collection_points", "keys"),  # fidelity/identity-key-mismatch
        ("senders", "checks"),  # reach/sender-without-preference-source
        ("systems", "flows_complete"),  # reach/opt-out-never-reaches-sender asks for the route
        ("flows", "preferences"),  # fidelity/opt-outs-not-carried and fidelity/identity-key-mismatch
        ("flows", "preferences.says"),
        ("flows", "preferences.key"),
        ("flows", "preferences.deletes"),
        ("flows", "takes"),  # timing/opt-out-misses-deadline, as all waits and limits
        ("flows", "tolerated_failures"),
        ("flows", "pickup_every"),
        ("flows", "preferences.cache_ttl"),
        ("senders", "checked"),
        ("senders", "max_queue"),
        ("senders", "bulk"),
        ("company", "regions"),
        ("company", "as_of"),
    }
)


@rule(id="estate/unknown-preference-attribute", severity=Severity.INFO)
def unknown_preference_attribute(context: Context) -> Iterator[Hit | Question]:
    """
    Something is not known on which it hangs if a no arrives.

    Why it matters: Without the answer nobody can say if the promise is kept. It is neither a pass nor a fault; a flow that runs
    nobody knows how often is the whole difference between an hour and never.
    How to fix: Ask the person who is named, and write the answer down where the question points.
    Closes when: The answer is written down.
    May be wrong when: Never a finding, always a question. What a more exact rule asks for is not asked here again.
    Source: Own definition: an answer that is missing is not an answer.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, via: none, captures: [withdraw], covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], keeps: [channel, purpose]}}
        collection_points: {footer: {writes: esp, via: none, captures: [withdraw], covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, purposes: [marketing], checks: esp}}
    """
    for open in context.open_answers:
        if open.only_way and not _by_hand(context, open):
            yield _only_way(context, open)
    together: dict[tuple[str, str], list[OpenAnswer]] = {}
    for open in context.open_answers:
        if not open.only_way and (open.what.noun, open.what.field) not in _ASKED_ELSEWHERE:
            together.setdefault((whom(context, open.what.noun, open.what.id), open.what.noun), []).append(open)
    for (ask, _), group in together.items():
        yield _question(context, ask, group)


def _by_hand(context: Context, open: OpenAnswer) -> bool:
    return context.stack.flow_by_id[open.what.id].by_hand  # timing/manual-hop-in-opt-out-path asks


def _only_way(context: Context, open: OpenAnswer) -> Question:
    ends = [promise.partition("->") for promise in open.promises]
    points = listed(point_names(context.stack, [point for point, _, _ in ends]))
    senders = listed(sender_names(context.stack, [sender for _, _, sender in ends]))
    return Question(
        subject=_subject(open),
        text=f"{asked(context, open)} No other way is written down for a no said at {points} to {senders}.",
        ask=whom(context, open.what.noun, open.what.id),
        could_change=open.promises,
    )


def _question(context: Context, ask: str, group: list[OpenAnswer]) -> Question:
    """Return one question for all that a person can say about one kind of entry, the most decisive answer first."""
    rest: dict[str, list[str]] = {}
    for open in group[1:]:
        rest.setdefault(open.what.field, []).append(name_of(context, open.what.noun, open.what.id))
    also = [f"`{field}` of {listed(names)}" for field, names in rest.items()]
    return Question(
        subject=_subject(group[0]),
        text=asked(context, group[0]) + (f" Also open: {listed(also, most=6)}." if also else ""),
        ask=ask,
        could_change=tuple(dict.fromkeys(promise for open in group for promise in open.promises)),
        also=tuple(_subject(open) for open in group[1:]),
    )


def _subject(open: OpenAnswer) -> Subject:
    return Subject(open.what.noun, open.what.id, open.what.field)
