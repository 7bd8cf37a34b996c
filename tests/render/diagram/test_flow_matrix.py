"""The flow matrix: one letter a way of running, clusters together, layers with counts where there are many systems."""

from __future__ import annotations

from xml.etree import ElementTree

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read_text
from stackaudit.render.diagram.flow_matrix import draw
from stackaudit.render.diagram.flow_table import BLOCKS, FlowTable, flow_table, summary
from stackaudit.render.stack_layers import layer_names, layer_of
from tests.render.diagram.made_stacks import made_result

SHOP = """
stackaudit: 1
systems:
  bi: {does: [reporting]}
  web: {does: [form-capture]}
  till: {does: [point-of-sale]}
  crm: {does: [crm]}
  esp: {does: [email]}
  old: {does: [email], status: retired}
flows:
  - {from: web, to: crm, carries: [profile, preferences], how: api}
  - {id: again, from: web, to: crm, carries: [leads], how: manual}
  - {from: till, to: crm, carries: [transactions], how: file}
  - {from: crm, to: esp, carries: [audience]}
  - {from: crm, to: bi, carries: [outcomes], how: batch, status: planned}
  - {from: esp, to: web, carries: [responses], how: api, direction: both}
"""


def test_each_cell_has_a_letter_for_each_way_in_which_flows_run() -> None:
    cells = table_of(shop()).cells

    assert {"A": 1, "M": 1} == cells["web", "crm"].letters
    assert {"F": 1} == cells["till", "crm"].letters
    assert {"?": 1} == cells["crm", "esp"].letters
    assert {"p": 1} == cells["crm", "bi"].letters


def test_a_cell_tells_that_a_yes_or_no_is_among_it() -> None:
    assert ["web"] == [source for (source, _), cell in table_of(shop()).cells.items() if cell.preferences]


def test_a_flow_that_runs_both_ways_is_in_two_cells_and_counted_once() -> None:
    table = table_of(shop())

    assert ("again", "esp->web") == (table.cells["web", "crm"].flows[1], table.cells["web", "esp"].flows[0])
    assert (6, 1) == (table.flows, table.by_hand)
    assert summary(table).startswith("5 systems, 6 flows between 6 pairs of systems, 1 by hand")


def test_rows_stand_by_layer_and_what_is_retired_is_left_out() -> None:
    groups = [line.group for line in table_of(shop()).lines]

    assert sorted(groups, key=list(layer_names()).index) == groups
    assert "old" not in [line.key for line in table_of(shop()).lines]


def test_many_systems_are_counted_by_layer() -> None:
    result = made_result(30)
    table = table_of(result)

    assert table.blocks
    assert len(table.groups) == len(table.lines)
    assert len(table.lines) < BLOCKS
    assert table.systems == sum(len(line.members) for line in table.lines)


def test_a_cell_says_who_sends_what_to_whom_when_pointed_at() -> None:
    root = ElementTree.fromstring(draw(shop(), layer_of(shop().stack), layer_names()))

    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]

    assert "till to crm: transactions (file)" in titles
    assert "crm to esp: audience (nobody said how)" in titles


def test_a_narrowed_matrix_has_those_flows_alone() -> None:
    table = flow_table(shop(), layer_of(shop().stack), layer_names(), "preferences")

    assert [("web", "crm")] == list(table.cells)


def shop() -> AuditResult:
    return audit(read_text(SHOP))


def table_of(result: AuditResult) -> FlowTable:
    return flow_table(result, layer_of(result.stack), layer_names())
