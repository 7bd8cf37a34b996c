"""The rule authority/conflicting-preference-masters."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.rival_masters import Rivals, rivals
from stackaudit.model.answer import said
from stackaudit.rules.wording import listed, store_names


@rule(id="authority/conflicting-preference-masters", severity=Severity.HIGH)
def conflicting_preference_masters(context: Context) -> Iterator[Hit | Question]:
    """
    Two or more stores are said to win about the same thing.

    Why it matters: With two masters there is none. Each team trusts its own, and where they write over each other the answer of
    a person is whichever arrived last.
    How to fix: Let one of them win for each scope, brand and region, and let the others listen to it.
    Closes when: For each scope at most one store is a system of record or the company's preference_master.
    May be wrong when: The two never hold the same person, for example because each serves its own country; write their brands
    or regions then. A store that the company names and one that claims it for itself count alike.
    Source: ISO/IEC 27701 (records of consent); GDPR Art. 5(1)(d), accuracy; Salesforce and Adobe guidance on a single source of
    truth for consent.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores:
          crm: {in: crm, covers: [email], system_of_record: yes}
          esp: {in: esp, covers: [email], system_of_record: yes}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores:
          crm: {in: crm, covers: [email], system_of_record: yes}
          esp: {in: esp, covers: [email], system_of_record: no}
    """
    for found in rivals(context.book):
        yield _question(context, found) if found.silent else _hit(context, found)


def _hit(context: Context, found: Rivals) -> Hit:
    names = listed(store_names(context.stack, found.stores), most=4)
    return Hit(
        subject=Subject("preference_stores", found.stores[0], "system_of_record"),
        message=f"{len(found.stores)} stores win about {listed(found.scopes, most=4)} when they disagree: {names}",
        evidence=(
            *(
                f"{name}: {_by_whom(context, id)}"
                for name, id in zip(_names(context, found), found.stores, strict=True)
            ),
            *(f"{flow} writes over what the other says" for flow in found.overwriting),
        ),
        related=tuple(Subject("preference_stores", store) for store in found.stores[1:]),
        severity=Severity.CRITICAL if found.overwriting else Severity.HIGH,
    )


def _names(context: Context, found: Rivals) -> list[str]:
    return store_names(context.stack, found.stores)


def _by_whom(context: Context, store: str) -> str:
    master = context.stack.company.preference_master
    return "named by company.preference_master" if said(master) and store in master else "system_of_record"


def _question(context: Context, found: Rivals) -> Question:
    entry = context.stack.preference_stores[found.silent[0]]
    field = "covers" if not said(entry.covers) else "regions" if said(entry.brands) else "brands"
    names = listed(store_names(context.stack, found.stores), most=4)
    name = listed(store_names(context.stack, [entry.id]))
    return Question(
        subject=Subject("preference_stores", entry.id, field),
        text=f"About what does {name} win? {names} are said to, and may speak about the same.",
        ask=of_store(context, entry),
    )
