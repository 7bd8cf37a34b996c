"""How much is still unanswered, at the depth to which an inventory was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stackaudit.audit.result import Openness
from stackaudit.model.answer import Silence
from stackaudit.model.shape import Record
from stackaudit.model.stack import NOUNS, Stack

_LEFT_OUT = ("settings", "regulations", "waivers", "purposes")
_REMARKS = frozenset({"note", "evidence", "description"})


def openness(stack: Stack) -> Openness:
    """Count the answers: of each kind of entry, every key that at least one such entry answers counts as asked of all."""
    asked = open_answers = 0
    for noun in NOUNS:
        if noun.key in _LEFT_OUT:
            continue
        held = getattr(stack, noun.key)
        records = [held] if noun.layout == "one" else list(held.values() if isinstance(held, Mapping) else held)
        for field in _fields_in_use(records):
            asked += len(records)
            open_answers += sum(isinstance(getattr(record, field), Silence) for record in records)
    return Openness(asked, open_answers)


def _fields_in_use(records: Iterable[Record]) -> list[str]:
    records = list(records)
    fields = type(records[0]).__struct_fields__ if records else ()
    return [
        field
        for field in fields
        if field not in _REMARKS and any(not isinstance(getattr(record, field), Silence) for record in records)
    ]
