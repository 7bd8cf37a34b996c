"""The rule authority/consent-history-too-short."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.duties import cited
from stackaudit.graph.history import KEPT
from stackaudit.graph.retention import falls_short, longest, outlived
from stackaudit.graph.store_duties import StoreDuty, store_duties
from stackaudit.model.answer import NONE, Silence, present
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation
from stackaudit.rules.served import asked_of_company
from stackaudit.rules.wording import listed, store_names


@rule(id="authority/consent-history-too-short", severity=Severity.HIGH)
def consent_history_too_short(context: Context) -> Iterator[Hit | Question]:
    """
    The history of a yes or no is thrown away before the proof is no longer needed.

    Why it matters: The one who sends has to prove the yes. When the proof is deleted first, people are written to on the word of
    a record that no longer exists.
    How to fix: Keep the history for the longest time that a rule asks for, and never shorter than a yes counts.
    Closes when: history_kept is at least that long.
    May be wrong when: The time counts from the day on which the yes ended; then it is longer than it looks. Only stores that
    keep a log or evidence are looked at. A time that a statute gives weighs more (high) than "as long as the yes is relied on"
    (medium), which is compared with valid_for where the store keeps consents.
    Source: 16 CFR 310.5; 11 CCR 7101; GDPR Art. 7(1); CASL s. 13.

    Flagged:
        stackaudit: 1
        company: {regions: [US], as_of: 2026-11-01}
        systems: {dialer: {}}
        preference_stores: {dialer: {in: dialer, covers: [phone], history: change-log, history_kept: 2y}}

    Passes:
        stackaudit: 1
        company: {regions: [US], as_of: 2026-11-01}
        systems: {dialer: {}}
        preference_stores: {dialer: {in: dialer, covers: [phone], history: change-log, history_kept: 5y}}
    """
    undecided = []
    for duty in store_duties(context.book, _asks_for_proof):
        store = duty.store
        if store.history not in KEPT:
            continue
        if isinstance(store.history_kept, Silence):
            if longest(duty.sure):
                yield _question(context, store)
        elif short := [row for row in duty.sure if _is_short(store, row)]:
            yield _hit(context, duty, short)
        elif any(_is_short(store, row) for row in duty.perhaps):
            undecided.append(store)
    if undecided:
        yield asked_of_company(context, undecided, "how long a history has to be kept in")


def _asks_for_proof(row: Regulation) -> bool:
    return present(row.retention) or present(row.burden_of_proof)


def _is_short(store: PreferenceStore, row: Regulation) -> bool:
    if present(row.retention) and falls_short(store.history_kept, row.retention):
        return True
    return present(row.burden_of_proof) and outlived(store)


def _hit(context: Context, duty: StoreDuty, short: list[Regulation]) -> Hit:
    store = duty.store
    name = listed(store_names(context.stack, [store.id]))
    kept = f"for {store.history_kept}" if present(store.history_kept) else "for no stated time"
    fixed = [row for row in short if present(row.retention) and falls_short(store.history_kept, row.retention)]
    evidence = [f"{row.retention} ({cited(row)}), {_kind(row)}" for row in fixed]
    if outlived(store) and (relied := [cited(row) for row in short if present(row.burden_of_proof)]):
        counts = "for ever" if store.valid_for is NONE else f"for {store.valid_for}"
        evidence.append(f"a yes counts {counts} and has to be shown as long ({listed(relied, most=4)})")
    return Hit(
        subject=Subject("preference_stores", store.id, "history_kept"),
        message=f"{name} keeps its history {kept}, shorter than it is needed",
        evidence=tuple(evidence),
        severity=Severity.HIGH if fixed else Severity.MEDIUM,
    )


def _kind(row: Regulation) -> str:
    return {"platform": "a platform's rule", "policy": "a policy"}.get(str(row.hard), "a statute")


def _question(context: Context, store: PreferenceStore) -> Question:
    return Question(
        subject=Subject("preference_stores", store.id, "history_kept"),
        text=f"How long is the history in {listed(store_names(context.stack, [store.id]))} kept?",
        ask=of_store(context, store),
    )
