"""YAML text to nodes: places, scalars of YAML 1.2, and everything that is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.inventory.nodes import Mapping, Scalar, plain_data
from stackaudit.inventory.problem_log import ProblemLog
from stackaudit.inventory.problems import Problem
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.yaml_nodes import Events, _PureParser, parser_for, read_nodes

JSON_DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=9), inner)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[no, NO, on, yes]", ["no", "NO", "on", "yes"]),
        ("[1:30, 012, 1_000, 1e3]", ["1:30", 12, "1_000", 1000.0]),
        ("[0x1F, 0o17, -3, +4, .5, .inf]", [31, 15, -3, 4, 0.5, float("inf")]),
        ("[true, False, null, ~, '']", [True, False, None, None, ""]),
        ("2026-01-02", "2026-01-02"),
        ("'12'", "12"),
        ("{2026: a, true: b}", {"2026": "a", "true": "b"}),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars_are_read_as_yaml_1_2_says(text: str, expected: Any) -> None:
    assert expected == data_of(text)


def test_keys_and_values_know_their_line_and_column() -> None:
    root = nodes_of("a: 1\nü😀: {b: é, c: [x, 'y']}\r\nd: e\n")

    assert isinstance(root, Mapping)
    key, inner = root.entries["ü😀"]
    assert isinstance(inner, Mapping)
    c_key, c_value = inner.entries["c"]

    assert (2, 1) == (key.line, key.column)
    assert (2, 5) == (inner.line, inner.column)
    assert (2, 12) == (c_key.line, c_key.column)
    assert (2, 15) == (c_value.line, c_value.column)
    assert (3, 1) == (root.entries["d"][0].line, root.entries["d"][0].column)


def test_merge_keys_give_way_to_what_is_written() -> None:
    text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  a: 3\n"

    assert {"a": 3, "b": 1, "c": 2} == data_of(text)["z"]


def test_quoted_merge_keys_are_keys() -> None:
    assert {"<<": 1} == data_of('"<<": 1')


@pytest.mark.parametrize(
    "text, kind, place, other",
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "f.yaml:3:1", "f.yaml:1:1"),
        ("a: {b: 1, b: 2}", "duplicate-key", "f.yaml:1:11", "f.yaml:1:5"),
        ("a: !!python/object:os.system x", "tag", "f.yaml:1:4", None),
        ("a: !secret x", "tag", "f.yaml:1:4", None),
        ("a: &a [*a]", "recursive-alias", "f.yaml:1:8", None),
        ("a: *b", "unknown-alias", "f.yaml:1:4", None),
        ("a: 1\n---\nb: 2\n", "second-document", "f.yaml:2:1", None),
        ("[" * 200_000, "too-deep", "f.yaml:1:101", None),
        ("? [a, b]\n: 1\n", "bad-key", "f.yaml:1:3", None),
        ('"": 1\n', "bad-key", "f.yaml:1:1", None),
        ("a: {<<: [1]}\n", "bad-merge", "f.yaml:1:10", None),
        ("a:\n\tb: 1\n", "syntax", "f.yaml:2:1", None),
        ("a: b: c\n", "syntax", "f.yaml:1:5", None),
        ("a: [1, 2\n", "syntax", "f.yaml:1:9", "f.yaml:1:4"),
        ('a: "b\n', "syntax", "f.yaml:1:4", "f.yaml:1:6"),
        ("a: %b\n", "syntax", "f.yaml:1:4", None),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_place(text: str, kind: str, place: str, other: str | None) -> None:
    (problem,) = problems_of(text)

    assert (kind, place) == (problem.kind, str(problem.location))
    assert other == (str(problem.related) if problem.related else None)


def test_a_tab_in_the_indentation_is_called_a_tab() -> None:
    (problem,) = problems_of("a:\n\tb: 1\n")

    assert "this is no YAML: a tab in the indentation" == problem.message


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]

    (problem,) = problems_of("\n".join(["l0: &l0 [x]", *levels]))

    assert "alias-bomb" == problem.kind


def test_every_duplicate_is_reported() -> None:
    assert ["duplicate-key", "duplicate-key"] == [p.kind for p in problems_of("a: 1\na: 2\nb: {c: 1, c: 2}\n")]


def test_an_empty_file_has_no_node() -> None:
    assert nodes_of("# only a comment\n") is None


@given(JSON_DATA)
def test_data_written_as_json_comes_back(data: Any) -> None:
    assert data == data_of(json.dumps(data, ensure_ascii=False))


@given(JSON_DATA)
def test_both_parsers_of_the_library_build_the_same_tree(data: Any) -> None:
    text = json.dumps({"x": data, "list": [data]}, indent=1, ensure_ascii=False)

    assert placed(nodes_of(text)) == placed(nodes_of(text, _PureParser))


@pytest.mark.parametrize(
    "text, kind",
    [
        ("a: 1\na: 2", "duplicate-key"),
        ("a: &a [*a]", "recursive-alias"),
        ("[" * 5000, "too-deep"),
        ("a:\n\tb: 1", "syntax"),
        ("a: !x y", "tag"),
    ],
)
def test_the_pure_parser_refuses_the_same(text: str, kind: str) -> None:
    assert [kind] == [problem.kind for problem in problems_of(text, _PureParser)]


def test_the_pure_parser_steps_in_where_the_library_was_built_without_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "yaml._yaml", None)

    assert isinstance(parser_for("a: 1"), _PureParser)


def nodes_of(text: str, parser: Callable[[str], Events] = parser_for) -> Any:
    log = ProblemLog()
    root = read_nodes(SourceText("f.yaml", text), log, parser)
    assert [] == log.problems
    return root


def data_of(text: str) -> Any:
    return plain_data(nodes_of(text))


def problems_of(text: str, parser: Callable[[str], Events] = parser_for) -> list[Problem]:
    log = ProblemLog()
    read_nodes(SourceText("f.yaml", text), log, parser)
    return log.problems


def placed(node: Any) -> Any:
    if isinstance(node, Scalar):
        return node.line, node.column, node.text, node.plain
    if isinstance(node, Mapping):
        return node.line, node.column, [(placed(key), placed(value)) for key, value in node.entries.values()]
    return node.line, node.column, [placed(item) for item in node.items]
