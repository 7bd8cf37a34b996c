"""One picture by the name of its view, for `stackaudit map`."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram import (
    always_on_loop,
    automations_picture,
    flow_matrix,
    grid_picture,
    integration_map,
    layer_bars,
    layered_map,
    lifecycle_picture,
    neighbourhood,
    overlap_picture,
    preference_map,
    promise_matrix,
    renewal_timeline,
    traced_no,
)
from stackaudit.render.diagram.neighbours import UnknownSystemError, busiest
from stackaudit.render.diagram.stylesheet import standalone
from stackaudit.render.dot import dot
from stackaudit.render.drawio import drawio
from stackaudit.render.flow_filter import narrowed
from stackaudit.render.graph_shape import (
    GraphShape,
    integration_shape,
    layers_shape,
    neighbours_shape,
    preferences_shape,
)
from stackaudit.render.mermaid import mermaid
from stackaudit.render.pictures import most_telling_point
from stackaudit.render.slide import Slide, slide
from stackaudit.render.stack_layers import layer_names, layer_of

VIEWS: Final = (
    "layers",
    "integration",
    "matrix",
    "neighbours",
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

NARROWED: Final = ("layers", "integration", "matrix", "neighbours")
"""The views that can be narrowed to some flows."""

GRAPHS: Final = ("layers", "preferences", "integration", "neighbours")
"""The views that are graphs, which other programs can draw and edit."""

GRAPH_FORMATS: Final[dict[str, Callable[[GraphShape], str]]] = {"dot": dot, "mermaid": mermaid, "drawio": drawio}
"""The formats of other programs, all written from the same graph."""

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


_ROOMS: Final = (1240.0, 1500.0, 1800.0, 2100.0, 2400.0)


class UnknownPointError(ValueError):
    """A collection point that no promise starts at, with the nearest one."""


class View(msgspec.Struct, frozen=True):
    """Which picture: a view, and what it is about where the view asks for it.

    ``point`` is the trace's, else the most telling one; ``focus`` and ``depth`` are the neighbourhood's, else the system
    with most flows and one step; ``only`` narrows the flows.
    """

    name: str
    point: str = ""
    focus: str = ""
    depth: int = 1
    only: str = ""


def draw_view(result: AuditResult, view: View) -> str:
    """Return a picture as SVG.

    Raises:
        UnknownPointError: when the trace has no such collection point.
        UnknownSystemError: when there is no such system to look around.
    """
    layers, names = layer_of(result.stack), layer_names()
    match view.name:
        case "trace":
            return traced_no.draw(result, _point(result, view.point))
        case "layers":
            return layered_map.draw(narrowed(result, view.only), layers, names)
        case "integration":
            return integration_map.draw(result, layers, names, only=view.only)
        case "matrix":
            return flow_matrix.draw(result, layers, names, only=view.only)
        case "neighbours":
            return neighbourhood.draw(result, _focus(result, view), depth=view.depth, only=view.only)
        case name:
            return _DRAWN[name](result)


def slide_views(result: AuditResult, view: View) -> tuple[Slide, ...]:
    """Return a picture on a slide of its own; islands go on as many slides as keep their letters readable.

    Raises:
        UnknownPointError: when the trace has no such collection point.
        UnknownSystemError: when there is no such system to look around.
    """
    if view.name != "preferences":
        return (slide(draw_view(result, view)),)
    whole = _island_slide(result, ())
    if whole.readable:
        return (whole,)
    done: list[Slide] = []
    numbers: tuple[int, ...] = ()
    for island in sorted(result.islands, key=lambda each: each.number):
        more = _island_slide(result, (*numbers, island.number))
        if numbers and not more.readable:
            numbers = (island.number,)
            done.append(_island_slide(result, numbers))
        else:
            numbers = (*numbers, island.number)
            done[-1:] = [more]
    return tuple(done)


def _island_slide(result: AuditResult, islands: tuple[int, ...]) -> Slide:
    """Return some islands on a slide, in rows as wide as lets their letters be largest; all of them for none named."""
    drawn = (slide(preference_map.draw(result, room=room, islands=islands)) for room in _ROOMS)
    return max(drawn, key=lambda each: each.smallest)


def graph_view(result: AuditResult, view: View, shape: str) -> str:
    """Return one of :data:`GRAPHS` in one of :data:`GRAPH_FORMATS`.

    Raises:
        UnknownSystemError: when there is no such system to look around.
    """
    write = GRAPH_FORMATS[shape]
    if view.name == "preferences":
        return write(preferences_shape(result))
    if view.name == "integration":
        return write(integration_shape(result, view.only))
    if view.name == "neighbours":
        return write(neighbours_shape(result, _focus(result, view), view.depth, view.only))
    return write(layers_shape(result, view.only))


def draw_trace(result: AuditResult, point: str, sender: str = "") -> str:
    """Return one no as SVG, along a time axis with the limits as lines; only at one sender where one is named.

    Raises:
        UnknownPointError: when no promise starts at the point, or none leads to the sender.
    """
    point = _point(result, point)
    shown = tuple(each for each in result.promises if each.point == point and sender in ("", each.sender))
    if not shown:
        raise UnknownPointError(f"the collection point `{point}` and the sender `{sender}` share no scope")
    return standalone(traced_no.draw(msgspec.structs.replace(result, promises=shown), point))


def _focus(result: AuditResult, view: View) -> str:
    focus = view.focus or busiest(narrowed(result, view.only))
    if not focus:
        raise UnknownSystemError("there is no system to look around")
    return focus


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
