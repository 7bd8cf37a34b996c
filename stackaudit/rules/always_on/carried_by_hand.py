"""The rule always-on/carried-by-hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_flow
from stackaudit.model.answer import Silence, given, present
from stackaudit.model.flows import Flow
from stackaudit.rules.silence import ask_about
from stackaudit.rules.wording import listed

URGENT: Final = ("leads", "preferences")
CARRIED: Final = ("audience", "scores", "responses", "content", *URGENT)


@rule(id="always-on/carried-by-hand", severity=Severity.MEDIUM)
def carried_by_hand(context: Context) -> Iterator[Hit | Question]:
    """
    Somebody carries by hand what the machine runs on.

    Why it matters: The process exists although no system shows it. It runs when that person has time, and stops when they are
    away; a lead or a no does not wait.
    How to fix: Let the systems hand it over by themselves, or stop doing it.
    Closes when: The flow runs by any other means than `manual`, or is gone.
    May be wrong when: It is wanted that somebody looks at each row on the way, and there are few.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org).

    Flagged:
        stackaudit: 1
        systems: {sheet: {}, mail-tool: {}}
        flows: [{from: sheet, to: mail-tool, carries: audience, how: manual}]

    Passes:
        stackaudit: 1
        systems: {sheet: {}, mail-tool: {}}
        flows: [{from: sheet, to: mail-tool, carries: audience, how: file}]
    """
    by_field: dict[str, list[str]] = {"how": [], "carries": []}
    for flow in context.stack.flows:
        words = _words(flow)
        if not flow.live or not all(context.stack.systems[end.system].live for end in (flow.source, flow.target)):
            continue
        if flow.by_hand and words:
            yield _hit(context, flow, words)
        elif flow.by_hand and isinstance(flow.carries, Silence):
            by_field["carries"].append(flow.id)
        elif words and isinstance(flow.how, Silence):
            by_field["how"].append(flow.id)
    for field, text in (
        ("how", "Does what goes {} run by itself, or by hand?"),
        ("carries", "What is carried by hand {}?"),
    ):
        yield from ask_about(
            context, "flows", field, by_field[field], text, name=lambda id: _ends(context, context.stack.flow_by_id[id])
        )


def _words(flow: Flow) -> list[str]:
    carries = {*given(flow.carries, ()), *(("preferences",) if flow.carries_preferences else ())}
    return [word for word in CARRIED if word in carries]


def _hit(context: Context, flow: Flow, words: list[str]) -> Hit:
    who, rhythm = of_flow(context, flow), flow.every
    evidence = [] if isinstance(rhythm, Silence) else [f"how often: {rhythm.written}"]
    evidence += [f"who answers for it: {who}"] if who else []
    return Hit(
        subject=Subject("flows", flow.id, "how"),
        message=f"By hand {_ends(context, flow)}: {listed(words, most=len(words))}",
        evidence=(*evidence, *((flow.note,) if present(flow.note) else ())),
        related=(Subject("systems", flow.source.system), Subject("systems", flow.target.system)),
        severity=Severity.HIGH if any(word in URGENT for word in words) else Severity.MEDIUM,
    )


def _ends(context: Context, flow: Flow) -> str:
    return f"from {context.name(flow.source.system)} to {context.name(flow.target.system)}"
