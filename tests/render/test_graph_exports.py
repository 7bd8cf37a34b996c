"""DOT, Mermaid and draw.io: written from one graph, names stay names, and their own parsers open them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.model.systems import System
from stackaudit.pipeline import audit, read
from stackaudit.render.diagram.scene import Box
from stackaudit.render.dot import dot
from stackaudit.render.drawio import drawio
from stackaudit.render.graph_shape import (
    Edge,
    GraphShape,
    Group,
    Node,
    integration_shape,
    layers_shape,
    neighbours_shape,
    preferences_shape,
)
from stackaudit.render.mermaid import MANY, mermaid
from stackaudit.render.views import GRAPHS, NARROWED, VIEWS
from tests.render.diagram.made_stacks import made_result
from tests.render.small_result import NASTY_NAMES, SCRIPT, small_result

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).resolve().parents[2]
MODULES: Final = ROOT / "tests" / "js" / "node_modules"
BANK: Final = ROOT / "inventories" / "linden-harbour-bank"

SHAPES: dict[str, Callable[[AuditResult], GraphShape]] = {
    "layers": layers_shape,
    "preferences": preferences_shape,
    "integration": integration_shape,
    "neighbours": lambda result: neighbours_shape(result, next(iter(result.stack.systems)), 2),
}

every_shape = pytest.mark.parametrize("view", GRAPHS)


def test_every_graph_is_looked_at() -> None:
    assert set(GRAPHS) == set(SHAPES)
    assert set(VIEWS) >= {*GRAPHS, *NARROWED}


@every_shape
def test_every_end_and_group_is_there(view: str) -> None:
    shape = SHAPES[view](small_result())
    nodes, groups = {node.id for node in shape.nodes}, {group.id for group in shape.groups}

    assert len(nodes) == len(shape.nodes)
    assert {end for edge in shape.edges for end in (edge.source, edge.target)} <= nodes
    assert {node.group for node in shape.nodes} == groups


@every_shape
def test_every_box_is_in_the_box_of_its_group(view: str) -> None:
    shape = SHAPES[view](small_result())
    boxes = {group.id: group.box for group in shape.groups}

    assert [] == [node.label for node in shape.nodes if not boxes[node.group].holds(node.box)]


@every_shape
@pytest.mark.parametrize("stack", ["small", "bank", "150"])
def test_no_group_covers_another(view: str, stack: str) -> None:
    boxes = [group.box for group in SHAPES[view](result_of(stack)).groups]

    assert [] == [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)]


@every_shape
def test_the_formats_hold_the_same_nodes_and_edges(view: str) -> None:
    shape = SHAPES[view](small_result())
    flowchart, source = mermaid(shape), dot(shape)
    cells = list(ElementTree.fromstring(drawio(shape)).iter("mxCell"))

    assert len(shape.nodes) == flowchart.count(":::") == source.count("fillcolor=") - len(shape.groups)
    assert len(shape.edges) == flowchart.count(">") - flowchart.splitlines()[0].count(">")
    assert len(shape.edges) == sum(cell.get("edge") == "1" for cell in cells)
    assert len(shape.nodes) + len(shape.groups) == sum(cell.get("vertex") == "1" for cell in cells)


@pytest.mark.parametrize("name", [*NASTY_NAMES, "`code`", "1. list", "#35;", "end", "a]b[c{d}e|f", "%%{init: {}}%%"])
def test_no_name_means_anything_to_mermaid(name: str) -> None:
    lines = mermaid(layers_shape(named(name))).splitlines()
    label = next(line for line in lines if ":::" in line).strip()

    assert label.startswith('s0["')
    assert label.endswith('"]:::system')
    assert set("`\"'<>{}[]|\\%&") & set(label.removeprefix('s0["').removesuffix('"]:::system')) == set()


def test_no_name_is_markup_to_drawio() -> None:
    cells = ElementTree.fromstring(drawio(layers_shape(named(SCRIPT)))).iter("mxCell")

    values = [cell.get("value", "") for cell in cells]

    assert [] == [value for value in values if "<" in value]
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in values


def test_drawio_is_a_graph_model_with_places_and_both_ends() -> None:
    shape = integration_shape(small_result())
    root = ElementTree.fromstring(drawio(shape))
    cells = {cell.attrib["id"]: cell for cell in root.iter("mxCell")}

    assert ["mxfile", "diagram", "mxGraphModel", "root"] == [
        root.tag, root[0].tag, root[0][0].tag, root[0][0][0].tag
    ]  # fmt: skip
    assert ["0", "1"] == list(cells)[:2]
    for cell in list(cells.values())[2:]:
        geometry = cell.find("mxGeometry")
        assert geometry is not None
        assert geometry.get("as") == "geometry"
        assert cell.attrib["parent"] in cells
        if cell.get("edge"):
            assert {cell.attrib["source"], cell.attrib["target"]} <= {node.id for node in shape.nodes}
        else:
            assert float(geometry.attrib["width"]) > 0


def test_a_large_flowchart_says_that_it_is_large() -> None:
    box = Box(0, 0, 10, 10)
    nodes = tuple(Node(f"s{at}", f"k{at}", f"Name {at}", (), "g0", "system", box) for at in range(MANY + 1))
    edges = tuple(Edge(f"e{at}", "s0", "s1", "automatic", False, "", "") for at in range(501))

    text = mermaid(GraphShape("Large", (Group("g0", "All", box),), nodes, edges))

    assert "%% 151 boxes" in text
    assert "maxEdges" in text


def test_a_missing_link_is_told_apart_in_each_format() -> None:
    shape = integration_shape(audit(read(BANK)))

    assert any(edge.style == "missing" for edge in shape.edges)
    assert "missing" in mermaid(shape)
    assert "missing" in dot(shape)
    assert "dashPattern=1 4" in drawio(shape)


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Any:
    """A page with Graphviz, Mermaid and mxGraph, the library of draw.io, as their own packages ship them."""
    if not all((MODULES / name).is_dir() for name in ("@hpcc-js/wasm-graphviz", "mermaid", "mxgraph")):
        reason = "their packages are not installed (npm ci --prefix tests/js --ignore-scripts)"
        if os.environ.get("STACKAUDIT_REQUIRE_JS") == "1":
            pytest.fail(f"STACKAUDIT_REQUIRE_JS=1, but {reason}")
        pytest.skip(reason)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content("<div id='here' style='width:1000px;height:800px'></div>")
    page.evaluate("mxLoadResources = mxLoadStylesheets = false; mxBasePath = 'about:blank'")
    graphviz = MODULES / "@hpcc-js" / "wasm-graphviz" / "dist" / "index.js"
    page.evaluate(_LOAD_GRAPHVIZ, graphviz.read_text(encoding="utf-8"))
    page.add_script_tag(path=MODULES / "mermaid" / "dist" / "mermaid.min.js")
    page.add_script_tag(path=MODULES / "mxgraph" / "javascript" / "mxClient.min.js")
    yield page
    context.close()


@pytest.mark.browser
@every_shape
@pytest.mark.parametrize("stack", ["small", "bank", "150"])
def test_mermaid_draws_it_with_every_name_as_it_is(view: str, stack: str, scripts: Page) -> None:
    shape = SHAPES[view](result_of(stack))

    drawn = scripts.evaluate(_MERMAID, mermaid(shape))

    labels = {" ".join(label.split()) for label in drawn["labels"]}
    assert drawn["images"] == 0
    for node in shape.nodes:
        assert any(label.startswith(" ".join(node.label.split())) for label in labels), node.label


@pytest.mark.browser
@every_shape
@pytest.mark.parametrize("stack", ["small", "bank", "150"])
def test_graphviz_lays_it_out(view: str, stack: str, scripts: Page) -> None:
    shape = SHAPES[view](result_of(stack))

    root = ElementTree.fromstring(scripts.evaluate("source => graphviz.layout(source, 'svg', 'dot')", dot(shape)))

    kinds = [element.get("class") for element in root.iter("{http://www.w3.org/2000/svg}g")]
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert (len(shape.groups), len(shape.nodes)) == (kinds.count("cluster"), kinds.count("node"))
    assert len(shape.edges) == kinds.count("edge")
    assert {" ".join(node.label.split()) for node in shape.nodes} <= {" ".join((text or "").split()) for text in texts}


@pytest.mark.browser
@every_shape
@pytest.mark.parametrize("stack", ["small", "bank", "150"])
def test_the_library_of_drawio_opens_it(view: str, stack: str, scripts: Page) -> None:
    shape = SHAPES[view](result_of(stack))

    opened = scripts.evaluate(_DRAWIO, drawio(shape))

    assert opened["images"] == 0
    assert opened["loose"] == 0
    assert (len(shape.nodes) + len(shape.groups), len(shape.edges)) == (opened["vertices"], opened["edges"])
    assert json.dumps(SCRIPT)[1:-1] in json.dumps(opened["text"]) or stack != "small"


def result_of(stack: str) -> AuditResult:
    if stack == "small":
        return small_result()
    return made_result(int(stack)) if stack.isdigit() else audit(read(BANK))


def named(name: str) -> AuditResult:
    result = small_result()
    stack = msgspec.structs.replace(
        result.stack, systems={"a": System(id="a", name=name)}, flows=(), preference_stores={}
    )
    return msgspec.structs.replace(result, name="Shop", stack=stack)


_LOAD_GRAPHVIZ: Final = """async source => {
    const address = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
    window.graphviz = await (await import(address)).Graphviz.load();
}"""

_MERMAID: Final = """async text => {
    mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
    await mermaid.parse(text);
    const here = document.getElementById('here');
    here.innerHTML = (await mermaid.render('drawn', text)).svg;
    const labels = [...here.querySelectorAll('.nodeLabel')].map(each => each.textContent);
    return {labels, images: here.querySelectorAll('img, script').length};
}"""

_DRAWIO: Final = """text => {
    const here = document.getElementById('here');
    here.innerHTML = '';
    const file = mxUtils.parseXml(text), graph = new mxGraph(here);
    graph.setHtmlLabels(true);
    new mxCodec(file).decode(file.getElementsByTagName('mxGraphModel')[0], graph.getModel());
    const cells = Object.values(graph.getModel().cells);
    return {
        vertices: cells.filter(each => each.vertex).length,
        edges: cells.filter(each => each.edge).length,
        loose: cells.filter(each => each.edge && (!each.source || !each.target)).length,
        images: here.querySelectorAll('img, script').length,
        text: here.textContent,
    };
}"""
