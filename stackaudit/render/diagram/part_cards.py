"""A part of a framework as a card: its name, state and range in words, and a row a checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import hatch, path, verdict_mark
from stackaudit.render.diagram.palette import STATES
from stackaudit.render.diagram.sample_row import sample_row
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, join, number, tag

RANGE_NOTE: Final = "What nobody answered widens a range."

_PAD: Final = 12.0
_INDENT: Final = 20.0
_SIZE: Final = 12.0
_ROW: Final = 15.0
_BETWEEN: Final = 3.0
_HEAD: Final = 56.0
_STATE: Final = 20.0
_MOST: Final = 9


def part_card(drawing: Scene, part: Part, box: Box, *, explained: bool = False) -> None:
    """Draw a card; :func:`card_height` says how high it has to be, and ``explained`` adds why to every checkpoint."""
    drawing.solid(box, "d-lane", 8)
    inner = box.inset(_PAD, 8)
    drawing.label(part.title, Box(inner.x, inner.y, inner.width, 20), size=14.5, bold=True)
    y = inner.y + 22
    if words := state_words(part):
        drawing.add(state_mark(shown_state(part), inner.x + 8, y + 10))
        drawing.label(words, Box(inner.x + 22, y, inner.width - 22, 20), size=13.5, bold=True)
        y += _STATE
    drawing.label(range_out_of(part), Box(inner.x, y, inner.width, 20), size=13.5)
    y += 30
    for point in _shown(part):
        drawing.add(_bullet(point.value, inner.x + 7, y + _ROW / 2))
        for text, quiet in _texts(point, explained):
            height = _ROW * len(_wrapped(text, inner.width))
            row = Box(inner.x + _INDENT, y, inner.width - _INDENT, height)
            drawing.label(text, row, size=_SIZE, lines=2, quiet=quiet)
            y += height
        y += _BETWEEN
    if more := _more(part):
        drawing.label(f"and {more} more", Box(inner.x + _INDENT, y, 120, _ROW), size=_SIZE, quiet=True)


def card_height(part: Part, width: float, *, explained: bool = False) -> float:
    """Return how high a card of a part is."""
    texts = [text for point in _shown(part) for text, _ in _texts(point, explained)]
    rows = sum(len(_wrapped(text, width - 2 * _PAD)) for text in texts) + bool(_more(part))
    head = _HEAD + (_STATE if state_words(part) else 0)
    return 16 + head + rows * _ROW + len(_shown(part)) * _BETWEEN


def state_words(part: Part) -> str:
    """Return the state as people read it: "running", or "by hand to running" where open answers decide."""
    if part.state is State.UNGRADED:
        return ""
    state, best = part.state, part.at_best if part.at_best in STATES else part.state
    if State.UNKNOWN in (state, best) or (state, best) == (State.MISSING, State.END_STATE):
        return STATES[State.UNKNOWN].word
    return STATES[state].word if state is best else f"{STATES[state].word} to {STATES[best].word}"


def shown_state(part: Part) -> State:
    """Return the state whose sign a part carries; where open answers decide, it is not known yet."""
    return part.state if part.at_best in (part.state, State.UNGRADED) else State.UNKNOWN


def range_out_of(part: Part) -> str:
    """Return the range with what it is out of: "49-63 of 100 (2 open)"."""
    numbers, bracket, aside = part.range_text.partition(" (")
    return f"{numbers} of 100{bracket}{aside}"


def state_mark(state: State, x: float, y: float, radius: float = 7) -> Markup:
    """Return the sign of a state of the machine: empty, hatched, an arrow that runs, a tick, or a question."""
    return _SIGNS[state](x, y, radius)


def bullet_legend(drawing: Scene, box: Box) -> None:
    """Write what the squares before the checkpoints mean on one line."""
    meanings = {1.0: "met", 0.5: "partly", 0.0: "not met", None: "open"}
    x = sample_row(
        drawing, box, meanings, lambda value, x: _bullet(value, x + 6, box.middle), wide=17, gap=14, size=12, quiet=True
    )
    drawing.label(RANGE_NOTE, Box(x + 10, box.y, box.right - x - 10, box.height), size=12, quiet=True)


def _shown(part: Part) -> tuple[Checkpoint, ...]:
    return part.checkpoints if len(part.checkpoints) <= _MOST else part.checkpoints[: _MOST - 1]


def _more(part: Part) -> int:
    return len(part.checkpoints) - len(_shown(part))


def _texts(point: Checkpoint, explained: bool) -> list[tuple[str, bool]]:
    """Return a checkpoint's title, and why, each with whether it is quiet."""
    return [(point.title, False), *([(point.explanation, True)] if explained and point.explanation else [])]


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    return wrap(text, width - _INDENT, _SIZE, 2)


def _bullet(value: float | None, x: float, y: float) -> Markup:
    """A square that is full, half full, or empty, or a question."""
    if value is None:
        return verdict_mark(Verdict.NOT_WRITTEN_DOWN, x, y, 5.5)
    frame = tag("rect", x=x - 5, y=y - 5, width=10, height=10, rx=1.5, class_="d-mark")
    if not value:
        return frame
    full = 10.0 if value == 1 else 5.0
    return join(frame, tag("rect", x=x - 5, y=y + 5 - full, width=10, height=full, rx=1, class_="d-mark-solid"))


def _missing(x: float, y: float, r: float) -> Markup:
    slash = f"M{number(x - r * 0.6)} {number(y + r * 0.6)}l{number(r * 1.2)} {number(-r * 1.2)}"
    return join(tag("circle", cx=x, cy=y, r=r, class_="d-missing-tint"), path(slash, "d-broken-line"))


def _by_hand(x: float, y: float, r: float) -> Markup:
    square = Box(x - r, y - r, 2 * r, 2 * r)
    frame = tag("rect", x=square.x, y=square.y, width=2 * r, height=2 * r, class_="d-hand-tint")
    return join(frame, hatch(square, "d-hand-line", r * 0.8))


def _running(x: float, y: float, r: float) -> Markup:
    arrow = f"M{number(x - r * 0.3)} {number(y - r * 0.5)}v{number(r)}l{number(r * 0.9)} {number(-r * 0.5)}z"
    return join(tag("circle", cx=x, cy=y, r=r, class_="d-running-tint"), path(arrow, "d-kept-solid"))


def _end_state(x: float, y: float, r: float) -> Markup:
    return verdict_mark(Verdict.KEPT, x, y, r)


def _unknown(x: float, y: float, r: float) -> Markup:
    return verdict_mark(Verdict.NOT_WRITTEN_DOWN, x, y, r)


_SIGNS: Final[MappingProxyType[State, Callable[[float, float, float], Markup]]] = MappingProxyType(
    {
        State.MISSING: _missing,
        State.BY_HAND: _by_hand,
        State.RUNNING: _running,
        State.END_STATE: _end_state,
        State.UNKNOWN: _unknown,
    }
)
