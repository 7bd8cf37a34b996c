"""The lifecycle: stages as columns, the hand-offs between them, and the governance triad below."""

from __future__ import annotations

from math import ceil
from types import MappingProxyType
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.lifecycle import HandOffView, StageView
from stackaudit.graph.verdict import Verdict
from stackaudit.graph.ways import Way
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Silence
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import verdict_mark
from stackaudit.render.diagram.palette import WAYS
from stackaudit.render.diagram.part_cards import bullet_legend
from stackaudit.render.diagram.scene import LINE, Box, Scene
from stackaudit.render.diagram.stage_columns import column_height, column_legend, section_heights, stage_column
from stackaudit.render.diagram.triad_cards import triad_cards
from stackaudit.render.diagram.way_lines import way_legend, way_line

_WIDTH: Final = 1240
_EDGE: Final = 20
_ROOM: Final = _WIDTH - 2 * _EDGE
_TOP: Final = 92.0
_BETWEEN: Final = 96.0
_WIDEST: Final = 280.0
_MOST_A_ROW: Final = 5
_ARROW: Final = 30.0
_SIZE: Final = 12.0
_ROW: Final = _SIZE * LINE

_AGREED: Final[MappingProxyType[Answer | Silence, tuple[Verdict, str]]] = MappingProxyType(
    {
        YES: (Verdict.KEPT, "terms agreed"),
        PARTLY: (Verdict.LATE, "terms agreed in part"),
        NO: (Verdict.BROKEN, "terms not agreed"),
        UNKNOWN: (Verdict.NOT_WRITTEN_DOWN, "terms: nobody knew"),
        NOT_ASKED: (Verdict.NOT_WRITTEN_DOWN, "terms: nobody asked"),
    }
)


def draw(result: AuditResult, *, prefix: str = "lifecycle") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    stages = "; ".join(f"{stage.part.title}: {stage.part.range_text}" for stage in result.frameworks.lifecycle.stages)
    hand_offs = "; ".join(
        f"{stage_name(result, each.source)} to {stage_name(result, each.target)}: {way_words(each)}, {agreed_words(each)}"
        for each in result.frameworks.lifecycle.hand_offs
    )
    return drawing.svg(
        prefix=prefix,
        title=headline(result),
        description=f"{stages}. {hand_offs}. Below: workflow, staffing and resources.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def headline(result: AuditResult) -> str:
    """Return the picture's title: of how many hand-offs is known that they hold on both sides."""
    life = result.frameworks.lifecycle
    if not life.stages:
        return "The lifecycle: no stage is written down"
    holding = sum(way_words(each) == WAYS[Way.AUTOMATIC].word and each.agreed is YES for each in life.hand_offs)
    return f"The lifecycle: {holding} of {len(life.hand_offs)} hand-offs run by themselves on agreed terms"


def stage_name(result: AuditResult, id: str) -> str:
    """Return what people call a stage."""
    titles = {stage.part.name: stage.part.title for stage in result.frameworks.lifecycle.stages}
    return titles.get(id, id)


def way_words(hand_off: HandOffView) -> str:
    """Return how people are handed on."""
    word = WAYS[hand_off.route.way].word
    if hand_off.route.way is Way.BY_HAND or not (hand_off.by_hand or hand_off.perhaps_by_hand):
        return word
    return f"{word}, some leads by hand" if hand_off.by_hand else f"{word}, perhaps some leads by hand"


def agreed_words(hand_off: HandOffView) -> str:
    """Return whether both sides agreed on the terms."""
    return _AGREED[hand_off.agreed][1]


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing, life = Scene(), result.frameworks.lifecycle
    drawing.label(headline(result), Box(_EDGE, 12, _ROOM, 28), size=20, bold=True)
    way_legend(drawing, _EDGE, 50)
    hand_offs = {(each.source, each.target): each for each in life.hand_offs}
    rows = ceil(len(life.stages) / _MOST_A_ROW)
    most = ceil(len(life.stages) / rows) if rows else 0
    # Where there are several rows, the later ones begin with the arrow that comes from the row above.
    gaps = most - 1 if rows < 2 else most
    width = min(_WIDEST, (_ROOM - gaps * _BETWEEN) / most) if most else 0
    y, before = _TOP, None
    for row in range(rows):
        stages = life.stages[row * most : (row + 1) * most]
        heights = section_heights(result, stages, width)
        height = column_height(heights)
        x = float(_EDGE)
        for stage in stages:
            if before is not None:
                hand_off = hand_offs.get((before.part.name, stage.part.name))
                _hand_off(drawing, before, hand_off, Box(x, y, _BETWEEN, height), came_down=stage is stages[0])
                x += _BETWEEN
            stage_column(drawing, result, stage, Box(x, y, width, height), heights)
            x += width
            before = stage
        y += height + 26
    if life.stages:
        column_legend(drawing, result, Box(_EDGE, y - 18, _ROOM, 20))
        y += 18
    y = triad_cards(drawing, result, Box(_EDGE, y, _ROOM, 0))
    bullet_legend(drawing, Box(_EDGE, y + 8, _ROOM, 20))
    return drawing, y + 38


def _hand_off(drawing: Scene, before: StageView, hand_off: HandOffView | None, box: Box, *, came_down: bool) -> None:
    y = box.y + _ARROW
    if came_down:
        drawing.label(f"from {before.part.title}", Box(box.x, box.y, box.width - 8, 15), size=11.5, quiet=True)
    if hand_off is None:
        return
    drawing.add(way_line([(box.x + 3, y), (box.right - 3, y)], hand_off.route.way))
    sign, words = _AGREED[hand_off.agreed]
    y = _words(drawing, way_words(hand_off), Box(box.x + 6, y + 18, box.width - 12, 0)) + 12
    drawing.add(verdict_mark(sign, box.centre, y + 4, 6.5))
    _words(drawing, words, Box(box.x + 6, y + 16, box.width - 12, 0))


def _words(drawing: Scene, text: str, top: Box) -> float:
    """Write a few lines in the middle below an arrow; return where they end."""
    height = _ROW * len(wrap(text, top.width, _SIZE, 4))
    drawing.label(text, Box(top.x, top.y, top.width, height), size=_SIZE, anchor="middle", lines=4)
    return top.y + height
