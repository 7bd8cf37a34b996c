"""The rule architecture/capability-missing-or-hollow."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.architecture.layers import Layer
from stackaudit.frameworks.architecture.members import members
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.wording import listed


@rule(id="architecture/capability-missing-or-hollow", severity=Severity.MEDIUM)
def capability_missing_or_hollow(context: Context) -> Iterator[Hit | Question]:
    """
    Nothing provides a capability that the layer needs; or only what is unowned, unused, past its end or bought on a card.

    Why it matters: What nothing provides is done by hand or not at all. A tool that nobody owns or uses looks like an answer on
    the map and is none on the day when it is needed.
    How to fix: Name an owner and put the tool to use, choose one, or give the reason why the company does without.
    Closes when: A live system that has an owner and is used provides it, or `not_needed` has the reason.
    May be wrong when: Something that nobody counts as a system does the work. Who owns a tool, how much it is used and how it
    came in is asked elsewhere; what nobody said makes nothing hollow. A layer without anything is a finding of its own.
    Source: Credera, MarTech reference architecture, parts 2, 3 and 5 for consent, the customer view and orchestration; for the
    other layers this project's reading of it.

    Flagged:
        stackaudit: 1
        systems: {page: {does: consent-ledger, owner: none}}

    Passes:
        stackaudit: 1
        systems: {page: {does: [consent-ledger, cookie-consent, preference-centre, privacy-requests], owner: Web lead}}
    """
    found, layers = members(context.stack), context.frameworks.architecture.layers
    listless: list[str] = []
    for layer in layers:
        if not found.on(layer.name):
            continue
        for point in layer.present.checkpoints:
            if point.value is not None and point.high < 1:
                yield _hit(layer, point)
            elif "company/not_needed" in point.open:
                listless.append(point.title)
    if listless:
        yield Question(
            subject=Subject("company", "", "not_needed"),
            text=f"Nothing is written down that provides {listed(listless, most=6)}: which of these are not needed, and why?",
        )
    if any(point.value is None for layer in layers for point in layer.present.checkpoints):
        yield from ask_about_systems(context, "does", found.untold, "What is {} used for?")


def _hit(layer: Layer, point: Checkpoint) -> Hit:
    missing = point.high == 0
    grave = Severity.HIGH if point.id == "consent-ledger" else Severity.MEDIUM
    providers = [place for place in point.counts_against if place.startswith("systems/")]
    return Hit(
        subject=Subject("company", point.id, "not_needed"),
        message=f"Nothing provides the capability {point.title}"
        if missing
        else f"The capability {point.title} is hollow: {_lower(point)}",
        evidence=(f"it belongs to {layer.title}", *((point.to_change,) if point.to_change else ())),
        related=tuple(Subject("systems", place.partition("/")[2], "does") for place in providers),
        severity=grave if missing else Severity.LOW,
        basis=Basis.ABSENT if missing else Basis.STATED,
    )


def _lower(point: Checkpoint) -> str:
    return point.explanation[:1].lower() + point.explanation[1:].removesuffix(".")
