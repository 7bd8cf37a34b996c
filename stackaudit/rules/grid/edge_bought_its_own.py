"""The rule grid/edge-bought-its-own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.asking import subject_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.closed_centres import ClosedCentre, closed_centres
from stackaudit.model.answer import given, present
from stackaudit.rules.money_words import amount
from stackaudit.rules.silence import ask_about, ask_about_systems
from stackaudit.rules.wording import listed

_QUESTIONS = {
    "self_service": "Can a team at the edge use {} without a ticket?",
    "does": "What is {} used for?",
    "run_by": "Which team operates {}?",
    "place": "Where does {} sit: in the centre, at the edge, or outside?",
}


@rule(id="grid/edge-bought-its-own", severity=Severity.MEDIUM, caps="grid/decentralise-automate")
def edge_bought_its_own(context: Context) -> Iterator[Hit | Question]:
    """
    The centre's tools for something are closed to the edge, and a team at the edge runs one of its own.

    Why it matters: Teams near the customer cannot wait for a ticket. A closed tool in the centre leads to a second one outside
    its view, with lists and with yeses and noes of its own.
    How to fix: Open the central tool to the edge, inside guardrails, or make the local one the standard for everybody.
    Closes when: One of the central tools for it is open to the edge, or one side's tools do it for all, or somebody writes down
    why a second one is wanted (`duplicate_ok`).
    May be wrong when: Two tools share a word and serve different needs.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        teams: {office: {place: centre}, north: {place: edge}}
        systems:
          mailer: {does: [email], run_by: office, self_service: no}
          letters: {does: [email], run_by: north}

    Passes:
        stackaudit: 1
        teams: {office: {place: centre}, north: {place: edge}}
        systems:
          mailer: {does: [email], run_by: office, self_service: yes, guardrails: [templates]}
          letters: {does: [email], run_by: north}
    """
    unsaid: dict[str, dict[str, None]] = {field: {} for field in _QUESTIONS}
    for found in closed_centres(context.stack):
        for answer in found.open:
            silent = subject_of(answer)
            unsaid[silent.field][silent.id] = None
        if not found.open:
            yield _hit(context, found)
    for field in ("self_service", "does", "run_by"):
        yield from ask_about_systems(context, field, unsaid[field], _QUESTIONS[field])
    yield from ask_about(context, "teams", "place", unsaid["place"], _QUESTIONS["place"])


def _hit(context: Context, found: ClosedCentre) -> Hit:
    name = found.capability.replace("-", " ")
    closed, own = (listed([context.name(id) for id in ids]) for ids in (found.closed, found.own))
    return Hit(
        # A word stands in the entries of several systems, and has none of its own.
        subject=Subject("capabilities", found.capability),
        message=f"{name}: {closed} in the centre can only be used by ticket, and the edge runs {own} of its own",
        evidence=(
            f"in the centre, by ticket: {_described(context, found.closed)}",
            f"at the edge: {_described(context, found.own)}",
        ),
        related=tuple(Subject("systems", id) for id in (*found.closed, *found.own)),
    )


def _described(context: Context, ids: Sequence[str]) -> str:
    """Return systems with who runs them and what they cost a year, as far as that is known."""
    texts = []
    for system in (context.stack.systems[id] for id in ids):
        facts = [context.team(given(system.run_by, ""))]
        facts += [f"{amount(context.stack, system.cost)} a year"] if present(system.cost) and system.cost else []
        texts.append(f"{system.label} ({', '.join(facts)})")
    return listed(texts, most=9)
