"""The answers that would change most verdicts, each as a question to a person."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.asking import text_for, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject, Unknown
from stackaudit.graph.decisive_unknowns import OpenAnswer

MOST: Final = 5


def decisive(context: Context) -> tuple[Unknown, ...]:
    """Return the few missing answers that would change most verdicts, those first that could change most."""
    return tuple(
        Unknown(
            subject=Subject(open.what.noun, open.what.id, open.what.field),
            text=asked(context, open),
            ask=whom(context, open.what.noun, open.what.id),
            promises=open.promises,
        )
        for open in context.open_answers[:MOST]
    )


def asked(context: Context, open: OpenAnswer) -> str:
    """Return a missing answer as a question that can be put to a person."""
    return text_for(context, open.what.noun, open.what.field, [open.what.id])
