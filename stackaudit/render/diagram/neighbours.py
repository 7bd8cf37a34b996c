"""What a neighbourhood shows: one system, what it takes and from whom, what it gives and to whom, one to three steps far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.audit.severity import Severity
from stackaudit.graph.verdict import Verdict
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.render.diagram.integration import carried
from stackaudit.render.diagram.stack_columns import how_of
from stackaudit.render.diagram.wording import plural, point_name, sender_name, store_name, system_name
from stackaudit.render.flow_filter import narrowed

FOCUS: Final = "focus"
"""The key of the system in the middle."""

DEPTHS: Final = (1, 3)
"""How far a neighbourhood can reach, in flows; further out most stacks are one ball."""

_MOST: Final = (12, 10, 8)
"""How many boxes a column has, by its distance; the others share one."""


class UnknownSystemError(ValueError):
    """A system that the inventory does not have, with the nearest one."""


class Beside(msgspec.Struct, frozen=True):
    """A box beside the focus: ``column`` is negative for what it takes, positive for what it gives."""

    key: str
    column: int
    name: str
    systems: tuple[str, ...]


class Tie(msgspec.Struct, frozen=True):
    """The flows from one box to another that run alike."""

    source: str
    target: str
    how: str
    preferences: bool
    flows: tuple[str, ...]
    carries: str


class Neighbourhood(msgspec.Struct, frozen=True):
    """The picture's content; ``takes`` and ``gives`` count the systems next to the focus, also those that share a box."""

    focus: str
    boxes: tuple[Beside, ...]
    ties: tuple[Tie, ...]
    takes: int
    gives: int
    inside: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, int], ...]


def neighbourhood(result: AuditResult, focus: str, depth: int = 1, only: str = "") -> Neighbourhood:
    """Return what is around a system.

    Raises:
        UnknownSystemError: when there is no such system.
    """
    known(result, focus)
    stack = narrowed(result, only).stack
    boxes: list[Beside] = []
    ties: list[Tie] = []
    near: list[int] = []
    for sign in (-1, 1):
        levels = _levels(stack, focus, depth, sign)
        near.append(len(levels[0]) if levels else 0)
        home = {focus: FOCUS}
        for distance, found in enumerate(levels, start=1):
            for box in _column(result, stack, found, sign * distance):
                boxes.append(box)
                home.update(dict.fromkeys(box.systems, box.key))
        ties += _ties(stack, levels, home, sign)
    return Neighbourhood(
        focus, tuple(boxes), tuple(ties), near[0], near[1], tuple(_inside(result, focus)), _findings(result, focus)
    )


def known(result: AuditResult, focus: str) -> None:
    """Refuse a system that the inventory does not have.

    Raises:
        UnknownSystemError: naming the nearest ones, by id or by name.
    """
    systems = result.stack.systems
    if focus in systems:
        return
    by_name: dict[str, str] = {}
    for id, system in systems.items():
        for name in (system.label.casefold(), *system.label.casefold().split()):
            by_name.setdefault(name, id)
    nearest = get_close_matches(focus, systems, 1, 0.6)
    nearest += [by_name[name] for name in get_close_matches(focus.casefold(), by_name, 1, 0.6)]
    hint = f"did you mean `{nearest[0]}`?" if nearest else f"there are {', '.join(list(systems)[:8]) or 'none'}"
    raise UnknownSystemError(f"no system is called `{focus}`; {hint}")


def busiest(result: AuditResult) -> str:
    """Return the system with most flows, the first of several; empty for a stack of none."""
    return max(result.stack.systems, key=lambda id: len(result.stack.flows_at(id)), default="")


def _levels(stack: Stack, focus: str, depth: int, sign: int) -> list[list[str]]:
    """Return the systems at each distance, against the flows (-1) or along them (1), in the order of the inventory."""
    seen, edge, levels = {focus}, [focus], []
    for _ in range(depth):
        found: dict[str, None] = {}
        for id in edge:
            for source, target, _ in _directed(stack, id):
                far, near = (source, target) if sign < 0 else (target, source)
                if near == id and far not in seen and far in stack.systems:
                    found[far] = None
        if not found:
            break
        seen |= found.keys()
        edge = list(found)
        levels.append(edge)
    return levels


def _directed(stack: Stack, system: str) -> Iterator[tuple[str, str, Flow]]:
    for flow in stack.flows_at(system):
        source, target = flow.source.system, flow.target.system
        if source != target:
            yield source, target, flow
            if flow.direction == "both":
                yield target, source, flow


def _column(result: AuditResult, stack: Stack, found: list[str], column: int) -> list[Beside]:
    """Return a box each, those with preferences and most flows first; beyond the most that fit, the rest share one."""
    most = _MOST[abs(column) - 1]
    side = "takes" if column < 0 else "gives"
    ranked = sorted(found, key=lambda id: (not _tells(stack, id), -len(stack.flows_at(id)), id))
    own = ranked if len(ranked) <= most else ranked[: most - 1]
    kept = set(own)
    rest = tuple(id for id in found if id not in kept)
    boxes = [Beside(f"{side}/{id}", column, system_name(result, id), (id,)) for id in found if id in kept]
    if rest:
        boxes.append(Beside(f"{side}//{column}", column, f"{len(rest)} more systems", rest))
    return boxes


def _tells(stack: Stack, id: str) -> bool:
    return any(flow.carries_preferences for flow in stack.flows_at(id))


def _ties(stack: Stack, levels: list[list[str]], home: Mapping[str, str], sign: int) -> Iterator[Tie]:
    """Yield what runs between neighbouring columns, towards the focus on its left and away from it on its right."""
    nearer = {home_of for home_of, key in home.items() if key == FOCUS}
    for level in levels:
        found: dict[tuple[str, str, str], list[Flow]] = {}
        for id in level:
            for source, target, flow in _directed(stack, id):
                near, far = (target, source) if sign < 0 else (source, target)
                if far == id and near in nearer:
                    found.setdefault((home[source], home[target], how_of(flow)), []).append(flow)
        for (source, target, how), flows in found.items():
            words = dict.fromkeys(word for flow in flows for word in carried(flow).split(", "))
            preferences = any(flow.carries_preferences for flow in flows)
            yield Tie(
                source, target, how, preferences, tuple(dict.fromkeys(flow.id for flow in flows)), ", ".join(words)
            )
        nearer = set(level)


def _inside(result: AuditResult, focus: str) -> Iterator[tuple[str, str]]:
    """Yield what lives in the system, each with what kind of thing it is."""
    for store in result.stack.stores_in(focus):
        yield "store", store_name(result, store.id)
    for point in result.stack.collection_points.values():
        if point.via == focus:
            yield "point", point_name(result, point.id)
    for sender in result.stack.senders.values():
        if sender.system == focus:
            said = _index(result).promises.get(sender.id, [])
            kept = f": {said.count(Verdict.KEPT)} of {plural(len(said), 'promise')} kept" if said else ""
            yield "sender", sender_name(result, sender.id) + kept


def _findings(result: AuditResult, focus: str) -> tuple[tuple[str, int], ...]:
    """Return how many open findings are about the system, its stores, its senders or its flows, by severity."""
    stack = result.stack
    about = {("systems", focus)}
    about |= {("preference_stores", store.id) for store in stack.stores_in(focus)}
    about |= {("senders", sender.id) for sender in stack.senders.values() if sender.system == focus}
    about |= {("flows", flow.id) for flow in stack.flows_at(focus)}
    found = [severity for entry in sorted(about) for severity in _index(result).findings.get(entry, ())]
    return tuple((each.value, found.count(each)) for each in Severity if each in found)


class _Index(msgspec.Struct):
    """Promises by sender and open findings by entry: a report draws a neighbourhood for each of hundreds of systems."""

    promises: dict[str, list[Verdict]]
    findings: dict[tuple[str, str], list[Severity]]


def _index(result: AuditResult) -> _Index:
    known: _Index | None = result.__dict__.get("_neighbours")
    if known is None:
        known = _Index({}, {})
        for promise in result.promises:
            known.promises.setdefault(promise.sender, []).append(promise.verdict)
        for finding in result.open_findings:
            known.findings.setdefault((finding.subject.noun, finding.subject.id), []).append(finding.severity)
        result.__dict__["_neighbours"] = known
    return known
