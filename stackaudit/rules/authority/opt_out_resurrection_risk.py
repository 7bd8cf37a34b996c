"""The rule authority/opt-out-resurrection-risk."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow, of_store
from stackaudit.graph.resurrection import Undone, undone
from stackaudit.graph.trace import Facet
from stackaudit.graph.waits import hours_text
from stackaudit.rules.wording import listed, point_names, store_names


@rule(id="authority/opt-out-resurrection-risk", severity=Severity.CRITICAL)
def opt_out_resurrection_risk(context: Context) -> Iterator[Hit | Question]:
    """
    A no that arrived is undone by a flow that brings an old yes.

    Why it matters: The person said no, the store knew it, and the next import writes the yes of a place that had not heard
    over it. From then on messages go out again, and the history shows a yes that nobody gave.
    How to fix: Let the most restrictive answer or the newest event win in the store that is written to, and let its
    suppressions win on every import; or tell the source of the yes the no first.
    Closes when: The flow's write_rule is newest-event-wins, most-restrictive or append-only, it says no-only, or its source
    hears the no no later than its target.
    May be wrong when: The source never holds a yes for the people in question, or its rows are about others. A flow without a
    write rule goes by the conflict rule of the store; a store without one keeps what came last. With a priority of sources a
    flow counts that stands above every other that tells the store. An end of the risk (high instead of critical) means that
    the source hears at last; where the flow brings only yeses, the no stays undone until somebody repeats it. Stores that
    write over each other in a circle are left to cyclic-sync-without-conflict-rule, unless one of them never hears.
    Source: GDPR Art. 7(3) and 21(3); ICO guidance on suppression lists; vendor documentation of list imports that reset
    permission.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {footer: {writes: esp, via: none, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, how: batch, every: day, preferences: {says: both, write_rule: overwrite}}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {footer: {writes: esp, via: none, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, how: batch, every: day, preferences: {says: both, write_rule: most-restrictive}}
    """
    asked: dict[Subject, Question] = {}
    for found in undone(context.book):
        if not found.permanent and _in_a_circle(context, found):
            continue
        if found.certain:
            yield _hit(context, found)
        elif changed := _acting_on(context, found):
            question = _question(context, found, changed)
            asked.setdefault(question.subject, question)
    yield from asked.values()


def _in_a_circle(context: Context, found: Undone) -> bool:
    ends = {found.source.id, found.target.id}
    return any(ends <= set(cycle.stores) for cycle in context.sync_cycles)


def _acting_on(context: Context, found: Undone) -> tuple[str, ...]:
    """Return the promises whose no passes the store, or ends there."""
    return tuple(
        promise.id
        for promise in context.promises
        if promise.point in found.points and any(hop.target == found.target for hop in promise.route)
    )


def _hit(context: Context, found: Undone) -> Hit:
    points, source, target = (
        listed(point_names(context.stack, found.points)),
        _name(context, found.source),
        _name(context, found.target),
    )
    if found.permanent:
        comes_back = f"{source} never hears of it, and {found.flow} writes its yes over it"
    else:
        comes_back = f"until {source} has heard it too, {found.flow} writes its yes over it"
    return Hit(
        subject=Subject("flows", found.flow),
        message=f"A no said at {points} does not stay in {target}: {comes_back}",
        evidence=(
            *_times(source, target, found),
            f"it is about {listed(found.scopes, most=4)}",
            *_senders(context, found),
        ),
        related=(
            Subject("preference_stores", found.target.id),
            *(Subject("collection_points", point) for point in found.points),
        ),
        severity=Severity.CRITICAL if found.permanent else Severity.HIGH,
        basis=Basis.TRACED,
    )


def _times(source: str, target: str, found: Undone) -> Iterator[str]:
    yield f"{target} hears it after {hours_text(found.heard)} at worst"
    if found.permanent:
        yield f"{source} hears it never: the yes comes back for good"
    else:
        window = f"between {hours_text(found.heard)} and {hours_text(found.until)}"
        yield f"{source} hears it after {hours_text(found.told)} at worst: the yes may come back {window}"
    if len(found.flows) > 1:
        yield f"the yes comes by {' and then '.join(found.flows)}"


def _senders(context: Context, found: Undone) -> Iterator[str]:
    senders = {promise.rpartition("->")[2]: None for promise in _acting_on(context, found)}
    if senders:
        yield f"{listed([context.stack.senders[sender].label for sender in senders], most=6)} act on it"


def _question(context: Context, found: Undone, changed: tuple[str, ...]) -> Question:
    stack, flow = context.stack, context.stack.flow_by_id[found.flow]
    source, target = _name(context, found.source), _name(context, found.target)
    points = listed(point_names(stack, found.points))
    if found.open == "write_rule":
        return Question(
            subject=Subject("preference_stores", found.target.id, "conflict"),
            text=f"Which answer wins in {target} when {found.flow} brings a yes after a no said at {points}?",
            ask=of_store(context, stack.preference_stores[found.target.id]),
            could_change=changed,
        )
    if found.open == "says":
        return Question(
            subject=Subject("flows", found.flow, "preferences.says"),
            text=f"Does {found.flow} carry yeses too? It writes over what {target} knows of a no said at {points}.",
            ask=of_flow(context, flow),
            could_change=changed,
        )
    return Question(
        subject=Subject("flows", found.flow),
        text=f"By which way, and how soon, does {source} hear a no said at {points}? {found.flow} writes what it knows over "
        f"{target}.",
        ask=context.who_answers(found.source.system) or of_flow(context, flow),
        could_change=changed,
    )


def _name(context: Context, facet: Facet) -> str:
    return store_names(context.stack, [facet.id])[0] if facet.kind == "store" else context.name(facet.system)
