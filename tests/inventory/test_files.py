"""Which files belong to an inventory, and which cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stackaudit.inventory.files import read_files
from stackaudit.inventory.problem_log import ProblemLog


def test_every_yaml_file_below_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.yaml",
        "a.yml",
        "team/z.yaml",
        "team/deep/A.YAML",
        "note.txt",
        "_draft.yaml",
        ".x.yaml",
        "_d/y.yaml",
    ):
        written(tmp_path / name, b"a: 1\n")

    assert ["a.yml", "b.yaml", "team/deep/A.YAML", "team/z.yaml"] == names_in(tmp_path)


def test_a_single_file_may_have_any_name(tmp_path: Path) -> None:
    file = written(tmp_path / "_stack.json", b"{}")

    assert ["_stack.json"] == names_in(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    file = written(tmp_path / "a.yaml", "name: Zoë 😀\n".encode(encoding))

    (source,) = read_files(file, ProblemLog())

    assert "name: Zoë 😀\n" == source.text


@pytest.mark.parametrize(
    "data, kind, place",
    [
        ("a: 1\nb: é".encode("latin-1"), "encoding", "a.yaml:2:4"),
        (b"\xff\xfea\x00\x00", "encoding", "a.yaml:1:2"),
        (b"a: b\n c\x00: d", "character", "a.yaml:2:3"),
        ("a: b\u2028c".encode(), "character", "a.yaml:1:5"),
        ("é\u0085".encode(), "character", "a.yaml:1:2"),
        (b"a: " + b"x" * 200, "too-big", "a.yaml:1:1"),
    ],
)
def test_bytes_that_are_no_text_are_a_problem_with_its_place(
    tmp_path: Path, data: bytes, kind: str, place: str
) -> None:
    written(tmp_path / "a.yaml", data)
    log = ProblemLog()

    sources = read_files(tmp_path, log, most_bytes=200)

    assert [] == sources
    assert [(kind, place)] == [(problem.kind, str(problem.location)) for problem in log.problems]


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    outside = written(tmp_path / "secret.yaml", b"a: 1\n")
    written(tmp_path / "stack" / "a.yaml", b"a: 1\n")
    (tmp_path / "stack" / "b.yaml").symlink_to(outside)
    (tmp_path / "stack" / "folder").symlink_to(tmp_path)
    (tmp_path / "stack" / "dead.yaml").symlink_to(tmp_path / "nowhere")

    assert {"b.yaml", "folder", "dead.yaml"} == problem_files(tmp_path / "stack", "symlink")


def test_a_link_inside_the_folder_adds_nothing(tmp_path: Path) -> None:
    file = written(tmp_path / "a.yaml", b"a: 1\n")
    (tmp_path / "b.yaml").symlink_to(file)

    assert ["a.yaml"] == names_in(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_the_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    assert {"pipe.yaml"} == problem_files(tmp_path, "unreadable")


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    assert {"nowhere.yaml"} == problem_files(tmp_path / "nowhere.yaml", "unreadable")


def test_a_folder_without_inventory_files(tmp_path: Path) -> None:
    written(tmp_path / "readme.txt", b"hello")

    assert {tmp_path.name} == problem_files(tmp_path, "empty")


def test_two_escapes_of_json_are_one_character(tmp_path: Path) -> None:
    file = written(tmp_path / "a.json", rb'{"a": "\ud83d\ude00 \\ud83d"}')

    (source,) = read_files(file, ProblemLog())

    assert r'{"a": "\U0001f600 \\ud83d"}' == source.text


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names_in(path: Path) -> list[str]:
    log = ProblemLog()
    sources = read_files(path, log)
    assert [] == log.problems
    return [source.name for source in sources]


def problem_files(path: Path, kind: str) -> set[str]:
    log = ProblemLog()
    read_files(path, log)
    assert {kind} == {problem.kind for problem in log.problems}
    return {problem.location.file for problem in log.problems}
