"""The rule lifecycle/broken-hand-off."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.asking import name_of, subject_of, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.lifecycle import HandOffView
from stackaudit.frameworks.stage_checkpoints import live_systems
from stackaudit.graph.hand_offs import hand_offs, within_one_team
from stackaudit.graph.ways import Way
from stackaudit.model.answer import NO, NONE, Silence
from stackaudit.model.flows import Flow
from stackaudit.model.lifecycle import HandOff
from stackaudit.model.stack import Stack
from stackaudit.rules.silence import ask_about
from stackaudit.rules.wording import listed

_TERMS = (
    ("agreed", NO, "the two sides have not agreed on terms", "Do both sides agree on the terms {}?"),
    ("criteria", NONE, "nothing says when a person is ready", "When is a person ready to be handed on {}?"),
    ("reply_within_hours", NONE, "no time to reply is set", "How soon does the next stage reply to a person, {}?"),
)


@rule(id="lifecycle/broken-hand-off", severity=Severity.HIGH)
def broken_hand_off(context: Context) -> Iterator[Hit | Question]:
    """
    Between two stages people get lost: nothing goes over, leads are carried by hand, or the terms are not agreed.

    Why it matters: A lead cools within hours. Carried once a week, or sent to people who never agreed on what is ready, most of
    what the stages before have cost is lost between two teams, where neither of them looks.
    How to fix: Write the test for a person who is ready so that it can be queried, let the flow run by itself, and agree on a time
    to reply.
    Closes when: Something about people goes from the one stage to the next by itself, and both sides agree on terms with a test
    and a time.
    May be wrong when: The same people work both stages and hand on by talking, or the file by hand is a fallback. That nothing
    goes over is found only where lists of flows are complete. Graded high for the wiring, medium for the terms.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire).

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        stages: {capture: {}, nurture: {}}
        hand_offs: [{from: capture, to: nurture, agreed: no}]

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        stages: {capture: {}, nurture: {}}
        hand_offs: [{from: capture, to: nurture, agreed: yes, criteria: wants a call, reply_within_hours: 24}]
    """
    stack, onward = context.stack, {each.id: each for each in context.lifecycle.hand_offs}
    by_hand = {flow: view for view in reversed(onward.values()) for flow in view.by_hand}
    for flow in stack.flows:
        if flow.id in by_hand:
            yield _hit_flow(context, flow, by_hand[flow.id])
    for terms in hand_offs(stack):
        view = onward.get(terms.id)
        unfed = view is not None and view.route.way is Way.NONE and _both_carried(stack, view)
        gaps = [text for field, gap, text, _ in _TERMS if getattr(terms, field) is gap]
        if unfed or gaps:
            yield _hit(context, terms, unfed, gaps)
        if view is not None and not view.route.low and view.route.high and _both_carried(stack, view):
            yield _wiring(context, view)
    yield from _questions(context, tuple(onward.values()))


def _both_carried(stack: Stack, view: HandOffView) -> bool:
    """Tell whether each stage has a system: one without, or of which nobody said, is another rule's."""
    carried = (live_systems(stack, stack.stages[stage]) for stage in (view.source, view.target))
    return all(systems and not isinstance(systems, Silence) for systems in carried)


def _hit_flow(context: Context, flow: Flow, view: HandOffView) -> Hit:
    ends = (Subject("systems", flow.source.system), Subject("systems", flow.target.system))
    rhythm = () if isinstance(flow.every, Silence) else (f"every: {flow.every.written}",)
    return Hit(
        subject=Subject("flows", flow.id, "how"),
        message=f"Leads are carried by hand {name_of(context, 'hand_offs', view.id)}: {name_of(context, 'flows', flow.id)}",
        closes=f"{name_of(context, 'flows', flow.id)} runs by itself, or carries no leads",
        evidence=rhythm,
        related=ends,
    )


def _hit(context: Context, terms: HandOff, unfed: bool, gaps: list[str]) -> Hit:
    way = name_of(context, "hand_offs", terms.id)
    return Hit(
        subject=Subject("hand_offs", terms.id),
        message=f"Broken hand-off {way}: {listed(['nothing about people goes over'] * unfed + gaps, most=1 + len(_TERMS))}",
        closes="" if unfed else f"Both sides agree on terms {way}, with a test for who is ready and a time to reply",
        evidence=(_between(context, terms),) if unfed else (),
        severity=Severity.HIGH if unfed else Severity.MEDIUM,
        basis=Basis.ABSENT if unfed else Basis.STATED,
    )


def _between(context: Context, ends: HandOff | HandOffView) -> str:
    stages = (context.stack.stages[stage] for stage in (ends.source, ends.target))
    givers, takers = (live_systems(context.stack, stage) for stage in stages)
    ids = ((() if isinstance(systems, Silence) else systems) for systems in (givers, takers))
    source, target = (listed([context.name(id) for id in systems]) for systems in ids)
    return f"from {source} to {target}"


def _wiring(context: Context, view: HandOffView) -> Question:
    way = name_of(context, "hand_offs", view.id)
    subjects, tail = [Subject("hand_offs", view.id)], "No flow is written down."
    if view.route.way is Way.UNTOLD:
        subjects = [subject_of(path) for path in view.route.open]
        tail = "Flows are written down, not all that they carry."
    return Question(
        subject=subjects[0],
        text=f"Does anything about people go {_between(context, view)} ({way})? {tail}",
        ask=whom(context, "hand_offs", view.id),
        could_change=(f"lifecycle/{view.source}",),
        also=tuple(subjects[1:]),
    )


def _questions(context: Context, onward: tuple[HandOffView, ...]) -> Iterator[Question]:
    stack = context.stack
    flows = [stack.flow_by_id[id] for id in dict.fromkeys(id for view in onward for id in view.perhaps_by_hand)]
    for field, text in (("how", "Does anybody carry leads by hand: {}?"), ("carries", "Are there leads on {}?")):
        asked = [flow.id for flow in flows if (field == "how") is isinstance(flow.how, Silence)]
        yield from ask_about(context, "flows", field, asked, text)
    for field, _, _, text in _TERMS:
        silent = [each.id for each in hand_offs(stack) if _to_ask(stack, each, field)]
        yield from ask_about(context, "hand_offs", field, silent, text)


def _to_ask(stack: Stack, terms: HandOff, field: str) -> bool:
    """Tell whether an answer is open that matters: the details of terms do where two teams have agreed on some."""
    agreed = not isinstance(terms.agreed, Silence) and terms.agreed is not NO
    detailed = agreed and not within_one_team(stack, terms)
    return isinstance(getattr(terms, field), Silence) and (detailed or field == "agreed")
