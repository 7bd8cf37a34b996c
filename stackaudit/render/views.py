"""One picture by the name of its view, for `stackaudit map`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram import (
    always_on_loop,
    automations_picture,
    grid_picture,
    layer_bars,
    layered_map,
    lifecycle_picture,
    overlap_picture,
    preference_map,
    promise_matrix,
    renewal_timeline,
    traced_no,
)
from stackaudit.render.dot import dot
from stackaudit.render.pictures import most_telling_point
from stackaudit.render.stack_layers import layer_names, layer_of

VIEWS: Final = (
    "layers",
    "preferences",
    "promises",
    "trace",
    "loop",
    "automations",
    "lifecycle",
    "grid",
    "architecture",
    "renewals",
    "overlaps",
)

_DRAWN: Final = {
    "preferences": preference_map.draw,
    "promises": promise_matrix.draw,
    "loop": always_on_loop.draw,
    "automations": automations_picture.draw,
    "lifecycle": lifecycle_picture.draw,
    "grid": grid_picture.draw,
    "architecture": layer_bars.draw,
    "renewals": renewal_timeline.draw,
    "overlaps": overlap_picture.draw,
}


class UnknownPointError(ValueError):
    """A collection point that no promise starts at, with the nearest one."""


def draw_view(result: AuditResult, view: str, point: str = "") -> str:
    """Return one of :data:`VIEWS` as SVG; the trace is of ``point``, else of the most telling one.

    Raises:
        UnknownPointError: when the trace has no such collection point.
    """
    if view == "trace":
        return traced_no.draw(result, _point(result, point))
    if view == "layers":
        return layered_map.draw(result, layer_of(result.stack), layer_names())
    return _DRAWN[view](result)


def draw_trace(result: AuditResult, point: str, sender: str = "") -> str:
    """Return one no as SVG, along a time axis with the limits as lines; only at one sender where one is named.

    Raises:
        UnknownPointError: when no promise starts at the point, or none leads to the sender.
    """
    point = _point(result, point)
    shown = tuple(each for each in result.promises if each.point == point and sender in ("", each.sender))
    if not shown:
        raise UnknownPointError(f"the collection point `{point}` and the sender `{sender}` share no scope")
    return traced_no.draw(msgspec.structs.replace(result, promises=shown), point)


def draw_dot(result: AuditResult) -> str:
    """Return the stack by layer as DOT source."""
    return dot(result, layer_of(result.stack), layer_names())


def _point(result: AuditResult, wanted: str) -> str:
    points = list(dict.fromkeys(promise.point for promise in result.promises))
    if not points:
        raise UnknownPointError("there is no promise to trace: no collection point shares a scope with a sender")
    if not wanted:
        return most_telling_point(result)
    if wanted not in points:
        nearest = get_close_matches(wanted, points, 1, 0.4)
        hint = f"did you mean `{nearest[0]}`?" if nearest else f"there are {', '.join(points[:8])}"
        raise UnknownPointError(f"no promise starts at a collection point called `{wanted}`; {hint}")
    return wanted
