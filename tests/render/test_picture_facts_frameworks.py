"""The tables beside the loop, the lifecycle and the automations have everything, also what the pictures cut."""

from __future__ import annotations

import pytest

from stackaudit.render.picture_facts_frameworks import always_on_facts, automations_facts, lifecycle_facts
from tests.render.small_result import EMOJI, LONG, NASTY_NAMES, PIPE, QUOTES, small_result


@pytest.mark.parametrize("facts", [always_on_facts, lifecycle_facts, automations_facts])
def test_every_row_is_as_wide_as_the_headings(facts: object) -> None:
    assert callable(facts)
    table = facts(small_result())

    assert {len(table.headings)} == {len(row) for row in table.rows}


def test_the_loop_has_every_link_and_every_checkpoint() -> None:
    result = small_result()
    machine = result.frameworks.always_on
    rows = always_on_facts(result).rows

    assert len(machine.links) + sum(len(part.checkpoints) for part in machine.functions) == len(rows)
    assert ("missing", "") == rows[5][2:4]
    assert rows[4][4].endswith("(1 answer open)")
    assert {"met", "partly", "not met", "open"} == {row[2] for row in rows[7:]}


def test_the_lifecycle_has_every_system_and_number() -> None:
    rows = lifecycle_facts(small_result()).rows
    first = [row for row in rows if row[0] == NASTY_NAMES[0]]

    assert 8 == len(next(row[2] for row in first if row[1] == "carried by").split(", "))
    assert 5 == len([row for row in first if row[1] == "counted"])
    assert 6 == len([row for row in rows if row[1] == "hand-off"])


def test_the_lifecycle_says_over_which_systems_people_are_handed_on() -> None:
    rows = [row for row in lifecycle_facts(small_result()).rows if row[1] == "hand-off"]

    assert "automatic, some leads by hand" == rows[1][2]
    assert f"Web shop → {LONG}; Old mailer → {EMOJI}" == rows[1][4]
    assert ("missing", "terms not agreed", "") == rows[5][2:]


def test_both_shares_of_people_are_there_with_the_band() -> None:
    shares = [row[1:4] for row in lifecycle_facts(small_result()).rows if row[1].startswith("share of")]

    assert [
        ("share of own people", "36 %", "band 40-60 %"),
        ("share of people and agencies", "not said", "band 40-60 %"),
    ] == shares


def test_automations_say_where_they_run_and_what_is_missing() -> None:
    rows = automations_facts(small_result()).rows

    assert 8 == len(rows)
    assert (PIPE, "gone", "Simply bad", "") == rows[4]
    assert ("gone", "not said", "Nobody measured", "company, customer") == rows[7]
    assert (EMOJI, EMOJI, "Great", "") == rows[0]
    assert QUOTES == rows[1][0]
