"""Every view in every format."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stackaudit.cli.map import FORMATS, GRAPHS, NARROWED, ONLY, VIEWS
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


@pytest.mark.parametrize("shape, start", [("dot", "digraph"), ("mermaid", "%% "), ("drawio", "<?xml")])
@pytest.mark.parametrize("view", GRAPHS)
def test_every_graph_is_written_for_other_programs(view: str, shape: str, start: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--format", shape, "--view", view)

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(start)


@pytest.mark.parametrize("shape", ["dot", "mermaid", "drawio"])
@pytest.mark.parametrize("view", [view for view in VIEWS if view not in GRAPHS])
def test_what_is_no_graph_is_not_written_as_one(view: str, shape: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--format", shape, "--view", view)

    assert 2 == said.code
    assert "layers, preferences, integration, neighbours" in said.err


def test_the_names_of_views_are_the_renderers() -> None:
    from stackaudit.render import flow_filter, views

    assert (views.GRAPHS, views.NARROWED, flow_filter.ONLY) == (GRAPHS, NARROWED, ONLY)
    assert {"svg", "png", *views.GRAPH_FORMATS} == set(FORMATS)


def test_a_picture_in_a_file_carries_its_style(stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP)

    assert 1 == said.out.count("<style>")


def test_the_neighbours_are_around_the_system_that_is_named(stackaudit: CommandLine) -> None:
    one, two = (
        stackaudit("map", SHOP, "--view", "neighbours", "--focus", "till", "--depth", depth) for depth in ("1", "2")
    )

    assert (0, 0) == (one.code, two.code)
    assert "Around Till" in one.out
    assert "Two steps" not in one.out
    assert "Two steps" in two.out


@pytest.mark.parametrize("wanted, near", [("tilll", "till"), ("Robin", "mail-tool")])
def test_an_unknown_system_is_2_with_the_nearest(wanted: str, near: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--view", "neighbours", "--focus", wanted)

    assert (2, "") == (said.code, said.out)
    assert f"did you mean `{near}`?" in said.err


@pytest.mark.parametrize(
    "options, words",
    [
        (["--focus", "till"], "add --view neighbours"),
        (["--view", "matrix", "--depth", "2"], "add --view neighbours"),
        (["--view", "promises", "--only", "personal"], "layers, integration, matrix, neighbours"),
        (["--view", "layers", "--slide", "-f", "dot"], "a slide is an SVG or a PNG"),
        (["--view", "neighbours", "--focus", "till", "--depth", "4"], "1<=x<=3"),
    ],
)
def test_what_cannot_be_had_together_is_2(options: list[str], words: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, *options)

    assert (2, "") == (said.code, said.out)
    assert words in said.err


@pytest.mark.parametrize("view", NARROWED)
@pytest.mark.parametrize("only", ONLY)
def test_a_picture_can_be_narrowed_to_some_flows(view: str, only: str, stackaudit: CommandLine) -> None:
    all_of_it, some = stackaudit("map", SHOP, "--view", view), stackaudit("map", SHOP, "--view", view, "--only", only)

    assert (0, "") == (some.code, some.err)
    assert 0 < some.out.count("data-from") <= all_of_it.out.count("data-from")


def test_flows_that_nobody_spoke_of_are_left_out_and_counted(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text(
        "stackaudit: 1\nsystems: {a: {}, b: {}}\nflows: [{from: a, to: b}]\n", encoding="utf-8"
    )

    said = stackaudit("map", "bare.yaml", "--only", "personal")

    assert 0 == said.code
    assert "nobody said what they carry (1)" in said.err


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_on_a_slide(view: str, stackaudit: CommandLine) -> None:
    said = stackaudit("map", SHOP, "--view", view, "--slide")

    root = ElementTree.fromstring(said.out)
    assert 0 == said.code
    assert ("1920", "1080", "0 0 1920 1080") == (root.get("width"), root.get("height"), root.get("viewBox"))


def test_a_slide_as_png_is_transparent_and_1920_wide(stackaudit: CommandLine, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")

    stackaudit("map", SHOP, "--slide", "-o", "slide.png")

    content = (tmp_path / "slide.png").read_bytes()
    assert (1920, 1080) == (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
    assert 6 == content[25], "colour type 6 has an alpha channel"


@pytest.mark.parametrize(
    "options, start",
    [
        (["-o", "picture.svg"], b"<svg"),
        (["-o", "picture.dot"], b"digraph"),
        (["-o", "PICTURE.PNG"], b"\x89PNG"),
        (["-o", "picture"], b"<svg"),
        (["-o", "picture.txt", "--format", "dot"], b"digraph"),
        (["-o", "picture.mmd"], b"%% "),
        (["-o", "picture.mermaid"], b"%% "),
        (["-o", "picture.drawio"], b"<?xml"),
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
