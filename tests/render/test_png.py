"""PNG: drawn in concrete colours, or a clear word on what to install."""

from __future__ import annotations

import sys

import pytest

from stackaudit.render.diagram import promise_matrix
from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.stylesheet import concrete_stylesheet, standalone
from stackaudit.render.png import PngUnavailableError, png
from tests.render.small_result import small_result


def test_a_picture_becomes_a_png_of_the_width_asked_for() -> None:
    drawn = png(promise_matrix.draw(small_result()), 640)

    assert b"\x89PNG\r\n\x1a\n" == drawn[:8]
    assert 640 == int.from_bytes(drawn[16:20], "big")


def test_a_picture_that_carries_its_style_gives_the_same_png() -> None:
    svg = promise_matrix.draw(small_result())

    assert png(svg, 400) == png(standalone(svg), 400)


def test_no_custom_property_is_left_for_a_renderer_that_knows_none() -> None:
    css = concrete_stylesheet()

    assert "var(" not in css
    assert "@media" not in css
    assert LIGHT["broken"] in css


def test_without_the_wheel_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(PngUnavailableError, match="pip install resvg-py"):
        png("<svg/>")
