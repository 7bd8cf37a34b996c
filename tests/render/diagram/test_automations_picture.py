"""The two by two of automations: names in fields, no positions, no numbers on the axes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.automation_effects import Placed, Quadrant
from stackaudit.render.diagram.automations_picture import CORNERS, draw, headline, names_in, scene, unmeasured_words
from stackaudit.render.diagram.scene import Box, Scene
from tests.render.small_result import LONG, PIPE, QUOTES, SCRIPT, small_result


def test_every_automation_stands_in_its_field() -> None:
    result = small_result()
    drawing = scene(result)

    for quadrant, corner in CORNERS.items():
        field = field_of(drawing, corner.name)
        inside = {label.text for label in drawing.labels if field.holds(label.box)}
        assert set(names_in(result, quadrant)) <= inside, quadrant


def test_every_quadrant_has_a_name_and_is_drawn() -> None:
    drawing = scene(small_result())

    assert set(Quadrant) == set(CORNERS)
    assert 6 == len(drawing.boxes)


def test_the_fields_are_where_the_axes_say() -> None:
    drawing = scene(small_result())
    great, protect, dangerous, bad = (
        field_of(drawing, name) for name in ("Great", "Protect", "Dangerous", "Simply bad")
    )

    assert great.x == dangerous.x < protect.x == bad.x
    assert great.y == protect.y < dangerous.y == bad.y


def test_axes_have_words_and_no_numbers() -> None:
    texts = [label.text for label in scene(small_result()).labels]

    assert {"Better for the company", "Not better for the company", "Better for the customer"} <= set(texts)
    assert not [text for text in texts if re.fullmatch(r"[\d.,%–-]+", text)]


def test_the_dangerous_field_has_a_frame_and_a_sign_of_its_own() -> None:
    root = ElementTree.fromstring(draw(small_result()))
    classes = [element.attrib.get("class", "") for element in root.iter()]

    assert 1 == classes.count("d-danger") == classes.count("d-danger-inner")


def test_a_long_list_is_cut_and_counted() -> None:
    placed = tuple(Placed(f"a{number}", Quadrant.DANGEROUS) for number in range(30))
    texts = [label.text for label in scene(with_placed(small_result(), placed)).labels]

    assert "and 17 more" in texts
    assert 13 == len([text for text in texts if re.fullmatch(r"a\d+", text)])


@pytest.mark.parametrize("quadrant", list(Quadrant))
@pytest.mark.parametrize("count", [1, 5, 6, 13, 14, 15, 16, 17, 200])
def test_names_stay_in_their_field_however_many(quadrant: Quadrant, count: int) -> None:
    placed = tuple(Placed(f"{LONG} {number}", quadrant) for number in range(count))
    drawing = scene(with_placed(small_result(), placed))
    field = field_of(drawing, CORNERS[quadrant].name)

    names = [label for label in drawing.labels if label.text.startswith((LONG, "and "))]

    assert all(field.holds(label.box) for label in names)
    assert count == sum(label.text.startswith(LONG) for label in names) + sum(
        int(label.text.split()[1]) for label in names if label.text.startswith("and ")
    )


def test_the_headline_counts_the_dangerous_and_the_unknown() -> None:
    result = small_result()

    assert "8 automations: 2 dangerous, 2 that nobody measured" == headline(result)
    assert "1 automation: 0 dangerous, every one has its place" == headline(
        with_placed(result, (Placed("welcome", Quadrant.GREAT),))
    )
    assert "Automations: none is written down" == headline(with_placed(result, ()))


@pytest.mark.parametrize(
    "open, words",
    [
        (("automations/a/customer",), "Nobody said what they do to the customer."),
        (("automations/a/company",), "Nobody said what they do for the company."),
        (("automations/a/company", "automations/a/customer"), "Nobody said what they do to the customer or for the company."),
    ],
)  # fmt: skip
def test_the_strip_says_whose_side_is_missing(open: tuple[str, ...], words: str) -> None:
    result = with_placed(small_result(), (Placed("a", Quadrant.UNMEASURED, open),))

    assert words == unmeasured_words(result)


def test_names_come_in_the_order_written() -> None:
    assert (QUOTES, LONG) == names_in(small_result(), Quadrant.DANGEROUS)
    assert (SCRIPT,) == names_in(small_result(), Quadrant.PROTECT)
    assert (PIPE,) == names_in(small_result(), Quadrant.BAD)


def field_of(drawing: Scene, name: str) -> Box:
    heading = next(label for label in drawing.labels if label.text == name)
    return next(box for box in drawing.boxes if box.holds(heading.box))


def with_placed(result: AuditResult, placed: tuple[Placed, ...]) -> AuditResult:
    return msgspec.structs.replace(result, frameworks=msgspec.structs.replace(result.frameworks, automations=placed))
