"""The pictures of the report in the order of its story, each with the question that it answers."""

from __future__ import annotations

from collections import Counter

from stackaudit.audit.result import AuditResult
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram import grid_picture, layered_map, preference_map, promise_matrix, traced_no
from stackaudit.render.diagram.wording import point_name
from stackaudit.render.picture import Picture
from stackaudit.render.picture_facts import (
    grid_facts,
    layered_map_facts,
    preference_map_facts,
    promise_matrix_facts,
    traced_no_facts,
)
from stackaudit.render.stack_layers import layer_names, layer_of


def pictures(result: AuditResult) -> tuple[Picture, ...]:
    """Return the pictures that have something to show."""
    found: list[Picture] = []
    if result.promises:
        found.append(_promise_matrix(result))
    if result.islands:
        found.append(_preference_map(result))
    if point := most_telling_point(result):
        found.append(_traced_no(result, point))
    if result.stack.systems:
        found += [_layered_map(result), _grid(result)]
    return tuple(found)


def most_telling_point(result: AuditResult) -> str:
    """Return the point whose no is worth following: most different ends, then most that take a known time."""
    ends: dict[str, set[Verdict]] = {}
    timed: Counter[str] = Counter()
    for promise in result.promises:
        ends.setdefault(promise.point, set()).add(promise.verdict)
        timed[promise.point] += promise.total is not None and not is_unbounded(promise.total)
    return max(sorted(ends), key=lambda point: (len(ends[point]), timed[point]), default="")


def _promise_matrix(result: AuditResult) -> Picture:
    return Picture(
        id="promise-matrix",
        title="Promise matrix",
        question="Where can a person say no, and which senders hear it?",
        svg=promise_matrix.draw(result),
        facts=promise_matrix_facts(result),
    )


def _preference_map(result: AuditResult) -> Picture:
    return Picture(
        id="preference-map",
        title="Preference map",
        question="Which places that keep a yes or no tell each other, and which tell nobody?",
        svg=preference_map.draw(result),
        facts=preference_map_facts(result),
    )


def _traced_no(result: AuditResult, point: str) -> Picture:
    return Picture(
        id="traced-no",
        title=f"One no, traced: {point_name(result, point)}",
        question="What becomes of one no, how long does it take, and where does it stop?",
        svg=traced_no.draw(result, point),
        facts=traced_no_facts(result, point),
    )


def _layered_map(result: AuditResult) -> Picture:
    layers, names = layer_of(result.stack), layer_names()
    return Picture(
        id="layered-map",
        title="The stack by layer",
        question="What is there, and what runs by hand?",
        svg=layered_map.draw(result, layers, names),
        facts=layered_map_facts(result, layers, names),
    )


def _grid(result: AuditResult) -> Picture:
    return Picture(
        id="grid",
        title="The grid",
        question="Which ways of working does the stack cover, and what is the evidence for and against?",
        svg=grid_picture.draw(result),
        facts=grid_facts(result),
    )
