"""The rule lifecycle/sales-never-answers-back."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.asking import name_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.hand_offs import sides, within_one_team
from stackaudit.model.answer import NO, Silence
from stackaudit.model.lifecycle import HandOff
from stackaudit.rules.silence import ask_about
from stackaudit.rules.wording import listed


@rule(id="lifecycle/sales-never-answers-back", severity=Severity.HIGH)
def sales_never_answers_back(context: Context) -> Iterator[Hit | Question]:
    """
    Whoever hands people on never hears what became of them.

    Why it matters: Who is ready to be handed on is then settled once and never again: the giver goes on sending people that
    the taker goes on putting aside, and both look well in their own numbers.
    How to fix: Let the taker send back accepted or not, with a reason, for each person; a field that both systems share will do.
    Closes when: `outcome_returned` of the hand-off is yes.
    May be wrong when: The outcome comes back as a total in a report that the giver steers by; then the answer is partly.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire).

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        stages: {nurture: {}, convert: {}}
        hand_offs: [{from: nurture, to: convert, outcome_returned: no}]

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        stages: {nurture: {}, convert: {}}
        hand_offs: [{from: nurture, to: convert, outcome_returned: yes}]
    """
    stack, silent = context.stack, []
    for hand_off in stack.hand_offs:
        if hand_off.outcome_returned is NO:
            yield _hit(context, hand_off)
        elif isinstance(hand_off.outcome_returned, Silence) and not within_one_team(stack, hand_off):
            silent.append(hand_off.id)
    text = "Does whoever hands people on hear what became of them, {}?"
    yield from ask_about(context, "hand_offs", "outcome_returned", silent, text)


def _hit(context: Context, hand_off: HandOff) -> Hit:
    teams = [context.team(team) for team in sides(context.stack, hand_off)]
    return Hit(
        subject=Subject("hand_offs", hand_off.id, "outcome_returned"),
        message=f"What becomes of people handed on {name_of(context, 'hand_offs', hand_off.id)} never comes back",
        evidence=(f"between {listed(teams)}",) if teams else (),
    )
