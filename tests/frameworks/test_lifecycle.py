"""The stages of the lifecycle, counted by hand, and what silence does to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.lifecycle import Lifecycle, Measured, lifecycle
from stackaudit.graph.ways import Way
from stackaudit.inventory.load import load
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, YES, said
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.lifecycle import HandOff, Kpi, Stage
from stackaudit.model.shape import Record
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

LINDEN_HARBOUR = Path(__file__).resolve().parents[2] / "inventories" / "linden-harbour-bank"
KEPT = {"id", "source", "target", "status"}


def test_the_stages_of_linden_harbour() -> None:
    found = lifecycle(load(LINDEN_HARBOUR).stack)

    assert [
        ("lifecycle/attract", "90"),
        ("lifecycle/capture", "70"),
        ("lifecycle/nurture", "90"),
        ("lifecycle/convert", "70-80 (1 open)"),
        ("lifecycle/expand", "25"),
    ] == [(stage.part.id, stage.part.range_text) for stage in found.stages]
    assert [[1, 1, 1, 0.5, 1], [1, 1, 1, 0, 0.5], [1, 1, 1, 1, 0.5], [1, 1, 1, 0.5, None], [1, 0, 0, 0]] == [
        [point.value for point in stage.part.checkpoints] for stage in found.stages
    ]


def test_the_hand_offs_of_linden_harbour() -> None:
    found = lifecycle(load(LINDEN_HARBOUR).stack).hand_offs

    assert [
        ("attract->capture", Way.AUTOMATIC, YES, ()),
        ("capture->nurture", Way.AUTOMATIC, NO, ("events->map",)),
        ("nurture->convert", Way.AUTOMATIC, NO, ()),
        ("convert->expand", Way.NOT_WRITTEN_DOWN, NO, ()),
    ] == [(each.id, each.route.way, each.agreed, each.by_hand) for each in found]


def test_without_stages_there_is_nothing() -> None:
    assert Lifecycle((), ()) == lifecycle(Stack())


@pytest.mark.parametrize(
    "stage, values",
    [
        (Stage(id="s", systems=("crm",), owner="ops", kpis=(Kpi(name="n", value="1", measured="2026-08-03"),)), [1, 1, 1, 1]),
        (Stage(id="s", systems=("old",), owner=NONE, kpis=()), [0, 0, 0, 0]),
        (Stage(id="s", systems=("old", "crm"), owner="ops", kpis=(Kpi(name="n", value=NONE),)), [1, 1, 1, 0]),
        (Stage(id="s", systems=("crm",), kpis=(Kpi(name="n", measured="2026-08-02"),)), [1, None, 1, 0]),
        (Stage(id="s", owner="ops", kpis=(Kpi(value="3"),)), [None, 1, None, None]),
        (Stage(id="s"), [None] * 4),
    ],
)  # fmt: skip
def test_what_a_stage_has(stage: Stage, values: list[float | None]) -> None:
    found = lifecycle(stack(stage)).stages[0].part

    assert values == [point.value for point in found.checkpoints]


def test_the_numbers_count_by_their_share_and_open_ones_widen_it() -> None:
    fresh, old = Kpi(name="a", value="1", measured="2026-10-31"), Kpi(name="b", value="2", measured="2026-01-31")
    stage = Stage(id="s", kpis=(fresh, old, Kpi(name="c"), Kpi(name="d", measured=NONE)))

    found = point(lifecycle(stack(stage)), "kpis-measured")

    assert (0.25, 0.5, ("stages/s/kpis",)) == (found.low, found.high, found.open)
    assert "1 of 4 numbers were measured in the last 90 days (1 open)." == found.explanation
    assert (
        Measured("a", "1", 1, True),
        Measured("b", "2", 274, False),
        Measured("c", "", None, None),
        Measured("d", "", None, False),
    ) == lifecycle(stack(stage)).stages[0].kpis


def test_without_a_day_a_date_says_nothing() -> None:
    stage = Stage(id="s", kpis=(Kpi(name="a", value="1", measured="2026-10-31"), Kpi(name="b", measured=NONE)))

    found = point(lifecycle(msgspec.structs.replace(stack(stage), company=Company())), "kpis-measured")

    assert (0, 0.5, ("company/as_of",)) == (found.low, found.high, found.open)


@pytest.mark.parametrize(
    "how, agreed, low, high, sentence",
    [
        ("api", YES, 1, 1, "To B: data goes over by itself; both sides agree on the terms."),
        ("manual", YES, 0.75, 0.75, "To B: data goes over by hand; both sides agree on the terms."),
        ("manual", PARTLY, 0.5, 0.5, "To B: data goes over by hand; they agree in part."),
        (None, NO, 0, 0, "To B: nothing goes over; they agree on no terms."),
        (NOT_ASKED, YES, 0.75, 1, "To B: flows are written down, not all that travels on them or how; both sides agree on the terms."),
        ("api", NOT_ASKED, 0.5, 1, "To B: data goes over by itself; nobody said whether both sides agree."),
    ],
)  # fmt: skip
def test_a_hand_off_is_half_wiring_and_half_terms(
    how: Any, agreed: Any, low: float, high: float, sentence: str
) -> None:
    flows = (Flow(id="f", source=End("web"), target=End("crm"), carries=("leads",), how=how),) if how else ()
    stages = (Stage(id="a", systems=("web",)), Stage(id="b", systems=("crm",)))

    found = point(lifecycle(stack(*stages, flows=flows, agreed=agreed)), "hand-off")

    assert (low, high, sentence) == (found.low, found.high, found.explanation)


@pytest.mark.parametrize(
    "first, second, way, open",
    [
        (("crm",), ("crm", "web"), Way.AUTOMATIC, ()),
        (("old",), ("old",), Way.NONE, ()),
        (NOT_ASKED, ("crm",), Way.NOT_WRITTEN_DOWN, ("stages/a/systems",)),
        (NOT_ASKED, (), Way.NONE, ()),
    ],
)
def test_stages_that_share_or_lack_a_system(first: Any, second: Any, way: Way, open: tuple[str, ...]) -> None:
    found = lifecycle(stack(Stage(id="a", systems=first), Stage(id="b", systems=second))).hand_offs[0].route

    assert (way, open) == (found.way, found.open)


def test_a_flow_of_leads_by_hand_is_named_and_one_that_may_be_is_kept_apart() -> None:
    written: list[tuple[str, Any, Any]] = [
        ("by-hand", ("leads",), "manual"),
        ("by-itself", ("leads",), "api"),
        ("untold", ("leads",), NOT_ASKED),
        ("sheet", NOT_ASKED, "manual"),
        ("feed", NOT_ASKED, "api"),
        ("list", ("audience",), "manual"),
    ]
    web, crm = End("web"), End("crm")
    flows = tuple(Flow(id=id, source=web, target=crm, carries=carries, how=how) for id, carries, how in written)

    found = lifecycle(stack(Stage(id="a", systems=("web",)), Stage(id="b", systems=("crm",)), flows=flows)).hand_offs[0]

    assert (("by-hand",), ("untold", "sheet")) == (found.by_hand, found.perhaps_by_hand)


def test_removing_any_answer_of_linden_harbour_never_narrows_a_range() -> None:
    full = load(LINDEN_HARBOUR).stack
    before = lifecycle(full)

    assert [] == [name for name, thinner in without_one(full) if not within(before, lifecycle(thinner))]


@drawn(st.data())
def test_removing_any_answer_of_any_stack_never_narrows_a_range(data: st.DataObject) -> None:
    full = data.draw(stacks())
    name, thinner = data.draw(st.sampled_from([*without_one(full), ("nothing", full)]))

    assert within(lifecycle(full), lifecycle(thinner)), name


def stack(*stages: Stage, flows: tuple[Flow, ...] = (), agreed: Any = NOT_ASKED) -> Stack:
    return Stack(
        company=Company(as_of="2026-11-01", flows_complete=Complete(everything=True)),
        teams={"ops": Team(id="ops")},
        systems={
            "crm": System(id="crm", does=("crm",)),
            "web": System(id="web", does=("cms",)),
            "old": System(id="old", does=("crm",), status="retired"),
        },
        flows=flows,
        stages={stage.id: stage for stage in stages},
        hand_offs=(HandOff(source="a", target="b", agreed=agreed),) if said(agreed) else (),
    )


def point(found: Lifecycle, id: str) -> Checkpoint:
    return next(each for each in found.stages[0].part.checkpoints if each.id == id)


def within(narrow: Lifecycle, wide: Lifecycle) -> bool:
    parts = [(one.part, other.part) for one, other in zip(narrow.stages, wide.stages, strict=True)]
    points = [pair for one, other in parts for pair in zip(one.checkpoints, other.checkpoints, strict=True)]
    return all(other.low <= one.low and one.high <= other.high for one, other in points)


def without_one(stack: Stack) -> Iterator[tuple[str, Stack]]:
    for noun in ("systems", "stages"):
        entries: dict[str, Record] = getattr(stack, noun)
        for id, entry in entries.items():
            for field, thinner in silenced(entry):
                yield f"{noun}/{id}/{field}", msgspec.structs.replace(stack, **{noun: {**entries, id: thinner}})
    for noun in ("flows", "hand_offs"):
        listed: tuple[Any, ...] = getattr(stack, noun)
        for number, entry in enumerate(listed):
            for field, thinner in silenced(entry):
                rest = (*listed[:number], thinner, *listed[number + 1 :])
                yield f"{noun}/{entry.id}/{field}", msgspec.structs.replace(stack, **{noun: rest})
    for id, stage in stack.stages.items():
        kpis = () if not said(stage.kpis) else stage.kpis
        for number, kpi in enumerate(kpis):
            for field, thinner in silenced(kpi):
                fewer = msgspec.structs.replace(stage, kpis=(*kpis[:number], thinner, *kpis[number + 1 :]))
                yield f"{id}/{number}/{field}", msgspec.structs.replace(stack, stages={**stack.stages, id: fewer})
    if said(stack.company.as_of):
        undated = msgspec.structs.replace(stack.company, as_of=NOT_ASKED)
        yield "company/as_of", msgspec.structs.replace(stack, company=undated)


def silenced(record: Record) -> Iterator[tuple[str, Any]]:
    for field in record.__struct_fields__:
        if field not in KEPT and said(getattr(record, field)):
            yield field, msgspec.structs.replace(record, **{field: NOT_ASKED})


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    """Draw up to four systems in three stages in which any answer may be missing."""

    def one_of(*values: Any) -> Any:
        return draw(st.sampled_from((*values, NOT_ASKED)))

    ids = draw(st.sampled_from(["ab", "abc", "abcd"]))
    does = (("crm",), ("data-integration",), ("file-exchange", "crm"), ())
    systems = {id: System(id=id, does=one_of(*does)) for id in ids}
    flows = tuple(
        Flow(
            id=f"{one}->{other}", source=End(one), target=End(other), carries=one_of(("leads",), ("content",), ("own",)),
            how=one_of("api", "manual"), direction=one_of("both", "one-way"),
        )
        for one in ids for other in ids
        if one != other and draw(st.booleans())
    )  # fmt: skip
    numbers = [
        Kpi(name=one_of("n", NONE), value=one_of("1"), measured=one_of("2026-10-31", "2020-01-31", NONE)),
        Kpi(name=one_of("m"), value=NONE),
    ]
    stages = {
        id: Stage(
            id=id, systems=one_of((), ("a",), ("b",), tuple(ids)), owner=one_of("ops", NONE),
            kpis=one_of((), (numbers[0],), tuple(numbers)),
        )
        for id in "xyz"
    }  # fmt: skip
    complete = Complete(systems={id: Confirmation() for id in ids if draw(st.booleans())})
    return Stack(
        company=Company(as_of=one_of("2026-11-01"), flows_complete=complete),
        teams={"ops": Team(id="ops")},
        systems=systems,
        flows=flows,
        stages=stages,
        hand_offs=(HandOff(source="x", target="y", agreed=one_of(YES, PARTLY, NO)),),
    )
