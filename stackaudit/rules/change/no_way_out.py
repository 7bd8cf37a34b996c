"""The rule change/no-way-out."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import Silence
from stackaudit.model.systems import System
from stackaudit.rules.dependants import dependants, related
from stackaudit.rules.silence import ask_about_systems


@rule(id="change/no-way-out", severity=Severity.MEDIUM, caps="grid/continuous-change")
def no_way_out(context: Context) -> Iterator[Hit | Question]:
    """
    There is no way to take out what a system knows about people.

    Why it matters: The system cannot be replaced without losing what people told it. Where it keeps a yes or no, that loss is
    every wish that lives only there.
    How to fix: Ask the maker for an export, run it once, and see that the result can be read elsewhere.
    Closes when: An export is possible; best when it was tested.
    May be wrong when: A copy of everything lies in another system already, or the maker hands the data over on request.
    Source: GDPR Art. 28(3)(g), on data that a processor deletes or returns at the end; for financial firms, DORA
    (Regulation (EU) 2022/2554) Art. 28, on exit strategies; own practice.

    Flagged:
        stackaudit: 1
        systems: {loyalty: {holds: personal, export: none}}

    Passes:
        stackaudit: 1
        systems: {loyalty: {holds: personal, export: tested}}
    """
    # What is not about people can be made again.
    live = [system for system in context.stack.live_systems if system.holds != "none"]
    closed = [system for system in live if system.export == "none"]
    for system in closed:
        if system.holds == "personal":
            yield _hit(context, system)
    unknown = [system.id for system in closed if isinstance(system.holds, Silence)]
    silent = [system.id for system in live if isinstance(system.export, Silence)]
    yield from ask_about_systems(context, "holds", unknown, "Is personal data kept in {}? Nothing can be taken out.")
    yield from ask_about_systems(
        context, "export", silent, "Is there a way to take the data out of {}, and was it tested?"
    )


def _hit(context: Context, system: System) -> Hit:
    keeps = bool(context.stack.stores_in(system.id))
    return Hit(
        subject=Subject("systems", system.id, "export"),
        message=(
            f"There is no way to take personal data out of {system.label}" + ", nor the yes or no that it keeps" * keeps
        ),
        evidence=tuple(dependants(context, system.id)),
        related=related(context, system.id),
        severity=Severity.HIGH if keeps else Severity.MEDIUM,
    )
