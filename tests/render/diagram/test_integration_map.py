"""The integration map: what stands in the middle, which links are told apart, what is missing for certain only."""

from __future__ import annotations

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read_text
from stackaudit.render.diagram.integration import Integration, Wire, integration, summary
from stackaudit.render.diagram.integration_boxes import HUB
from stackaudit.render.diagram.integration_gaps import missing
from stackaudit.render.diagram.integration_layout import placed
from stackaudit.render.diagram.integration_map import draw
from stackaudit.render.stack_layers import layer_names, layer_of
from tests.render.diagram.made_stacks import made_result

SHOP = """
stackaudit: 1
company: {customer_data_repository: [dwh]%s}
systems:
  dwh: {name: Warehouse, does: [profile-store]}
  web: {does: [form-capture]}
  till: {does: [point-of-sale]}
  esp: {does: [email]}
  bi: {does: [reporting]}
flows:
  - {from: web, to: dwh, carries: [profile], how: api}
  - {from: till, to: dwh, carries: [transactions], how: manual}
  - {from: dwh, to: bi, carries: [outcomes]}
  - {from: web, to: esp, carries: [preferences], how: api}
senders: {news: {system: esp, channel: email}}
"""


def test_the_named_repository_stands_in_the_middle() -> None:
    content = content_of(SHOP % "")

    assert (("dwh",), True) == (content.hubs, content.named)
    assert {"web", "till", "esp", "bi"} == {tile.key for tile in content.tiles}


def test_without_a_named_one_the_system_with_most_flows_does() -> None:
    content = content_of((SHOP % "").replace("customer_data_repository: [dwh]", "name: Shop"))

    assert (("dwh",), False) == (content.hubs, content.named)


def test_each_link_says_how_it_runs_and_in_which_direction() -> None:
    spokes = {wire.one: wire for wire in content_of(SHOP % "").spokes}

    assert ("automatic", True, False) == told(spokes["web"])
    assert ("by hand", True, False) == told(spokes["till"])
    assert ("not said", False, True) == told(spokes["bi"])


def test_a_link_beside_the_repository_is_no_spoke() -> None:
    (wire,) = content_of(SHOP % "").wires

    assert ({"web", "esp"}, True) == ({wire.one, wire.other}, wire.preferences)


def test_a_link_that_nobody_ruled_out_is_not_missing() -> None:
    assert {} == missing(result_of(SHOP % "").stack, ["dwh"])


def test_a_link_is_missing_where_complete_lists_rule_it_out() -> None:
    result = result_of(SHOP % ", flows_complete: [dwh, web, till, esp, bi]")

    assert {"esp": (True, True)} == missing(result.stack, ["dwh"])
    assert ["esp"] == [
        wire.one
        for wire in content_of(SHOP % ", flows_complete: [dwh, web, till, esp, bi]").spokes
        if wire.how == "missing"
    ]


def test_what_is_missing_is_missing_among_all_flows_also_where_few_are_drawn() -> None:
    fed = SHOP % ", flows_complete: [dwh, web, till, esp, bi]" + "\n"
    fed = fed.replace("senders:", "  - {from: dwh, to: esp, carries: [audience], how: api}\nsenders:")
    result = result_of(fed)

    content = integration(result, layer_of(result.stack), layer_names(), "preferences")

    assert [(False, True)] == [(wire.back, wire.there) for wire in content.spokes]
    assert {"esp": (False, True)} == missing(result.stack, ["dwh"])


def test_no_gap_is_drawn_around_a_guess_at_the_middle() -> None:
    unnamed = (SHOP % ", flows_complete: [dwh, web, till, esp, bi]").replace("customer_data_repository: [dwh], ", "")

    assert [] == [wire for wire in content_of(unnamed).spokes if wire.how == "missing"]


def test_many_systems_share_boxes_and_none_is_lost() -> None:
    result = made_result(300)
    content = content_in(result)
    shown = [id for tile in content.tiles for id in tile.members]

    assert len(content.tiles) <= 60
    assert len(shown) == len(set(shown))
    assert content.systems == len(shown) + len(content.hubs) + content.leaves.get(HUB, 0)
    assert content.leaves


def test_a_picture_leaves_out_only_what_its_words_say() -> None:
    content = content_in(made_result(300))

    assert f"the {len(content.wires)} with preferences or most flows are drawn" in summary(content)


def test_every_system_has_a_row_of_its_own_beside_the_repository() -> None:
    content = content_in(made_result(30))
    spots = placed(content)

    rows = [(box.x, box.y) for box in spots.boxes.values()]

    assert len(rows) == len(set(rows))
    assert [] == [key for key, box in spots.boxes.items() if box.overlaps(spots.hub)]


def test_a_missing_link_says_what_is_missing() -> None:
    result = result_of(SHOP % ", flows_complete: [dwh, web, till, esp, bi]")

    assert "cut off from it" in draw(result, layer_of(result.stack), layer_names())


def told(wire: Wire) -> tuple[str, bool, bool]:
    return wire.how, wire.there, wire.back


def result_of(text: str) -> AuditResult:
    return audit(read_text(text))


def content_in(result: AuditResult) -> Integration:
    return integration(result, layer_of(result.stack), layer_names())


def content_of(text: str) -> Integration:
    return content_in(result_of(text))
