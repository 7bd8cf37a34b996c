"""The rule humanise/automation-nobody-looks-at."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.months import shifted
from stackaudit.graph.running import decides_about_people, learned, running, touches_people
from stackaudit.graph.three_valued import some
from stackaudit.model.answer import NONE, Silence, given, present
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations
from stackaudit.rules.today import asked_for_today, today
from stackaudit.rules.wording import listed

_QUESTIONS = {
    "reviewer": "Who looks after {}, and when did they last look at what happens?",
    "checked": "When did somebody last look at what happens in {}?",
    "touches": "Nobody is known to look after {}: are customers, prospects or nobody touched?",
    "ai": "Nobody is known to look after {}: does a learned model act there?",
}


@rule(id="humanise/automation-nobody-looks-at", severity=Severity.MEDIUM, caps="grid/decentralise-humanise")
def automation_nobody_looks_at(context: Context) -> Iterator[Hit | Question]:
    """
    Nobody looks after an automation that touches people or learns, or nobody has looked for long.

    Why it matters: A person who writes to one person has to think of them; machinery that writes to thousands does not. Only
    somebody who looks sees that it has drifted from what people need.
    How to fix: Name who looks after it, how often they look, and who may switch it off.
    Closes when: A reviewer is named, and looked within the time that the settings give (`checked_within_months`).
    May be wrong when: Somebody looks now and then without having been named.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {lead-score: {touches: prospects, decides: who is called, reviewer: none}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        company: {as_of: 2026-11-01}
        automations: {lead-score: {touches: prospects, decides: who is called, reviewer: Sales lead, checked: 2026-06-01}}
    """
    as_of, months = today(context), context.settings.checked_within_months
    fresh_from = shifted(as_of, -months) if as_of else ""
    unsaid: dict[str, list[str]] = {field: [] for field in (*_QUESTIONS, "as_of")}
    for automation in running(context.stack):
        gap, inside = _gap(automation, fresh_from), some((touches_people(automation), learned(automation)))
        if gap and inside:
            yield _hit(automation, gap)
        elif inside is not False and (field := _unsaid(automation, bool(gap), bool(fresh_from))):
            unsaid[field].append(automation.id)
    for field, text in _QUESTIONS.items():
        yield from ask_about_automations(context, field, unsaid[field], text)
    if dated := [context.stack.automations[id].label for id in unsaid["as_of"]]:
        yield asked_for_today(f"decides how long ago somebody looked at {listed(dated)}")


def _gap(automation: Automation, fresh_from: str) -> str:
    """Return what is amiss as a sentence, or nothing."""
    if automation.reviewer is NONE:
        return f"Nobody looks after {automation.label}"
    if automation.checked is NONE:
        return f"{automation.label}: never looked at"
    old = present(automation.checked) and automation.checked < fresh_from
    return f"{automation.label}: last looked at on {automation.checked}" if old else ""


def _unsaid(automation: Automation, is_gap: bool, has_day: bool) -> str:
    if is_gap:
        return "touches" if isinstance(automation.touches, Silence) else "ai"
    if isinstance(automation.reviewer, Silence) or isinstance(automation.checked, Silence):
        return "reviewer" if isinstance(automation.reviewer, Silence) else "checked"
    return "" if has_day else "as_of"


def _hit(automation: Automation, gap: str) -> Hit:
    weighs = bool(decides_about_people(automation)) or bool(learned(automation))
    evidence = [f"{automation.reviewer} is named to look after it"] if present(automation.reviewer) else []
    evidence += [f"what it decides: {automation.decides}"] if present(automation.decides) else []
    evidence += ["a learned model acts in it"] if learned(automation) else []
    if not isinstance(automation.off_switch, Silence):
        evidence.append(f"who can stop it: {given(automation.off_switch, 'nobody is named')}")
    return Hit(
        subject=Subject("automations", automation.id, "reviewer" if automation.reviewer is NONE else "checked"),
        message=gap,
        evidence=tuple(evidence),
        severity=Severity.HIGH if weighs else Severity.MEDIUM,
    )
