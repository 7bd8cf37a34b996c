"""What holds for every picture: names stay text, nothing covers anything, the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram import (
    always_on_loop,
    automations_picture,
    flow_matrix,
    grid_picture,
    integration_map,
    layer_bars,
    layered_map,
    lifecycle_picture,
    neighbourhood,
    overlap_picture,
    preference_map,
    promise_matrix,
    renewal_timeline,
    traced_no,
)
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.stylesheet import standalone
from tests.render.small_result import NASTY_NAMES, SCRIPT, small_result

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"touch": "Touchpoints", "view": "Customer view", "send": "Orchestration", "measure": "Measurement"}
LAYER_OF = {
    "web": "touch", "desk": "touch", "crm": "touch", "warehouse": "view", "sheet": "view", "cdp": "view", "esp": "send",
    "sms": "send", "regional-mail": "send", "old": "send", "bi": "measure",
}  # fmt: skip


def with_crm(result: AuditResult) -> AuditResult:
    """A neighbourhood is around a system that is there."""
    systems = {"crm": System(id="crm"), **result.stack.systems}
    return msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems))


DRAWN: dict[str, Callable[[AuditResult], str]] = {
    "promise matrix": promise_matrix.draw,
    "preference map": preference_map.draw,
    "traced no": lambda result: traced_no.draw(result, "form"),
    "traced no that stops": lambda result: traced_no.draw(result, "footer"),
    "layered map": lambda result: layered_map.draw(result, LAYER_OF, NAMES),
    "integration map": lambda result: integration_map.draw(result, LAYER_OF, NAMES),
    "flow matrix": lambda result: flow_matrix.draw(result, LAYER_OF, NAMES),
    "neighbourhood": lambda result: neighbourhood.draw(with_crm(result), "crm", depth=2),
    "grid": grid_picture.draw,
    "layer bars": layer_bars.draw,
    "renewal time-line": renewal_timeline.draw,
    "overlap table": overlap_picture.draw,
    "always-on loop": always_on_loop.draw,
    "lifecycle": lifecycle_picture.draw,
    "automations": automations_picture.draw,
}
SCENES: dict[str, Callable[[AuditResult], Scene]] = {
    "promise matrix": promise_matrix.scene,
    "preference map": preference_map.scene,
    "traced no": lambda result: traced_no.scene(result, "form"),
    "traced no that stops": lambda result: traced_no.scene(result, "footer"),
    "layered map": lambda result: layered_map.scene(result, LAYER_OF, NAMES),
    "integration map": lambda result: integration_map.scene(result, LAYER_OF, NAMES),
    "flow matrix": lambda result: flow_matrix.scene(result, LAYER_OF, NAMES),
    "neighbourhood": lambda result: neighbourhood.scene(with_crm(result), "crm", depth=2),
    "grid": grid_picture.scene,
    "layer bars": layer_bars.scene,
    "renewal time-line": renewal_timeline.scene,
    "overlap table": overlap_picture.scene,
    "always-on loop": always_on_loop.scene,
    "lifecycle": lifecycle_picture.scene,
    "automations": automations_picture.scene,
}

every_picture = pytest.mark.parametrize("picture", DRAWN)


def big(result: AuditResult) -> AuditResult:
    """The same result with more systems than one box each can show."""
    extra = {f"s{n}": System(id=f"s{n}", name=f"{NASTY_NAMES[n % 7]} {n}", does=(f"kind-{n % 23}",)) for n in range(70)}
    flows = tuple(
        Flow(id=f"x{n}", source=End(f"s{n}"), target=End(f"s{(n * 7 + 3) % 70}"), carries=("profile",))
        for n in range(70)
    )
    stack = result.stack
    grown = msgspec.structs.replace(stack, systems={**stack.systems, **extra}, flows=(*stack.flows, *flows))
    return msgspec.structs.replace(result, stack=grown)


@every_picture
def test_nasty_names_stay_text(picture: str) -> None:
    root = ElementTree.fromstring(DRAWN[picture](small_result()))

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}

    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}


@pytest.mark.parametrize(
    "picture",
    ["promise matrix", "preference map", "traced no", "layered map", "always-on loop", "lifecycle", "automations"],
)
def test_a_name_that_looks_like_a_script_can_be_read(picture: str) -> None:
    root = ElementTree.fromstring(DRAWN[picture](small_result()))

    assert any(SCRIPT in (element.text or "") for element in root.iter())


@every_picture
def test_a_content_security_policy_without_inline_style_has_nothing_to_block(picture: str) -> None:
    svg = DRAWN[picture](small_result())
    root = ElementTree.fromstring(svg)

    attributes = {name for element in root.iter() for name in element.attrib}

    assert set() == {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}


@every_picture
def test_a_picture_says_what_it_is(picture: str) -> None:
    root = ElementTree.fromstring(DRAWN[picture](small_result()))

    title, description = root[0], root[1]

    assert (f"{SVG}title", f"{SVG}desc") == (title.tag, description.tag)
    assert title.text
    assert description.text
    assert title.attrib["id"] == root.attrib["aria-labelledby"]
    assert description.attrib["id"] == root.attrib["aria-describedby"]
    assert root.attrib["role"] in {"img", "group"}
    assert f"0 0 {root.attrib['width']} {root.attrib['height']}" == root.attrib["viewBox"]


def test_two_pictures_on_one_page_have_ids_of_their_own() -> None:
    first, second = (ElementTree.fromstring(grid_picture.draw(small_result(), prefix=name)) for name in ("a", "b"))

    assert set() == ids(first) & ids(second)


def test_a_prefix_cannot_break_out_of_its_attribute() -> None:
    root = ElementTree.fromstring(grid_picture.draw(small_result(), prefix='x" onload="alert(1)'))

    assert {"x--onload--alert-1--title", "x--onload--alert-1--desc"} == ids(root)


@every_picture
@pytest.mark.parametrize("size", [lambda result: result, big], ids=["small", "big"])
def test_no_label_covers_another(picture: str, size: Callable[[AuditResult], AuditResult]) -> None:
    labels = SCENES[picture](size(small_result())).labels

    covered = [(one.text, other.text) for one, other in combinations(labels, 2) if one.ink.overlaps(other.ink)]

    assert [] == covered


@every_picture
def test_every_label_stays_in_its_box_and_in_the_picture(picture: str) -> None:
    root = ElementTree.fromstring(DRAWN[picture](small_result()))
    sheet = Box(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    labels = SCENES[picture](small_result()).labels

    outside = [label.text for label in labels if not label.box.holds(label.ink, 0.5) or not sheet.holds(label.ink)]

    assert [] == outside


@every_picture
def test_no_box_covers_another(picture: str) -> None:
    boxes = SCENES[picture](small_result()).boxes

    covered = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one.overlaps(other) and not one.holds(other) and not other.holds(one)
    ]

    assert [] == covered


@every_picture
def test_a_shortened_name_is_there_in_full(picture: str) -> None:
    root = ElementTree.fromstring(DRAWN[picture](small_result()))
    shortened = [label for label in SCENES[picture](small_result()).labels if label.lines[-1].endswith("…")]

    titles = {element.text for element in root.iter(f"{SVG}title")}

    assert set() == {" ".join(label.text.split()) for label in shortened} - titles


@every_picture
def test_an_inventory_with_nothing_in_it_gives_a_picture(picture: str) -> None:
    empty = msgspec.structs.replace(small_result(), stack=Stack(), promises=(), islands=())

    root = ElementTree.fromstring(DRAWN[picture](empty))

    assert float(root.attrib["width"]) > 0
    assert float(root.attrib["height"]) > 0


@every_picture
def test_ids_that_lead_nowhere_are_shown_as_they_are(picture: str) -> None:
    bare = msgspec.structs.replace(small_result(), stack=Stack())

    assert ElementTree.fromstring(DRAWN[picture](bare)) is not None


def test_hash_seeds_change_nothing() -> None:
    script = (
        "from tests.render.diagram.test_every_picture import *\n"
        "import hashlib\n"
        "r = big(small_result())\n"
        "print([hashlib.sha256(draw(r).encode()).hexdigest() for draw in DRAWN.values()])"
    )

    seen = {run(script, seed) for seed in ("1", "2", "3")}

    assert 1 == len(seen)


def test_a_standalone_picture_carries_its_style() -> None:
    root = ElementTree.fromstring(standalone(grid_picture.draw(small_result())))

    styles = [element.text or "" for element in root.iter(f"{SVG}style")]

    assert 1 == len(styles)
    assert "prefers-color-scheme: dark" in styles[0]


@every_picture
def test_every_class_is_in_the_stylesheet(picture: str) -> None:
    from stackaudit.render.diagram.stylesheet import stylesheet

    root = ElementTree.fromstring(DRAWN[picture](small_result()))
    used = {name for element in root.iter() for name in element.attrib.get("class", "").split()}

    assert set() == {name for name in used if f".{name} " not in stylesheet()}


def ids(root: ElementTree.Element) -> set[str]:
    return {element.attrib["id"] for element in root.iter() if "id" in element.attrib}


def run(script: str, seed: str) -> str:
    environment: Iterator[tuple[str, str]] = ((key, value) for key, value in os.environ.items())
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, check=True, cwd=ROOT, env={**dict(environment), "PYTHONHASHSEED": seed}, text=True,
    )  # fmt: skip
    return done.stdout
