"""The key to a picture."""

from __future__ import annotations

from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.sample_row import sample_row
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, tag


def test_meanings_stand_beside_their_signs_one_after_the_other() -> None:
    drawing, places = Scene(), list[float]()

    def sign(kind: str, x: float) -> Markup:
        places.append(x)
        return tag(kind)

    end = sample_row(
        drawing,
        Box(20, 10, 400, 20),
        {"square": "there", "circle": "not there"},
        sign,
        wide=15,
        gap=8,
        size=12,
    )

    second = 20 + 15 + text_width("there", 12) + 8
    assert [20, second] == places
    assert [("there", 35), ("not there", second + 15)] == [(label.text, label.box.x) for label in drawing.labels]
    assert second + 15 + text_width("not there", 12) + 8 == end
