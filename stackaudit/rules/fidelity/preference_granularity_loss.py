"""The rule fidelity/preference-granularity-loss."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow, of_point, of_store
from stackaudit.graph.distinctions import Blurred, blurred, unasked
from stackaudit.model.answer import Silence
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.words import Collapse
from stackaudit.rules.wording import listed, point_names, store_names, taken_as_noes

_OUTCOMES: dict[str, str] = {
    "deny-if-any": "a no about one {0} becomes a no about every {0}",
    "deny-if-all": "a no about one {0} is lost unless every {0} was refused",
    "ignore": "a no about one {0} is lost",
}


@rule(id="fidelity/preference-granularity-loss", severity=Severity.HIGH)
def preference_granularity_loss(context: Context) -> Iterator[Hit | Question]:
    """
    People choose between things that a flow or store on the way cannot keep apart.

    Why it matters: "No events, please" becomes either no e-mail at all, so that the company loses a reader and the reader loses
    what was wanted, or nothing, so that the next invitation goes out.
    How to fix: Let the flow or store keep the distinction; until then let it deny if any is denied.
    Closes when: keeps holds the distinctions that people can make at the collection points before it.
    May be wrong when: People can make the choice and nobody does. A point makes a distinction where its keeps says so, or where
    its no is about less than the place would deny for it. A no that is lost weighs more (high) than one that grows (medium).
    The first place that loses the distinction is named, not those behind it.
    Source: 15 U.S.C. 7704(a)(3)(B), a menu of choices; GDPR Art. 7(3) and recital 43; Fides and Segment documentation on how
    conflicting consents are joined.

    Flagged:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], keeps: [channel], collapse: deny-if-all}}
        collection_points: {page: {writes: esp, covers: [email], keeps: [channel, purpose]}}
        senders: {invitations: {system: esp, channel: email, purposes: [marketing.events], checks: esp}}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], keeps: [channel, purpose]}}
        collection_points: {page: {writes: esp, covers: [email], keeps: [channel, purpose]}}
        senders: {invitations: {system: esp, channel: email, purposes: [marketing.events], checks: esp}}
    """
    at_points: dict[str, list[str]] = {}
    for loss in blurred(context.book):
        collapse = _holder(context, loss.noun, loss.id).collapse
        if not loss.narrow:
            for point in loss.points:
                at_points.setdefault(point, []).append(_name(context, loss.noun, loss.id))
        elif isinstance(collapse, Silence):
            text = "What becomes of a no about one {} in {}, which cannot tell one from another?"
            yield _ask(context, loss.noun, loss.id, "collapse", text.format(" or ".join(loss.dimensions), "{}"))
        else:
            yield _hit(context, loss, collapse)
    for point, names in at_points.items():
        yield _about_point(context, point, names)
    for (noun, id), promises in unasked(context.book, context.promises).items():
        yield _ask(
            context, noun, id, "keeps", "Which distinctions of a no (channel, purpose ...) survive in {}?", promises
        )


def _holder(context: Context, noun: str, id: str) -> PreferenceFlow | PreferenceStore:
    if noun == "preference_stores":
        return context.stack.preference_stores[id]
    block = context.stack.flow_by_id[id].preferences
    return block if isinstance(block, PreferenceFlow) else PreferenceFlow()


def _name(context: Context, noun: str, id: str) -> str:
    return id if noun == "flows" else listed(store_names(context.stack, [id]))


def _hit(context: Context, loss: Blurred, collapse: Collapse) -> Hit:
    points, dimensions = listed(point_names(context.stack, loss.narrow)), listed(loss.dimensions)
    kept = _holder(context, loss.noun, loss.id).keeps
    return Hit(
        subject=Subject(loss.noun, loss.id, "preferences.keeps" if loss.noun == "flows" else "keeps"),
        message=(
            f"{_name(context, loss.noun, loss.id)} cannot tell one {' or '.join(loss.dimensions)} from another, "
            f"which people can at {points}"
        ),
        evidence=(
            f"{dimensions} before, {listed(tuple(kept)) if not isinstance(kept, Silence) else 'unsaid'} after",
            *(f"{collapse}: {_OUTCOMES[collapse].format(each)}" for each in loss.dimensions),
        ),
        related=tuple(Subject("collection_points", point) for point in loss.narrow),
        severity=Severity.MEDIUM if collapse == "deny-if-any" else Severity.HIGH,
        basis=Basis.TRACED,
        assumptions=taken_as_noes(context.stack, loss.narrow),
    )


def _ask(context: Context, noun: str, id: str, field: str, text: str, promises: tuple[str, ...] = ()) -> Question:
    flow = noun == "flows"
    stack = context.stack
    return Question(
        subject=Subject(noun, id, f"preferences.{field}" if flow else field),
        text=text.format(_name(context, noun, id)),
        ask=of_flow(context, stack.flow_by_id[id]) if flow else of_store(context, stack.preference_stores[id]),
        could_change=promises,
    )


def _about_point(context: Context, point: str, names: list[str]) -> Question:
    entry = context.stack.collection_points[point]
    return Question(
        subject=Subject("collection_points", point, "keeps"),
        text=f"Between what can a person choose at {entry.label}? {listed(names)} cannot keep all of it apart.",
        ask=of_point(context, entry),
        could_change=tuple(promise.id for promise in context.promises if promise.point == point),
    )
