"""The rule always-on/no-library-of-triggers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.asking import name_of, subject_of, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.always_on.orchestration import event_items, stage_items
from stackaudit.frameworks.shares import Item, share
from stackaudit.rules.wording import listed


@rule(id="always-on/no-library-of-triggers", severity=Severity.MEDIUM)
def no_library_of_triggers(context: Context) -> Iterator[Hit | Question]:
    """
    Too little starts from what a customer does: few automations, most of them by the calendar, or a stage without any.

    Why it matters: What starts from an event comes when it is wanted; what starts from a calendar comes when it suits us. A
    library that many can add to makes the next trigger cheap.
    How to fix: Write three triggers for each stage as cards (event, audience, content, owner), and build the best one first.
    Closes when: Half of the lifecycle automations start from an event, there are five of them, and each stage has one that does.
    May be wrong when: Automations exist that nobody wrote down.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org); the thresholds are this project's.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        automations: {welcome: {stage: nurture, touches: customers}}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        settings: {trigger_library: 1}
        automations: {welcome: {stage: nurture, touches: customers, starts: event}}
    """
    if not context.stack.automations:
        if context.stack.stages:
            yield Question(
                subject=Subject("automations"),
                text="Which messages start by themselves, in which stage, and from what?",
            )
        return
    stages = tuple(stage_items(context.stack))
    automations = tuple(item for item in event_items(context.stack) if item.inside is not False)
    certain = [item for item in automations if item.inside]
    started, settings = share(automations), context.settings
    few = bool(certain) and len(automations) < settings.trigger_library
    slow = bool(certain) and started.high < settings.event_share_high
    empty = [item for item in stages if not item.high]
    if few or slow or empty:
        yield _hit(context, automations, stages, few=few, slow=slow)
    elif (
        len(certain) < settings.trigger_library
        or started.low < settings.event_share_high
        or any(i.low < 1 for i in stages)
    ):
        answers = dict.fromkeys(answer for item in (*automations, *stages) for answer in item.open)
        open = [subject_of(answer) for answer in answers]
        if open:
            text = f"What starts {_names(context, open)}, in which stage, and whom does it touch?"
            ask = whom(context, "automations", open[0].id)
            yield Question(subject=open[0], text=text, ask=ask, also=tuple(open[1:]))


def _names(context: Context, subjects: Sequence[Subject]) -> str:
    return listed([context.stack.automations[each.id].label for each in subjects], most=4)


def _hit(context: Context, automations: Sequence[Item], stages: Sequence[Item], *, few: bool, slow: bool) -> Hit:
    empty = [item for item in stages if not item.high]
    started = sum(bool(item.low and item.inside) for item in automations)
    by_event = f"{started} of {len(automations)} lifecycle automations start from an event"
    faults = [
        *[f"{_how_many(automations)}, and {context.settings.trigger_library} make a library"] * few,
        *[by_event] * slow,
        *[f"{len(empty)} of {len(stages)} stages have no trigger"] * bool(empty),
    ]
    return Hit(
        subject=Subject("automations"),
        message="; ".join(faults),
        evidence=(*[by_event] * (few and not slow), *(_trigger(context, item) for item in stages)),
        related=tuple(subject_of(item.entry) for item in empty),
    )


def _how_many(automations: Sequence[Item]) -> str:
    most = "" if all(item.inside for item in automations) else "at most "
    one = len(automations) == 1
    return f"There {'is' if one else 'are'} {most}{len(automations)} lifecycle automation{'s' * (not one)}"


def _trigger(context: Context, stage: Item) -> str:
    name = name_of(context, "stages", subject_of(stage.entry).id)
    return f"{name}: {'a trigger' if stage.low else 'none known' if stage.high else 'none'}"
