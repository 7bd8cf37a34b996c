"""Whole inventories: every problem at once, never an empty pass, and the same result each time."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from stackaudit.inventory.load import load, load_text
from stackaudit.inventory.problems import InventoryError, Problem

GOOD = "stackaudit: 1\nsystems: {crm: {name: Marlin}, esp: {}}\n"
EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "inventories").iterdir() if path.is_dir())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_example_inventories_load_without_a_warning(path: Path) -> None:
    loaded = load(path)

    assert () == loaded.warnings
    assert loaded.stack.systems


def test_all_problems_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "stackaudit: 1\nsystems:\n  crm: {ownr: x, cost: lots}\nsystms: {}\n")
    write(tmp_path, "b.yaml", "flows: [{from: crm, to: esp}]\nsystems: {crm: }\n")
    write(tmp_path, "c.yaml", "teams:\n\tops: x\n")

    assert [
        ("a.yaml:3:9", "unknown-key"),
        ("a.yaml:3:24", "wrong-type"),
        ("a.yaml:4:1", "unknown-key"),
        ("b.yaml:2:11", "same-id"),
        ("c.yaml:2:1", "syntax"),
    ] == kinds(problems_below(tmp_path))


def test_a_file_that_cannot_be_read_makes_no_false_problems_elsewhere(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.yaml",
        "flows: [{from: crm, to: esp}]\nsenders: {n: {system: esp, channel: email, checks: esp/x}}\n",
    )
    write(tmp_path, "b.yaml", "stackaudit: 1\nsystems: {crm: [")

    assert [("b.yaml:2:17", "syntax")] == kinds(problems_below(tmp_path))


def test_a_field_in_the_wrong_place_does_not_hide_the_ids_in_it() -> None:
    text = "stackaudit: 1\nsystems:\n- {id: crm, ownr: x}\n- {id: esp}\nflows: [{from: crm, to: esp}]\n"

    problems = problems_in(text)

    assert [("inventory.yaml:3:1", "wrong-type"), ("inventory.yaml:3:13", "unknown-key")] == kinds(problems)
    assert "the id as key, without `- ` and `id:`, as in `systems: {crm: {...}}`" == problems[0].expected


@pytest.mark.parametrize(
    "text",
    ["", "# nothing\n", "---\n", "stackaudit: 1\n", "stackaudit: 1\nsystems:\n", "stackaudit: 1\nsystems: {}\n",
     "stackaudit: 1\ncompany: {name: Corner Shop}\n"],
)  # fmt: skip
def test_nothing_to_audit_never_passes(text: str) -> None:
    assert "empty" in {problem.kind for problem in problems_in(text)}


@pytest.mark.parametrize(
    "text", ["- a", "just words", "stackaudit: 1\nsystems: word\n", "stackaudit: 1\nsystems: unknown"]
)
def test_something_else_than_an_inventory_never_passes(text: str) -> None:
    assert "wrong-type" in {problem.kind for problem in problems_in(text)}


def test_an_empty_file_beside_others_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", GOOD)
    write(tmp_path, "b.yaml", "")

    assert [("b.yaml:1:1", "empty")] == kinds(problems_below(tmp_path))


def test_json_is_an_inventory_too(tmp_path: Path) -> None:
    data = {"stackaudit": 1, "systems": {"crm": {"name": "Marlin 😀", "owner": "unknown", "cost": 5}}}
    path = write(tmp_path, "stack.json", json.dumps(data))

    assert "Marlin 😀" == load(path).stack.systems["crm"].name


def test_characters_that_no_file_may_hold_are_refused_in_text_too() -> None:
    assert [("inventory.yaml:1:8", "character")] == kinds(problems_in("name: x\x00\udc80"))[:1]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [("none.yaml:1:1", "unreadable")] == kinds(problems_below(tmp_path / "none.yaml"))


def test_a_wrong_value_that_an_alias_repeats_is_one_problem() -> None:
    text = "stackaudit: 1\nsystems: {a: &a {use: lots}, b: *a, c: {<<: *a}}\n"

    assert [("inventory.yaml:2:23", "not-a-word")] == kinds(problems_in(text))


def test_thousands_of_dangling_references_are_all_reported() -> None:
    systems = "".join(f"  system-{number}: \n" for number in range(2000))
    flows = "".join(f"- {{from: sistem-{number}, to: system-{number}}}\n" for number in range(2000))

    problems = problems_in(f"stackaudit: 1\nsystems:\n{systems}flows:\n{flows}")

    assert {"dangling-reference"} == {problem.kind for problem in problems}
    assert 2000 == len(problems)


def test_the_collector_is_left_as_it_was() -> None:
    load_text(GOOD)
    after_good = gc.isenabled()
    problems_in("nonsense")

    assert (True, True) == (after_good, gc.isenabled())


def test_loading_does_not_import_what_only_later_stages_need() -> None:
    code = (
        "import sys; from stackaudit.inventory.load import load_text; load_text('stackaudit: 1\\nsystems: {crm: }');"
        "print(sorted({'networkx', 'jinja2', 'click', 'cronsim', 'jsonschema'} & set(sys.modules)))"
    )

    assert (
        "[]" == subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    )


def test_long_lists_and_deep_maps_of_files_keep_the_order_written(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "systems: {z: , a: }\nflows: [{from: z, to: a}]\n")
    write(tmp_path, "a.yaml", "stackaudit: 1\nsystems: {m: }\nflows: [{from: m, to: z}]\n")

    stack = load(tmp_path).stack

    assert ["m", "z", "a"] == list(stack.systems)
    assert ["m->z", "z->a"] == [flow.id for flow in stack.flows]


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def kinds(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(str(problem.location), problem.kind) for problem in problems]


def problems_below(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InventoryError) as caught:
        load(path)
    return caught.value.problems


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InventoryError) as caught:
        load_text(text)
    return caught.value.problems
