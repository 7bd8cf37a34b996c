"""The rule fidelity/identifier-scope-surprise."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.duties import cited
from stackaudit.graph.store_duties import StoreDuty, store_duties
from stackaudit.model.answer import said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation
from stackaudit.rules.served import asked_of_company
from stackaudit.rules.wording import listed, store_names

_PLAIN = {"hashed-email": "email", "hashed-phone": "phone"}
"""A hash is the same identifier in other letters."""


@rule(id="fidelity/identifier-scope-surprise", severity=Severity.MEDIUM)
def identifier_scope_surprise(context: Context) -> Iterator[Hit | Question]:
    """
    A no is about a person, and the store binds it to one address or number.

    Why it matters: The same person is known by several keys. A no that is kept for one of them leaves the others open, and the
    person, who said it once, hears from the company again.
    How to fix: Let the record be about the person, or apply a no to every key that the system knows of the same person.
    Closes when: The store's applies_to is person, or the system knows people by one key only.
    May be wrong when: Each key has its own channel, so that a no by one could not be meant for the other. Several addresses
    under one key are not written down anywhere and not seen; a hash counts as the key that it was made from.
    Source: GDPR Art. 21(2) and 4(1); 11 CCR 7025(c) and 7026; HubSpot documentation, subscription status of an address.

    Flagged:
        stackaudit: 1
        company: {regions: [EEA]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], applies_to: identifier, keys: [email, customer-id]}}

    Passes:
        stackaudit: 1
        company: {regions: [EEA]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], applies_to: person, keys: [email, customer-id]}}
    """
    undecided = []
    linked = _linked(context)
    for duty in store_duties(context.book, _about_persons):
        store = duty.store
        keys = _distinct((*(store.keys if said(store.keys) else ()), *linked.get(store.system, ())))
        if said(store.applies_to) and store.applies_to != "identifier":
            continue
        if len(keys) > 1 and said(store.applies_to):
            if duty.sure:
                yield _hit(context, duty, keys)
            else:
                undecided.append(store)
        elif len(keys) > 1 and duty.sure:
            text = "Is a no in {} about the person, or only about the key by which it came in?"
            yield _question(context, store, "applies_to", text)
        elif said(store.applies_to) and not said(store.keys) and duty.sure:
            yield _question(context, store, "keys", "By which keys does {} know a person?")
    if undecided:
        yield asked_of_company(context, undecided, "whether a no has to be about the person in")


def _about_persons(row: Regulation) -> bool:
    return row.request_scope == "person" and row.act in ("opt-out", "withdraw", "object")


def _linked(context: Context) -> dict[str, list[str]]:
    """Return the keys that each system can resolve into each other."""
    found: dict[str, list[str]] = {}
    for link in context.stack.identity:
        found.setdefault(link.at, []).extend((link.source, link.target))
    return found


def _distinct(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_PLAIN.get(key, key) for key in keys))


def _hit(context: Context, duty: StoreDuty, keys: tuple[str, ...]) -> Hit:
    store = duty.store
    name = listed(store_names(context.stack, [store.id]))
    rows = listed([cited(row) for row in duty.sure], most=4)
    return Hit(
        subject=Subject("preference_stores", store.id, "applies_to"),
        message=f"{name} binds a no to one identifier, and {context.name(store.system)} knows a person by {listed(keys)}",
        evidence=(f"a request is about the person under {rows}",),
        related=(Subject("systems", store.system),),
    )


def _question(context: Context, store: PreferenceStore, field: str, text: str) -> Question:
    return Question(
        subject=Subject("preference_stores", store.id, field),
        text=text.format(listed(store_names(context.stack, [store.id]))),
        ask=of_store(context, store),
    )
