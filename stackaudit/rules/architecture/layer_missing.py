"""The rule architecture/layer-missing."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.architecture.layers import Layer
from stackaudit.frameworks.architecture.members import members
from stackaudit.rules.wording import listed


@rule(id="architecture/layer-missing", severity=Severity.HIGH)
def layer_missing(context: Context) -> Iterator[Hit | Question]:
    """
    A whole layer of the reference architecture is missing: no live system does anything that belongs to it.

    Why it matters: Every layer lives on what its neighbours hand it. Without consent nobody knows who said yes or no to what;
    without a view every channel speaks for itself; without measurement nobody knows what worked.
    How to fix: Decide which of its capabilities the company needs, and buy or build those, or give the reason why it needs none.
    Closes when: A live system does something on the layer, or `not_needed` has a reason for each of its capabilities.
    May be wrong when: Something that nobody counts as a system does the work: an agency, a form on paper. A layer on which
    something stands, expected or not, is not missing; what it lacks is said capability by capability.
    Source: Credera, MarTech reference architecture, parts 2, 3 and 5 for consent, the customer view and orchestration; for the
    other layers this project's reading of it.

    Flagged:
        stackaudit: 1
        company: {not_needed: {}}
        systems:
          till: {does: [customer-master, crm, identity-resolution]}
          letters: {does: [email, cms, web-analytics, paid-search]}

    Passes:
        stackaudit: 1
        company: {not_needed: {}}
        systems:
          till: {does: [customer-master, crm, identity-resolution, preference-centre]}
          letters: {does: [email, cms, web-analytics, paid-search]}
    """
    found = members(context.stack)
    empty = [
        layer
        for layer in context.frameworks.architecture.layers
        if layer.present.checkpoints and not found.on(layer.name)
    ]
    known = [layer for layer in empty if layer.present.high == 0]
    yield from (_hit(layer) for layer in known)
    unsaid = [layer.title for layer in empty if layer.present.high > 0]
    if unsaid and "company/not_needed" in _open(empty):
        yield Question(
            subject=Subject("company", "", "not_needed"),
            text=f"No system is written down for {listed(unsaid, most=len(unsaid))}: is one missing here, or none needed?",
        )


def _open(layers: list[Layer]) -> set[str]:
    return {answer for layer in layers for point in layer.present.checkpoints for answer in point.open}


def _hit(layer: Layer) -> Hit:
    expected = [point.title for point in layer.present.checkpoints]
    return Hit(
        subject=Subject("company", layer.name, "not_needed"),
        message=f"No live system does anything for {layer.title}",
        evidence=(layer.meaning, f"expected here: {listed(expected, most=len(expected))}"),
        severity=Severity.CRITICAL if layer.name == "consent" else Severity.HIGH,
        basis=Basis.ABSENT,
    )
