"""The rule customer/withdrawal-harder-than-consent."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.rules.effort import harder, unsaid
from stackaudit.rules.wording import listed


@rule(id="customer/withdrawal-harder-than-consent", severity=Severity.HIGH)
def withdrawal_harder_than_consent(context: Context) -> Iterator[Hit | Question]:
    """
    Taking a yes back asks more of a person than giving it.

    Why it matters: A yes in one click and a no by letter is no free choice. People who cannot leave the way they came leave
    altogether, or complain.
    How to fix: Let the yes be taken back where it was given, with no more steps, and without a login, a fee or further data.
    Closes when: A point that takes noes about the same scope has no more steps than the one that took the yes, and needs no
    login, fee, further data, helper or other medium that the yes did not need.
    May be wrong when: An easier way out exists and is not written down. A link in each message counts as the same medium as a
    page; a call, a letter and a visit do not. Where there is no way back at all, customer/point-in-time-collection speaks.
    Source: GDPR Art. 7(3); 16 CFR 316.5; Spam Regulations 2021 (AU); EDPB Guidelines 05/2020 on consent.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm}}
        collection_points:
          box: {writes: crm, kind: web-form, covers: [email], captures: [give]}
          call: {writes: crm, kind: call-centre, covers: [email], captures: [withdraw]}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm}}
        collection_points:
          box: {writes: crm, kind: web-form, covers: [email], captures: [give, withdraw]}
          call: {writes: crm, kind: call-centre, covers: [email], captures: [withdraw]}
    """
    for point in context.stack.collection_points.values():
        if not said(point.captures) or "give" not in point.captures or "withdraw" in point.captures:
            continue
        cells = context.book.propagation(Reading.AS_WRITTEN).cells(point) if said(point.covers) else 0
        ways = [(other, about) for other, about in context.book.points_about(cells) if other.lets_say_no]
        stated = [(other, about) for other, about in ways if said(other.captures) and said(other.covers)]
        back = cells & _together(stated)
        hard = back & ~_together([way for way in ways if not harder(point, way[0])])
        easy = _together([way for way in stated if not harder(point, way[0]) and not unsaid(point, way[0])])
        if hard:
            yield _hit(context, point, [other for other, about in stated if about & hard], hard)
        elif back & ~easy:
            yield from _question(context, point, [other for other, about in stated if about & back & ~easy])


def _together(ways: list[tuple[CollectionPoint, int]]) -> int:
    cells = 0
    for _, about in ways:
        cells |= about
    return cells


def _hit(context: Context, point: CollectionPoint, ways: list[CollectionPoint], cells: int) -> Hit:
    scopes = listed(context.book.universe.patterns(cells))
    return Hit(
        subject=Subject("collection_points", point.id),
        message=f"A yes to {scopes} given at {point.label} is harder to take back than to give",
        evidence=tuple(f"{way.label}: {listed(harder(point, way), most=6)}" for way in ways),
        related=tuple(Subject("collection_points", way.id) for way in ways),
    )


def _question(context: Context, point: CollectionPoint, ways: list[CollectionPoint]) -> Iterator[Question]:
    open_ways = [way for way in ways if unsaid(point, way) and not harder(point, way)]
    if open_ways:
        first = open_ways[0]
        wanted = listed([words for _, _, words in unsaid(point, first)], most=6)
        text = f"Is a yes given at {point.label} as easy to take back at {first.label}? Still open: {wanted}."
        id, field, _ = unsaid(point, first)[0]
        yield Question(
            subject=Subject("collection_points", id, field),
            text=text,
            ask=of_point(context, first if id == first.id else point),
        )
