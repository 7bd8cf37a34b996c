"""Nothing covers anything in any picture: of every committed inventory, and of made stacks of 30, 150 and 300 systems."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeVar
from xml.etree import ElementTree

import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read
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
from stackaudit.render.diagram.neighbours import busiest
from stackaudit.render.diagram.scene import Box, Label, Scene
from stackaudit.render.flow_filter import ONLY
from stackaudit.render.pictures import most_telling_point
from stackaudit.render.stack_layers import layer_names, layer_of
from stackaudit.render.views import VIEWS, View, draw_view
from tests.render.diagram.made_stacks import made_result

INVENTORIES: Final = Path(__file__).resolve().parents[3] / "inventories"
STACKS: Final = (*sorted(path.name for path in INVENTORIES.iterdir() if path.is_dir()), "30", "150", "300")

SCENES: dict[str, Callable[[AuditResult], Scene]] = {
    "layers": lambda result: layered_map.scene(result, layer_of(result.stack), layer_names()),
    "integration": lambda result: integration_map.scene(result, layer_of(result.stack), layer_names()),
    "matrix": lambda result: flow_matrix.scene(result, layer_of(result.stack), layer_names()),
    "neighbours": lambda result: neighbourhood.scene(result, busiest(result), depth=2),
    "preferences": preference_map.scene,
    "promises": promise_matrix.scene,
    "trace": lambda result: traced_no.scene(result, most_telling_point(result)),
    "loop": always_on_loop.scene,
    "automations": automations_picture.scene,
    "lifecycle": lifecycle_picture.scene,
    "grid": grid_picture.scene,
    "architecture": layer_bars.scene,
    "renewals": renewal_timeline.scene,
    "overlaps": overlap_picture.scene,
}

ON_THE_BORDER: Final = {
    "preferences": "flags and tabs overhang the cards of their stores, counts stand on the shore of their island",
    "renewals": "what is known of a day stands beside its mark, over the bar of its notice",
}
"""Pictures in which a label on a plate of its own is meant to stand on the border of a larger box."""

T = TypeVar("T")

every_stack = pytest.mark.parametrize("stack", STACKS)
every_view = pytest.mark.parametrize("view", VIEWS)


def test_every_view_is_looked_at() -> None:
    assert set(VIEWS) == set(SCENES)


@every_stack
@every_view
def test_no_label_covers_another(view: str, stack: str) -> None:
    labels = SCENES[view](result_of(stack)).labels

    covered = [(one.text, other.text) for one, other in crossing([(label.ink, label) for label in labels])]

    assert [] == covered


@every_stack
@every_view
def test_no_box_covers_another(view: str, stack: str) -> None:
    boxes = SCENES[view](result_of(stack)).boxes

    covered = [
        (one, other)
        for one, other in crossing([(box, box) for box in boxes])
        if not one.holds(other) and not other.holds(one)
    ]

    assert [] == covered


@every_stack
@every_view
def test_every_label_stays_in_its_box_and_in_the_picture(view: str, stack: str) -> None:
    result = result_of(stack)
    if view == "trace" and not result.promises:
        return
    root = ElementTree.fromstring(draw_view(result, View(view, depth=2)))
    sheet = Box(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))

    labels = SCENES[view](result).labels

    assert [] == [each.text for each in labels if not each.box.holds(each.ink, 0.5) or not sheet.holds(each.ink)]


@every_stack
@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ON_THE_BORDER])
def test_no_label_runs_over_the_border_of_a_box(view: str, stack: str) -> None:
    drawn = SCENES[view](result_of(stack))

    cut = [
        label.text
        for box, label in mixed([(box, box) for box in drawn.boxes], [(label.ink, label) for label in drawn.labels])
        if not box.holds(label.ink, 0.5)
    ]

    assert [] == cut


@pytest.mark.parametrize("only", ONLY)
@pytest.mark.parametrize("stack", ["linden-harbour-bank", "150"])
def test_a_narrowed_picture_covers_nothing_either(stack: str, only: str) -> None:
    result = result_of(stack)
    layers, names = layer_of(result.stack), layer_names()

    drawn = [
        integration_map.scene(result, layers, names, only),
        flow_matrix.scene(result, layers, names, only),
        *(neighbourhood.scene(result, busiest(result), depth, only) for depth in (1, 2, 3)),
    ]

    for each in drawn:
        assert [] == list(crossing([(label.ink, label.text) for label in each.labels]))


@cache
def result_of(stack: str) -> AuditResult:
    return made_result(int(stack)) if stack.isdigit() else audit(read(INVENTORIES / stack), name=stack)


def crossing(items: Sequence[tuple[Box, T]]) -> Iterator[tuple[T, T]]:
    """Yield the pairs whose boxes share an area, by a sweep from left to right."""
    by_left = sorted(range(len(items)), key=lambda at: items[at][0].x)
    open_: list[tuple[float, int]] = []
    for at in by_left:
        box = items[at][0]
        del open_[: bisect_left(open_, (box.x, -1))]
        yield from ((items[other][1], items[at][1]) for _, other in open_ if items[other][0].overlaps(box))
        insort(open_, (box.right, at))


def mixed(boxes: Sequence[tuple[Box, Box]], labels: Sequence[tuple[Box, Label]]) -> Iterator[tuple[Box, Label]]:
    """Yield each box with each label that shares an area with it."""
    for pair in crossing([*boxes, *labels]):
        match pair:
            case (Box() as box, Label() as label) | (Label() as label, Box() as box):
                yield box, label
