"""The lines of the integration map: level to the repository, bowed around the outside, or through its lower part."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from stackaudit.render.diagram.columns import apart
from stackaudit.render.diagram.integration import HOW, Integration, Wire
from stackaudit.render.diagram.integration_gaps import gap_words
from stackaudit.render.diagram.integration_layout import CORRIDOR, HEIGHT, HUB_HEAD, HUB_ROW, PAD, Placed
from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.marks import arrow_head, path
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, number, tag

LEGEND: Final = MappingProxyType(
    {
        "automatic": "automatic",
        "by hand": "by hand",
        "not said": "nobody said how",
        "planned": "planned or not working",
        "missing": "missing, for certain",
    }
)
"""What each way of running is called, in the order of the legend."""

_DASH: Final = MappingProxyType(
    {
        "automatic": "",
        "by hand": " d-by-hand",
        "not said": " d-unsaid",
        "planned": " d-planned",
        "missing": " d-missing",
    }
)

# There is room for so many numbers in a row beside the words of a missing link.
_NUMBERED: Final = 2


def spokes(drawing: Scene, content: Integration, spots: Placed) -> None:
    """Draw the level links, those of one box under each other."""
    by_box: dict[str, list[Wire]] = {}
    for wire in content.spokes:
        by_box.setdefault(wire.one, []).append(wire)
    for key, wires in by_box.items():
        box = spots.boxes[key]
        wires.sort(key=lambda wire: HOW.index(wire.how))
        step = min(9.0, (HEIGHT - 8) / max(len(wires) - 1, 1))
        for place, wire in enumerate(wires):
            y = box.middle + (place - (len(wires) - 1) / 2) * step
            left = key in spots.left
            start, end = (box.right, spots.hub.x) if left else (box.x, spots.hub.right)
            drawing.add(_level(wire, start, end, y))
            if wire.how == "missing":
                _gap_label(drawing, wire, start + (71 if left else -71), y)
            if len(content.hubs) > 1 and wire.hubs and place < _NUMBERED:
                _numbers(drawing, content, wire, end, y, left, place)


def bow(wire: Wire, spots: Placed) -> Markup:
    """A link between two boxes of one side runs around the outside."""
    one, other = spots.boxes[wire.one], spots.boxes[wire.other]
    left = wire.one in spots.left
    x1, x2 = (one.x, other.x) if left else (one.right, other.right)
    down = 1 if other.y > one.y else -1
    y1, y2 = one.middle + down * _port(wire), other.middle - down * _port(wire)
    reach = PAD + 14 + min(abs(y2 - y1) / 5.2, 84)
    out = (x1 - reach) if left else (x1 + reach)
    data = f"M{number(x1)} {number(y1)}C{number(out)} {number(y1)} {number(out)} {number(y2)} {number(x2)} {number(y2)}"
    heads = [arrow_head(x2, y2, _head(wire), leftward=not left)] if wire.there else []
    heads += [arrow_head(x1, y1, _head(wire), leftward=not left)] if wire.back else []
    return tag("g", *_title(wire), path(data, _line(wire)), *heads, data_from=wire.one, data_to=wire.other)


def across(wires: Sequence[Wire], content: Integration, spots: Placed) -> list[Markup]:
    """Links from side to side pass through the repository's lower part, apart from each other."""
    hub = spots.hub
    free = hub.y + HUB_HEAD + len(content.hubs) * HUB_ROW + 18 * min(len(content.inside), 4) + 30
    wanted = sorted((max(_between(wire, spots), free), at) for at, wire in enumerate(wires))
    levels = _apart_from([y for y, _ in wanted], [spots.boxes[wire.one].middle for wire in content.spokes])
    over = max(max(levels, default=free) - (hub.bottom - 8), 0.0)
    return [_through(wires[at], max(level - over, free), spots) for (_, at), level in zip(wanted, levels, strict=True)]


def sample(how: str) -> Markup:
    """Return a short level line that runs in a way, for the legend."""
    return path("M0 0h28", "d-missing" if how == "missing" else "d-flow" + _DASH[how])


def _level(wire: Wire, start: float, end: float, y: float) -> Markup:
    rightward = end > start
    heads = [arrow_head(end, y, _head(wire), leftward=not rightward)] if wire.there else []
    heads += [arrow_head(start, y, _head(wire), leftward=rightward)] if wire.back else []
    # The line ends inside its heads, so that a thick one does not show beyond their tips.
    inner, outer = (start + (5 if wire.back else 0), end - (5 if wire.there else 0)) if rightward else (
        start - (5 if wire.back else 0), end + (5 if wire.there else 0))  # fmt: skip
    line = path(f"M{number(inner)} {number(y)}H{number(outer)}", _line(wire))
    return tag("g", *_title(wire), line, *heads, data_from=wire.one, data_to=wire.other)


def _gap_label(drawing: Scene, wire: Wire, x: float, y: float) -> None:
    text = gap_words((wire.back, wire.there))
    width = min(text_width(text, 13), 104)
    plate = Box(x - width / 2 - 3, y - 8, width + 6, 17)
    drawing.box(plate, "d-paper", 0)
    drawing.label(text, plate.inset(3, 0), size=13, anchor="middle")


def _numbers(drawing: Scene, content: Integration, wire: Wire, end: float, y: float, left: bool, place: int) -> None:
    """Say before the repository's edge which of several repositories a link is with; those of one row stand apart."""
    text = ",".join(str(at + 1) for at, hub in enumerate(content.hubs) if hub in wire.hubs)
    width = text_width(text, 13) + 2
    reach = 11 + place * 20
    x = end - reach - width if left else end + reach
    plate = Box(x, y - 8, width, 17)
    drawing.box(Box(x - 1, y - 6, width + 2, 12), "d-paper", 0)
    drawing.label(text, plate, size=13, quiet=True, anchor="middle")


def _port(wire: Wire) -> float:
    """Wires of one pair that run differently leave at different heights."""
    return {"automatic": 3.0, "by hand": 7.0, "not said": 10.0, "planned": 11.0}.get(wire.how, 5.0)


def _apart_from(wishes: Sequence[float], taken: Sequence[float]) -> list[float]:
    """Return heights near the wishes that keep apart from each other and from the rows where level links run."""
    found: list[float] = []
    for wish in apart(wishes, 5.0):
        level = max(wish, found[-1] + 5.0) if found else wish
        while any(abs(level - each) < 10 for each in taken):
            level += 2.0
        found.append(level)
    return found


def _between(wire: Wire, spots: Placed) -> float:
    return (spots.boxes[wire.one].middle + spots.boxes[wire.other].middle) / 2


def _through(wire: Wire, level: float, spots: Placed) -> Markup:
    flipped = wire.one not in spots.left
    near, far = (wire.other, wire.one) if flipped else (wire.one, wire.other)
    left, right, hub = spots.boxes[near], spots.boxes[far], spots.hub
    y1, y2 = left.middle + 12, right.middle + 12
    bend = CORRIDOR * 0.55
    inward = (
        f"M{number(left.right)} {number(y1)}"
        f"C{number(left.right + bend)} {number(y1)} {number(hub.x - bend)} {number(level)} {number(hub.x)} {number(level)}"
    )
    outward = (
        f"M{number(hub.right)} {number(level)}"
        f"C{number(hub.right + bend)} {number(level)} {number(right.x - bend)} {number(y2)} {number(right.x)} {number(y2)}"
    )
    # It does not end in the repository: inside, it is no more than a hint.
    behind = path(f"M{number(hub.x)} {number(level)}H{number(hub.right)}", "d-rule")
    to_right = wire.back if flipped else wire.there
    to_left = wire.there if flipped else wire.back
    heads = [arrow_head(right.x, y2, _head(wire))] if to_right else []
    heads += [arrow_head(left.right, y1, _head(wire), leftward=True)] if to_left else []
    lines = (path(inward, _line(wire)), behind, path(outward, _line(wire)))
    return tag("g", *_title(wire), *lines, *heads, data_from=wire.one, data_to=wire.other)


def _line(wire: Wire) -> str:
    if wire.how == "missing":
        return "d-missing"
    return ("d-flow-preference" if wire.preferences else "d-flow") + _DASH[wire.how]


def _head(wire: Wire) -> str:
    return "d-broken-solid" if wire.how == "missing" else "d-head-preference" if wire.preferences else "d-head"


def _title(wire: Wire) -> list[Markup]:
    return [tag("title", f"{wire.words} ({LEGEND[wire.how]})")] if wire.words else []
