"""How much is still unanswered, at the depth to which an inventory was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from stackaudit.audit.result import Openness
from stackaudit.model.answer import Silence
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
"""What a half-day workshop asks of every entry; deeper keys count once somebody begins to answer them."""


def openness(stack: Stack) -> Openness:
    """Count the answers: the workshop's keys of every entry, and of each deeper key that any such entry answers."""
    asked = open_answers = 0
    for noun in NOUNS:
        if noun.key not in WORKSHOP_KEYS:
            continue
        held = getattr(stack, noun.key)
        records = [held] if noun.layout == "one" else list(held.values() if isinstance(held, Mapping) else held)
        for field in _asked_fields(noun.key, records):
            asked += len(records)
            open_answers += sum(isinstance(getattr(record, field), Silence) for record in records)
    return Openness(asked, open_answers)


_REMARKS: Final = frozenset({"note", "evidence", "description"})


def _asked_fields(noun: str, records: Sequence[Record]) -> list[str]:
    # What an entry cannot do without (its id, the ends of a flow) is no answer.
    fields = [each.name for each in msgspec.structs.fields(records[0]) if not each.required] if records else []
    return [
        field
        for field in fields
        if field not in _REMARKS
        and (field in WORKSHOP_KEYS[noun] or any(not isinstance(getattr(record, field), Silence) for record in records))
    ]
