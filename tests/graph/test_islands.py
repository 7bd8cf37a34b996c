"""Islands: groups of systems that tell each other about preferences."""

from __future__ import annotations

from stackaudit.graph.islands import island_of
from stackaudit.graph.stack_graph import islands
from stackaudit.model.flows import End, Flow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import FlowStatus


def flow(source: str, target: str, *, carries: str = "preferences", status: FlowStatus = "live") -> Flow:
    return Flow(id=f"{source}->{target}", source=End(source), target=End(target), carries=(carries,), status=status)


def stack(systems: str, stores: str, *flows: Flow) -> Stack:
    return Stack(
        systems={system: System(id=system) for system in systems.split()},
        preference_stores={store: PreferenceStore(id=store, system=store.split("-")[0]) for store in stores.split()},
        flows=flows,
    )


def test_systems_that_tell_each_other_are_one_island_whoever_tells_whom() -> None:
    found = islands(stack("a b c", "a b c", flow("a", "b"), flow("c", "b")))

    assert [("a", "b", "c")] == [island.systems for island in found]
    assert [("a->b", "c->b")] == [island.flows for island in found]


def test_a_system_without_a_store_joins_two_that_have_one() -> None:
    found = islands(stack("a relay c", "a c", flow("a", "relay"), flow("relay", "c")))

    assert [("a", "c")] == [island.stores for island in found]


def test_systems_without_a_store_are_no_island() -> None:
    assert [("a",)] == [island.systems for island in islands(stack("a b c", "a", flow("b", "c")))]


def test_planned_broken_and_other_flows_join_nothing() -> None:
    flows = (flow("a", "b", status="planned"), flow("b", "c", status="broken"), flow("c", "a", carries="audience"))

    assert [("a",), ("b",), ("c",)] == [island.systems for island in islands(stack("a b c", "a b c", *flows))]


def test_a_flow_that_is_retiring_still_joins() -> None:
    assert 1 == len(islands(stack("a b", "a b", flow("a", "b", status="retiring"))))


def test_the_island_with_the_most_stores_comes_first() -> None:
    found = islands(stack("a b c", "a b c c-two", flow("b", "c")))

    assert [(1, ("b", "c", "c-two")), (2, ("a",))] == [(island.number, island.stores) for island in found]


def test_a_store_finds_its_island() -> None:
    found = islands(stack("a b", "a b"))

    assert found[1] == island_of(found, "b")
    assert island_of(found, "c") is None
