"""The best way from one set of systems to another: by itself, by hand, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import msgspec
import pytest
from hypothesis import strategies as st

from stackaudit.graph.ways import Route, Way, ways_into, ways_out_of
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Silence
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import Direction, FlowStatus, How, Level


def test_an_all_automatic_way_counts_over_several_flows() -> None:
    assert Way.AUTOMATIC is way_of("shop", flow("shop", "crm"), flow("crm", "hub", how="file"))


def test_one_hop_by_hand_makes_the_way_one_by_hand() -> None:
    assert Way.BY_HAND is way_of("shop", flow("shop", "crm", how="manual"), flow("crm", "hub"))


def test_an_automatic_way_beside_one_by_hand_is_automatic() -> None:
    flows = (flow("shop", "hub", how="manual"), flow("shop", "crm"), flow("crm", "hub"))

    assert Way.AUTOMATIC is way_of("shop", *flows)


def test_a_hop_of_which_nobody_said_how_is_untold_and_names_the_missing_answers() -> None:
    flows = (flow("shop", "crm", how=UNKNOWN), flow("crm", "hub", carries=NOT_ASKED))

    found = ways_into(stack(*flows), ["hub"]).of("shop")

    assert (
        Route(Way.UNTOLD, 0.0, 1.0, ("shop->crm", "crm->hub"), ("flows/shop->crm/how", "flows/crm->hub/carries"))
        == found
    )


@pytest.mark.parametrize(
    "complete, expected",
    [
        ((), Way.NOT_WRITTEN_DOWN),
        (("shop",), Way.NONE),
        (("hub",), Way.NOT_WRITTEN_DOWN),  # something that nobody wrote down may lead to crm, which feeds the hub
        (("hub", "crm"), Way.NONE),
    ],
)
def test_without_a_route_only_complete_lists_make_a_no(complete: tuple[str, ...], expected: Way) -> None:
    assert expected is way_of("shop", flow("crm", "hub"), complete=complete)


@pytest.mark.parametrize("status, expected", [("planned", Way.NONE), ("broken", Way.NONE), ("retiring", Way.AUTOMATIC)])
def test_only_live_flows_feed(status: FlowStatus, expected: Way) -> None:
    assert expected is way_of("shop", flow("shop", "hub", status=status), complete=("shop", "hub"))


def test_content_feeds_nobody() -> None:
    assert Way.NONE is way_of("shop", flow("shop", "hub", carries=("content",)), complete=("shop", "hub"))


@pytest.mark.parametrize(
    "direction, expected",
    [("both", Way.AUTOMATIC), (UNKNOWN, Way.UNTOLD), (NOT_ASKED, Way.NONE), ("one-way", Way.NONE)],
)
def test_a_flow_goes_one_way_unless_somebody_said_otherwise(direction: Direction | Silence, expected: Way) -> None:
    assert expected is way_of("shop", flow("hub", "shop", direction=direction), complete=("shop", "hub"))


def test_circles_end() -> None:
    assert Way.NONE is way_of("shop", flow("shop", "crm"), flow("crm", "shop"), complete=("shop", "crm", "hub"))


def test_outward_the_flows_stand_in_the_order_of_travel() -> None:
    flows = (flow("hub", "crm", carries=("audience",)), flow("crm", "shop", carries=("audience",), how="manual"))

    found = ways_out_of(stack(*flows), ["hub"], ["audience"])

    assert Route(Way.AUTOMATIC, 1.0, 1.0) == found.of("hub")
    assert Route(Way.BY_HAND, 0.5, 0.5, ("hub->crm", "crm->shop")) == found.of("shop")


def test_what_a_flow_does_not_carry_does_not_arrive() -> None:
    flows = (flow("hub", "crm", carries=("audience",)), flow("crm", "shop", carries=("profile",)))

    assert Way.NONE is ways_out_of(stack(*flows, complete=("hub", "crm")), ["hub"], ["audience"]).of("shop").way


@pytest.mark.parametrize(
    "level, expected",
    [
        ("person", Route(Way.AUTOMATIC, 1.0, 1.0, ("shop->hub",))),
        ("total", Route(Way.NONE, 0.0, 0.0)),
        (NOT_ASKED, Route(Way.AUTOMATIC, 0.0, 1.0, ("shop->hub",), ("flows/shop->hub/level",))),
    ],
)
def test_totals_are_no_rows_about_people(level: Level | Silence, expected: Route) -> None:
    told = msgspec.structs.replace(flow("shop", "hub"), level=level)

    assert expected == ways_into(stack(told, complete=("shop",)), ["hub"], ["profile"], per_person=True).of("shop")


def test_the_best_of_several_names_only_answers_that_could_better_it() -> None:
    flows = (flow("shop", "hub", how="manual"), flow("crm", "hub", how=UNKNOWN))
    found = ways_into(stack(*flows), ["hub"])

    best = found.best(["shop", "crm"])

    assert (Way.UNTOLD, 0.5, 1.0, ("flows/crm->hub/how",)) == (best.way, best.low, best.high, best.open)
    assert Route(Way.NONE, 0.0, 0.0) == found.best([])


SYSTEMS = ("shop", "crm", "hub", "app")
random_flows = st.lists(
    st.builds(
        Flow,
        id=st.just(""),
        source=st.sampled_from([End(each) for each in SYSTEMS]),
        target=st.sampled_from([End(each) for each in SYSTEMS]),
        carries=st.sampled_from([("audience",), ("content",), ("audience", "scores"), NOT_ASKED, UNKNOWN]),
        how=st.sampled_from(["api", "manual", NOT_ASKED]),
        level=st.sampled_from(["person", "total", NOT_ASKED]),
        direction=st.sampled_from(["both", NOT_ASKED, UNKNOWN]),
    ),
    max_size=6,
).map(lambda flows: tuple(msgspec.structs.replace(each, id=f"f{place}") for place, each in enumerate(flows)))


@hypothesis.given(flows=random_flows, complete=st.sets(st.sampled_from(SYSTEMS)), per_person=st.booleans())
def test_the_bounds_are_those_of_every_walk(flows: tuple[Flow, ...], complete: set[str], per_person: bool) -> None:
    found = bounds_of(flows, complete, per_person)

    assert found == {system: by_walking(system, flows, complete, per_person) for system in SYSTEMS}


@hypothesis.given(
    flows=random_flows, complete=st.sets(st.sampled_from(SYSTEMS)), per_person=st.booleans(), data=st.data()
)
def test_a_missing_answer_only_widens_the_bounds(
    flows: tuple[Flow, ...], complete: set[str], per_person: bool, data: st.DataObject
) -> None:
    hypothesis.assume(flows)
    place = data.draw(st.integers(0, len(flows) - 1))
    field = data.draw(st.sampled_from(["carries", "how", "level"]))
    fewer = (*flows[:place], msgspec.structs.replace(flows[place], **{field: NOT_ASKED}), *flows[place + 1 :])

    before, after = bounds_of(flows, complete, per_person), bounds_of(fewer, complete, per_person)

    assert all(after[each][0] <= before[each][0] and before[each][1] <= after[each][1] for each in SYSTEMS)


def bounds_of(flows: tuple[Flow, ...], complete: set[str], per_person: bool) -> dict[str, tuple[float, float]]:
    company = Company(flows_complete=Complete(systems={id: Confirmation() for id in sorted(complete)}))
    given = Stack(company=company, systems={id: System(id=id) for id in SYSTEMS}, flows=flows)
    found = ways_into(given, ["hub"], ["audience"], per_person=per_person)
    return {system: (found.of(system).low, found.of(system).high) for system in SYSTEMS}


def by_walking(system: str, flows: tuple[Flow, ...], complete: set[str], per_person: bool) -> tuple[float, float]:
    """Return the bounds by trying every walk without a repeated system."""
    sure, maybe_written, maybe = set(), set(), set()
    for walk in walks(system, (system,), flows, complete, per_person):
        hand = any(how is False for _, how in walk)
        if all(link is True for link, _ in walk):
            sure.add(0.5 if hand or any(how is None for _, how in walk) else 1.0)
        worth = 0.5 if hand else 1.0
        maybe.add(worth)
        if all(link != "unwritten" for link, _ in walk):
            maybe_written.add(worth)
    low = max(sure, default=0.0)
    high = max(maybe_written if low else maybe, default=0.0)
    return low, high


def walks(
    at: str, seen: tuple[str, ...], flows: tuple[Flow, ...], complete: set[str], per_person: bool
) -> Iterator[tuple[tuple[object, bool | None], ...]]:
    if at == "hub":
        yield ()
        return
    steps: list[tuple[str, object, bool | None]] = []
    for each in flows:
        ends = [(each.source.system, each.target.system, True)]
        if each.direction in ("both", UNKNOWN):
            ends.append((each.target.system, each.source.system, each.direction == "both"))
        carries = None if each.carries in (NOT_ASKED, UNKNOWN) else "audience" in each.carries
        level = (None if each.level is NOT_ASKED else each.level == "person") if per_person else True
        how = None if each.how is NOT_ASKED else each.how != "manual"
        for source, target, certain in ends:
            if source == at and carries is not False and level is not False:
                steps.append((target, True if carries and level and certain else None, how))
    if at not in complete:
        steps += [(other, "unwritten", None) for other in SYSTEMS if other not in complete]
    for target, link, how in steps:
        if target not in seen:
            for rest in walks(target, (*seen, target), flows, complete, per_person):
                yield ((link, how), *rest)


def way_of(system: str, *flows: Flow, complete: tuple[str, ...] = ()) -> Way:
    return ways_into(stack(*flows, complete=complete), ["hub"]).of(system).way


def stack(*flows: Flow, complete: tuple[str, ...] = ()) -> Stack:
    return Stack(
        company=Company(flows_complete=Complete(systems={id: Confirmation() for id in complete})),
        systems={id: System(id=id) for id in ("shop", "crm", "hub")},
        flows=flows,
    )


def flow(
    source: str,
    target: str,
    *,
    carries: tuple[str, ...] | Silence = ("profile",),
    how: How | Silence = "api",
    status: FlowStatus | Silence = NOT_ASKED,
    direction: Direction | Silence = NOT_ASKED,
) -> Flow:
    id, ends = f"{source}->{target}", (End(source), End(target))
    return Flow(id=id, source=ends[0], target=ends[1], carries=carries, how=how, status=status, direction=direction)
