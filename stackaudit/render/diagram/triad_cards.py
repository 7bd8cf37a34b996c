"""The governance triad as three cards; the one of resources shows the share of people under both definitions."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.triad import Triad
from stackaudit.render.diagram.part_cards import card_height, part_card
from stackaudit.render.diagram.scene import Box, Scene, rectangle
from stackaudit.render.diagram.svg import tag

_GAP: Final = 16.0
_NAME: Final = 144.0
_PERCENT: Final = 74.0
_BARS: Final = 100.0


def triad_cards(drawing: Scene, result: AuditResult, top: Box) -> float:
    """Draw the three cards side by side; return where they end."""
    triad = result.frameworks.triad
    parts = (triad.workflow, triad.staffing, triad.resources)
    drawing.label("Governance: workflow, staffing, resources", Box(top.x, top.y, top.width, 22), size=15, bold=True)
    width = (top.width - 2 * _GAP) / 3
    heights = [card_height(part, width, explained=True) for part in parts]
    height = max(*heights[:2], heights[2] + _BARS)
    for number, part in enumerate(parts):
        box = Box(top.x + number * (width + _GAP), top.y + 32, width, height)
        part_card(drawing, part, box, explained=True)
        if number == 2:
            _shares(drawing, result, Box(box.x + 12, box.y + heights[2] - 4, box.width - 24, _BARS - 8))
    return top.y + 32 + height


def share_words(triad: Triad) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what counts as people and its share in people and technology, under both definitions."""
    return (
        ("own people", _percent(triad.people_share)),
        ("people and agencies", _percent(triad.people_share_with_agencies)),
    )


def band_words(result: AuditResult) -> str:
    """Return the band that the share should lie in."""
    settings = result.stack.settings
    return f"band {100 * settings.people_share_low:.0f}-{100 * settings.people_share_high:.0f} %"


def _percent(share: float | None) -> str:
    return "not said" if share is None else f"{100 * share:.0f} %"


def _shares(drawing: Scene, result: AuditResult, box: Box) -> None:
    triad, settings = result.frameworks.triad, result.stack.settings
    scale = Box(box.x + _NAME, box.y + 36, box.width - _NAME - _PERCENT, 48)
    low, high = settings.people_share_low, settings.people_share_high
    band = Box(scale.x + low * scale.width, scale.y, (high - low) * scale.width, scale.height)
    drawing.label(
        "Share of people in what people and technology cost", Box(box.x, box.y, box.width, 17), size=12, quiet=True
    )
    named = Box(min(max(band.centre, scale.x + 60), scale.right - 60) - 60, scale.y - 18, 120, 16)
    drawing.label(band_words(result), named, size=12, anchor="middle", quiet=True)
    drawing.box(band, "d-band", 0)
    shares = (triad.people_share, triad.people_share_with_agencies)
    for row, ((name, percent), share) in enumerate(zip(share_words(triad), shares, strict=True)):
        line = Box(box.x, scale.y + 2 + row * 23, box.width, 20)
        drawing.label(name, Box(line.x, line.y, _NAME - 8, line.height), size=12.5)
        drawing.label(percent, Box(scale.right + 8, line.y, _PERCENT - 8, line.height), size=12.5, bold=True)
        if share is not None:
            bar = share * scale.width
            drawing.add(tag("rect", x=scale.x, y=line.y + 4, width=bar, height=12, class_="d-mark-solid"))
    drawing.add(rectangle(scale, "d-rule", 0))
