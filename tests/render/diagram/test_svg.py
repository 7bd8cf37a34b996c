"""Elements: escaped, sorted, well-formed whatever the text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.render.diagram.svg import clean, number, tag


def test_attributes_are_sorted_and_those_without_a_value_left_out() -> None:
    assert '<rect class="d-box" height="2" rx="1.5" width="3"/>' == tag(
        "rect", width=3, class_="d-box", rx=1.5, height=2.0, y=None
    )


def test_text_is_escaped_once() -> None:
    assert "<g><text>a &lt;b&gt; &amp; &quot;c&quot;</text></g>" == tag("g", tag("text", 'a <b> & "c"'))


@pytest.mark.parametrize("value,shown", [(1.0, "1"), (-0.001, "0"), (2.345, "2.35"), (10, "10"), (0.5, "0.5")])
def test_numbers_are_short(value: float, shown: str) -> None:
    assert shown == number(value)


def test_marks_that_turn_the_direction_are_taken_out() -> None:
    assert "abc" == clean("a\u202eb\u2066c")


@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    root = ElementTree.fromstring(tag("text", text, title=text))

    assert clean(text) == (root.text or "")
    assert clean(text) == root.attrib["title"]
