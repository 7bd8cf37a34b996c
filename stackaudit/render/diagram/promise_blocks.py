"""The promise matrix of a big stack: collection points by system or team, senders by system or channel, counts in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import present
from stackaudit.render.diagram.marks import hatch, legend, verdict_mark
from stackaudit.render.diagram.palette import VERDICTS
from stackaudit.render.diagram.scene import Box, Scene, rectangle
from stackaudit.render.diagram.shores import written_stores
from stackaudit.render.diagram.svg import Markup, join, tag
from stackaudit.render.diagram.wording import plural, system_name, team_name

MOST_CELLS: Final = 1500
"""A matrix of more places than this is drawn in blocks: it could neither be read nor opened quickly."""

MOST_ROWS: Final = 40
MOST_COLUMNS: Final = 12

_REST: Final = "\x00rest"
_EDGE: Final = 20.0
_TOP: Final = 104.0
_HEAD: Final = 64.0
_NAME: Final = 230.0
_COLUMN: Final = 160.0
_ROW: Final = 44.0
_TOTAL: Final = 92.0
_BAR: Final = 7.0
_TALL: Final = 30.0
_LEAST: Final = 900.0


class Block(msgspec.Struct, frozen=True):
    """The promises between a group of collection points and a group of senders, counted by verdict."""

    counts: Mapping[Verdict, int]

    @property
    def total(self) -> int:
        """Return how many promises there are."""
        return sum(self.counts.values())

    @property
    def worst(self) -> Verdict:
        """Return the most frequent verdict but kept (the first of those as frequent); kept where all are."""
        bad = [verdict for verdict in Verdict if verdict is not Verdict.KEPT and self.counts.get(verdict)]
        return max(bad, key=lambda verdict: self.counts[verdict], default=Verdict.KEPT)


class Group(msgspec.Struct, frozen=True):
    """A row or column: its name, how many points or senders are in it, and its promises."""

    key: str
    name: str
    members: int
    block: Block


class Blocks(msgspec.Struct, frozen=True):
    """The matrix in blocks, the most broken first; ``by`` says in words what rows and columns are grouped by."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    cells: Mapping[tuple[str, str], Block]
    by: tuple[str, str]


class _Grouping(msgspec.Struct, frozen=True):
    """Ways to group: the word for it, the group of an id, the name of a group."""

    word: str
    group: Callable[[str], str]
    name: Callable[[str], str]


def needs_blocks(result: AuditResult) -> bool:
    """Tell whether the matrix has too many places to draw each promise."""
    points = {promise.point for promise in result.promises}
    return len(points) * len({promise.sender for promise in result.promises}) > MOST_CELLS


def blocks(result: AuditResult) -> Blocks:
    """Return the matrix in blocks."""
    points = sorted({promise.point for promise in result.promises})
    senders = sorted({promise.sender for promise in result.promises})
    across = _chosen(points, _of_points(result), MOST_ROWS)
    along = _chosen(senders, _of_senders(result), MOST_COLUMNS)
    rows = _groups([(each.point, each) for each in result.promises], across, MOST_ROWS)
    columns = _groups([(each.sender, each) for each in result.promises], along, MOST_COLUMNS)
    known_rows, known_columns = {each.key for each in rows}, {each.key for each in columns}
    counted: dict[tuple[str, str], Counter[Verdict]] = {}
    for promise in result.promises:
        row, column = across.group(promise.point), along.group(promise.sender)
        place = (row if row in known_rows else _REST, column if column in known_columns else _REST)
        counted.setdefault(place, Counter())[promise.verdict] += 1
    return Blocks(rows, columns, {place: Block(counts) for place, counts in counted.items()}, (across.word, along.word))


def block_words(block: Block) -> str:
    """Return the counts of a block in words: ``12 broken, 3 late``."""
    return ", ".join(
        f"{block.counts[verdict]} {look.word}" for verdict, look in VERDICTS.items() if block.counts.get(verdict)
    )


def guide(matrix: Blocks) -> str:
    """Return what a block is."""
    return (
        f"Each block: the promises from the collection points of one {matrix.by[0]} to the senders of one {matrix.by[1]}. "
        "Most broken first."
    )


def draw_blocks(result: AuditResult, headline: str, assumption: str) -> tuple[Scene, float, float]:
    """Return the picture's parts with its width and height."""
    drawing, matrix = Scene(), blocks(result)
    width = max(2 * _EDGE + _NAME + len(matrix.columns) * _COLUMN + _TOTAL, _LEAST)
    drawing.label(headline, Box(_EDGE, 12, width - 2 * _EDGE, 28), size=20, bold=True)
    drawing.label(guide(matrix), Box(_EDGE, 40, width - 2 * _EDGE, 20), size=13.5, quiet=True)
    legend(drawing, Box(_EDGE, 66, width - 2 * _EDGE, 22), Counter(promise.verdict for promise in result.promises))
    drawing.label("Say no here", Box(_EDGE, _TOP + _HEAD - 24, _NAME - 12, 18), size=12, quiet=True)
    for at, column in enumerate(matrix.columns):
        box = Box(_left(at) + 4, _TOP, _COLUMN - 8, _HEAD - 6)
        drawing.label(f"{column.name} ({column.members})", box, size=12, anchor="middle", lines=3, bold=True)
    total = Box(_left(len(matrix.columns)) + 8, _TOP + _HEAD - 24, _TOTAL - 8, 18)
    drawing.label("kept", total, size=12, quiet=True)
    for at, row in enumerate(matrix.rows):
        _row(drawing, matrix, row, _TOP + _HEAD + at * _ROW)
    foot = _TOP + _HEAD + len(matrix.rows) * _ROW
    drawing.label("kept", Box(_EDGE, foot, _NAME - 12, 28), size=12, anchor="end", quiet=True)
    for at, column in enumerate(matrix.columns):
        drawing.label(_kept(column.block), Box(_left(at) + 2, foot, _COLUMN - 4, 28), size=12, anchor="middle")
    everything = Block(Counter(promise.verdict for promise in result.promises))
    drawing.label(_kept(everything), Box(_left(len(matrix.columns)) + 8, foot, _TOTAL, 28), size=12, bold=True)
    drawing.label(assumption, Box(_EDGE, foot + 34, width - 2 * _EDGE, 40), size=12, lines=2, quiet=True)
    return drawing, width, foot + 90


def _row(drawing: Scene, matrix: Blocks, row: Group, top: float) -> None:
    drawing.label(row.name, Box(_EDGE, top + 4, _NAME - 12, 20), size=13, bold=True)
    drawing.label(plural(row.members, "collection point"), Box(_EDGE, top + 24, _NAME - 12, 16), size=11.5, quiet=True)
    rail = Box(_left(0), top, _COLUMN * len(matrix.columns), _ROW).inset(2, 2)
    drawing.box(rail, "d-slot", 3)
    for at, column in enumerate(matrix.columns):
        block = matrix.cells.get((row.key, column.key))
        if block is not None:
            _block(drawing, block, Box(_left(at), top, _COLUMN, _ROW).inset(2, 2), f"{row.name}, {column.name}")
    drawing.label(_kept(row.block), Box(_left(len(matrix.columns)) + 8, top, _TOTAL, _ROW), size=12)


def _block(drawing: Scene, block: Block, box: Box, names: str) -> None:
    """The most frequent bad verdict with its sign; a bar a verdict, always at the verdict's own place."""
    look = VERDICTS[block.worst]
    bars = [_bar(box, at, verdict, block) for at, verdict in enumerate(VERDICTS) if block.counts.get(verdict)]
    frame = rectangle(box, "d-cell-frame", 3)
    drawing.add(tag("g", tag("title", f"{names}: {block_words(block)}"), frame, *bars))
    drawing.boxes.append(box)
    drawing.add(verdict_mark(block.worst, box.x + 12, box.y + 12, 6))
    number = f"{block.counts[block.worst]} of {block.total}"
    drawing.label(number, Box(box.x + 22, box.y + 3, box.width - 67, 18), size=12.5, bold=True)
    drawing.label(look.word, Box(box.x + 6, box.y + 21, box.width - 51, 16), size=11.5, quiet=True)


def _bar(box: Box, at: int, verdict: Verdict, block: Block) -> Markup:
    high = max(_TALL * block.counts[verdict] / block.total, 1.5)
    bar = Box(box.right - 41 + at * (_BAR + 1), box.bottom - 4 - high, _BAR, high)
    if verdict is Verdict.BY_HAND:
        return join(rectangle(bar, "d-hand-tint", 0), hatch(bar, "d-hand-line", 4))
    if verdict is Verdict.NOT_WRITTEN_DOWN:
        return rectangle(bar.inset(0.5, 0.5), "d-open-ring", 0) if high > 2 else rectangle(bar, "d-open-solid", 0)
    return rectangle(bar, f"d-{VERDICTS[verdict].key}-solid", 0)


def _left(column: int) -> float:
    return _EDGE + _NAME + column * _COLUMN


def _kept(block: Block) -> str:
    return f"{block.counts.get(Verdict.KEPT, 0)} of {block.total}"


def _of_points(result: AuditResult) -> tuple[_Grouping, ...]:
    """By the system that a point writes to, else by the team that runs it."""
    stack = result.stack

    def system(point: str) -> str:
        stores = [
            stack.preference_stores[id].system for id in written_stores(stack, point) if id in stack.preference_stores
        ]
        return stores[0] if stores else ""

    return (
        _Grouping(
            "system that they write to", system, lambda id: system_name(result, id) if id else "writes to none known"
        ),
        _Grouping(
            "team", lambda id: _team(result, system(id)), lambda id: team_name(result, id) if id else "no team known"
        ),
    )


def _of_senders(result: AuditResult) -> tuple[_Grouping, ...]:
    """By the system that sends, else by the channel."""
    senders = result.stack.senders

    def system(sender: str) -> str:
        return senders[sender].system if sender in senders else ""

    def channel(sender: str) -> str:
        return str(senders[sender].channel) if sender in senders else ""

    return (
        _Grouping("system", system, lambda id: system_name(result, id) if id else "no system known"),
        _Grouping("channel", channel, lambda id: id or "no channel known"),
    )


def _team(result: AuditResult, system: str) -> str:
    found = result.stack.systems.get(system)
    return found.run_by if found and present(found.run_by) else ""


def _chosen(ids: Iterable[str], ways: tuple[_Grouping, ...], most: int) -> _Grouping:
    """Return the finest way that parts anything within the limit, else the one with the fewest groups."""
    counted = [(len({way.group(id) for id in ids}), way) for way in ways]
    parting = [(count, way) for count, way in counted if count > 1] or counted
    fitting = [way for count, way in parting if count <= most]
    return fitting[0] if fitting else min(parting, key=lambda each: each[0])[1]


def _groups(pairs: Iterable[tuple[str, Promise]], by: _Grouping, most: int) -> tuple[Group, ...]:
    """Return the groups, most broken first and then by name; those beyond the limit become one, named by their number."""
    members: dict[str, set[str]] = {}
    counts: dict[str, Counter[Verdict]] = {}
    for id, promise in pairs:
        key = by.group(id)
        members.setdefault(key, set()).add(id)
        counts.setdefault(key, Counter())[promise.verdict] += 1
    names = {key: by.name(key) for key in counts}
    order = sorted(counts, key=lambda key: (-counts[key][Verdict.BROKEN], names[key].casefold(), key))
    shown = order if len(order) <= most else order[: most - 1]
    found = [Group(key, names[key], len(members[key]), Block(counts[key])) for key in shown]
    if rest := order[len(shown) :]:
        together = sum((counts[key] for key in rest), Counter[Verdict]())
        found.append(Group(_REST, f"{len(rest)} more", sum(len(members[key]) for key in rest), Block(together)))
    return tuple(found)
