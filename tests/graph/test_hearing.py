"""Which stores speak and never hear, and which hear and never tell."""

from __future__ import annotations

from stackaudit.graph.hearing import Hearing
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

THREE_STORES = """
systems: {core: {}, crm: {}, esp: {}, lake: {}, web: {}}
preference_stores:
  core: {in: core, covers: [email]}
  crm: {in: crm, covers: [email]}
  esp: {in: esp, covers: [email]}
collection_points:
  form: {writes: core, covers: [email]}
  agent: {writes: crm, covers: [email]}
  footer: {writes: esp, covers: [email]}
senders:
  newsletter: {system: esp, channel: email, checks: esp}
"""
CLOSED = "company: {flows_complete: all}"


def test_a_store_that_only_tells_is_deaf_and_one_that_is_only_told_is_mute() -> None:
    found = hearing("flows: [{from: core, to: crm, carries: [preferences]}]")

    assert [("core", ("agent", "footer"))] == [(each.store, each.points) for each in found.deaf]
    assert [("crm", ("core", "esp"), ("newsletter",))] == [
        (each.store, each.stores, each.senders) for each in found.mute
    ]


def test_a_store_in_the_middle_is_neither() -> None:
    found = hearing("""flows:
      - {from: core, to: crm, carries: [preferences]}
      - {from: crm, to: esp, carries: [preferences]}""")

    assert ["core"] == [each.store for each in found.deaf]
    assert ["esp"] == [each.store for each in found.mute]


def test_a_store_without_any_flow_is_neither() -> None:
    found = hearing("flows: []")

    assert ((), ()) == (found.deaf, found.mute)


def test_stores_that_tell_each_other_in_a_ring_are_neither() -> None:
    found = hearing("""flows:
      - {from: core, to: crm, carries: [preferences]}
      - {from: crm, to: esp, carries: [preferences]}
      - {from: esp, to: core, carries: [preferences]}""")

    assert ((), ()) == (found.deaf, found.mute)


def test_a_relay_behind_which_nobody_listens_is_not_told() -> None:
    found = hearing("""flows:
      - {from: core, to: crm, carries: [preferences]}
      - {from: crm, to: lake, carries: [preferences]}""")

    assert ["crm"] == [each.store for each in found.mute]


def test_a_relay_that_leads_on_to_a_store_is() -> None:
    found = hearing("""flows:
      - {from: core, to: crm, carries: [preferences]}
      - {from: crm, to: lake, carries: [preferences]}
      - {from: lake, to: esp, carries: [preferences]}""")

    assert ["esp"] == [each.store for each in found.mute]


def test_a_relay_without_a_store_behind_it_does_not_make_a_store_hear() -> None:
    found = hearing("""flows:
      - {from: web, to: core, carries: [preferences]}
      - {from: core, to: crm, carries: [preferences]}""")

    assert ["core"] == [each.store for each in found.deaf]


def test_a_store_that_hears_a_relay_and_tells_one_is_mute_and_not_deaf() -> None:
    found = hearing("""flows:
      - {from: web, to: crm, carries: [preferences]}
      - {from: crm, to: lake, carries: [preferences]}""")

    assert ((), ["crm"]) == (found.deaf, [each.store for each in found.mute])


def test_a_flow_that_carries_only_yeses_tells_no_no() -> None:
    found = hearing("flows: [{from: core, to: crm, carries: [preferences], preferences: {says: yes-only}}]")

    assert ((), ()) == (found.deaf, found.mute)


def test_each_scope_is_looked_at_by_itself() -> None:
    found = hearing(
        """flows:
      - {from: core, to: crm, carries: [preferences]}
      - {from: crm, to: core, carries: [preferences], preferences: {covers: [phone]}}""",
        stack=THREE_STORES.replace("[email]", "[email, phone]"),
    )

    assert [("core", ("email",))] == [(each.store, each.scopes) for each in found.deaf if "agent" in each.points]


def test_only_a_complete_list_makes_it_certain() -> None:
    flows = "flows: [{from: core, to: crm, carries: [preferences]}]"

    certain, open_ = hearing(flows), hearing(flows, company="")

    assert [("agent", "footer")] == [each.certain for each in certain.deaf]
    assert [("core", "esp", "newsletter")] == [each.certain for each in certain.mute]
    assert [()] == [each.certain for each in open_.deaf]
    assert [()] == [each.certain for each in open_.mute]


def test_scopes_that_nobody_wrote_down_make_nothing_certain() -> None:
    stack = THREE_STORES.replace("crm: {in: crm, covers: [email]}", "crm: {in: crm}")

    found = hearing("flows: [{from: core, to: crm, carries: [preferences]}]", stack=stack)

    assert [()] == [each.certain for each in found.mute]


def test_the_senders_that_act_on_a_deaf_store_ask_it_or_what_it_tells() -> None:
    found = hearing("""flows:
      - {from: core, to: lake, carries: [preferences]}
      - {from: lake, to: esp, carries: [preferences]}""")

    assert [("core", ("newsletter",))] == [(each.store, each.senders) for each in found.deaf]


def hearing(flows: str, *, company: str = CLOSED, stack: str = THREE_STORES) -> Hearing:
    return Hearing(PromiseBook(load_text(f"stackaudit: 1\n{company}\n{stack}\n{flows}\n").stack))
