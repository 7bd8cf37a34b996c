"""The rule reach/consent-silo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.silos import Gap, Silo, silos
from stackaudit.rules.wording import listed, sender_names, store_names

_SHOWN: Final = 3


@rule(id="reach/consent-silo", severity=Severity.HIGH, yields_to=("reach/disconnected-preference-store",))
def consent_silo(context: Context) -> Iterator[Hit | Question]:
    """
    Wishes about the same thing are kept in groups of systems that never tell each other.

    Why it matters: A person speaks to one company. Two groups of systems that remember the same kind of wish and never compare
    them give two answers about that person; where both also send, one of them writes after a no.
    How to fix: Join the two groups by one link between their widest stores; the evidence names the pair that shares most.
    Closes when: Live flows that carry preferences join the group to every larger one that remembers the same scopes.
    May be wrong when: The groups are about different people (other brands, countries or subsidiaries) and nobody wrote that
    under brands and regions; or a flow is missing from a list that was called complete.
    Source: Brinker, chiefmartec, on stacks without integration; PossibleNOW, on disconnected preference systems.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email, phone]}, esp: {in: esp, covers: [email]}}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email, phone]}, esp: {in: esp, covers: [email]}}
        flows:
          - {from: crm, to: esp, carries: [preferences]}
    """
    for silo in silos(context.book, context.islands):
        gaps = [gap for gap in silo.gaps if gap.certain]
        yield _hit(context, silo, gaps) if gaps else _question(context, silo)


def _hit(context: Context, silo: Silo, gaps: Sequence[Gap]) -> Hit:
    here = listed(store_names(context.stack, silo.island.stores))
    there = listed([_group(context, gap) for gap in gaps])
    both_send = any(gap.senders for gap in gaps)
    return Hit(
        subject=_subject(silo),
        message=_message(here, "learns" if len(silo.island.stores) == 1 else "learn", there, gaps),
        evidence=tuple(_evidence(context, gaps)),
        related=tuple(Subject("preference_stores", gap.join[1]) for gap in gaps[:_SHOWN]),
        severity=Severity.CRITICAL if both_send else Severity.HIGH,
        basis=Basis.ABSENT,
    )


def _message(here: str, learns: str, there: str, gaps: Sequence[Gap]) -> str:
    if all(gap.out and gap.back for gap in gaps):
        return f"{here} and {there} never tell each other about a yes or no"
    if all(gap.back for gap in gaps):
        return f"{here} never {learns} what is kept in {there}"
    if all(gap.out for gap in gaps):
        return f"What is kept in {here} never gets to {there}"
    return f"{here} and {there} do not compare what they know about the same wishes"


def _group(context: Context, gap: Gap) -> str:
    """Return what to call the other group: its store that is best linked to, and how many there are besides."""
    (name,), others = store_names(context.stack, [gap.join[1]]), len(gap.other.stores) - 1
    return f"{name} (with {others} more store{'s' if others > 1 else ''})" if others else name


def _evidence(context: Context, gaps: Sequence[Gap]) -> Iterator[str]:
    for gap in gaps[:_SHOWN]:
        here, there = store_names(context.stack, gap.join)
        both = f"; both sides send about it ({listed(sender_names(context.stack, gap.senders))})" if gap.senders else ""
        yield f"both remember {listed(gap.scopes)}{both}; smallest repair: link {here} and {there}"
    if more := len(gaps) - _SHOWN if len(gaps) > _SHOWN else 0:
        yield f"{more} smaller group{' remembers' if more == 1 else 's remember'} the same, and nothing joins them"


def _question(context: Context, silo: Silo) -> Question:
    here = listed(store_names(context.stack, silo.island.stores))
    there = listed([_group(context, gap) for gap in silo.gaps])
    return Question(
        subject=_subject(silo),
        text=f"Does {here} exchange a yes or no with {there}, and by which flow? None is written down",
        ask=of_store(context, context.stack.preference_stores[silo.island.stores[0]]),
    )


def _subject(silo: Silo) -> Subject:
    return Subject("preference_stores", silo.island.stores[0])
