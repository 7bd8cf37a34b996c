"""The layers: three bars each, a range drawn as a range, what is missing in words, never one number."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.architecture.layers import Architecture, Layer
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.model.systems import Seats, System
from stackaudit.render.diagram.layer_bars import draw, scene
from stackaudit.render.diagram.layer_words import from_the_top, marks
from stackaudit.render.picture_facts_layers import layer_bars_facts
from tests.render.small_result import small_result

SVG = "{http://www.w3.org/2000/svg}"


def test_the_foundation_stands_at_the_bottom() -> None:
    result = small_result()

    assert "architecture/touchpoints" == from_the_top(result)[-1].id
    boxes = [box for box in scene(result).boxes if box.width > 1000]
    assert all(upper.bottom <= lower.y for upper, lower in pairwise(boxes))
    assert max(boxes, key=lambda box: box.y).width == max(box.width for box in boxes)


def test_a_layer_has_three_marks_and_no_number_of_its_own() -> None:
    result = with_layer(
        part("present", point("cms", 1.0)), part("wired", point("a", 0.0)), part("used", point("b", 1.0))
    )

    labels = [label.text for label in scene(result).labels]

    assert ["100", "0", "100"] == [text for text in labels[labels.index("Content") :] if text.isdigit()]


def test_a_mark_that_does_not_apply_is_words_and_no_bar() -> None:
    result = with_layer(part("present", point("cms", 1.0)), None, None)

    texts = {label.text for label in scene(result).labels}

    assert {"owes no links", "no spend is counted here"} <= texts
    assert 1 == draw(result).count("data-part=")


def test_a_range_is_solid_to_low_hatched_to_high_and_empty_after() -> None:
    result = with_layer(part("present", point("cms", 0.25, high=0.75)), None, None)

    group = next(each for each in ElementTree.fromstring(draw(result)).iter() if "data-part" in each.attrib)
    shapes = {each.attrib["class"]: each for each in group if "class" in each.attrib}
    track, solid, hatched = (shapes[name] for name in ("d-bar-track", "d-bar-solid", "d-bar-open"))

    assert float(track.attrib["width"]) / 4 == float(solid.attrib["width"])
    assert float(solid.attrib["x"]) + float(solid.attrib["width"]) == float(hatched.attrib["x"])
    assert float(track.attrib["width"]) / 2 == float(hatched.attrib["width"])
    assert "d-bar-hatch" in shapes
    assert "25-75" in {label.text for label in scene(result).labels}


def test_what_is_known_is_not_hatched() -> None:
    assert "d-bar-hatch" not in bars(with_layer(part("present", point("cms", 1.0), point("dam", 0.0)), None, None))


def test_what_is_missing_is_said_in_words() -> None:
    hollow = point("preference centre", 0.5, "Provided only by Preference page (nobody owns it).")
    present = part(
        "present", point("consent ledger", 0.0), point("cookie consent", 1.0), hollow, point("requests", 0, high=1)
    )
    wired = part("wired", point("reaches", 6 / 11, "6 of 11 channels are fed."))

    words = [mark.missing for mark in marks(small_result(), layer(present, wired, None))]

    assert [
        ("no consent ledger", "preference centre only by Preference page (nobody owns it)", "open: requests"),
        ("6 of 11 channels are fed",),
        (),
    ] == words


def test_idle_systems_come_by_how_much_money_is_idle() -> None:
    result = small_result()
    systems = {
        "mail": System(id="mail", name="Mail", cost=1000.0, seats=Seats(paid=20, used=2)),
        "cdp": System(id="cdp", name="CDP", cost=420000.0, seats=Seats(paid=40, used=6)),
    }
    stack = msgspec.structs.replace(result.stack, systems=systems)
    used = part("used", point("Mail", 0.1, id="mail"), point("CDP", 0.15, id="cdp"), point("CRM", 1.0, id="crm"))

    words = marks(msgspec.structs.replace(result, stack=stack), layer(part("present"), None, used))[2].missing

    assert (
        "CDP (420\u202f000\u00a0EUR): 6 of 40 seats are used",
        "Mail (1\u202f000\u00a0EUR): 2 of 20 seats are used",
    ) == words


def test_a_long_list_is_counted_where_it_ends_and_whole_in_the_table() -> None:
    many = part("present", *(point(f"capability number {n}", 0.0) for n in range(30)))
    result = with_layer(many, None, None)

    texts = [label.text for label in scene(result).labels]

    assert any("more" in text and "capability number 0" in text for text in texts)
    assert "no capability number 29" in layer_bars_facts(result).rows[0][3]


def test_the_table_has_every_mark() -> None:
    result = small_result()

    rows = layer_bars_facts(result).rows

    assert 3 * len(result.frameworks.architecture.layers) == len(rows)
    assert {"present", "wired", "used"} == {row[1] for row in rows}


def test_nothing_is_smaller_than_a_projector_shows() -> None:
    assert min(label.size for label in scene(small_result()).labels) >= 11


def bars(result: AuditResult) -> str:
    root = ElementTree.fromstring(draw(result))
    return "".join(ElementTree.tostring(each, encoding="unicode") for each in root.iter() if "data-part" in each.attrib)


def with_layer(present: Part, wired: Part | None, used: Part | None) -> AuditResult:
    result = small_result()
    found = msgspec.structs.replace(result.frameworks, architecture=Architecture((layer(present, wired, used),)))
    return msgspec.structs.replace(result, frameworks=found)


def layer(present: Part, wired: Part | None, used: Part | None) -> Layer:
    return Layer("architecture/content", "Content", "What is said and shown.", present, wired, used)


def part(mark: str, *points: Checkpoint) -> Part:
    count = max(len(points), 1)
    low, high = (round(100 * sum(getattr(each, end) for each in points) / count) for end in ("low", "high"))
    return Part(f"architecture/content/{mark}", mark, "", points, low, high)


def point(title: str, low: float, why: str = "", *, high: float | None = None, id: str = "") -> Checkpoint:
    top = low if high is None else high
    return Checkpoint(id or title, title, True, low if low == top else None, why, low=low, high=top)
