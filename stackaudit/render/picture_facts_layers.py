"""What the picture of the layers shows, as a table: every mark with what is behind it."""

from __future__ import annotations

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.layer_words import from_the_top, marks
from stackaudit.render.picture import Facts


def layer_bars_facts(result: AuditResult) -> Facts:
    """Return one row a layer and mark, in the order of the picture."""
    rows = [
        (layer.title, mark.name, mark.range, "; ".join(mark.missing))
        for layer in from_the_top(result)
        for mark in marks(result, layer)
    ]
    return Facts(("Layer", "Mark", "Of 100", "What is missing"), tuple(rows))
