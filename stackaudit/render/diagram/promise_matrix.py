"""The promise matrix: what becomes of a no, collection points by senders; in blocks where there are very many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Margin, Verdict
from stackaudit.render.diagram.marks import hatch, legend, verdict_mark
from stackaudit.render.diagram.palette import VERDICTS
from stackaudit.render.diagram.promise_blocks import blocks, draw_blocks, guide, needs_blocks
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, join, tag
from stackaudit.render.diagram.wording import plural, point_name, sender_name, span

ASSUMPTION: Final = "A no to e-mail counts for every e-mail sender whose scope it meets, and so on every channel. Times are worst cases."

_EDGE: Final = 20
_NAME: Final = 210
_COLUMN: Final = 78
_ROW: Final = 32
_TOTAL: Final = 92
_HEAD: Final = 64
_TOP: Final = 84


class Matrix(msgspec.Struct, frozen=True):
    """Rows, columns and cells in the order in which they are shown."""

    points: tuple[str, ...]
    senders: tuple[str, ...]
    cells: dict[tuple[str, str], Promise]
    unasked: tuple[str, ...] = ()
    """Names of senders to which no collection point lets a person say no."""


def draw(result: AuditResult, *, prefix: str = "promise-matrix") -> str:
    """Return the picture."""
    matrix, counts = order(result), result.numbers.by_verdict
    kept = counts.get(Verdict.KEPT, 0)
    drawing, width, height = _drawn(result, matrix)
    size = f"{plural(len(matrix.points), 'collection point')} by {plural(len(matrix.senders), 'sender')}"
    return drawing.svg(
        prefix=prefix,
        title=f"{kept} of {plural(len(result.promises), 'promise')} kept",
        description=f"{size}. {f'{guide(blocks(result))} ' if needs_blocks(result) else ''}{ASSUMPTION}",
        width=width,
        height=height,
    )


def order(result: AuditResult) -> Matrix:
    """Return the matrix with the most broken rows and columns first, then by name."""
    promises = result.promises
    return Matrix(
        _sorted(((each.point, each.verdict) for each in promises), lambda id: point_name(result, id)),
        _sorted(((each.sender, each.verdict) for each in promises), lambda id: sender_name(result, id)),
        {(each.point, each.sender): each for each in promises},
        _unasked(result),
    )


def _unasked(result: AuditResult) -> tuple[str, ...]:
    met = {promise.sender for promise in result.promises}
    senders = result.stack.senders.values()
    return tuple(sender.label for sender in senders if sender.id not in met and sender.kind != "service")


def cell_words(promise: Promise) -> str:
    """Return the time in a cell: where it is late, and where it is kept with little to spare."""
    near = promise.verdict is Verdict.KEPT and promise.margin in (Margin.TIGHT, Margin.AT_RISK)
    return span(promise.total) if promise.total is not None and (near or promise.verdict is Verdict.LATE) else ""


def scene(result: AuditResult) -> Scene:
    """Return the picture's parts."""
    return _drawn(result, order(result))[0]


def _drawn(result: AuditResult, matrix: Matrix) -> tuple[Scene, float, float]:
    counts = Counter(promise.verdict for promise in result.promises)
    headline = (
        f"{counts[Verdict.KEPT]} of {plural(len(result.promises), 'promise')} kept as written, "
        f"{result.numbers.confirmed_kept} confirmed"
    )
    if needs_blocks(result):
        return draw_blocks(result, headline, ASSUMPTION)
    drawing = Scene()
    width, height = _size(matrix)
    drawing.label(headline, Box(_EDGE, 12, width - 2 * _EDGE, 28), size=20, bold=True)
    legend(drawing, Box(_EDGE, 48, width - 2 * _EDGE, 22), counts)
    _headings(drawing, result, matrix)
    for row, point in enumerate(matrix.points):
        _row(drawing, matrix, row, point_name(result, point))
    _foot(drawing, matrix, width)
    return drawing, width, height


def _sorted(pairs: Iterable[tuple[str, Verdict]], name: Callable[[str], str]) -> tuple[str, ...]:
    broken: Counter[str] = Counter()
    for id, verdict in pairs:
        broken[id] += verdict is Verdict.BROKEN
    return tuple(sorted(broken, key=lambda id: (-broken[id], name(id).casefold(), id)))


def _size(matrix: Matrix) -> tuple[float, float]:
    width = 2 * _EDGE + _NAME + len(matrix.senders) * _COLUMN + _TOTAL
    return max(width, 780), _TOP + _HEAD + (len(matrix.points) + 1) * _ROW + (102 if matrix.unasked else 62)


def _left(column: int) -> float:
    return _EDGE + _NAME + column * _COLUMN


def _headings(drawing: Scene, result: AuditResult, matrix: Matrix) -> None:
    drawing.label("Say no here", Box(_EDGE, _TOP + _HEAD - 24, _NAME - 12, 18), size=12, quiet=True)
    for column, sender in enumerate(matrix.senders):
        box = Box(_left(column) + 3, _TOP, _COLUMN - 6, _HEAD - 6)
        drawing.label(sender_name(result, sender), box, size=11.5, anchor="middle", lines=4, bold=True)
    total = Box(_left(len(matrix.senders)) + 8, _TOP + _HEAD - 24, _TOTAL - 8, 18)
    drawing.label("kept", total, size=12, quiet=True)


def _row(drawing: Scene, matrix: Matrix, row: int, name: str) -> None:
    top = _TOP + _HEAD + row * _ROW
    drawing.label(name, Box(_EDGE, top, _NAME - 12, _ROW), size=12.5, lines=2)
    promises = [matrix.cells.get((matrix.points[row], sender)) for sender in matrix.senders]
    # One rail a row, not a slot a cell: most cells of a big matrix are empty.
    rail = Box(_left(0), top, _COLUMN * len(promises), _ROW).inset(2, 2)
    drawing.add(tag("rect", x=rail.x, y=rail.y, width=rail.width, height=rail.height, rx=3, class_="d-slot"))
    for column, promise in enumerate(promises):
        if promise is not None:
            _cell(drawing, Box(_left(column), top, _COLUMN, _ROW).inset(2, 2), promise)
    drawing.label(_kept_of(promises), Box(_left(len(promises)) + 8, top, _TOTAL - 8, _ROW), size=12)


def _cell(drawing: Scene, box: Box, promise: Promise) -> None:
    look, words = VERDICTS[promise.verdict], cell_words(promise)
    said = f"{promise.id}: {look.word}{', ' + span(promise.total) if promise.total is not None else ''}"
    drawing.add(tag("g", tag("title", said), _tile(box, promise.verdict), data_promise=promise.id))
    drawing.boxes.append(box)
    drawing.add(verdict_mark(promise.verdict, box.x + 15 if words else box.centre, box.middle))
    if words:
        drawing.label(words, box.inset(27, 0, 3), size=11.5)


def _tile(box: Box, verdict: Verdict) -> Markup:
    tile = tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3, class_=f"d-{VERDICTS[verdict].key}-tint"
    )
    return tile if verdict is not Verdict.BY_HAND else join(tile, hatch(box, "d-hand-hatch", 7))


def _foot(drawing: Scene, matrix: Matrix, width: float) -> None:
    top = _TOP + _HEAD + len(matrix.points) * _ROW
    drawing.label("kept", Box(_EDGE, top, _NAME - 12, _ROW), size=12, anchor="end", quiet=True)
    for column, sender in enumerate(matrix.senders):
        promises = [matrix.cells.get((point, sender)) for point in matrix.points]
        drawing.label(_kept_of(promises), Box(_left(column) + 2, top, _COLUMN - 4, _ROW), size=12, anchor="middle")
    everything = _kept_of(list(matrix.cells.values()))
    drawing.label(everything, Box(_left(len(matrix.senders)) + 8, top, _TOTAL - 8, _ROW), size=12, bold=True)
    drawing.label(ASSUMPTION, Box(_EDGE, top + _ROW + 8, width - 2 * _EDGE, 40), size=12, lines=2, quiet=True)
    if matrix.unasked:
        text = f"No place to say no is written down for {', '.join(matrix.unasked)}."
        drawing.label(text, Box(_EDGE, top + _ROW + 48, width - 2 * _EDGE, 40), size=12, lines=2, quiet=True)


def _kept_of(promises: list[Promise | None]) -> str:
    there = [promise for promise in promises if promise is not None]
    return f"{sum(promise.verdict is Verdict.KEPT for promise in there)} of {len(there)}"
