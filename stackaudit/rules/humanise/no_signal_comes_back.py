"""The rule humanise/no-signal-comes-back."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.running import running, touches_people
from stackaudit.model.answer import Silence, present
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations

_QUESTIONS = {
    "feedback": "Which signals come back from {}: complaints, unsubscribes, answers?",
    "touches": "No signal comes back from {}: are customers, prospects or nobody touched?",
}


@rule(id="humanise/no-signal-comes-back", severity=Severity.MEDIUM, caps="grid/decentralise-humanise")
def no_signal_comes_back(context: Context) -> Iterator[Hit | Question]:
    """
    An automation touches people, and no signal comes back from them.

    Why it matters: A process drifts from what people need, and the first to know are those whom it touches. Without a signal
    from them the map is taken for the terrain.
    How to fix: Bring complaints, unsubscribes or a short question about satisfaction to whoever looks after it.
    Closes when: At least one signal is named that comes back.
    May be wrong when: Signals come back by word of mouth, as from people on the shop floor.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {birthday: {touches: customers, feedback: none}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        automations: {birthday: {touches: customers, feedback: [complaints]}}
    """
    unsaid: dict[str, list[str]] = {field: [] for field in _QUESTIONS}
    for automation in running(context.stack):
        touches = touches_people(automation)
        if touches is False or (not isinstance(automation.feedback, Silence) and automation.feedback):
            continue
        if isinstance(automation.feedback, Silence):
            unsaid["feedback"].append(automation.id)
        elif touches is None:
            unsaid["touches"].append(automation.id)
        else:
            yield _hit(automation)
    for field, text in _QUESTIONS.items():
        yield from ask_about_automations(context, field, unsaid[field], text)


def _hit(automation: Automation) -> Hit:
    named = present(automation.reviewer)
    return Hit(
        subject=Subject("automations", automation.id, "feedback"),
        message=f"No signal comes back from {automation.label}",
        evidence=(f"{automation.reviewer} would be the one to hear of it",) if named else (),
    )
