"""The grid: four cells and the ring, shaded by state, with the evidence for, against and open beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.render.diagram.grid_caps import cap_note, cap_words
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import hatch, path
from stackaudit.render.diagram.palette import GRID_STATES, STATES
from stackaudit.render.diagram.scene import LINE, Box, Scene
from stackaudit.render.diagram.svg import Markup, join, number, tag

_WIDTH: Final = 1240
_EDGE: Final = 20
_TOP: Final = 84
_RIM: Final = 14.0
_GAP: Final = 16.0
_TILE: Final = 156.0
_TILE_HEIGHT: Final = 116.0
_NOTE_HEIGHT: Final = 32.0
_CELL: Final = (_WIDTH - 2 * _EDGE - 2 * _RIM - 3 * _GAP) / 2
_LIST: Final = _CELL - _TILE - 14
_RING_LIST: Final = (_WIDTH - 2 * _EDGE - 2 * _RIM - 2 * _GAP - _TILE - 20 - 2 * _GAP) / 3
_INDENT: Final = 16.0
_SIZE: Final = 12.0
_LINE: Final = _SIZE * LINE
_ROW: Final = 18.0
_APART: Final = 3.0
_MOST_LINES: Final = 4


def draw(result: AuditResult, *, prefix: str = "grid") -> str:
    """Return the picture."""
    drawing, height = _drawn(result)
    states = "; ".join(f"{part.title}: {STATES[part.state].word}" for part in result.grid.parts)
    return drawing.svg(
        prefix=prefix,
        title="What the stack covers",
        description=f"{states}. The aim is to cover all of it, not to pick a spot.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result)[0]


def evidence(part: Part) -> dict[str, tuple[Checkpoint, ...]]:
    """Return a part's checkpoints as evidence for (wholly or half), against, and open."""
    return {
        "For": tuple(point for point in part.checkpoints if point.value),
        "Against": tuple(point for point in part.checkpoints if point.value == 0),
        "Open": tuple(point for point in part.checkpoints if point.value is None),
    }


def checkpoint_words(point: Checkpoint) -> str:
    """Return a checkpoint in a line; of a question and its answer only the answer, since the title asks already."""
    half = "half: " if point.value is not None and 0 < point.value < 1 else ""
    why = point.explanation.rpartition("? ")[2].removesuffix(".")
    return f"{half}{point.title}" + (f" ({why})" if why else "")


def _drawn(result: AuditResult) -> tuple[Scene, float]:
    drawing, grid = Scene(), result.grid
    drawing.label("What the stack covers", Box(_EDGE, 12, _WIDTH - 2 * _EDGE, 28), size=20, bold=True)
    _legend(drawing)
    said = {part.id: _said(result, part) for part in grid.parts}
    tile = _TILE_HEIGHT + (_NOTE_HEIGHT if any(part.capped_by for part in grid.cells) else 0)
    ring = max(_TILE_HEIGHT, *(_height({side: words}, _RING_LIST) for side, words in said[grid.ring.id].items()))
    heights = [max(tile, *(_height(said[part.id], _LIST) for part in row)) for row in _rows(grid.cells)]
    outer = Box(_EDGE, _TOP, _WIDTH - 2 * _EDGE, ring + sum(heights) + _GAP * (len(heights) + 2) + 2 * _RIM)
    drawing.add(_shade(outer, grid.ring.state, 22))
    inner = outer.inset(_RIM, _RIM)
    drawing.box(Box(inner.x, inner.y, inner.width, ring + _GAP), "d-paper", 10)
    _head(drawing, result, grid.ring, Box(inner.x + _GAP, inner.y + _GAP / 2, _TILE, ring))
    _ring(drawing, said[grid.ring.id], Box(inner.x + _GAP, inner.y + _GAP / 2, inner.width - 2 * _GAP, ring))
    top = inner.y + ring + 2 * _GAP
    drawing.box(Box(inner.x, top, inner.width, inner.bottom - top), "d-paper", 10)
    y = top + _GAP / 2
    for row, height in zip(_rows(grid.cells), heights, strict=True):
        for column, part in enumerate(row):
            place = Box(inner.x + _GAP + column * (_CELL + _GAP), y, _CELL, height)
            _tile(drawing, result, part, Box(place.x, y, _TILE, height))
            _lists(drawing, said[part.id], Box(place.x + _TILE + 14, y, _LIST, height))
        y += height + _GAP
    return drawing, outer.bottom + 20


def _rows(cells: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    return tuple(cells[at : at + 2] for at in range(0, len(cells), 2))


def _said(result: AuditResult, part: Part) -> dict[str, tuple[str, ...]]:
    """Return what stands on each side; the findings that cap a part stand against it."""
    sides = {side: tuple(map(checkpoint_words, points)) for side, points in evidence(part).items()}
    return {**sides, "Against": (*sides["Against"], *cap_words(result, part))}


def _height(lists: Mapping[str, tuple[str, ...]], room: float) -> float:
    return sum(_ROW + sum(_row_height(text, room) for text in words) + 3 for words in lists.values() if words)


def _row_height(text: str, room: float) -> float:
    return len(wrap(text, room - _INDENT, _SIZE, _MOST_LINES)) * _LINE + _APART


def _ring(drawing: Scene, said: Mapping[str, tuple[str, ...]], box: Box) -> None:
    x = box.x + _TILE + 20
    for side, words in said.items():
        if words:
            _list(drawing, side, words, Box(x, box.y, _RING_LIST, box.height))
            x += _RING_LIST + _GAP


def _tile(drawing: Scene, result: AuditResult, part: Part, tile: Box) -> None:
    drawing.boxes.append(tile)
    head = _TILE_HEIGHT - 12 + (_NOTE_HEIGHT if part.capped_by else 0)
    drawing.add(_shade(tile, part.state, 8, head))
    _head(drawing, result, part, tile.inset(12, 8))


def _lists(drawing: Scene, said: Mapping[str, tuple[str, ...]], box: Box) -> None:
    y = box.y
    for side, words in said.items():
        if words:
            y = _list(drawing, side, words, Box(box.x, y, box.width, box.height)) + 3


def _head(drawing: Scene, result: AuditResult, part: Part, box: Box) -> None:
    look = STATES[part.state]
    drawing.label(part.title, Box(box.x, box.y, box.width, 36), size=13.5, bold=True, lines=2)
    drawing.add(_sign(part.state, Box(box.x, box.y + 42, 14, 14)))
    drawing.label(look.word, Box(box.x + 20, box.y + 40, box.width - 20, 18), size=13)
    y = box.y + 61
    if part.capped_by:
        y += _aside(drawing, cap_note(result, part), Box(box.x, y, box.width, 0)) + 3
    _aside(drawing, f"Pay-off: {part.pay_off}", Box(box.x, y, box.width, 0))


def _aside(drawing: Scene, words: str, place: Box) -> float:
    """Write small below a state; return how high it is."""
    height = 11.5 * LINE * len(wrap(words, place.width, 11.5, 2))
    drawing.label(words, Box(place.x, place.y, place.width, height), size=11.5, lines=2)
    return height


def _list(drawing: Scene, side: str, words: tuple[str, ...], box: Box) -> float:
    """Write a heading and a row an entry; return where the next list may start."""
    drawing.label(side, Box(box.x, box.y, box.width, _ROW), size=12.5, bold=True)
    y = box.y + _ROW
    for text in words:
        height = _row_height(text, box.width)
        drawing.add(_bullet(side, box.x + 6, y + (_LINE + _APART) / 2))
        drawing.label(text, Box(box.x + _INDENT, y, box.width - _INDENT, height), size=_SIZE, lines=_MOST_LINES)
        y += height
    return y


def _bullet(side: str, x: float, y: float) -> Markup:
    strokes = {
        "For": f"M{number(x - 4)} {number(y)}h8m-4 -4v8",
        "Against": f"M{number(x - 4)} {number(y)}h8",
        "Open": f"M{number(x - 2.6)} {number(y - 2)}q.4 -3 2.8 -3q2.6 .2 2.4 2.4q-.4 1.8 -2.4 2.8m0 3.4v.2",
    }
    return path(strokes[side], "d-mark")


def _shade(box: Box, state: State, radius: float, head: float = 0) -> Markup:
    """Return a shaded area; thin ones are hatched below the words that take so much room, else around the edge."""
    shape = tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, class_=f"d-{STATES[state].key}-tint"
    )
    if state is not State.THIN:
        return shape
    striped = Box(box.x + 3, box.y + head, box.width - 6, box.height - head - 3) if head else box.inset(5, 5)
    return join(shape, hatch(striped, "d-thin-hatch", 9))


def _sign(state: State, box: Box) -> Markup:
    """Full, half full, empty, or dashed with a question mark's dot: the state without its colour."""
    frame = tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=2, class_=f"d-{STATES[state].key}-tint"
    )
    inside = {
        State.COVERED: tag("rect", x=box.x + 3, y=box.y + 3, width=8, height=8, class_="d-kept-solid"),
        State.THIN: tag("rect", x=box.x + 3, y=box.y + 7, width=8, height=4, class_="d-late-solid"),
        State.UNCOVERED: join(),
        State.UNKNOWN: path(f"M{number(box.x + 5)} {number(box.y + 5)}q2 -3 4 0q0 2 -2 3m0 2.4v.2", "d-open-line"),
    }
    return join(frame, inside[state])


def _legend(drawing: Scene) -> None:
    x = float(_EDGE)
    for state in GRID_STATES:
        look = STATES[state]
        drawing.add(_sign(state, Box(x, 51, 14, 14)))
        drawing.label(look.word, Box(x + 20, 48, 120, 20), size=13)
        x += 40 + 8 * len(look.word)
