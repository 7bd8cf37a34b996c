"""Slides: 1920 x 1080, the title kept, letters that the back row can read, or a word that they are too small."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from stackaudit.render.diagram import grid_picture, preference_map
from stackaudit.render.slide import LEAST, slide
from stackaudit.render.views import View, slide_views
from tests.render.diagram.made_stacks import made_result
from tests.render.small_result import small_result

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_fits_whole_on_the_slide() -> None:
    picture = grid_picture.draw(small_result())
    root, before = ElementTree.fromstring(slide(picture).svg), ElementTree.fromstring(picture)

    place = root.find(f"{SVG}g")
    assert place is not None
    move, scale = place.attrib["transform"].split(") ")
    x, y = (float(each) for each in move.removeprefix("translate(").split())
    factor = float(scale.removeprefix("scale(").rstrip(")"))

    assert 0 <= x
    assert x + float(before.attrib["width"]) * factor <= 1920
    assert 0 <= y
    assert y + float(before.attrib["height"]) * factor <= 1080


def test_the_title_is_kept_and_the_paper_is_not() -> None:
    root = ElementTree.fromstring(slide(grid_picture.draw(small_result())).svg)

    assert [f"{SVG}title", f"{SVG}desc", f"{SVG}g"] == [each.tag for each in root]
    assert root[0].attrib["id"] == root.attrib["aria-labelledby"]
    assert [] == [each for each in root[2] if each.get("class") == "d-paper" and each.get("x") == "0"]


def test_letters_that_are_too_small_are_told() -> None:
    small = '<svg height="2160" width="3840"><title>T</title><desc>D</desc><text font-size="12">x</text></svg>'
    large = '<svg height="540" width="960"><title>T</title><desc>D</desc><text font-size="12">x</text></svg>'

    assert not slide(small).readable
    assert slide(large).readable
    assert slide(large).smallest == pytest.approx(12 * 1032 / 540, rel=0.01)


def test_islands_that_are_too_many_for_a_slide_go_on_several() -> None:
    result = made_result(150)
    slides = slide_views(result, View("preferences"))

    shown = [text.split(": ")[-1] for each in slides for text in texts(each.svg) if " yes or no, on " in text]

    assert len(slides) > 1
    assert len(slides) == len(shown)
    assert shown[0].startswith("island")
    assert str(len(result.islands)) in shown[-1]
    assert LEAST > slide(preference_map.draw(result)).smallest


def test_what_is_no_picture_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="does not start with its size"):
        slide("<svg/>")


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]
