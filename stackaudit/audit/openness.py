"""How much is still unanswered, at the depth to which an inventory was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from stackaudit.audit.result import Openness
from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.shape import Record
from stackaudit.model.stack import NOUNS, Stack

WORKSHOP_KEYS: Final = {
    "company": ("name", "guesses", "customer_data_repository", "preference_master", "regions"),
    "teams": ("name", "place"),
    "systems": ("name", "does", "run_by", "used_by", "owner", "holds", "use", "bought"),
    "flows": ("carries", "how", "every"),
    "preference_stores": ("covers", "known"),
    "collection_points": ("name", "writes", "captures", "covers"),
    "senders": ("purposes", "checks"),
    "automations": ("name", "system", "starts", "company", "customer", "reviewer", "exception_route", "feedback"),
    "stages": ("systems", "owner", "kpis"),
    "hand_offs": ("agreed", "criteria"),
    "practices": ("answer",),
}
"""What a half-day workshop asks of every entry; a deeper key counts where somebody wrote it down."""


def openness(stack: Stack) -> Openness:
    """Count the answers: the workshop's keys of every entry, and each deeper answer that somebody was asked for.

    A deeper key counts where it is written down, ``unknown`` included, so that a further answer never makes more look open.
    """
    asked = open_answers = 0
    for noun in NOUNS:
        if noun.key in WORKSHOP_KEYS:
            held = getattr(stack, noun.key)
            records = [held] if noun.layout == "one" else list(held.values() if isinstance(held, Mapping) else held)
            answers = [answer for record in records for answer in _answers(noun.key, record)]
            asked += len(answers)
            open_answers += sum(isinstance(answer, Silence) for answer in answers)
    return Openness(asked, open_answers)


_REMARKS: Final = frozenset({"note", "evidence", "description"})


def _answers(noun: str, record: Record) -> Iterator[object]:
    for field in _fields(type(record)):
        answer = getattr(record, field)
        if field in WORKSHOP_KEYS[noun] or answer is not NOT_ASKED:
            yield answer


@cache
def _fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold answers: what an entry cannot do without (its id, the ends of a flow) is none."""
    fields = msgspec.structs.fields(record)
    return tuple(each.name for each in fields if not each.required and each.name not in _REMARKS)
