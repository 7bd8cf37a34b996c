"""What makes a stage of the lifecycle whole: a system, an owner, numbers that are fresh, and a hand-off that holds."""

from __future__ import annotations

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.kpi_freshness import fresh
from stackaudit.frameworks.outcomes import checkpoint
from stackaudit.frameworks.shares import Item, share
from stackaudit.graph.three_valued import bounds, some
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import NO, PARTLY, YES, Answer, Nothing, Silence, present
from stackaudit.model.lifecycle import Kpi, Stage
from stackaudit.model.stack import Stack

_WIRING = {
    Way.AUTOMATIC: "data goes over by itself",
    Way.UNTOLD: "flows are written down, not all that travels on them or how",
    Way.BY_HAND: "data goes over by hand",
    Way.NOT_WRITTEN_DOWN: "no flow is written down",
    Way.NONE: "nothing goes over",
}
_TERMS = {YES: "both sides agree on the terms", PARTLY: "they agree in part", NO: "they agree on no terms"}


def stage_name(stage: Stage) -> str:
    """Return what people call a stage."""
    return stage.name if present(stage.name) else stage.id.replace("-", " ").capitalize()


def live_systems(stack: Stack, stage: Stage) -> tuple[str, ...] | Silence:
    """Return the systems that carry a stage today; silence where nobody said."""
    if isinstance(stage.systems, Silence):
        return stage.systems
    return tuple(dict.fromkeys(id for id in stage.systems if stack.systems[id].live))


def has_system(stack: Stack, stage: Stage) -> Checkpoint:
    """
    The stage has a system.

    Any live system that is named for the stage counts.
    """
    live, path = live_systems(stack, stage), f"stages/{stage.id}/systems"
    known = None if isinstance(live, Silence) else bool(live)
    said = "Nobody said which systems carry it."
    if not isinstance(live, Silence):
        said = f"Live systems that carry it: {len(live) or 'none'}."
    return _told("system", "Has a system", known, path, said, "A live system that carries the stage.")


def has_owner(stack: Stack, stage: Stage) -> Checkpoint:
    """
    The stage has an owner.

    A team that answers for it.
    """
    team = stack.teams.get(stage.owner) if present(stage.owner) else None
    said = "Nobody answers for it." if isinstance(stage.owner, Nothing) else "Nobody said who answers for it."
    if team is not None:
        said = f"{team.name if present(team.name) else team.id} answers for it."
    known = None if isinstance(stage.owner, Silence) else present(stage.owner)
    return _told("owner", "Has an owner", known, f"stages/{stage.id}/owner", said, "A team that answers for the stage.")


def kpi_named(stage: Stage) -> Checkpoint:
    """
    A number is named.

    One number by which the stage is steered is enough.
    """
    kpis = stage.kpis
    known = None if isinstance(kpis, Silence) else some(_named(kpi) for kpi in kpis)
    said = "Nobody said what is counted." if known is None else "A number is named." if known else "Nothing is counted."
    return _told("kpi-named", "A number is named", known, f"stages/{stage.id}/kpis", said, "A number to steer it by.")


def kpis_measured(stack: Stack, stage: Stage) -> Checkpoint:
    """
    The numbers are measured.

    The share of the stage's numbers that were measured within `kpi_fresh_days`; 0 where none is named. A number without a
    value was never measured, whatever its date.
    """
    path, days = f"stages/{stage.id}/kpis", stack.settings.kpi_fresh_days
    title, way_up = "Its numbers are fresh", f"Every number measured in the last {days} days."
    if isinstance(stage.kpis, Silence) or not stage.kpis:
        known = None if isinstance(stage.kpis, Silence) else False
        return _told("kpis-measured", title, known, path, "No number is written down.", way_up)
    items = [_measured(kpi, path, stack) for kpi in stage.kpis]
    found = share(items)
    met, unsaid = sum(item.low == 1 for item in items), sum(item.low != item.high for item in items)
    aside = f" ({unsaid} open)" if unsaid else ""
    said = f"{met} of {len(items)} numbers were measured in the last {days} days{aside}."
    missed = "" if found.low == 1 else way_up
    return checkpoint("kpis-measured", title, found.low, found.high, said, items, to_change=missed)


def handed_on(id: str, route: Route, agreed: Answer | Silence, to: str) -> Checkpoint:
    """
    The hand-off to the next stage holds.

    Half for the wiring (data about people goes over by itself 1, by hand a half), half for terms that both sides agree on.
    """
    entry, (least, most) = f"hand_offs/{id}", bounds(agreed)
    terms = (f"{entry}/agreed",)
    ends = tuple(f"stages/{stage}/systems" for stage in id.split("->"))
    flows = tuple(f"flows/{flow}" for flow in route.flows)
    wiring = Item(entry=entry, low=route.low, high=route.high, open=route.open, rests_on=flows or ends)
    promise = Item(entry=entry, low=least, high=most, open=terms if least < most else (), rests_on=terms)
    low, high = (wiring.low + promise.low) / 2, (wiring.high + promise.high) / 2
    wired = "the same system serves both" if route.way is Way.AUTOMATIC and not flows else _WIRING[route.way]
    deal = "nobody said whether both sides agree" if isinstance(agreed, Silence) else _TERMS[agreed]
    wanted = [f"a flow to {to} that runs by itself"] * (route.low < 1) + ["terms that both sides agree on"] * (
        least < 1
    )
    way_up = " and ".join(wanted)
    return checkpoint(
        "hand-off",
        "Hands on to the next stage",
        low,
        high,
        f"To {to}: {wired}; {deal}.",
        [wiring, promise],
        to_change=f"{way_up[:1].upper()}{way_up[1:]}." if way_up else "",
    )


def _told(id: str, title: str, known: bool | None, path: str, said: str, way_up: str) -> Checkpoint:
    low, high = float(known is True), float(known is not False)
    inside, open = (None, (path,)) if known is None else (True, ())
    item = Item(entry=path.rpartition("/")[0], inside=inside, low=low, high=high, open=open, rests_on=(path,))
    return checkpoint(id, title, low, high, said, [item], to_change="" if known else way_up)


def _named(kpi: Kpi) -> bool | None:
    return None if isinstance(kpi.name, Silence) else present(kpi.name)


def _measured(kpi: Kpi, path: str, stack: Stack) -> Item:
    known = fresh(kpi, stack)
    dated = present(kpi.measured)
    open = () if known is not None else ("company/as_of",) if dated else (path,)
    return Item(entry=path, low=float(known is True), high=float(known is not False), open=open, rests_on=(path,))
