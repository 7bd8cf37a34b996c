"""Where the stack stands in each framework: a row a part, and below it a row a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.render.html.frameworks import value_words
from stackaudit.render.workbook.sheet import EMPTY, Cell, Column, Look, Sheet, columns, text

_LOOKS: Final = {"met": Look.KEPT, "half met": Look.LATE, "not met": Look.BROKEN, "open": Look.OPEN}


def frameworks(result: AuditResult) -> Sheet:
    """Return the parts of all frameworks in reading order."""
    return Sheet(
        name="Frameworks",
        about="Every checkpoint with the answers behind it. Low and high are what open answers leave possible.",
        columns=columns(
            "Framework",
            "Part",
            Column(heading="Checkpoint", most=50),
            "Value",
            "Low",
            "High",
            "Worked out or asked",
            Column(heading="Explanation", most=70),
            Column(heading="What would raise it", most=60),
            "Open answers",
        ),
        rows=tuple(row for part in result.frameworks.parts for row in _rows(part)),
        frozen=2,
    )


def _rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    framework, title = text(part.id.partition("/")[0]), text(part.title, Look.STRONG)
    yield (
        framework,
        title,
        text("all checkpoints", Look.STRONG),
        text(part.state_text, Look.STRONG),
        Cell(part.low / 100, Look.PERCENT),
        Cell(part.high / 100, Look.PERCENT),
        EMPTY,
        text(part.pay_off),
        text(f"Open findings keep it from being covered: {', '.join(part.capped_by)}" if part.capped_by else ""),
        Cell(sum(len(point.open) for point in part.checkpoints)),
    )
    yield from ((framework, text(part.title), *_checkpoint(point)) for point in part.checkpoints)


def _checkpoint(point: Checkpoint) -> tuple[Cell, ...]:
    value = value_words(point)
    return (
        text(point.title),
        text(value, _LOOKS.get(value, Look.PLAIN)),
        Cell(point.low, Look.PERCENT),
        Cell(point.high, Look.PERCENT),
        text("worked out" if point.derived else "asked"),
        text(point.explanation),
        text(point.to_change),
        Cell(len(point.open)),
    )
