"""The rule customer/no-self-service-preference-centre."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point
from stackaudit.graph.self_service import Coverage, only_by_page, self_service
from stackaudit.rules.wording import listed, point_names

_WITHOUT_A_SCREEN = ("phone", "phone-auto", "post")


@rule(id="customer/no-self-service-preference-centre", severity=Severity.MEDIUM)
def no_self_service_preference_centre(context: Context) -> Iterator[Hit | Question]:
    """
    There is something that people are asked or written about and cannot see and change by themselves.

    Why it matters: A person who can say no only message by message never sees what the company believes of them, and cannot say
    "less" or "this, not that". What they could have corrected stays wrong.
    How to fix: Give people one page, or a place in the account or the app, that shows every answer and lets them change it, and
    let it be about every channel and purpose.
    Closes when: Places of the kinds preference-centre, account-settings, privacy-portal or in-app-toggle with self_service: yes
    are about all that senders speak about and stores remember.
    May be wrong when: Something is remembered that nobody is ever addressed by. What is said in person is left out. Links that
    only end one mailing do not count. Of people who are called or written to on paper it also tells, as a remark, where a
    screen is their only way out.
    Source: PossibleNOW, on direct interaction and self-service; GDPR Art. 7(3) and 12(2).

    Flagged:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        collection_points: {footer: {writes: esp, kind: unsubscribe-link, covers: [email], captures: [withdraw]}}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        collection_points:
          page: {writes: esp, kind: preference-centre, self_service: yes, covers: [email], captures: [give, withdraw]}
    """
    coverage = self_service(context.book)
    if coverage.missing and context.stack.collection_points:
        yield _hit(context, coverage)
    elif coverage.missing or coverage.open:
        yield _question(context, coverage)
    for sender in context.stack.senders.values():
        if sender.channel in _WITHOUT_A_SCREEN and (points := only_by_page(context.book, sender)):
            yield Hit(
                subject=Subject("senders", sender.id),
                message=f"Who does not want {sender.label} can say so on a screen only: {listed(_names(context, points))}",
                closes="A call, a letter or a visit can end it too.",
                related=tuple(Subject("collection_points", point) for point in points),
                severity=Severity.INFO,
            )


def _hit(context: Context, coverage: Coverage) -> Hit:
    where = f" beside {listed(_names(context, coverage.centres))}" if coverage.centres else ""
    return Hit(
        subject=Subject("company"),
        message=f"Nowhere{where} can people see and change by themselves what is kept about {listed(coverage.missing, most=6)}",
        evidence=tuple(f"{channel}: {share:.0%} can be changed alone" for channel, share in coverage.channels),
        related=tuple(Subject("collection_points", point) for point in coverage.centres),
    )


def _question(context: Context, coverage: Coverage) -> Question:
    scopes = listed(coverage.open or coverage.missing, most=6)
    id, field = coverage.nearest
    if not id:
        text = f"Where can people see and change by themselves what is kept about {scopes}?"
        return Question(subject=Subject("company"), text=text)
    point = context.stack.collection_points[id]
    return Question(
        subject=Subject("collection_points", id, field),
        text=f"Where can people see and change by themselves what is kept about {scopes}? Is it {point.label}?",
        ask=of_point(context, point),
    )


def _names(context: Context, points: tuple[str, ...]) -> list[str]:
    return point_names(context.stack, points)
