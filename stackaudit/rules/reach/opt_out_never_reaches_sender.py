"""The rule reach/opt-out-never-reaches-sender."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import said
from stackaudit.rules.wording import listed, point_names, repair


@rule(
    id="reach/opt-out-never-reaches-sender",
    severity=Severity.CRITICAL,
    yields_to=("fidelity/opt-outs-not-carried", "fidelity/identity-key-mismatch", "reach/opt-out-scope-gap"),
)
def opt_out_never_reaches_sender(context: Context) -> Iterator[Hit | Question]:
    """
    People say no in places from which no route leads to a sender.

    Why it matters: The person did all that could be asked, and can be contacted again. This is the promise that opt-out
    statutes on every continent are about.
    How to fix: Take the smallest change that opens the way: let an existing flow carry the noes, widen its scope, add a key
    to it; only then build a new link.
    Closes when: A route of live flows that carry noes leads from each collection point to a store that the sender checks.
    May be wrong when: A flow exists that nobody wrote down although its system's list was called complete.
    Source: 15 U.S.C. 7704(a)(4); 47 CFR 64.1200(a)(10); GDPR Art. 21(3); Spam Act 2003 (AU) s. 16.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores:
          crm: {in: crm, covers: [email]}
          esp: {in: esp, covers: [email]}
        collection_points:
          agent: {writes: crm, covers: [email], captures: [withdraw]}
        senders:
          newsletter: {system: esp, channel: email, checks: esp}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores:
          crm: {in: crm, covers: [email]}
          esp: {in: esp, covers: [email]}
        collection_points:
          agent: {writes: crm, covers: [email], captures: [withdraw]}
        senders:
          newsletter: {system: esp, channel: email, checks: esp}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: api, every: now}
    """
    for sender, promises in context.by_sender.items():
        if context.stack.senders[sender].checks == ():
            continue  # reach/sender-without-preference-source says it once for all points
        # reach/opt-out-scope-gap says more exactly of which part of a no only some arrives
        whole = [each for each in promises if each.id not in context.scope_gaps]
        stated = [each for each in whole if said(context.stack.collection_points[each.point].covers)]
        # Broken as written but kept at best is a question: nobody said enough.
        broken = [each for each in stated if each.verdict is each.optimistic is Verdict.BROKEN]
        # What nobody said a point is about may be nothing that the sender does.
        open_verdicts = (Verdict.BROKEN, Verdict.NOT_WRITTEN_DOWN)
        # A route that only nobody timed is written down; estate/unknown-preference-attribute asks for its wait.
        routeless = [each for each in whole if each.verdict in open_verdicts and not each.route]
        unwritten = [each for each in routeless if each not in broken]
        if broken:
            yield _hit(context, sender, broken, len(promises))
        if unwritten:
            yield _question(context, sender, unwritten)


def _hit(context: Context, sender: str, broken: list[Promise], of: int) -> Hit:
    label = context.stack.senders[sender].label
    points = point_names(context.stack, (promise.point for promise in broken))
    return Hit(
        subject=Subject("senders", sender),
        message=f"{label} never hears a no said at {listed(points)} ({len(broken)} of {of} promises)",
        evidence=tuple(
            f"{listed(point_names(context.stack, at))}: {cut}" for cut, at in _cuts(context, broken).items()
        ),
        related=tuple(Subject("collection_points", promise.point) for promise in broken),
        basis=Basis.ABSENT,
        promises=tuple(promise.id for promise in broken),
        assumptions=tuple(dict.fromkeys(text for promise in broken for text in promise.assumptions)),
    )


def _cuts(context: Context, broken: list[Promise]) -> dict[str, list[str]]:
    """Return where the noes stop, each cut once, with the points whose noes stop there."""
    cuts: dict[str, list[str]] = {}
    for promise in broken:
        cuts.setdefault(_cut(context, promise), []).append(promise.point)
    return cuts


def _cut(context: Context, promise: Promise) -> str:
    """Return where a no stops and what would let it on: its first stop, and what comes after a store that forgets it."""
    first = promise.drops[:1]
    stops = promise.drops if first and first[0].source.kind == "collect" else first
    if not stops:
        return promise.certain
    details = ", and ".join(stop.detail for stop in stops)
    return f"{details}; {repair(context.stack, *stops)}"


def _question(context: Context, sender: str, unwritten: list[Promise]) -> Question:
    entry = context.stack.senders[sender]
    points = point_names(context.stack, (promise.point for promise in unwritten))
    return Question(
        subject=Subject("senders", sender),
        text=f"By which route does a no said at {listed(points)} reach {entry.label}?",
        ask=context.who_answers(entry.system),
        could_change=tuple(promise.id for promise in unwritten),
    )
