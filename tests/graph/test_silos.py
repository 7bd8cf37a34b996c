"""Islands of preferences about the same scope between which nothing is known to pass."""

from __future__ import annotations

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.silos import Silo, silos
from stackaudit.graph.stack_graph import islands
from stackaudit.inventory.load import load_text


def test_each_island_but_the_largest_is_a_silo_against_every_larger_one() -> None:
    found = silos_of("""
company: {flows_complete: all}
systems: {a: {}, b: {}, c: {}}
preference_stores: {a: {in: a, covers: [email]}, b: {in: b, covers: [email]}, c: {in: c, covers: [email]}}
""")

    assert [(("b",), [1]), (("c",), [1, 2])] == [
        (silo.island.stores, [gap.other.number for gap in silo.gaps]) for silo in found
    ]


def test_islands_about_different_scopes_are_no_silos() -> None:
    found = silos_of("""
systems: {a: {}, b: {}}
preference_stores: {a: {in: a, covers: [email]}, b: {in: b, covers: [sms]}}
""")

    assert () == found


def test_islands_of_different_brands_are_no_silos() -> None:
    found = silos_of("""
systems: {a: {}, b: {}}
preference_stores:
  a: {in: a, covers: [email], brands: [oak]}
  b: {in: b, covers: [email], brands: [elm]}
""")

    assert () == found


def test_each_direction_is_certain_by_itself() -> None:
    (silo,) = silos_of("""
company: {flows_complete: [esp]}
systems: {web: {}, esp: {}, crm: {}}
preference_stores: {esp: {in: esp, covers: [email]}, crm: {in: crm, covers: [email]}}
flows: [{from: web, to: esp, carries: [preferences]}]
""")

    assert (("crm",), False, True) == (silo.island.stores, silo.gaps[0].out, silo.gaps[0].back)
    assert silo.gaps[0].certain


def test_a_scope_that_nobody_wrote_down_is_shared_at_face_value_and_never_for_certain() -> None:
    (silo,) = silos_of("""
company: {flows_complete: all}
systems: {a: {}, b: {}}
preference_stores: {a: {in: a}, b: {in: b, covers: [email]}}
""")

    assert (("email",), False, False) == (silo.gaps[0].scopes, silo.gaps[0].stated, silo.gaps[0].certain)


def test_senders_on_both_sides_count_where_they_send_about_the_same() -> None:
    stack = """
systems: {a: {}, b: {}}
preference_stores: {a: {in: a, covers: [email]}, b: {in: b, covers: [email]}}
senders:
  one: {system: a, channel: email, purposes: [marketing.offers], checks: a}
  two: {system: b, channel: email, purposes: [OTHER], checks: b}
"""

    (same,) = silos_of(stack.replace("OTHER", "marketing"))
    (other,) = silos_of(stack.replace("OTHER", "survey"))

    assert {"one", "two"} == set(same.gaps[0].senders)
    assert () == other.gaps[0].senders


def test_the_pair_to_link_shares_most_and_then_tells_and_hears_most() -> None:
    (silo,) = silos_of("""
systems: {form: {}, crm: {}, out: {}, esp: {}}
preference_stores:
  form: {in: form, covers: [email]}
  crm: {in: crm, covers: [email]}
  out: {in: out, covers: [post]}
  esp: {in: esp, covers: [email]}
flows:
  - {from: form, to: crm, carries: [preferences]}
  - {from: crm, to: out, carries: [preferences]}
""")

    assert ("esp", "crm") == silo.gaps[0].join


def silos_of(text: str) -> tuple[Silo, ...]:
    stack = load_text(f"stackaudit: 1\n{text}").stack
    return silos(PromiseBook(stack), islands(stack))
