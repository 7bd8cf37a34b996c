"""The always-on loop: seven links by how they run, drawn between their stations, with the four sub-functions below."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.always_on.machine import Link
from stackaudit.frameworks.checkpoint import Part
from stackaudit.graph.ways import Way
from stackaudit.model.answer import UNKNOWN, Silence, given
from stackaudit.render.diagram.flow_words import flow_chain
from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.palette import MACHINE_STATES, STATES, WAYS
from stackaudit.render.diagram.part_cards import bullet_legend, card_height, part_card, state_mark, state_words
from stackaudit.render.diagram.scene import LINE, Anchor, Box, Scene
from stackaudit.render.diagram.way_lines import Point, way_legend, way_line
from stackaudit.render.diagram.wording import system_name

LAGS: Final = "expected to lag, without penalty"
BEST: Final = "best ways shown"

_KEEPING_CONTENT: Final = frozenset({"cms", "dam", "personalisation"})
_SCORING_WORDS: Final = frozenset({"predictive-scoring"})

_WIDTH: Final = 1240
_EDGE: Final = 20
_ROOM: Final = _WIDTH - 2 * _EDGE
_GAP: Final = 16.0

# The way round is clockwise from the repository; content and analytics stand within.
_SOURCES: Final = Box(20, 424, 170, 64)
_REPOSITORY: Final = Box(320, 424, 220, 64)
_SCORING: Final = Box(320, 100, 220, 64)
_ORCHESTRATION: Final = Box(1010, 100, 210, 64)
_CHANNELS: Final = Box(1010, 424, 210, 64)
_ANALYTICS: Final = Box(670, 216, 210, 50)
_CONTENT: Final = Box(670, 300, 210, 60)
_FLOOR: Final = 566.0

_TITLE: Final = 13.0
_WORDS: Final = 12.0


class _Place(msgspec.Struct, frozen=True):
    """Where a link runs, where its sign sits, and where its words stand; words that are ``low`` end at the lower edge."""

    points: tuple[Point, ...]
    sign: Point
    words: Box
    anchor: Anchor = "start"
    low: bool = False


# In the order of the links: sources to repository, to scoring, to orchestration, to channels, content to channels,
# channels to repository, analytics to scoring (and to content).
_PLACES: Final = (
    _Place(((190, 456), (320, 456)), (252, 456), Box(20, 306, 290, 108), low=True),
    _Place(((430, 424), (430, 164)), (430, 300), Box(20, 186, 390, 108), "end"),
    _Place(((540, 132), (1010, 132)), (775, 132), Box(556, 147, 438, 64)),
    _Place(((1160, 164), (1160, 424)), (1160, 270), Box(944, 213, 196, 104), "end"),
    _Place(((880, 328), (1070, 328), (1070, 424)), (926, 328), Box(890, 343, 168, 80)),
    _Place(((1010, 470), (540, 470)), (775, 470), Box(556, 485, 438, 66)),
    _Place(((670, 241), (500, 241), (500, 164)), (580, 241), Box(512, 257, 150, 150)),
)
_ANALYTICS_TO_CONTENT: Final = ((775.0, 266.0), (775.0, 300.0))


def draw(result: AuditResult, *, prefix: str = "always-on-loop") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    machine = result.frameworks.always_on
    links = "; ".join(f"{link.title}: {WAYS[link.way].word}" for link in machine.links)
    functions = "; ".join(f"{part.title}: {state_words(part)}, {part.range_text}" for part in machine.functions)
    return drawing.svg(
        prefix=prefix,
        title=headline(result),
        description=f"{links}. {functions}. {BEST} Content is {LAGS}.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def headline(result: AuditResult) -> str:
    """Return the picture's title: of how many links is known that something gets over without hands."""
    links = result.frameworks.always_on.links
    if not links:
        return "The always-on loop: nothing is known of it yet"
    by_itself = [link for link in links if link.way is Way.AUTOMATIC]
    some = sum(not link.for_all for link in by_itself)
    aside = f", {some} of them for some senders only" if some else ""
    return f"The always-on loop: {len(by_itself)} of {len(links)} links run by themselves{aside}"


def link_words(result: AuditResult, link: Link) -> str:
    """Return how a link runs and over which systems, or why it does not."""
    word = WAYS[link.way].word
    if link.reach and link.way is Way.AUTOMATIC:
        word = f"{word} for {link.reach}"
    if link.flows:
        return f"{word}{', such as' if link.reach else ':'} {flow_chain(result, link.flows)}"
    if link.way is Way.AUTOMATIC:
        return f"{word}: within one system"
    return f"{word}: {link.explanation}" if link.explanation else word


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing, machine = Scene(), result.frameworks.always_on
    drawing.label(headline(result), Box(_EDGE, 12, _ROOM, 28), size=20, bold=True)
    end = way_legend(drawing, _EDGE, 50, some=True)
    if machine.links:
        drawing.label(BEST, Box(end, 50, _WIDTH - _EDGE - end, 20), size=13, anchor="end", quiet=True)
    for place, link in zip(_PLACES, machine.links, strict=False):
        _link(drawing, result, link, place)
    _stations(drawing, result)
    return drawing, _functions(drawing, machine.functions, _FLOOR)


def _link(drawing: Scene, result: AuditResult, link: Link, place: _Place) -> None:
    way, for_all = link.way, link.for_all or link.way is not Way.AUTOMATIC
    if place is _PLACES[-1]:
        # One link, two arrows: the one is coloured to which the way found leads.
        to_content = _ends_in(result, link, _KEEPING_CONTENT)
        beside = way if to_content else Way.NOT_WRITTEN_DOWN
        way = way if not to_content or _ends_in(result, link, _SCORING_WORDS) else Way.NOT_WRITTEN_DOWN
        drawing.add(way_line(_ANALYTICS_TO_CONTENT, beside, signed=False))
    drawing.add(way_line(place.points, way, place.sign, for_all=for_all))
    words, box = link_words(result, link), place.words
    row = _WORDS * LINE
    heading = _TITLE * LINE * len(wrap(link.title, box.width, _TITLE, 3, bold=True))
    most = int((box.height - heading) / row)
    height = row * len(wrap(words, box.width, _WORDS, most))
    top = box.bottom - heading - height if place.low else box.y
    drawing.label(
        link.title, Box(box.x, top, box.width, heading), size=_TITLE, anchor=place.anchor, lines=3, bold=True
    )  # fmt: skip
    drawing.label(
        words, Box(box.x, top + heading, box.width, height), size=_WORDS, anchor=place.anchor, lines=most
    )  # fmt: skip


def _ends_in(result: AuditResult, link: Link, words: Collection[str]) -> bool:
    """Tell whether the way found ends in a system that does any of these things."""
    if not link.flows:
        return True
    flow = result.stack.flow_by_id.get(link.flows[-1])
    end = result.stack.systems.get(flow.target.system) if flow else None
    return end is not None and any(word in words for word in given(end.does, ()))


def _stations(drawing: Scene, result: AuditResult) -> None:
    _station(drawing, "Sources", _SOURCES)
    _station(drawing, "Customer data repository", _REPOSITORY, _repository(result))
    _station(drawing, "Scoring", _SCORING)
    _station(drawing, "Orchestration", _ORCHESTRATION)
    _station(drawing, "Channels", _CHANNELS)
    _station(drawing, "Content", _CONTENT, LAGS)
    _station(drawing, "Analytics", _ANALYTICS)


def _station(drawing: Scene, name: str, box: Box, note: str = "") -> None:
    drawing.solid(box, "d-station", 12)
    if not note:
        drawing.label(name, box.inset(8, 4), size=15, anchor="middle", bold=True)
        return
    drawing.label(name, Box(box.x + 6, box.y + 9, box.width - 12, 22), size=14.5, anchor="middle", bold=True)
    drawing.label(note, Box(box.x + 8, box.y + 32, box.width - 16, 18), size=12, anchor="middle", quiet=True)


def _repository(result: AuditResult) -> str:
    named = result.stack.company.customer_data_repository
    if isinstance(named, Silence):
        return "nobody knew which" if named is UNKNOWN else "nobody asked which"
    return "none" if not named else ", ".join(system_name(result, id) for id in named)


def _functions(drawing: Scene, parts: tuple[Part, ...], top: float) -> float:
    if not parts:
        return top + 10
    drawing.label("The four sub-functions", Box(_EDGE, top, 230, 22), size=15, bold=True)
    x = _EDGE + 250.0
    for state in MACHINE_STATES:
        word = STATES[state].word
        width = text_width(word, 13)
        drawing.add(state_mark(state, x + 8, top + 11))
        drawing.label(word, Box(x + 22, top, width, 22), size=13)
        x += 22 + width + 22
    width = (_ROOM - _GAP * (len(parts) - 1)) / len(parts)
    height = max(card_height(part, width) for part in parts)
    for number, part in enumerate(parts):
        part_card(drawing, part, Box(_EDGE + number * (width + _GAP), top + 32, width, height))
    bullet_legend(drawing, Box(_EDGE, top + 32 + height + 8, _ROOM, 20))
    return top + 32 + height + 38
