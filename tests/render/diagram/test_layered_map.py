"""The layered map: a box a system, shapes for states, kinds of systems where there are many."""

from __future__ import annotations

from xml.etree import ElementTree

from stackaudit.model.answer import NONE
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram.layered_map import draw
from stackaudit.render.diagram.stack_columns import MANY, columns, summary
from stackaudit.render.diagram.system_marks import WORDS, marks_of, system_mark
from tests.render.small_result import small_result

NAMES = {"touch": "Touchpoints", "send": "Orchestration"}


def test_every_system_has_a_box_and_every_flow_a_line() -> None:
    result = small_result()
    root = ElementTree.fromstring(draw(result, {"web": "touch", "esp": "send"}, NAMES))

    nodes = [element.attrib["data-node"] for element in root.iter() if "data-node" in element.attrib]
    lines = [element for element in root.iter() if "data-from" in element.attrib]

    assert sorted(result.stack.systems) == sorted(nodes)
    assert len(result.stack.flows) == len(lines)


def test_a_system_without_a_layer_gets_a_column_that_says_so() -> None:
    stack = Stack(systems={"a": System(id="a"), "b": System(id="b")})

    content = columns(stack, {"a": "touch"}, NAMES)

    assert [("touch", "Touchpoints"), ("send", "Orchestration"), ("", "No layer known")] == list(content.layers)


def test_what_nobody_answered_gives_no_mark() -> None:
    stack = Stack(systems={"a": System(id="a"), "b": System(id="b", owner=NONE, bought="card")})

    assert () == marks_of(stack, stack.systems["a"])
    assert ("owner", "card") == marks_of(stack, stack.systems["b"])


def test_every_mark_has_a_shape_of_its_own() -> None:
    assert len(WORDS) == len({system_mark(name, 0, 0).split("</title>")[1] for name in WORDS})


def test_retired_systems_are_left_out() -> None:
    stack = Stack(systems={"a": System(id="a"), "b": System(id="b", status="retired")})

    assert ["a"] == [tile.key for tile in columns(stack, {}, NAMES).tiles]


def test_many_systems_are_shown_by_kind_with_counts() -> None:
    systems = {f"s{n}": System(id=f"s{n}", does=("email" if n % 2 else "sms",)) for n in range(MANY + 2)}
    flows = tuple(Flow(id=f"f{n}", source=End(f"s{n}"), target=End(f"s{n + 1}"), how="api") for n in range(0, 40, 2))

    content = columns(Stack(systems=systems, flows=flows), dict.fromkeys(systems, "send"), NAMES)

    assert ["Email · 21", "Sms · 21"] == [tile.name for tile in content.tiles]
    assert [20] == [len(link.flows) for link in content.links]


def test_lines_between_kinds_are_drawn_once_a_pair_and_by_hand_only_where_all_are() -> None:
    systems = {f"s{n}": System(id=f"s{n}", does=("email" if n % 2 else "sms",)) for n in range(MANY + 2)}
    flows = (
        Flow(id="a", source=End("s0"), target=End("s1"), how="manual"),
        Flow(id="b", source=End("s2"), target=End("s1"), how="api", carries=("preferences",)),
        Flow(id="c", source=End("s1"), target=End("s0"), how="manual"),
    )

    content = columns(Stack(systems=systems, flows=flows), dict.fromkeys(systems, "send"), NAMES)

    assert [("automatic", True, 2), ("by hand", False, 1)] == [
        (link.how, link.preferences, len(link.flows)) for link in content.links
    ]
    assert 2 == content.by_hand


def test_a_flow_is_planned_by_hand_automatic_or_nobody_said() -> None:
    content = columns(small_result().stack, {}, NAMES)

    hows = {link.flows[0]: link.how for link in content.links}

    assert "planned" == hows["warehouse->cdp"]
    assert "by hand" == hows["warehouse->sheet"]
    assert "automatic" == hows["crm->esp"]
    assert "not said" == hows["esp->warehouse"]


def test_the_summary_counts_what_is_drawn() -> None:
    assert "12 systems, 11 flows between them, 3 by hand." == summary(columns(small_result().stack, {}, NAMES))


def test_a_map_that_leaves_lines_out_says_so() -> None:
    systems = {f"s{n}": System(id=f"s{n}", does=(f"kind-{n % 18}",)) for n in range(90)}
    pairs = [(one, other) for one in range(18) for other in range(18) if one != other]
    flows = tuple(Flow(id=f"{one}-{other}", source=End(f"s{one}"), target=End(f"s{other}")) for one, other in pairs)
    layers = {id: ("a", "b", "c")[int(id[1:]) % 3] for id in systems}

    content = columns(Stack(systems=systems, flows=flows), layers, {"a": "A", "b": "B", "c": "C"})

    assert 60 == len(content.links)
    assert f"Of {len(pairs)} connections the 60" in summary(content)
