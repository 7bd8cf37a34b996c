"""Which day it is for the inventory: the day that somebody wrote, or the question for it, never the clock."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.model.answer import present


def today(context: Context) -> str:
    """Return the day for which the inventory is true, as ISO text; empty where nobody named one."""
    as_of = context.stack.company.as_of
    return as_of if present(as_of) else ""


def asked_for_today(does: str) -> Question:
    """Return the question for that day; ``does`` says what hangs on it: "tells which contracts have to be decided now"."""
    return Question(subject=Subject("company", "", "as_of"), text=f"For which day is the inventory true? It {does}.")
