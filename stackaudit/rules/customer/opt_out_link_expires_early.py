"""The rule customer/opt-out-link-expires-early."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point
from stackaudit.graph.duties import Duties, cited
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import given, present, said
from stackaudit.model.duration import DAY, Wait
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.regulation import Regulation
from stackaudit.rules.wording import listed

_LINKS: Final = ("unsubscribe-link", "one-click-unsubscribe", "list-unsubscribe-mailto")
"""Ways out that travel in a message and stop working one day; a keyword or a page keeps its address."""


@rule(id="customer/opt-out-link-expires-early", severity=Severity.HIGH)
def opt_out_link_expires_early(context: Context) -> Iterator[Hit | Question]:
    """
    The way out in a message stops working sooner than it has to.

    Why it matters: People open old messages. A link that answers "expired" takes no no, and the next message comes as before.
    How to fix: Let links and reply addresses work for at least as long as the longest of these limits, better for ever.
    Closes when: link_lives is at least what every regulation asks for that covers the channel and the customers' regions.
    May be wrong when: The link lives on after its own token expired, behind a page that takes the address instead. Business days
    are counted at their shortest.
    Source: 15 U.S.C. 7704(a)(3)(A)(ii); CASL (CA) s. 11(2); Spam Act 2003 (AU) s. 18(1)(e); UEM Act 2007 (NZ) s. 11.

    Flagged:
        stackaudit: 1
        company: {regions: [US]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {footer: {writes: esp, kind: unsubscribe-link, covers: [email], link_lives: 14d}}

    Passes:
        stackaudit: 1
        company: {regions: [US]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {footer: {writes: esp, kind: unsubscribe-link, covers: [email], link_lives: 60d}}
    """
    duties = Duties(context.stack, lambda row: said(row.mechanism_min_days) and row.mechanism_min_days > 0)
    for point in context.stack.collection_points.values():
        channels = {pattern.channel for pattern in given(point.covers, ())}
        channels = set(context.book.universe.channel.values) if "*" in channels else channels
        if not point.lets_say_no or not channels:
            continue
        asked = duties.of(channels, point.regions, Reading.OPTIMISTIC)
        possible = duties.of(channels, point.regions, Reading.PESSIMISTIC)
        if present(point.link_lives):
            early = _shorter(point.link_lives, asked)
            if early and (said(point.captures) or point.kind in _LINKS):
                yield _hit(point, point.link_lives, early)
            elif _shorter(point.link_lives, possible):
                yield _which(context, point, point.link_lives, _shorter(point.link_lives, possible))
        elif not said(point.link_lives) and asked and point.kind in _LINKS:
            yield Question(
                subject=Subject("collection_points", point.id, "link_lives"),
                text=f"How long after a message does {point.label} keep working? {_most(asked)} days are asked for.",
                ask=of_point(context, point),
            )


def _shorter(lives: Wait, rows: tuple[Regulation, ...]) -> tuple[Regulation, ...]:
    """Return the rows that ask for more; a link that nothing ends lives for ever."""
    if lives.unbounded:
        return ()
    seconds = lives.seconds if lives.seconds is not None else (lives.business_days or 0) * DAY
    return tuple(row for row in rows if said(row.mechanism_min_days) and seconds < row.mechanism_min_days * DAY)


def _most(rows: tuple[Regulation, ...]) -> int:
    return max(given(row.mechanism_min_days, 0) for row in rows)


def _hit(point: CollectionPoint, lives: Wait, rows: tuple[Regulation, ...]) -> Hit:
    return Hit(
        subject=Subject("collection_points", point.id, "link_lives"),
        message=f"{point.label} works for {lives} after a message; {_most(rows)} days are asked for",
        evidence=tuple(f"{row.mechanism_min_days} days: {cited(row)}" for row in rows),
        closes=f"{point.label} keeps working for at least {_most(rows)} days after each message.",
    )


def _which(context: Context, point: CollectionPoint, lives: Wait, rows: tuple[Regulation, ...]) -> Question:
    rests = listed([cited(row) for row in rows], most=4)
    if not said(point.captures):
        field, text = "captures", f"Can a person say no at {point.label}? It works for {lives} after a message"
    else:
        field, text = "regions", f"For people in which regions is {point.label}? It works for {lives} after a message"
    return Question(
        subject=Subject("collection_points", point.id, field),
        text=f"{text}, and up to {_most(rows)} days are asked for ({rests}).",
        ask=of_point(context, point),
    )
