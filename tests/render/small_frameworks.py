"""The frameworks of the small result: every way, every state, every quadrant, and nasty names."""

from __future__ import annotations

from stackaudit.frameworks.always_on.machine import AlwaysOn, Link
from stackaudit.frameworks.automation_effects import Placed, Quadrant
from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.frameworks.lifecycle import HandOffView, Lifecycle, Measured, StageView
from stackaudit.frameworks.triad import Triad
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, UNKNOWN, YES

_WORTH = {
    Way.AUTOMATIC: (1.0, 1.0),
    Way.UNTOLD: (0.0, 1.0),
    Way.BY_HAND: (0.5, 0.5),
    Way.NOT_WRITTEN_DOWN: (0.0, 1.0),
    Way.NONE: (0.0, 0.0),
}


def small_loop(names: tuple[str, ...]) -> AlwaysOn:
    """Return a loop with links of every way and sub-functions of every state."""
    return AlwaysOn(
        links=(
            _link("sources-repository", "Sources", "Repository", Way.AUTOMATIC, names, ("web->crm", "crm->warehouse")),
            _link("repository-scoring", "Repository", "Scoring", Way.BY_HAND, names, ("warehouse->sheet",)),
            _link("scoring-orchestration", "Scoring", "Orchestration", Way.BY_HAND, names,
                  ("warehouse->sheet", "sheet->esp")),
            _link("orchestration-channels", "Orchestration", "Channels", Way.AUTOMATIC, names),
            _link("content-channels", "Content", "Channels", Way.UNTOLD, names, ("esp->warehouse",)),
            _link("channels-repository", "Channels", "Repository", Way.NONE, names),
            _link("analytics-scoring", "Analytics", "Scoring", Way.NOT_WRITTEN_DOWN, names),
        ),
        functions=(
            _part("always-on/audience-prioritisation", names, State.UNKNOWN, State.END_STATE, (None, None, None, 1)),
            _part("always-on/orchestration", names, State.RUNNING, State.RUNNING, (1, 0.5, 0.6, 0.4)),
            _part("always-on/content-rendering", names, State.BY_HAND, State.RUNNING, (0, 0.5, None, 1) * 3),
            _part("always-on/channel-distribution", names, State.MISSING, State.MISSING, (0, 0, 0.5, 0)),
        ),
    )  # fmt: skip


def small_lifecycle(names: tuple[str, ...]) -> Lifecycle:
    """Return seven stages of the company's own, and hand-offs of every way and answer."""
    kpis = (
        Measured(names[0], "12 | 000", 22, True),
        Measured(names[1], "<b>7</b>", 236, False),
        Measured(names[2], "", None, False),
        Measured(names[3], names[3], None, None),
        Measured("one too many", "1", 1, True),
    )
    systems = ("web", "crm", "esp", "regional-mail", "sms", "sheet", "warehouse", "gone")
    stages = tuple(
        StageView(
            _part(f"lifecycle/s{number}", names, State.UNGRADED, State.UNGRADED, (1, None, 0.5), title=name),
            systems[: 8 - number if number < 6 else 0],
            ("it", "shop", "", "", "", "gone", "it")[number],
            kpis[: 5 - number if number < 5 else 0],
        )
        for number, name in enumerate(names)
    )
    ways = (Way.AUTOMATIC, Way.AUTOMATIC, Way.BY_HAND, Way.NOT_WRITTEN_DOWN, Way.UNTOLD, Way.NONE)
    agreed = (YES, PARTLY, NO, UNKNOWN, NOT_ASKED, NO)
    hand_offs = tuple(
        HandOffView(
            f"s{number}", f"s{number + 1}", Route(way, *_WORTH[way], flows=("web->crm",) if number < 2 else ()),
            agreed[number], by_hand=("old->esp",) if number == 1 else (),
        )
        for number, way in enumerate(ways)
    )  # fmt: skip
    return Lifecycle(stages, hand_offs)


def small_triad(names: tuple[str, ...]) -> Triad:
    """Return three parts, and a budget of which the agencies are open."""
    workflow, staffing, resources = (
        _part(f"governance/{name}", names, State.UNGRADED, State.UNGRADED, values)
        for name, values in (("workflow", (1, 0, None)), ("staffing", (0, 1, 1)), ("resources", (0,)))
    )
    return Triad(workflow, staffing, resources, people_share=0.36, people_share_with_agencies=None)


def small_automations() -> tuple[Placed, ...]:
    """Return an automation in every quadrant."""
    return (
        Placed("welcome", Quadrant.GREAT),
        Placed("menu", Quadrant.DANGEROUS),
        Placed("chat", Quadrant.DANGEROUS),
        Placed("calls", Quadrant.PROTECT),
        Placed("fax", Quadrant.BAD),
        Placed("birthday", Quadrant.NEUTRAL),
        Placed("score", Quadrant.UNMEASURED, ("automations/score/customer",)),
        Placed("gone", Quadrant.UNMEASURED, ("automations/gone/company", "automations/gone/customer")),
    )


def _link(id: str, source: str, target: str, way: Way, names: tuple[str, ...], flows: tuple[str, ...] = ()) -> Link:
    low, high = _WORTH[way]
    title = f"{source} feeds {target.lower()} with {names[0]}"
    open = () if low == high else (f"flows/{id}/how",)
    return Link(id, title, source, target, way, low, high, f"{names[2]} {names[6]} {names[5]}", flows, (), open)


def _part(
    id: str, names: tuple[str, ...], state: State, best: State, values: tuple[float | None, ...], title: str = ""
) -> Part:
    points = tuple(
        Checkpoint(f"{id}-{number}", f"{names[number % 7]} {number}", True, value, f"3 of 5 say so: {names[6]}")
        for number, value in enumerate(values)
    )
    return Part(id, title or f"{id} {names[2]}", "", points, 26, 59 if None in values else 26, state, best)
