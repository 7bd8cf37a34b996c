"""Orchestration: triggers that start the right thing by themselves, looked after, with content at hand."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.frameworks.always_on.points import played, reached, with_way_up
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.content_ways import ContentWays
from stackaudit.frameworks.outcomes import derived, mean
from stackaudit.frameworks.roles import doing
from stackaudit.frameworks.shares import Item
from stackaudit.graph.months import shifted
from stackaudit.graph.running import running, touches_people
from stackaudit.graph.three_valued import every, missing
from stackaudit.model.answer import Nothing, Silence, present
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack


def orchestration(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this sub-function."""
    journeys = doing(stack, "journey-orchestration")
    return (
        played(
            stack, "orchestrator-live", "An orchestrator is live", journeys, to_change="A live system that does journey orchestration."
        ),
        started_by_events(stack),
        stages_with_triggers(stack),
        automations_checked(stack),
        reached(
            stack, "content-reaches-orchestrator", "Content reaches the orchestrator", ContentWays(stack).into(journeys),
            "content", journeys, to_change="A way for content into an orchestrator, without hands.",
        ),
    )  # fmt: skip


def started_by_events(stack: Stack) -> Checkpoint:
    """
    Automations start from an event.

    Automations of a lifecycle stage that touch people; those of no stage serve and are left out.
    """
    settings = stack.settings
    return derived(
        "started-by-events",
        "Automations start from an event",
        event_items(stack),
        high=settings.event_share_high,
        mid=settings.event_share_mid,
        of="lifecycle automations",
        do="start from an event",
        ask="automations",
    )


def stages_with_triggers(stack: Stack) -> Checkpoint:
    """
    Each stage has a trigger.

    A stage counts when an automation of any kind that starts from an event belongs to it.
    """
    found = mean(
        "stages-with-triggers",
        "Each stage has a trigger",
        stage_items(stack),
        of="stages",
        do="have an automation that starts from an event",
        ask="stages",
    )
    return with_way_up(found, "One automation that starts from an event, for each stage that has none.")


def automations_checked(stack: Stack) -> Checkpoint:
    """
    Automations are looked at.

    Lifecycle automations that somebody looked at within `checked_within_months` of the day for which the inventory is true.
    """
    months = stack.settings.checked_within_months
    found = mean(
        "automations-checked",
        "Automations are looked at",
        [_checked(stack, each.id, each) for each in running(stack)],
        of="lifecycle automations",
        do=f"were looked at in the last {months} months",
        ask="automations",
    )
    return with_way_up(found, "Each further one at which somebody looks, with a date.")


def event_items(stack: Stack) -> Iterator[Item]:
    """Yield each automation as an item in the share of lifecycle automations that start from an event."""
    for each in running(stack):
        id = each.id
        by_event = None if isinstance(each.starts, Silence) else each.starts == "event"
        yield _lifecycle(id, each, by_event, missing(f"automations/{id}", each, "starts"), "starts")


def stage_items(stack: Stack) -> Iterator[Item]:
    """Yield each stage: 1 where a trigger is known, open where one of the automations may be it."""
    known: dict[str, list[str]] = {}
    maybe: dict[str, list[str]] = {}
    anywhere: list[str] = []
    for each in running(stack):
        id = each.id
        open = missing(f"automations/{id}", each, "stage", "starts")
        if isinstance(each.stage, Nothing) or (each.starts != "event" and not isinstance(each.starts, Silence)):
            continue
        if isinstance(each.stage, Silence):
            anywhere += open
        elif open:
            maybe.setdefault(each.stage, []).extend(open)
        else:
            known.setdefault(each.stage, []).append(f"automations/{id}")
    if not stack.automations:
        anywhere.append("automations")
    named = False
    for id in stack.stages:
        answers = () if id in known else (*maybe.get(id, ()), *(() if named else anywhere))
        named = named or id not in known
        low, high = float(id in known), float(id in known or bool(anywhere) or id in maybe)
        yield Item(
            entry=f"stages/{id}", low=low, high=high, open=tuple(answers), rests_on=tuple(known.get(id, ()))
        )  # fmt: skip


def _checked(stack: Stack, id: str, automation: Automation) -> Item:
    as_of, checked = stack.company.as_of, automation.checked
    answers = missing(f"automations/{id}", automation, "checked")
    if isinstance(checked, Silence):
        fresh = None
    elif isinstance(checked, Nothing):
        fresh = False
    elif not present(as_of):
        fresh, answers = None, ("company/as_of",)
    else:
        fresh = checked >= shifted(as_of, -stack.settings.checked_within_months)
    return _lifecycle(id, automation, fresh, answers, "checked")


def _lifecycle(id: str, automation: Automation, met: bool | None, answers: tuple[str, ...], field: str) -> Item:
    """Return an automation as an item among those that belong to a lifecycle stage and touch people."""
    staged = None if isinstance(automation.stage, Silence) else present(automation.stage)
    touching = touches_people(automation)
    return Item(
        entry=f"automations/{id}",
        inside=every((staged, touching)),
        low=float(met is True),
        high=float(met is not False),
        open=missing(f"automations/{id}", automation, "stage", "touches") + answers,
        rests_on=(f"automations/{id}/{field}",),
    )
