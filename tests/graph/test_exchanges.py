"""Which stores exchange preferences with no other system."""

from __future__ import annotations

from stackaudit.graph.exchanges import unconnected_stores
from stackaudit.model.flows import End, Flow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

CRM = PreferenceStore(id="crm", system="crm")
SALES = PreferenceStore(id="sales", system="crm")
STORES = {"crm": CRM, "sales": SALES}
SYSTEMS = {id: System(id=id) for id in ("crm", "esp", "cdp")}


def test_a_flow_in_or_out_of_the_system_connects_each_of_its_stores() -> None:
    assert () == unconnected(flow(End("crm"), End("esp")))


def test_a_flow_of_one_store_leaves_its_neighbour_unconnected() -> None:
    assert (CRM,) == unconnected(flow(End("esp"), End("crm", "sales")))


def test_a_flow_inside_a_system_connects_nothing_with_another() -> None:
    assert (CRM, SALES) == unconnected(flow(End("crm", "crm"), End("crm", "sales")))


def test_a_flow_that_is_planned_connects_nothing_yet() -> None:
    planned = Flow(id="f", source=End("crm"), target=End("esp"), carries=("preferences",), status="planned")

    assert (CRM, SALES) == unconnected(planned)


def test_only_a_sender_elsewhere_that_asks_the_store_connects_it() -> None:
    mine = Sender(id="calls", system="crm", channel="phone", checks=("sales",))
    other = Sender(id="mail", system="esp", channel="email", checks=("crm",))

    stack = Stack(systems=SYSTEMS, preference_stores=STORES, senders={"calls": mine, "mail": other})

    assert (SALES,) == unconnected_stores(stack)


def test_a_flow_that_the_store_filters_connects_it() -> None:
    filtered = Flow(id="f", source=End("cdp"), target=End("esp"), carries=("audience",), filters=("crm",))

    assert (SALES,) == unconnected(filtered)


def unconnected(*flows: Flow) -> tuple[PreferenceStore, ...]:
    return unconnected_stores(Stack(systems=SYSTEMS, preference_stores=STORES, flows=flows))


def flow(source: End, target: End) -> Flow:
    return Flow(id=f"{source}->{target}", source=source, target=target, carries=("preferences",))
