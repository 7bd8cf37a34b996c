"""The rule reach/opt-out-scope-gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_point, of_sender
from stackaudit.graph.scope_gaps import ScopeGap
from stackaudit.rules.channels import OBEY_A_NO
from stackaudit.rules.wording import listed, point_names, repair


@rule(id="reach/opt-out-scope-gap", severity=Severity.CRITICAL)
def opt_out_scope_gap(context: Context) -> Iterator[Hit | Question]:
    """
    A sender hears a part of what people say no to, and never the rest.

    Why it matters: The link is there and looks as if it worked, so nobody looks for what it leaves out: another brand, another
    topic, another country. The person said no to all of it.
    How to fix: Widen the scope of the flow or of the store that drops the rest; the evidence names it.
    Closes when: Every scope that the collection point and the sender share arrives.
    May be wrong when: The point's wording is narrower than what is written under covers; or a flow is missing from a list that
    was called complete. A part that the sender does not write about should be left out of its purposes.
    Source: 15 U.S.C. 7704(a)(4); Spam Act 2003 (AU) s. 16; ACMA enforcement actions on sister brands and on marketing in service
    messages.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {web: {}, esp: {}}
        preference_stores: {esp: {in: esp, covers: [email/marketing.offers]}}
        collection_points: {page: {writes: esp, via: none, captures: [withdraw], covers: [email]}}
        senders:
          mail: {system: esp, channel: email, purposes: [marketing.offers, marketing.events], checks: esp}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {web: {}, esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        collection_points: {page: {writes: esp, via: none, captures: [withdraw], covers: [email]}}
        senders:
          mail: {system: esp, channel: email, purposes: [marketing.offers, marketing.events], checks: esp}
    """
    by_sender: dict[str, list[ScopeGap]] = {}
    for gap in context.scope_gaps.values():
        by_sender.setdefault(gap.promise.sender, []).append(gap)
    for sender, gaps in by_sender.items():
        certain = [gap for gap in gaps if gap.certain]
        if certain:
            yield _hit(context, sender, certain)
        if len(certain) < len(gaps):
            yield _question(context, sender, [gap for gap in gaps if not gap.certain])


def _hit(context: Context, sender: str, gaps: list[ScopeGap]) -> Hit:
    entry = context.stack.senders[sender]
    points = point_names(context.stack, _points(gaps))
    return Hit(
        subject=Subject("senders", sender),
        message=f"{entry.label} hears only a part of a no said at {listed(points)}, and never about {_missed(gaps)}",
        evidence=tuple(_evidence(context, gap) for gap in gaps),
        related=tuple(Subject("collection_points", point) for point in _points(gaps)),
        severity=Severity.CRITICAL if entry.channel in OBEY_A_NO else Severity.HIGH,
        basis=Basis.ABSENT,
        promises=tuple(gap.promise.id for gap in gaps),
        assumptions=tuple(dict.fromkeys(text for gap in gaps for text in gap.promise.assumptions)),
    )


def _evidence(context: Context, gap: ScopeGap) -> str:
    """Return one row of the table of scopes and what becomes of them."""
    (point,) = point_names(context.stack, [gap.promise.point])
    cut = f" ({gap.drops[0].detail}; {repair(context.stack, gap.drops[0])})" if gap.drops else ""
    return f"{point}: {listed(gap.reached, most=6)} arrives; {listed(gap.missed, most=6)} does not{cut}"


def _question(context: Context, sender: str, gaps: list[ScopeGap]) -> Question:
    entry, silent = context.stack.senders[sender], gaps[0].silent
    points = listed(point_names(context.stack, _points(gaps)))
    if silent and silent[0] == "collection_points":
        point = context.stack.collection_points[gaps[0].promise.point]
        subject, ask = Subject(*silent[:1], point.id, silent[1]), of_point(context, point)
        asked = f"Can a person say no to {_missed(gaps)} at {points}?"
    else:
        subject, ask = Subject("senders", sender, silent[1] if silent else ""), of_sender(context, entry)
        asked = (
            f"Is {entry.label} about {_missed(gaps)}, and by which route does a no to it said at {points} get there?"
        )
    return Question(
        subject=subject,
        text=f"{asked} As written, only a no to {listed(gaps[0].reached)} arrives.",
        ask=ask,
        could_change=tuple(gap.promise.id for gap in gaps),
    )


def _points(gaps: Iterable[ScopeGap]) -> list[str]:
    return [gap.promise.point for gap in gaps]


def _missed(gaps: Iterable[ScopeGap]) -> str:
    return listed([scope for gap in gaps for scope in gap.missed], most=4)
