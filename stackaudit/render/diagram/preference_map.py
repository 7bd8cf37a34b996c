"""The preference map: stores as islands, what flows between them, and where a no stops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.islands import Island
from stackaudit.model.flows import Flow
from stackaudit.render.diagram.columns import Node, apart, arrange
from stackaudit.render.diagram.island_summary import HEIGHT as BOX_HIGH
from stackaudit.render.diagram.island_summary import WIDTH as BOX_WIDE
from stackaudit.render.diagram.island_summary import Sorted, draw_folded, draw_rest, sort_islands
from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.marks import end_stop, path
from stackaudit.render.diagram.routes import Line, Route, draw_line, routes
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.shores import adrift, broken_at, columns_of, wait_words, waits
from stackaudit.render.diagram.stack_columns import how_of
from stackaudit.render.diagram.store_cards import HEAD, OVERHANG, WIDTH, Card, card_of, draw_card
from stackaudit.render.diagram.svg import number, tag
from stackaudit.render.diagram.wording import plural, point_name, sender_name

_EDGE: Final = 20
_TOP: Final = 92
_BETWEEN: Final = 92.0
_PAD: Final = 24.0
_ISLAND_HEAD: Final = 44.0
_ISLAND_FOOT: Final = 30.0
_BESIDE: Final = 22.0
_BELOW: Final = 36.0
_ROOM: Final = 1240.0
_DASH: Final = {"automatic": "", "by hand": " d-by-hand", "planned": " d-planned", "not said": " d-unsaid"}
_LEAST: Final = 1180.0


class Plan(msgspec.Struct, frozen=True):
    """An island laid out around (0, 0)."""

    island: Island
    cards: tuple[Card, ...]
    boxes: dict[str, Box]
    tracks: tuple[tuple[float, ...], ...]
    flows: tuple[Flow, ...]
    columns: int
    width: float
    height: float


def draw(
    result: AuditResult, *, prefix: str = "preference-map", room: float = _ROOM, islands: Sequence[int] = ()
) -> str:
    """Return the picture.

    ``room`` is how wide a row of islands may get before the next one begins; ``islands`` are the numbers of those to draw
    where not all fit on one sheet.
    """
    drawing, width, height = _drawn(result, room, islands)
    return drawing.svg(
        prefix=prefix,
        title=_headline(result),
        description="Each enclosed shape is an island: places that keep a yes or no and tell each other, and tell nobody else.",
        width=width,
        height=height,
        group=True,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def placed(result: AuditResult) -> list[tuple[int, dict[str, Box]]]:
    """Return where each system stands, by the number of its island, for formats that are laid out as the picture is."""
    plans = _plans(result)
    spots, _, _ = _shelves([(plan.width, plan.height) for plan in plans], _ROOM)
    return [
        (plan.island.number, {key: Box(x + box.x, y + box.y, box.width, box.height) for key, box in plan.boxes.items()})
        for plan, (x, y) in zip(plans, spots, strict=True)
    ]


def _plans(result: AuditResult) -> list[Plan]:
    return [_plan(result, island) for island in sorted(result.islands, key=lambda each: each.number)]


def _headline(result: AuditResult) -> str:
    stores = plural(len(result.stack.preference_stores), "place")
    keep = "keeps" if len(result.stack.preference_stores) == 1 else "keep"
    return f"{stores} {keep} a yes or no, on {plural(len(result.islands), 'island')}"


def _numbers(islands: Sequence[int]) -> str:
    return f"island {islands[0]}" if len(islands) == 1 else f"islands {islands[0]} to {islands[-1]}"


def _drawn(result: AuditResult, room: float = _ROOM, islands: Sequence[int] = ()) -> tuple[Scene, float, float]:
    drawing = Scene()
    # Islands that somebody asked for are drawn whole, however many or large.
    chosen = [each for each in result.islands if each.number in islands] if islands else result.islands
    content = Sorted(tuple(chosen), frozenset(), ()) if islands else sort_islands(chosen)
    plans = [_folded(island) if island.number in content.folded else _plan(result, island) for island in content.shown]
    places = [(plan.width, plan.height) for plan in plans]
    spots, width, bottom = _shelves([*places, *([(BOX_WIDE, BOX_HIGH)] if content.rest else [])], room)
    part = f": {_numbers(islands)}" if islands else ""
    drawing.label(_headline(result) + part, Box(_EDGE, 10, width - 2 * _EDGE, 28), size=20, bold=True)
    _legend(drawing, width)
    known = waits(result.promises)
    for plan, (x, y) in zip(plans, spots, strict=False):
        _island(drawing, result, plan, x, y, known)
    if content.rest:
        draw_rest(drawing, result, content.rest, Box(*spots[-1], BOX_WIDE, BOX_HIGH))
    return drawing, width, _footnotes(drawing, result, bottom, width)


def _folded(island: Island) -> Plan:
    """Return an island that is shown as counts, without cards."""
    return Plan(island, (), {}, (), (), 0, BOX_WIDE, BOX_HIGH)


def _plan(result: AuditResult, island: Island) -> Plan:
    """Lay an island out: columns along the flows, cards in them."""
    here = set(island.systems)
    flows = tuple(
        flow for id in island.flows if (flow := result.stack.flow_by_id.get(id))
        and {flow.source.system, flow.target.system} <= here and flow.source.system != flow.target.system
    )  # fmt: skip
    links = [(flow.source.system, flow.target.system) for flow in flows]
    column = columns_of(island.systems, links)
    cards = tuple(card_of(result, system) for system in island.systems)
    placed = arrange([Node(card.system, column[card.system], card.height) for card in cards], links, 18)
    boxes = {
        card.system: Box(
            _PAD + column[card.system] * (WIDTH + _BETWEEN), _ISLAND_HEAD + placed.tops[card.system], WIDTH, card.height
        )
        for card in cards
    }
    columns = max(column.values(), default=0) + 1
    bows = any(column[source] == column[target] == columns - 1 for source, target in links)
    width = 2 * _PAD + columns * WIDTH + (columns - 1 + bows) * _BETWEEN
    tracks = tuple(tuple(_ISLAND_HEAD + y for y in each) for each in placed.tracks)
    return Plan(island, cards, boxes, tracks, flows, columns, width, _ISLAND_HEAD + placed.height + _ISLAND_FOOT)


def _shelves(sizes: Sequence[tuple[float, float]], wish: float) -> tuple[list[tuple[float, float]], float, float]:
    """Put islands side by side, row under row, in their order."""
    room = max([wish, *(wide for wide, _ in sizes)])
    spots, x, y, shelf, right = [], float(_EDGE), float(_TOP), 0.0, 0.0
    for wide, high in sizes:
        if x > _EDGE and x + wide > _EDGE + room:
            x, y, shelf = float(_EDGE), y + shelf + _BELOW, 0.0
        spots.append((x, y))
        right = max(right, x + wide)
        x, shelf = x + wide + _BESIDE, max(shelf, high)
    return spots, max(right + _EDGE, _LEAST), y + shelf + _BELOW


def _island(
    drawing: Scene, result: AuditResult, plan: Plan, x: float, y: float, known: Mapping[str, int | None]
) -> None:
    shore = Box(x, y, plan.width, plan.height)
    drawing.solid(shore, "d-island", 18)
    _title(drawing, plan.island, shore)
    if not plan.cards:
        draw_folded(drawing, result, plan.island, shore)
    boxes = {key: Box(x + box.x, y + box.y, box.width, box.height) for key, box in plan.boxes.items()}
    drawn = _flow_lines(plan, boxes, x, y)
    for line, route, _ in drawn:
        drawing.add(draw_line(line, route, 2))
    for card in plan.cards:
        draw_card(drawing, result, card, boxes[card.system])
    _waits(drawing, drawn, known)
    _stops(drawing, broken_at(result, plan.island), shore)


def _title(drawing: Scene, island: Island, shore: Box) -> None:
    drawing.add(tag("circle", cx=shore.x + 24, cy=shore.y + 21, r=12, class_="d-head-preference"))
    drawing.add(tag("circle", cx=shore.x + 24, cy=shore.y + 21, r=10, class_="d-paper"))
    drawing.label(str(island.number), Box(shore.x + 14, shore.y + 11, 20, 20), size=12, anchor="middle", bold=True)
    words = f"{plural(len(island.systems), 'system')}, {plural(len(island.stores), 'store')}"
    drawing.label(words, Box(shore.x + 44, shore.y + 11, shore.width - 60, 20), size=13)


def _flow_lines(plan: Plan, boxes: Mapping[str, Box], x: float, y: float) -> list[tuple[Line, Route, Flow]]:
    # Lines end at the head of a card, so that they do not run into its flags and tabs.
    heads = {key: Box(box.x, box.y, box.width, min(box.height, HEAD)) for key, box in boxes.items()}
    lanes = [
        (x + _PAD + at * (WIDTH + _BETWEEN), x + _PAD + at * (WIDTH + _BETWEEN) + WIDTH) for at in range(plan.columns)
    ]
    lines = [
        Line(
            flow.source.system,
            flow.target.system,
            tuple(y + each for each in tracks),
            "d-flow-preference" + _DASH[how_of(flow)],
            "d-head-preference",
            flow.id,
        )
        for flow, tracks in zip(plan.flows, plan.tracks, strict=True)
    ]
    return list(zip(lines, routes(lines, heads, lanes), plan.flows, strict=True))


def _waits(drawing: Scene, drawn: Sequence[tuple[Line, Route, Flow]], known: Mapping[str, int | None]) -> None:
    """Write each flow's wait on its line, in the gap that it leaves through, moved apart where lines lie close."""
    gaps: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for _, route, flow in drawn:
        (x1, y1), (x2, y2) = route.start, (route.through or (route.end,))[0]
        left = x1 if route.beside or x1 < x2 else x2
        gaps[left].append(((y1 + y2) / 2, wait_words(flow, known)))
    for left, words in sorted(gaps.items()):
        words.sort()
        for (_, text), y in zip(words, apart([y for y, _ in words], 30), strict=True):
            room = Box(left + OVERHANG + 4, y - 14, _BETWEEN - 2 * OVERHANG - 8, 28)
            _on_line(drawing, text, room)


def _on_line(drawing: Scene, text: str, room: Box) -> None:
    lines = text.split(", ", 1)
    width = min(max(text_width(line, 11) for line in lines), room.width)
    height = len(lines) * 13.75
    plate = Box(room.centre - width / 2 - 2, room.middle - height / 2, width + 4, height)
    drawing.box(plate, "d-slot", 3)
    for place, line in enumerate(lines):
        at = Box(room.x, room.middle - height / 2 + place * 13.75, room.width, 13.75)
        drawing.label(line, at, size=11, anchor="middle")


def _stops(drawing: Scene, counts: Mapping[str, int], shore: Box) -> None:
    """Mark at the lower border how many broken promises end at this island, each as a line that leads nowhere."""
    x = shore.x + 20
    for where, count in counts.items():
        if not count:
            continue
        words = f"{count} {where}"
        width = text_width(words, 11.5, bold=True) + 20
        plate = Box(x, shore.bottom - 11, width, 22)
        drawing.box(plate, "d-broken-tint", 11)
        drawing.label(words, plate.inset(6, 0), size=11.5, anchor="middle", bold=True)
        drawing.add(end_stop(plate.centre, plate.bottom + 1, 9))
        x += width + 10


def _legend(drawing: Scene, width: float) -> None:
    x, y = float(_EDGE), 58.0
    samples = (
        ("a no flows on", path("M0 0h26", "d-flow-preference")),
        ("carried by hand", path("M0 0h26", "d-flow-preference d-by-hand")),
        ("say no here", path("M2 -7h16l7 7l-7 7h-16z", "d-flag")),
        ("sender that asks here", tag("rect", x=1, y=-7, width=25, height=14, rx=3, class_="d-tab")),
        ("keeps a yes or no", tag("rect", x=1, y=-7, width=25, height=14, rx=4, class_="d-store")),
        ("only passes it on", tag("rect", x=1, y=-7, width=25, height=14, rx=7, class_="d-pill")),
        ("promises that break at this shore", end_stop(13, -6, 11)),
    )
    for words, sample in samples:
        room = text_width(words, 12)
        drawing.add(tag("g", sample, transform=f"translate({number(x)} {number(y)})"))
        drawing.label(words, Box(x + 33, y - 10, min(room, width - x - 33), 20), size=12, quiet=True)
        x += 33 + room + 16


def _footnotes(drawing: Scene, result: AuditResult, top: float, width: float) -> float:
    shore = adrift(result.stack)
    notes = [
        ("Asks no store", [sender_name(result, id) for id in shore.senders]),
        ("Lands in no store", [point_name(result, id) for id in shore.points]),
    ]
    for words, names in notes:
        if names:
            drawing.label(f"{words}: {', '.join(names)}", Box(_EDGE, top, width - 2 * _EDGE, 36), size=12.5, lines=2)
            top += 38
    return top + 8
