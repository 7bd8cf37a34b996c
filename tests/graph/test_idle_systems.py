"""Nothing goes through systems that are planned or retired."""

from __future__ import annotations

import pytest

from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.ways import Way, ways_into
from stackaudit.inventory.load import load_text


@pytest.mark.parametrize(
    "status, way", [("live", Way.AUTOMATIC), ("retiring", Way.AUTOMATIC), ("planned", Way.NONE), ("retired", Way.NONE)]
)
def test_a_way_leads_only_through_systems_that_work_today(status: str, way: Way) -> None:
    stack = load_text(
        f"""\
stackaudit: 1
company: {{flows_complete: all}}
systems: {{models: {{}}, etl: {{status: {status}}}, journeys: {{}}}}
flows:
  - {{from: models, to: etl, carries: [scores], how: api}}
  - {{from: etl, to: journeys, carries: [scores], how: api}}
"""
    ).stack

    assert way is ways_into(stack, ["journeys"], ["scores"]).of("models").way
    assert way is Arrivals(stack).into(["journeys"], ["scores"]).way
