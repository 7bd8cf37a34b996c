"""The look of each kind of cell, in the light tones of the report."""

from __future__ import annotations

from typing import Any, Final

from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.workbook.sheet import Look

DAY: Final = {"num_format": "yyyy-mm-dd", "align": "left"}

_BASE: Final[dict[str, Any]] = {"valign": "top", "text_wrap": True, "font_color": LIGHT["ink"]}
_EDGE: Final[dict[str, Any]] = {"border": 1, "border_color": LIGHT["line"]}


def _tinted(key: str) -> dict[str, Any]:
    return {"font_color": LIGHT[key], "bg_color": LIGHT[f"{key}-tint"], "align": "center", **_EDGE}


_OWN: Final[dict[Look, dict[str, Any]]] = {
    Look.PLAIN: {},
    Look.QUIET: {"font_color": LIGHT["quiet"], "italic": True},
    Look.STRONG: {"bold": True, "bg_color": LIGHT["lane"]},
    Look.AMOUNT: {"num_format": "#,##0"},
    Look.PERCENT: {"num_format": "0%"},
    Look.ANSWER: {"bg_color": LIGHT["late-tint"], **_EDGE},
    Look.CENTRED: {"align": "center", **_EDGE},
    Look.KEPT: _tinted("kept"),
    Look.LATE: _tinted("late"),
    Look.HAND: _tinted("hand"),
    Look.BROKEN: _tinted("broken"),
    Look.OPEN: {**_tinted("open"), "italic": True},
    Look.CRITICAL: {
        "font_color": LIGHT["paper"],
        "bg_color": LIGHT["broken"],
        "bold": True,
        "align": "center",
        **_EDGE,
    },
    Look.MILD: {"bg_color": LIGHT["lane"], "align": "center", **_EDGE},
}

LOOKS: Final = {look: {**_BASE, **own} for look, own in _OWN.items()}

_HEADING: Final[dict[str, Any]] = {"bold": True, "text_wrap": True, "valign": "vcenter", **_EDGE}
READ_BACK: Final = {**_HEADING, "font_color": LIGHT["paper"], "bg_color": LIGHT["ink"]}
WORKED_OUT: Final = {**_HEADING, "font_color": LIGHT["ink"], "bg_color": LIGHT["chip"]}
UPRIGHT: Final = {"rotation": 90, "valign": "bottom", "align": "center"}
