"""The rule estate/undeclared-preference-store."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.store_count import LikelyStore


@rule(id="estate/undeclared-preference-store", severity=Severity.MEDIUM)
def undeclared_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    A system probably keeps a yes or no of its own, and no store is written down for it.

    Why it matters: A store that nobody counts is linked to nothing. Whoever sends from that system goes by what it remembers.
    How to fix: Look at the place named in the evidence, and write the store down under preference_stores with what it covers.
    Closes when: The inventory has a preference store in the system.
    May be wrong when: The product's own place for wishes is switched off or empty; or the system applies each signal as it
    comes and keeps nothing.
    Source: PossibleNOW, on how many systems store preferences; the product's own documentation, named in the catalogue.

    Flagged:
        stackaudit: 1
        systems: {outreach: {product: salesforce-crm}}

    Passes:
        stackaudit: 1
        systems: {outreach: {product: salesforce-crm}}
        preference_stores: {outreach: {in: outreach}}
    """
    ways = PossibleWays(context.stack)
    for likely in context.store_count.likely:
        if likely.native:
            yield _hit(context, likely, Basis.STATED)
        elif ways.settled(likely.system):
            yield _hit(context, likely, Basis.ABSENT)
        else:
            yield _question(context, likely)


def _hit(context: Context, likely: LikelyStore, basis: Basis) -> Hit:
    return Hit(
        subject=Subject("systems", likely.system),
        message=f"{context.name(likely.system)} probably keeps a yes or no: {likely.reason}; no store is written down",
        evidence=(f"where to look: {_place(context, likely)}",),
        basis=basis,
    )


def _question(context: Context, likely: LikelyStore) -> Question:
    text = f"Does {context.name(likely.system)} keep a yes or no? No store is written down, yet {likely.reason}"
    return Question(
        subject=Subject("systems", likely.system),
        text=f"{text} (where to look: {_place(context, likely)})" if likely.look_for else text,
        ask=context.who_answers(likely.system),
    )


def _place(context: Context, likely: LikelyStore) -> str:
    return ", ".join(likely.look_for) or f"whatever {context.name(likely.system)} does with what arrives"
