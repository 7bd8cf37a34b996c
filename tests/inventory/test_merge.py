"""Several files as one inventory: what is joined, what may stand once, what is no top-level key."""

from __future__ import annotations

import pytest

from stackaudit.inventory.merge import merge_files
from stackaudit.inventory.nodes import plain_data
from stackaudit.inventory.problem_log import ProblemLog
from stackaudit.inventory.problems import Problem
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.spelling import Speller
from stackaudit.inventory.yaml_nodes import read_nodes


def test_maps_are_merged_and_lists_joined() -> None:
    merged, problems = merge(
        "stackaudit: 1\ncompany: {name: A}\nsystems: {a: 1}\nflows: [1]",
        "company: {sector: b}\nsystems: {b: 2}\nflows: [2]",
    )

    assert [] == problems
    assert {"company": {"name": "A", "sector": "b"}, "systems": {"a": 1, "b": 2}, "flows": [1, 2]} == merged


@pytest.mark.parametrize(
    "first, second, place, other",
    [
        ("systems: {a: }", "systems: {b: , a: }", "1.yaml:2:16", "0.yaml:2:11"),
        ("company: {name: a}", "company: {name: b}", "1.yaml:2:11", "0.yaml:2:11"),
    ],
)
def test_the_same_id_in_two_files_points_at_both(first: str, second: str, place: str, other: str) -> None:
    _, (problem,) = merge(f"stackaudit: 1\n{first}", f"\n{second}")

    assert ("same-id", place, other) == (problem.kind, str(problem.location), str(problem.related))


def test_the_version_stands_once() -> None:
    _, (problem,) = merge("stackaudit: 1", "stackaudit: 1")

    assert ("same-id", "1.yaml:1:1", "0.yaml:1:1") == (problem.kind, str(problem.location), str(problem.related))


@pytest.mark.parametrize("version", ["2", "one", "1.0", "[1]", ""])
def test_another_version_is_not_read(version: str) -> None:
    _, (problem,) = merge(f"stackaudit: {version}")

    assert ("version", "stackaudit: 1") == (problem.kind, problem.expected)


def test_a_missing_version_says_what_to_write() -> None:
    _, (problem,) = merge("systems: {a: }", "systems: {b: }")

    assert ("no-version", "the line `stackaudit: 1` in one of the files") == (problem.kind, problem.expected)


@pytest.mark.parametrize(
    "text, expected, nearest",
    [
        ("sytems: {}", "one of company, teams, systems,", "systems"),
        ("flows_complete: all", "`flows_complete` below `company:`", ""),
        ("2026: {}", "one of company,", ""),
    ],
)
def test_an_unknown_top_level_key(text: str, expected: str, nearest: str) -> None:
    _, (problem,) = merge(f"stackaudit: 1\n{text}")

    assert ("unknown-key", nearest) == (problem.kind, problem.nearest)
    assert problem.expected.startswith(expected)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("flows: {a: b}", "`- ` before each entry"),
        ("company: [a]", "`name: ...` below `company:`"),
        ("systems: [Marlin CRM]", "the id as key, without `- ` and `id:`, as in `systems: {marlin-crm: {...}}`"),
        (
            "preference_stores: [{in: crm}]",
            "the id as key, without `- ` and `id:`, as in `preference_stores: {crm: {...}}`",
        ),
    ],
)
def test_the_other_layout_says_how_to_write_it(text: str, expected: str) -> None:
    _, (problem,) = merge(f"stackaudit: 1\n{text}")

    assert ("wrong-type", expected) == (problem.kind, problem.expected)


def test_a_heading_with_nothing_below_it_is_fine() -> None:
    assert ({}, []) == merge("stackaudit: 1\nsystems:\nflows:\ncompany: ~\n")


def merge(*texts: str) -> tuple[dict[str, object], list[Problem]]:
    log = ProblemLog()
    sources = [SourceText(f"{number}.yaml", text) for number, text in enumerate(texts)]
    merged = merge_files([(source, read_nodes(source, log)) for source in sources], log, Speller())
    return {key: plain_data(node) for key, node in merged.items()}, log.problems
