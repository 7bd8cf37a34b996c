"""The layers of the reference architecture: three bars a layer, with what is missing beside each; never one number."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.architecture.layers import Layer
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.layer_words import MARKS, Mark, from_the_top, is_foundation, marks
from stackaudit.render.diagram.listing import listing
from stackaudit.render.diagram.marks import hatch, path
from stackaudit.render.diagram.sample_row import sample_row
from stackaudit.render.diagram.scene import Box, Scene, rectangle
from stackaudit.render.diagram.svg import Markup, join, number, tag

_WIDTH: Final = 1240
_EDGE: Final = 20
_STEP_IN: Final = 16
_TOP: Final = 142
_NAME: Final = 226
_COLUMN: Final = 304
_FIRST: Final = _EDGE + _STEP_IN + _NAME + 22
_BAR: Final = 164
_THICK: Final = 18
_WORDS: Final = 12.0
_LINE: Final = 15.5
_MOST_LINES: Final = 3
_GAP: Final = 8
_PAD: Final = 11


def draw(result: AuditResult, *, prefix: str = "layer-bars") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    rows = from_the_top(result)
    said = "; ".join(
        f"{row.title}: {', '.join(f'{each.name} {each.range}' for each in marks(result, row))}" for row in rows
    )
    return drawing.svg(
        prefix=prefix,
        title="The layers: present, wired, used",
        description=f"{said}. Each of 100; a layer that is present can still be badly wired or hardly used.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing, rows = Scene(), from_the_top(result)
    drawing.label("The layers: present, wired, used", Box(_EDGE, 12, _WIDTH - 2 * _EDGE, 28), size=20, bold=True)
    if not rows:
        drawing.label("Nothing is known of any layer.", Box(_EDGE, 52, _WIDTH - 2 * _EDGE, 20), size=13)
        return drawing, 92
    _legend(drawing)
    _headings(drawing)
    y = float(_TOP)
    for layer in rows:
        shown = marks(result, layer)
        height = _height(layer, shown)
        base = is_foundation(layer)
        inset = 0 if base else _STEP_IN
        frame = Box(_EDGE + inset, y, _WIDTH - 2 * _EDGE - 2 * inset, height)
        drawing.solid(frame, "d-foundation" if base else "d-lane", 2 if base else 6)
        _row(drawing, layer, shown, Box(_EDGE + _STEP_IN + 14, y + _PAD, _NAME, height - 2 * _PAD))
        y += height + (0 if base else _GAP)
    return drawing, y + 20


def _legend(drawing: Scene) -> None:
    ranges = {(44, 44): "there", (0, 44): "open answers decide", (0, 0): "not there"}
    row = Box(_EDGE, 49, _WIDTH - 2 * _EDGE, 20)
    sample_row(drawing, row, ranges, lambda ends, x: _bar(Box(x, 52, 44, 14), *ends), wide=52, gap=26, size=13)


def _headings(drawing: Scene) -> None:
    for column, (mark, question) in enumerate(MARKS.items()):
        x = _FIRST + column * _COLUMN
        drawing.label(mark, Box(x, 82, _COLUMN - 20, 19), size=14, bold=True)
        drawing.label(question, Box(x, 101, _COLUMN - 20, 17), size=12, quiet=True)
        for share in (0, 50, 100):
            place = x + share / 100 * _BAR
            drawing.label(str(share), Box(place - 14, 122, 28, 15), size=11, anchor="middle", quiet=True)


def _height(layer: Layer, shown: tuple[Mark, ...]) -> float:
    name = 18 * len(_title(layer)) + _LINE * len(wrap(layer.meaning, _NAME, _WORDS, _MOST_LINES))
    said = max(_LINE * len(wrap(_said(mark), _COLUMN - 14, _WORDS, _MOST_LINES)) for mark in shown)
    return max(name, _THICK + 6 + said) + 2 * _PAD


def _title(layer: Layer) -> tuple[str, ...]:
    return wrap(layer.title, _NAME, 13.5, 2, bold=True)


def _said(mark: Mark) -> str:
    return listing(mark.missing, _COLUMN - 14, _WORDS, _MOST_LINES)


def _row(drawing: Scene, layer: Layer, shown: tuple[Mark, ...], box: Box) -> None:
    head = 18.0 * len(_title(layer))
    drawing.label(layer.title, Box(box.x, box.y, _NAME, head), size=13.5, bold=True, lines=2)
    height = _LINE * len(wrap(layer.meaning, _NAME, _WORDS, _MOST_LINES))
    drawing.label(layer.meaning, Box(box.x, box.y + head, _NAME, height), size=_WORDS, lines=_MOST_LINES, quiet=True)
    for column, mark in enumerate(shown):
        _mark(drawing, layer, mark, Box(_FIRST + column * _COLUMN, box.y, _COLUMN - 14, box.height))


def _mark(drawing: Scene, layer: Layer, mark: Mark, box: Box) -> None:
    if mark.part is None:
        drawing.add(path(f"M{number(box.x)} {number(box.y + _THICK / 2)}h20", "d-flow d-planned"))
        drawing.label(mark.range, Box(box.x + 28, box.y, box.width - 28, _THICK), size=13, quiet=True)
        return
    bar = Box(box.x, box.y, _BAR, _THICK)
    drawing.boxes.append(bar)
    low, high = (share / 100 * _BAR for share in (mark.part.low, mark.part.high))
    said = tag("title", f"{layer.title}, {mark.name}: {mark.range} of 100")
    drawing.add(tag("g", said, _bar(bar, low, high), data_part=mark.part.id))
    drawing.label(mark.range, Box(bar.right + 8, box.y, box.right - bar.right - 8, _THICK), size=14, bold=True)
    words = _said(mark)
    if words:
        height = _LINE * len(wrap(words, box.width, _WORDS, _MOST_LINES))
        drawing.label(words, Box(box.x, bar.bottom + 6, box.width, height), size=_WORDS, lines=_MOST_LINES)


def _bar(box: Box, low: float, high: float) -> Markup:
    """Return a bar that is solid up to low, hatched from there to high, and empty after."""
    open_ = Box(box.x + low, box.y, high - low, box.height)
    parts = [rectangle(box, "d-bar-track", 0)]
    if high > low:
        parts += [rectangle(open_, "d-bar-open", 0), hatch(open_, "d-bar-hatch", 5)]
    if low:
        parts.append(rectangle(Box(box.x, box.y, low, box.height), "d-bar-solid", 0))
    return join(*parts)
