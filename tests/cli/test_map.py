"""Every view in every format."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stackaudit.cli.map import VIEWS
from tests.cli.command_line import EXAMPLES, INVENTORIES, SMALL, CommandLine

SHOP = INVENTORIES / "corner-shop"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_view_is_drawn_as_svg(example: str, view: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", INVENTORIES / example, "--view", view)

    assert (0, "") == (said.code, said.err)
    assert "{http://www.w3.org/2000/svg}svg" == ElementTree.fromstring(said.out).tag


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_as_png(view: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")

    said = stackaudit("map", SHOP, "--view", view, "--width", "400", "-o", "picture.png")

    content = (tmp_path / "picture.png").read_bytes()
    assert (0, "") == (said.code, said.out)
    assert b"\x89PNG\r\n\x1a\n" == content[:8]
    assert 400 == int.from_bytes(content[16:20], "big")


def test_the_layers_are_written_as_dot(stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--format", "dot")

    assert 0 == said.code
    assert said.out.startswith("digraph")


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "layers"])
def test_no_other_view_is_written_as_dot(view: str, stackaudit: CommandLine) -> None:
    assert 2 == stackaudit("map", SHOP, "--format", "dot", "--view", view).code


@pytest.mark.parametrize(
    "options, start",
    [
        (["-o", "picture.svg"], b"<svg"),
        (["-o", "picture.dot"], b"digraph"),
        (["-o", "PICTURE.PNG"], b"\x89PNG"),
        (["-o", "picture"], b"<svg"),
        (["-o", "picture.txt", "--format", "dot"], b"digraph"),
    ],
)
def test_the_ending_of_the_file_decides_unless_the_format_is_said(
    options: list[str], start: bytes, stackaudit: CommandLine, tmp_path: Path
) -> None:
    said = stackaudit("map", SHOP, *options)

    assert (0, "") == (said.code, said.out)
    assert (tmp_path / options[1]).read_bytes().startswith(start)


def test_an_unknown_ending_is_2(stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("map", SHOP, "-o", "picture.pdf")

    assert 2 == said.code
    assert "there are svg, png, dot" in said.err
    assert [] == list(tmp_path.iterdir())


def test_a_terminal_is_spared_png(stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    said = stackaudit("map", SHOP, "--format", "png")

    assert (2, "") == (said.code, said.out)
    assert "name a file with -o" in said.err


def test_a_missing_wheel_for_png_is_2_and_says_what_to_install(
    stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    said = stackaudit("map", SHOP, "-o", "picture.png")

    assert 2 == said.code
    assert "pip install resvg-py" in said.err


def test_a_trace_starts_where_it_is_told_to(stackaudit: CommandLine) -> None:
    first, second = (
        stackaudit("map", SHOP, "--view", "trace", "--point", point) for point in ("text-stop", "till-sign-up")
    )

    assert (0, 0) == (first.code, second.code)
    assert first.out != second.out


def test_an_unknown_point_is_2_with_the_nearest(stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--view", "trace", "--point", "till-signup")

    assert (2, "") == (said.code, said.out)
    assert "did you mean `till-sign-up`?" in said.err


def test_a_stack_without_promises_has_no_trace_and_says_so(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("stackaudit: 1\nsystems: {crm: {}}\n", encoding="utf-8")

    said = stackaudit("map", "bare.yaml", "--view", "trace")

    assert (2, "") == (said.code, said.out)
    assert "there is no promise to trace" in said.err


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "trace"])
def test_a_stack_of_one_system_is_drawn(view: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("stackaudit: 1\nsystems: {crm: {}}\n", encoding="utf-8")

    assert 0 == stackaudit("map", "bare.yaml", "--view", view).code


@pytest.mark.parametrize("view", VIEWS)
def test_names_from_the_inventory_are_never_markup(view: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    hostile = SMALL.replace("{crm: {}, esp: {}}", "{crm: {name: '<script>x</script>'}, esp: {name: ']]><b>&'}}")
    (tmp_path / "hostile.yaml").write_text(hostile, encoding="utf-8")

    drawn = ElementTree.fromstring(stackaudit("map", "hostile.yaml", "--view", view).out)

    assert [] == [each.tag for each in drawn.iter() if each.tag.endswith(("script", "}b"))]
