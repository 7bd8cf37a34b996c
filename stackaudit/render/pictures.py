"""The pictures of the report in the order of its story, each with the question that it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram import (
    always_on_loop,
    automations_picture,
    flow_matrix,
    grid_picture,
    integration_map,
    layer_bars,
    layered_map,
    lifecycle_picture,
    overlap_picture,
    preference_map,
    promise_matrix,
    renewal_timeline,
    traced_no,
)
from stackaudit.render.diagram.wording import point_name
from stackaudit.render.picture import Facts, Picture
from stackaudit.render.picture_facts import (
    grid_facts,
    layered_map_facts,
    preference_map_facts,
    promise_matrix_facts,
    traced_no_facts,
)
from stackaudit.render.picture_facts_frameworks import always_on_facts, automations_facts, lifecycle_facts
from stackaudit.render.picture_facts_layers import layer_bars_facts
from stackaudit.render.picture_facts_links import flow_matrix_facts, integration_facts
from stackaudit.render.picture_facts_money import overlap_table_facts, renewal_timeline_facts
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
        found += [_layered_map(result), _integration_map(result), _flow_matrix(result)]
    found += _of_frameworks(result)
    return tuple(msgspec.structs.replace(each, facts=each.facts.first()) for each in found)


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


def _integration_map(result: AuditResult) -> Picture:
    layers, names = layer_of(result.stack), layer_names()
    return Picture(
        id="integration-map",
        title="The integration map",
        question="What is linked to the customer data repository, what is carried to it by hand, and what is missing?",
        svg=integration_map.draw(result, layers, names),
        facts=integration_facts(result, layers, names),
    )


def _flow_matrix(result: AuditResult) -> Picture:
    layers, names = layer_of(result.stack), layer_names()
    return Picture(
        id="flow-matrix",
        title="Who sends to whom",
        question="Does one system send to another, how, and where do flows cluster?",
        svg=flow_matrix.draw(result, layers, names),
        facts=flow_matrix_facts(result, layers, names),
    )


def _of_frameworks(result: AuditResult) -> Iterator[Picture]:
    """Yield the pictures of the frameworks that have something to show, in the order in which a workshop meets them."""
    for each in _FRAMEWORKS:
        if result.stack.systems and each.has_something(result.frameworks):
            yield Picture(
                id=each.id, title=each.title, question=each.question, svg=each.draw(result), facts=each.facts(result)
            )


class _Drawn(msgspec.Struct, frozen=True):
    id: str
    title: str
    question: str
    draw: Callable[[AuditResult], str]
    facts: Callable[[AuditResult], Facts]
    has_something: Callable[[Frameworks], bool]


_FRAMEWORKS: Final = (
    _Drawn(
        "always-on-loop",
        "The always-on loop",
        "What runs by itself from customer data to the channels and back, and what does somebody carry?",
        always_on_loop.draw,
        always_on_facts,
        lambda found: bool(found.always_on.links),
    ),
    _Drawn(
        "automations",
        "Automations: good for whom?",
        "Which automations are good for the company and the customer, and which for one of them only?",
        automations_picture.draw,
        automations_facts,
        lambda found: bool(found.automations),
    ),
    _Drawn(
        "lifecycle",
        "The customer lifecycle",
        "What carries each stage, who answers for it, and does it hand on to the next?",
        lifecycle_picture.draw,
        lifecycle_facts,
        lambda found: bool(found.lifecycle.stages),
    ),
    _Drawn(
        "grid",
        "The grid",
        "Which ways of working does the stack cover, and what is the evidence for and against?",
        grid_picture.draw,
        grid_facts,
        lambda found: bool(found.grid.cells),
    ),
    _Drawn(
        "architecture",
        "The reference architecture",
        "What is present on each layer, what is wired, and what is used?",
        layer_bars.draw,
        layer_bars_facts,
        lambda found: bool(found.architecture.layers),
    ),
    _Drawn(
        "renewals",
        "Renewals by the day to decide",
        "Which contracts have to be decided by when, and for how much?",
        renewal_timeline.draw,
        renewal_timeline_facts,
        lambda found: bool(found.spend.contracts),
    ),
    _Drawn(
        "overlaps",
        "Bought twice",
        "What do several systems do, who runs them, and what do they cost together?",
        overlap_picture.draw,
        overlap_table_facts,
        lambda found: bool(found.overlaps),
    ),
)
