"""The tables beside the maps of links: every flow is in them."""

from __future__ import annotations

import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read_text
from stackaudit.render.diagram.neighbours import UnknownSystemError
from stackaudit.render.flow_filter import narrowed, untold
from stackaudit.render.picture_facts_links import flow_matrix_facts, integration_facts, neighbourhood_facts
from stackaudit.render.stack_layers import layer_names, layer_of
from tests.render.diagram.made_stacks import made_result

SHOP = """
stackaudit: 1
company: {customer_data_repository: [dwh], flows_complete: [dwh, web, esp, bi]}
systems:
  dwh: {name: Warehouse, does: [profile-store]}
  web: {name: Web shop, does: [form-capture]}
  esp: {name: Mailer, does: [email]}
  bi: {name: Figures, does: [reporting]}
flows:
  - {from: web, to: dwh, carries: [profile], how: manual}
  - {from: web, to: bi, carries: [content], how: api}
  - {from: bi, to: web}
senders: {news: {system: esp, channel: email}}
"""


def test_the_facts_of_the_integration_map_are_links_gaps_and_those_without_either() -> None:
    result = shop()

    rows = integration_facts(result, layer_of(result.stack), layer_names()).rows

    assert (
        ("Web shop", "Warehouse", "by hand", "profile"),
        ("Mailer", "the repository", "missing", "cut off from it"),
        ("Figures", "", "no link of its own", "Measurement and analytics"),
    ) == rows


def test_the_facts_of_the_matrix_are_its_cells() -> None:
    result = shop()

    rows = flow_matrix_facts(result, layer_of(result.stack), layer_names()).rows

    assert ("Web shop", "Warehouse", "1 by hand", "profile") == rows[0]
    assert ("Figures", "Web shop", "1 nobody said how", "nobody said what") == rows[2]
    assert len(result.stack.flows) == len(rows)


def test_among_many_systems_they_are_those_between_layers() -> None:
    result = made_result(150)

    rows = flow_matrix_facts(result, layer_of(result.stack), layer_names()).rows

    assert len(rows) <= 64
    assert {row[0] for row in rows} <= {*layer_names().values(), "No layer known"}


def test_the_facts_of_a_neighbourhood_are_its_flows() -> None:
    assert 2 == len(neighbourhood_facts(shop(), "bi").rows)
    with pytest.raises(UnknownSystemError):
        neighbourhood_facts(shop(), "nobody")


@pytest.mark.parametrize("only, left", [("", 3), ("personal", 1), ("preferences", 0)])
def test_flows_are_narrowed_to_what_they_are_known_to_carry(only: str, left: int) -> None:
    assert left == len(narrowed(shop(), only).stack.flows)
    assert (0 if not only else 1) == untold(shop(), only)


def shop() -> AuditResult:
    return audit(read_text(SHOP))
