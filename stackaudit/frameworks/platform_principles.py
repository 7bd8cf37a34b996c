"""What the inventory says to each of the seven principles of platform design, about one system or about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stackaudit.frameworks.wording import listed
from stackaudit.graph.edge_tools import EdgeTools
from stackaudit.graph.person_data import runs_without_hands
from stackaudit.graph.team_use import run_at_edge, unplaced_operator
from stackaudit.graph.three_valued import bounds, every, missing, once
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Silence, present
from stackaudit.model.flows import Flow
from stackaudit.model.lifecycle import Practice
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.waivers import Waiver


class Found(msgspec.Struct, frozen=True):
    """What is written down: an answer with the facts behind it, and where there is none the answers that are missing."""

    answer: Answer | Silence
    evidence: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def potential(stack: Stack, system: System, tools: EdgeTools) -> Found:
    """Tell whether the edge runs a tool for the same.

    Of what is unsaid about other systems the first answers are open: each brings up the next.
    """
    alike = tuple(
        f"For {capability.replace('-', ' ')} the edge runs {_others(stack, ids, system)}."
        for capability, ids in tools.alike(system)
    )
    if alike:
        return Found(YES, alike)
    open = missing(f"systems/{system.id}", system, "does")
    for other in () if open else (stack.systems[id] for id in tools.may_be_alike(system)):
        open += (*missing(f"systems/{other.id}", other, "does"), unplaced_operator(stack, other))
    return Found(NOT_ASKED, (), _some(open)) if open else Found(NO, ("Nothing else is run at the edge for it.",))


def emergence(stack: Stack) -> Found:
    """Tell whether a local experiment became standard: asked of the whole company."""
    practice = stack.practices.get("experiment-promotion", Practice("experiment-promotion"))
    if isinstance(practice.answer, Silence):
        return Found(practice.answer, (), ("practices/experiment-promotion",))
    note = (practice.note,) if present(practice.note) else ()
    return Found(practice.answer, (f"Asked of the whole company: {practice.answer.value}.", *note))


def adapting(system: System) -> Found:
    """Tell whether teams can help themselves; without guardrails in part only, as the first accident may end it."""
    half, _ = bounds(PARTLY)
    least, most = bounds(system.self_service)
    evidence = []
    if not isinstance(system.self_service, Silence):
        evidence.append(f"Open to a team without a ticket: {system.self_service.value}.")
    if not isinstance(system.guardrails, Silence):
        evidence.append(f"Guardrails: {', '.join(system.guardrails) or 'none'}.")
    if not system.guardrails or isinstance(system.guardrails, Silence):
        least = min(least, half)
        most = most if isinstance(system.guardrails, Silence) else min(most, half)
    open = missing(f"systems/{system.id}", system, "self_service", "guardrails")
    return _between(least, most, evidence, open, silence=system.self_service)


def learning(system: System) -> Found:
    """Tell whether those who work in a system are trained."""
    if isinstance(system.training, Silence):
        return Found(system.training, (), (f"systems/{system.id}/training",))
    return Found(system.training, (f"Training: {system.training.value}.",))


def deviating(waivers: Sequence[Waiver]) -> Found:
    """Tell whether deviations were agreed. Nobody is asked for waivers, so that there is none says nothing."""
    agreed = tuple(f"Accepted until {each.until}: {each.reason.rstrip('.')}." for each in waivers)
    return Found(YES, agreed) if agreed else Found(NOT_ASKED, (), ("waivers",))


def connecting(stack: Stack, system: System) -> Found:
    """Tell whether tools of the edge can plug in: they do by themselves, or data can be taken out; by hand in part."""
    half, _ = bounds(PARTLY)
    complete = stack.complete.covers(system.id)
    least, most = 0.0, 0.0 if complete else 1.0
    sources: dict[bool, dict[str, None]] = {True: {}, False: {}}
    open = [] if complete else [f"company/flows_complete/{system.id}"]
    for flow, source in _coming_in(stack, system):
        linked, by_itself = every((_comes_in(flow, system), run_at_edge(stack, source))), runs_without_hands(flow)
        if linked and by_itself is not None:
            least, most = max(least, 1.0 if by_itself else half), max(most, 1.0 if by_itself else half)
            sources[by_itself][source.label] = None
        elif linked is not False:
            most = max(most, half if by_itself is False else 1.0)
            open += [*missing(f"flows/{flow.id}", flow, "how"), unplaced_operator(stack, source)]
            open += [] if _comes_in(flow, system) else [f"flows/{flow.id}/direction"]
    ways = ((sources[True], "by itself"), (sources[False], "by hand"))
    evidence = [f"Data comes in {how} from {_first(stack, list(names), len(names))}." for names, how in ways if names]
    if isinstance(system.export, Silence):
        most = 1.0
        open.append(f"systems/{system.id}/export")
    elif system.export == "none":
        evidence.append("There is no way to take the data out.")
    else:
        least = most = 1.0
        evidence.append(f"There is a way to take the data out ({system.export}).")
    return _between(least, most, evidence, open)


def whole(stack: Stack, tools: EdgeTools) -> Found:
    """Tell whether the tools of the edge are listed and owned; in part where nobody answers for one of them."""
    run = [stack.systems[id] for id in tools.run]
    unowned = [system.label for system in run if system.owner is NONE]
    count = (f"Live systems that are run at the edge: {len(run)}.",) if run else ()
    if unowned:
        return Found(PARTLY, (*count, f"Nobody answers for {_first(stack, unowned, len(unowned))}."))
    open = [answer for system in run for answer in missing(f"systems/{system.id}", system, "owner")]
    maybe = [stack.systems[id] for id in tools.may_be_run]
    open += [unplaced_operator(stack, system) for system in maybe if not run or not present(system.owner)]
    if open:
        return Found(NOT_ASKED, count, _some(open))
    return Found(YES, count) if run else Found(NO, ("No system on the list is run at the edge.",))


def _coming_in(stack: Stack, system: System) -> list[tuple[Flow, System]]:
    """Return the live flows on which data comes in, or may, each with the live system at its other end."""
    found = []
    for flow in stack.flows_at(system.id):
        far = flow.source.system if flow.target.system == system.id else flow.target.system
        other = stack.systems.get(far)
        if flow.live and other is not None and other.live and far != system.id and _comes_in(flow, system) is not False:
            found.append((flow, other))
    return found


def _comes_in(flow: Flow, system: System) -> bool | None:
    if flow.target.system == system.id:
        return True
    return None if flow.direction is UNKNOWN else flow.direction == "both"


def _between(
    least: float, most: float, evidence: Sequence[str], open: Iterable[str], silence: Answer | Silence = NOT_ASKED
) -> Found:
    """Return the answer where both ends are the same; else silence, as it was where one answer would do."""
    if least < most:
        return Found(silence if isinstance(silence, Silence) else NOT_ASKED, _some(evidence), _some(open))
    return Found(next(answer for answer in Answer if bounds(answer)[0] == least), _some(evidence))


def _others(stack: Stack, ids: Sequence[str], system: System) -> str:
    """Return the names of some systems but for one, which is among them if it is run at the edge."""
    most = stack.settings.collapse_over
    names = [stack.systems[id].label for id in ids[: most + 1] if id != system.id]
    return _first(stack, names, len(ids) - bool(run_at_edge(stack, system)))


def _first(stack: Stack, names: Sequence[str], count: int) -> str:
    """Return as many of ``count`` names as fit on a line."""
    shown = list(names[: stack.settings.collapse_over])
    if more := count - len(shown):
        shown.append(f"{more} more")
    return listed(shown)


def _some(texts: Iterable[str]) -> tuple[str, ...]:
    return once(text for text in texts if text)
