"""The three marks of the example bank, and what they are for a stack of which little is said."""

from __future__ import annotations

from pathlib import Path

from stackaudit.catalogue.enrich import enrich
from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.frameworks.architecture.layers import Architecture, architecture
from stackaudit.frameworks.checkpoint import Part
from stackaudit.inventory.load import load, load_text

LINDEN_HARBOUR = Path(__file__).parents[3] / "inventories" / "linden-harbour-bank"


def test_the_marks_of_the_example_bank() -> None:
    assert {
        "touchpoints": ((100, 100), (65, 88), (100, 100)),
        "consent": ((38, 38), (36, 68), (100, 100)),
        "customer-view": ((100, 100), (59, 68), (58, 58)),
        "content": ((50, 50), (33, 89), (57, 57)),
        "orchestration": ((100, 100), (38, 63), (72, 72)),
        "adtech": ((88, 88), (75, 75), (0, 0)),
        "measurement": ((75, 75), (100, 100), (87, 87)),
    } == marks(architecture(enrich(load(LINDEN_HARBOUR, vocabulary()).stack)))


def test_a_stack_of_names_is_open_everywhere() -> None:
    found = marks(architecture(load_text("stackaudit: 1\nsystems: {crm: {}}\n", vocabulary=vocabulary()).stack))

    assert {((0, 100), (0, 100), (0, 100))} == set(found.values())


def test_a_layer_on_which_nothing_stands_has_nothing_to_wire_or_to_use() -> None:
    found = marks(
        architecture(load_text("stackaudit: 1\nsystems: {crm: {does: crm}}\n", vocabulary=vocabulary()).stack)
    )

    assert ((0, 100), None, None) == found["consent"]


def test_a_word_of_the_companys_own_stands_where_its_settings_put_it() -> None:
    own = "settings: {own_capabilities: {shelf-signs: content}}"
    text = f"stackaudit: 1\n{own}\nsystems: {{signs: {{does: shelf-signs, cost: 9, use: none}}}}\n"
    found = marks(architecture(load_text(text, vocabulary=vocabulary()).stack))

    assert (0, 0) == found["content"][2]


def test_ids_are_unique_and_begin_with_their_layer() -> None:
    found = architecture(enrich(load(LINDEN_HARBOUR, vocabulary()).stack))
    parts = [mark for layer in found.layers for mark in (layer.present, layer.wired, layer.used) if mark]

    assert 21 == len({each.id for each in parts})
    assert all(each.id.startswith("architecture/") for each in parts)


Bounds = tuple[int, int] | None


def marks(found: Architecture) -> dict[str, tuple[Bounds, Bounds, Bounds]]:
    return {
        layer.id.rpartition("/")[2]: (bounds(layer.present), bounds(layer.wired), bounds(layer.used))
        for layer in found.layers
    }


def bounds(mark: Part | None) -> Bounds:
    return (mark.low, mark.high) if mark else None
