"""The rule customer/point-in-time-collection."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import NO, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.rules.wording import listed


@rule(id="customer/point-in-time-collection", severity=Severity.HIGH)
def point_in_time_collection(context: Context) -> Iterator[Hit | Question]:
    """
    A person is asked for a yes once and can take it back nowhere.

    Why it matters: What people want changes. A yes that cannot be taken back is a snapshot which the company takes for the
    person, and it must be as easy to take back as to give.
    How to fix: Offer a place to change the answer that knows the person by the same key, and name it under change_later.
    Closes when: The answer can be changed later, or a collection point takes noes about the whole scope by a shared key.
    May be wrong when: A system resolves the keys of the two places into each other; or people call and somebody changes it,
    and nobody wrote that down.
    Source: GDPR Art. 7(3); PossibleNOW, on preferences as more than a point in time.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm}}
        collection_points:
          fair: {writes: crm, covers: [email], captures: [give], change_later: no}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm}}
        collection_points:
          fair: {writes: crm, covers: [email], captures: [give], change_later: page}
          page: {writes: crm, covers: [email], captures: [give, withdraw]}
    """
    for point in context.stack.collection_points.values():
        gives = not said(point.captures) or ("give" in point.captures and "withdraw" not in point.captures)
        if not gives or _taken_back(context, point, certainly=True):
            continue
        if said(point.captures) and _final(context, point) and not _taken_back(context, point, certainly=False):
            yield _hit(context, point)
        elif _final(context, point):
            field = "change_later" if said(point.captures) else "captures"
            yield _question(context, point, field, f"Where can a person take back a yes given at {point.label}?")
        elif said(point.captures) and not said(point.change_later):
            text = f"Can a person change later what was said at {point.label}, and where?"
            yield _question(context, point, "change_later", text)


def _final(context: Context, point: CollectionPoint) -> bool:
    """Tell whether somebody said that the answer stays as it is, or named a place that takes no noes."""
    if isinstance(point.change_later, str):
        return not context.stack.collection_points[point.change_later].lets_say_no
    return point.change_later is NO


def _taken_back(context: Context, point: CollectionPoint, *, certainly: bool) -> bool:
    """Tell whether the points that take noes cover all that a point is about; silence counts unless ``certainly``.

    Where nobody said what the point is about, any shared scope will do.
    """
    about = left = context.book.propagation(Reading.AS_WRITTEN).cells(point)
    for other, cells in context.book.points_about(about):
        silent = any(not said(answer) for answer in (other.captures, other.covers))
        if other.lets_say_no and other.id != point.id and _same_key(point, other) and not (certainly and silent):
            left &= ~cells
    return not left or (left != about and not said(point.covers))


def _same_key(point: CollectionPoint, other: CollectionPoint) -> bool:
    if not said(point.keys) or not said(other.keys):
        return True
    more = other.keys_when_logged_in if said(other.keys_when_logged_in) else ()
    return bool({*point.keys} & {*other.keys, *more})


def _hit(context: Context, point: CollectionPoint) -> Hit:
    scopes = context.book.universe.patterns(context.book.propagation(Reading.AS_WRITTEN).cells(point))
    return Hit(
        subject=Subject("collection_points", point.id, "change_later"),
        message=f"A yes given at {point.label} can be taken back nowhere",
        evidence=(f"no collection point takes a no about all of {listed(scopes)} by a key that both know",),
    )


def _question(context: Context, point: CollectionPoint, field: str, text: str) -> Question:
    return Question(
        subject=Subject("collection_points", point.id, field),
        text=text,
        ask=of_point(context, point),
    )
