"""The rule authority/stale-consent-not-expired."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.duties import cited
from stackaudit.graph.expiry import told_of_expiry
from stackaudit.graph.retention import outlasts
from stackaudit.graph.store_duties import StoreDuty, store_duties
from stackaudit.model.answer import Silence, present, said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation
from stackaudit.rules.served import asked_of_company
from stackaudit.rules.wording import listed, store_names


@rule(id="authority/stale-consent-not-expired", severity=Severity.MEDIUM)
def stale_consent_not_expired(context: Context) -> Iterator[Hit | Question]:
    """
    A yes that has to end after some time counts on.

    Why it matters: People forget what they agreed to years ago. Where a rule sets an end, a message that rests on an older yes
    rests on nothing.
    How to fix: Set valid_for, ask again before it is over, and tell the stores that senders check when a yes has ended.
    Closes when: valid_for is no longer than the rule allows, or a store where yeses end in time tells this one its noes.
    May be wrong when: The yes is renewed by each purchase or reply and nobody calls that an end. Only rows with a
    consent_validity are compared, and a policy of the company's own can be added under regulations as such a row; implied
    consent under CASL, which ends after 6 or 24 months, is not told apart from a stated one. It is taken at face value that a
    flow from a store where yeses end carries that end along, unless it carries only yeses or no deletions.
    Source: Korea, Network Act Art. 50; CASL s. 10; W3C Data Privacy Vocabulary, ConsentExpired; ISO/IEC TS 27560, validity
    duration.

    Flagged:
        stackaudit: 1
        company: {regions: [KR]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], valid_for: none}}

    Passes:
        stackaudit: 1
        company: {regions: [KR]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], valid_for: 2y}}
    """
    undecided, told = [], _Told(context)
    for duty in store_duties(context.book, lambda row: present(row.consent_validity)):
        store = duty.store
        if not _may_keep_consents(store):
            continue
        stale = tuple(row for row in duty.sure if _stale(store, row) and not told.by(store, row))
        if stale:
            yield _hit(context, StoreDuty(store, stale))
        elif isinstance(store.valid_for, Silence):
            if any(not told.by(store, row) for row in duty.sure):
                yield _question(context, store)
        elif any(_stale(store, row) and not told.by(store, row) for row in duty.perhaps):
            undecided.append(store)
    if undecided:
        yield asked_of_company(context, undecided, "whether a yes has to end in")


class _Told:
    """Remembers, for each period, which stores hear of the end of a yes from another."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stores: dict[str, frozenset[str]] = {}

    def by(self, store: PreferenceStore, row: Regulation) -> bool:
        period = _period(row)
        if period not in self._stores:
            self._stores[period] = told_of_expiry(self._context.book, period)
        return store.id in self._stores[period]


def _period(row: Regulation) -> str:
    return row.consent_validity if present(row.consent_validity) else ""


def _stale(store: PreferenceStore, row: Regulation) -> bool:
    return outlasts(store.valid_for, _period(row))


def _may_keep_consents(store: PreferenceStore) -> bool:
    """Tell whether nothing says that a store keeps no consents."""
    if said(store.kinds):
        return "consent" in store.kinds
    return not said(store.legal_basis) or store.legal_basis == "consent"


def _hit(context: Context, duty: StoreDuty) -> Hit:
    store = duty.store
    name = listed(store_names(context.stack, [store.id]))
    counts = f"for {store.valid_for}" if present(store.valid_for) else "for ever"
    return Hit(
        subject=Subject("preference_stores", store.id, "valid_for"),
        message=f"A yes in {name} counts {counts}",
        evidence=tuple(f"it has to end after {_period(row)} ({cited(row)})" for row in duty.sure),
    )


def _question(context: Context, store: PreferenceStore) -> Question:
    return Question(
        subject=Subject("preference_stores", store.id, "valid_for"),
        text=f"How long does a yes in {listed(store_names(context.stack, [store.id]))} count?",
        ask=of_store(context, store),
    )
