"""The rule authority/no-preference-system-of-record."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.masters import Unmastered, unmastered
from stackaudit.rules.wording import listed, store_names


@rule(id="authority/no-preference-system-of-record", severity=Severity.HIGH)
def no_preference_system_of_record(context: Context) -> Iterator[Hit | Question]:
    """
    Several stores remember a yes or no about the same thing, and none of them wins.

    Why it matters: Copies drift apart. When two of them disagree, whoever asks gets the answer of the copy that happens to be
    nearest, and every repair starts with the quarrel about which is right.
    How to fix: Name the store that wins for each scope, before any link is built; let the others listen to it.
    Closes when: For every scope that two or more stores remember, company.preference_master or system_of_record names one.
    May be wrong when: Two stores cover the same scope on paper and never hold the same person.
    Source: ISO/IEC 27701 (records of consent); Salesforce and Adobe guidance on a single source of truth for consent; GDPR Art.
    5(1)(d), accuracy.

    Flagged:
        stackaudit: 1
        company: {preference_master: none}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}

    Passes:
        stackaudit: 1
        company: {preference_master: crm}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
    """
    found = unmastered(context.book)
    if found.scopes:
        yield _hit(context, found)
    if found.open_scopes:
        yield _question(context, found)


def _hit(context: Context, found: Unmastered) -> Hit:
    stack = context.stack
    names = listed(store_names(stack, found.stores), most=4)
    stated = stack.company.preference_master == ()
    said = "company.preference_master is none" if stated else "each of them said that it is no system of record"
    covers = {store: ", ".join(map(str, _patterns(context, store))) for store in found.stores}
    return Hit(
        subject=Subject("company", "", "preference_master"),
        message=(
            f"{len(found.stores)} stores share scopes ({listed(found.scopes, most=6)}) and none of them wins "
            f"when they disagree: {names}"
        ),
        evidence=(said, *(f"{store} covers {text}" for store, text in covers.items())),
        related=tuple(Subject("preference_stores", store) for store in found.stores),
        basis=Basis.STATED,
    )


def _patterns(context: Context, store: str) -> tuple[object, ...]:
    covers = context.stack.preference_stores[store].covers
    return covers if isinstance(covers, tuple) else ()


def _question(context: Context, found: Unmastered) -> Question:
    stack = context.stack
    names = listed(store_names(stack, found.open_stores), most=4)
    owners = (of_store(context, stack.preference_stores[store]) for store in found.open_stores)
    ask = next((owner for owner in owners if owner), "")
    if stack.company.preference_master == () and found.silent:
        subject = Subject("preference_stores", found.silent[0], "covers")
        return Question(subject=subject, text=f"What do {names} remember: do any two keep the same?", ask=ask)
    return Question(
        subject=Subject("company", "", "preference_master"),
        text=f"Which store wins when two of {names} disagree about {listed(found.open_scopes)}?",
        ask=ask,
    )
