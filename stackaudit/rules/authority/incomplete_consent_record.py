"""The rule authority/incomplete-consent-record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_point, of_store
from stackaudit.catalogue.regions import overlaps
from stackaudit.graph.consent_records import MANDATORY, Shortfall, shortfalls
from stackaudit.model.answer import said
from stackaudit.rules.wording import listed, point_names, store_names

_MANY = len(MANDATORY)


@rule(id="authority/incomplete-consent-record", severity=Severity.MEDIUM)
def incomplete_consent_record(context: Context) -> Iterator[Hit | Question]:
    """
    The best record of a yes or no does not say who said what, about what, when, where and on which wording.

    Why it matters: A history that lacks one of these cannot show what a person agreed to. It is found out when somebody asks,
    and what was not taken down then can no longer be had.
    How to fix: Take the missing things down where people say yes or no, send them along, and let the history hold them.
    Closes when: The history that hears a point holds subject, scope, status, event_time, source, actor and notice_version, and
    nothing on the way drops them.
    May be wrong when: The missing part can be told from elsewhere, such as the wording from the date. The way of a no is
    followed; a yes may travel another one. Where another store may keep more and may be told, it is a question. Automated calls
    to people in the United States weigh more, since there the record itself is prescribed.
    Source: ISO/IEC TS 27560; GDPR Art. 7(1); 16 CFR 310.5(a)(8); CASL s. 13.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores:
          crm: {in: crm, covers: [email], history: change-log, history_fields: [subject, scope, status, event_time, source]}
        collection_points: {agent: {writes: crm, covers: [email]}}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores:
          crm: {in: crm, covers: [email], history: change-log,
                history_fields: [subject, scope, status, event_time, source, actor, notice_version]}
        collection_points: {agent: {writes: crm, covers: [email], records: [event_time, source, actor, notice_version]}}
    """
    certain: dict[str, list[Shortfall]] = {}
    perhaps: dict[str, list[Shortfall]] = {}
    silent: dict[tuple[str, str], None] = {}
    for found in shortfalls(context.book):
        if found.missing:
            (certain if found.certain else perhaps).setdefault(found.store, []).append(found)
        else:
            by = ("preference_stores", found.store) if found.silent == "store" else ("collection_points", found.point)
            silent[by] = None
    for store, each in certain.items():
        yield _hit(context, store, each)
    for store, each in perhaps.items():
        yield _elsewhere(context, store, each)
    for noun, id in silent:
        yield _about(context, noun, id)


def _hit(context: Context, store: str, found: Sequence[Shortfall]) -> Hit:
    stack = context.stack
    name, points = listed(store_names(stack, [store])), listed(point_names(stack, _points(found)), most=4)
    unkept, lost = _together(each.unkept for each in found), _together(each.lost for each in found)
    evidence = [f"{name} does not hold {listed(unkept, _MANY)}"] if unkept else []
    evidence += [f"not taken down, or lost on the way: {listed(lost, _MANY)}"] if lost else []
    high = any(_prescribed(context, each) for each in found)
    return Hit(
        subject=Subject("preference_stores", store, "history_fields"),
        message=f"The best record of what is said at {points} is in {name} and lacks {listed(_missing(found), _MANY)}",
        evidence=tuple(evidence),
        related=tuple(Subject("collection_points", point) for point in _points(found)),
        severity=Severity.HIGH if high else Severity.MEDIUM,
        basis=Basis.TRACED,
    )


def _together(parts: Iterator[tuple[str, ...]]) -> list[str]:
    named = {each for part in parts for each in part}
    return [each for each in MANDATORY if each in named]


def _missing(found: Sequence[Shortfall]) -> list[str]:
    return _together(each.missing for each in found)


def _points(found: Sequence[Shortfall]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.point for each in found))


def _prescribed(context: Context, found: Shortfall) -> bool:
    """Tell whether it is about automated calls to people in the United States."""
    point, channel = context.stack.collection_points[found.point], context.book.universe.channel.values
    regions = point.regions if said(point.regions) else context.stack.company.regions
    calls = any(channel[place] == "phone-auto" for place in context.book.universe.touched("channel", found.cells))
    return calls and any(overlaps(region, "US") for region in (regions if said(regions) else ()))


def _elsewhere(context: Context, store: str, found: Sequence[Shortfall]) -> Question:
    stack = context.stack
    points = listed(point_names(stack, _points(found)), most=4)
    return Question(
        subject=Subject("preference_stores", store, "history_fields"),
        text=f"Which store keeps {listed(_missing(found), _MANY)} of what is said at {points}? "
        f"{listed(store_names(stack, [store]))} does not.",
        ask=of_store(context, stack.preference_stores[store]),
    )


def _about(context: Context, noun: str, id: str) -> Question:
    stack = context.stack
    if noun == "preference_stores":
        field, ask = "history_fields", of_store(context, stack.preference_stores[id])
        text = (
            f"What does the history in {listed(store_names(stack, [id]))} hold of each change: who, what, when, where?"
        )
    else:
        field, ask = "records", of_point(context, stack.collection_points[id])
        text = f"What is taken down at {stack.collection_points[id].label} about a change: when, where, who, which wording?"
    return Question(subject=Subject(noun, id, field), text=text, ask=ask)
