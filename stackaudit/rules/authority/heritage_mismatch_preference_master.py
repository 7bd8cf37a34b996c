"""The rule authority/heritage-mismatch-preference-master."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.masters import Master, masters
from stackaudit.model.answer import NOT_ASKED, YES, Silence, present, said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.rules.wording import listed, store_names

_BUILT_FOR_IT = ("preference-management", "consent-management", "privacy-management", "cmp")


@rule(id="authority/heritage-mismatch-preference-master", severity=Severity.MEDIUM)
def heritage_mismatch_preference_master(context: Context) -> Iterator[Hit | Question]:
    """
    The store that wins was built for something else, and it shows.

    Why it matters: A tool keeps preferences in the way that its first purpose needed: a CRM overwrites, a mailing tool knows its
    own channel, a login knows only whom it logs in. What the other senders need is not kept.
    How to fix: Give the store what it lacks (a change log, further channels, purposes, a collection point), or let a store that
    was built for preferences win.
    Closes when: The bias in the evidence is gone, or another store wins.
    May be wrong when: Heritage was guessed from the product or from what the system does; the bias is what counts. Without
    one this is only for information.
    Source: Possible Now, on the heritage of systems that keep preferences; ISO/IEC TS 27560, for what a record needs.

    Flagged:
        stackaudit: 1
        company: {preference_master: crm}
        systems: {crm: {heritage: crm}}
        preference_stores: {crm: {in: crm, covers: [email], history: none}}

    Passes:
        stackaudit: 1
        company: {preference_master: hub}
        systems: {hub: {heritage: preference-management}}
        preference_stores: {hub: {in: hub, covers: [email], history: none}}
    """
    for master in masters(context.book):
        store = context.stack.preference_stores[master.store]
        heritage = context.stack.systems[store.system].heritage
        if not present(heritage):
            if not master.leads:
                yield _question(context, store, "systems", "heritage", "What was {} built for?")
        elif heritage not in _BUILT_FOR_IT:
            yield from _judge(context, master, store, heritage)


def _judge(context: Context, master: Master, store: PreferenceStore, heritage: str) -> Iterator[Hit | Question]:
    bias = _bias(context, store, heritage)
    if isinstance(bias, Silence):
        if not master.leads:
            field = {"crm": "history", "ciam": "keeps"}.get(heritage, "covers")
            yield _question(context, store, "preference_stores", field, "What does {} keep of a yes or no?")
    elif bias or not master.leads:
        yield _hit(context, master, store, heritage, bias)


def _bias(context: Context, store: PreferenceStore, heritage: str) -> str | Silence:
    """Return what shows of the heritage, nothing where nothing does, or the silence that keeps it open."""
    points = [each for each in context.stack.collection_points.values() if _belongs(each.writes, store)]
    if heritage == "crm":
        return _when(store.history, store.history in ("none", "last-change"), "it keeps no log of changes")
    if heritage in ("esp", "marketing-automation"):
        channels = {pattern.channel for pattern in store.covers} if said(store.covers) else set()
        others = {sender.channel for sender in context.stack.senders.values()} - channels
        text = f"it knows one channel only, while senders use {listed(sorted(others))}"
        return _when(store.covers, len(channels) == 1 and "*" not in channels and bool(others), text)
    if heritage == "ciam":
        if points and all(point.requires_login is YES for point in points):
            return "it hears only people who log in"
        kept = store.keeps if said(store.keeps) else ()
        return _when(store.keeps, "purpose" not in kept, "it cannot tell purposes apart")
    if heritage in ("cdp", "warehouse"):
        unsaid = [each for each in context.stack.collection_points.values() if not said(each.writes)]
        elsewhere = context.stack.collection_points and not points
        return NOT_ASKED if unsaid else "nobody says yes or no in it" if elsewhere else ""
    return "it is a spreadsheet" if heritage == "spreadsheet" else ""


def _when(answer: object, shows: bool, text: str) -> str | Silence:
    if isinstance(answer, Silence):
        return answer
    return text if shows else ""


def _belongs(writes: tuple[str, ...] | Silence, store: PreferenceStore) -> bool:
    return said(writes) and store.id in writes


def _hit(context: Context, master: Master, store: PreferenceStore, heritage: str, bias: str) -> Hit:
    name = listed(store_names(context.stack, [store.id]))
    role = f"leads in practice ({master.leads} stores hear from it)" if master.leads else "wins over the other stores"
    return Hit(
        subject=Subject("preference_stores", store.id),
        message=f"{name} {role} and has the heritage {heritage}" + (f": {bias}" if bias else "; no bias shows"),
        severity=Severity.MEDIUM if bias else Severity.INFO,
        basis=Basis.TRACED if master.leads else Basis.STATED,
        related=(Subject("systems", store.system),),
    )


def _question(context: Context, store: PreferenceStore, noun: str, field: str, text: str) -> Question:
    id = store.system if noun == "systems" else store.id
    name = context.name(id) if noun == "systems" else listed(store_names(context.stack, [id]))
    return Question(subject=Subject(noun, id, field), text=text.format(name), ask=of_store(context, store))
