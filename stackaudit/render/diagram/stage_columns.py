"""The columns of the lifecycle: what carries a stage, who answers for it, and what is counted and how long ago."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.lifecycle import Measured, StageView
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import Nothing, said
from stackaudit.model.lifecycle import Stage
from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.marks import verdict_mark
from stackaudit.render.diagram.part_cards import range_out_of
from stackaudit.render.diagram.sample_row import sample_row
from stackaudit.render.diagram.scene import LINE, Box, Scene
from stackaudit.render.diagram.wording import plural, system_name, team_name

NO_OWNER: Final = "no owner"
NOT_SAID: Final = "not said"

_PAD: Final = 12.0
_PAD_TOP: Final = 9.0
_INDENT: Final = 19.0
_MOST_SYSTEMS: Final = 6
_MOST_KPIS: Final = 4


class _Row(msgspec.Struct, frozen=True):
    """A text of a column, with a sign before it where there is one; a heading has room above."""

    text: str
    size: float = 12.5
    bold: bool = False
    quiet: bool = False
    sign: Verdict | None = None
    indent: float = 0.0
    above: float = 1.0

    def lines(self, width: float) -> int:
        return len(wrap(self.text, width - self.left, self.size, 3, bold=self.bold)) or 1

    def height(self, width: float) -> float:
        return self.above + self.lines(width) * self.size * LINE

    @property
    def left(self) -> float:
        return _INDENT if self.sign else self.indent


def stage_column(drawing: Scene, result: AuditResult, stage: StageView, box: Box, heights: Sequence[float]) -> None:
    """Draw a stage; its sections are as high as :func:`section_heights` says, so that they align with its neighbours'."""
    drawing.solid(box, "d-lane", 10)
    inner = box.inset(_PAD, _PAD_TOP)
    top = inner.y
    for section, height in zip(_sections(result, stage), heights, strict=True):
        y = top
        for row in section:
            _draw_row(drawing, row, Box(inner.x, y, inner.width, row.height(inner.width)))
            y += row.height(inner.width)
        top += height


def section_heights(result: AuditResult, stages: Sequence[StageView], width: float) -> tuple[float, ...]:
    """Return how high each section of some neighbouring stages has to be."""
    columns = [_sections(result, stage) for stage in stages]
    rooms = [[sum(row.height(width - 2 * _PAD) for row in section) for section in column] for column in columns]
    return tuple(max(heights) for heights in zip(*rooms, strict=True))


def column_height(heights: Sequence[float]) -> float:
    """Return how high a column with such sections is."""
    return sum(heights) + 2 * _PAD_TOP + 4


def column_legend(drawing: Scene, result: AuditResult, box: Box) -> None:
    """Write what the signs in the columns mean on one line."""
    entries = {
        Verdict.KEPT: f"measured in the last {result.stack.settings.kpi_fresh_days} days",
        Verdict.LATE: "measured longer ago",
        Verdict.BROKEN: "not there, or never measured",
        Verdict.NOT_WRITTEN_DOWN: "nobody said",
    }
    sample_row(
        drawing,
        box,
        entries,
        lambda sign, x: verdict_mark(sign, x + 7, box.middle, 6),
        wide=19,
        gap=20,
        size=12,
        quiet=True,
    )


def owner_words(result: AuditResult, stage: StageView) -> str:
    """Return the team that answers for a stage, or that there is none, or that nobody said."""
    if stage.owner:
        return team_name(result, stage.owner)
    return NO_OWNER if isinstance(_written(result, stage).owner, Nothing) else NOT_SAID


def systems_words(result: AuditResult, stage: StageView) -> tuple[str, ...]:
    """Return the names of the systems that carry a stage; empty where there is none or nobody said."""
    return tuple(system_name(result, system) for system in stage.systems)


def no_systems_words(result: AuditResult, stage: StageView) -> str:
    """Return why no system is shown."""
    return "no live system" if said(_written(result, stage).systems) else NOT_SAID


def no_kpis_words(result: AuditResult, stage: StageView) -> str:
    """Return why no number is shown."""
    return "nothing is counted" if said(_written(result, stage).kpis) else NOT_SAID


def kpi_words(kpi: Measured) -> str:
    """Return a number's last value and when that was: "3900, measured 22 days ago"."""
    if kpi.age is not None:
        when = f"measured {plural(kpi.age, 'day')} ago"
    else:
        when = "never measured" if kpi.fresh is False else "nobody said when"
    return f"{kpi.value}, {when}" if kpi.value and kpi.value != "none" else when


def _written(result: AuditResult, stage: StageView) -> Stage:
    return result.stack.stages.get(stage.part.name) or Stage(id=stage.part.name)


def _sections(result: AuditResult, stage: StageView) -> tuple[tuple[_Row, ...], ...]:
    return (
        (_Row(stage.part.title, size=15, bold=True), _Row(range_out_of(stage.part), size=13)),
        (_heading("Carried by"), *_systems(result, stage)),
        (_heading("Answered for by"), _owner(owner_words(result, stage))),
        (_heading("Counted"), *_kpis(result, stage)),
    )


def _draw_row(drawing: Scene, row: _Row, box: Box) -> None:
    text = box.inset(row.left, row.above, 0, 0)
    if row.sign:
        drawing.add(verdict_mark(row.sign, box.x + 7, text.y + row.size * LINE / 2, 6))
    drawing.label(row.text, text, size=row.size, lines=3, bold=row.bold, quiet=row.quiet)


def _heading(text: str) -> _Row:
    return _Row(text, size=11.5, quiet=True, above=10)


def _systems(result: AuditResult, stage: StageView) -> Iterator[_Row]:
    names = systems_words(result, stage)
    if not names:
        yield _lacking(no_systems_words(result, stage))
    yield from (_Row(name) for name in names[:_MOST_SYSTEMS])
    yield from _more(len(names) - _MOST_SYSTEMS)


def _owner(words: str) -> _Row:
    return _lacking(words) if words in (NO_OWNER, NOT_SAID) else _Row(words)


def _kpis(result: AuditResult, stage: StageView) -> Iterator[_Row]:
    if not stage.kpis:
        yield _lacking(no_kpis_words(result, stage))
    for kpi in stage.kpis[:_MOST_KPIS]:
        yield _Row(kpi.name, sign=_sign(kpi), above=3)
        yield _Row(kpi_words(kpi), size=11.5, quiet=True, indent=_INDENT)
    yield from _more(len(stage.kpis) - _MOST_KPIS)


def _more(count: int) -> Iterator[_Row]:
    if count > 0:
        yield _Row(f"and {count} more", size=11.5, quiet=True)


def _lacking(words: str) -> _Row:
    return _Row(words, sign=Verdict.NOT_WRITTEN_DOWN if words == NOT_SAID else Verdict.BROKEN)


def _sign(kpi: Measured) -> Verdict:
    if kpi.fresh is None:
        return Verdict.NOT_WRITTEN_DOWN
    if kpi.fresh:
        return Verdict.KEPT
    return Verdict.LATE if kpi.age is not None else Verdict.BROKEN
