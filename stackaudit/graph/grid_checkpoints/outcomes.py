"""How a checkpoint comes out of a share or of an asked practice, with the sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stackaudit.graph.grid_state import Checkpoint
from stackaudit.graph.shares import Item, share, step
from stackaudit.graph.three_valued import bounds
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Answer, Silence, said
from stackaudit.model.lifecycle import PRACTICES
from stackaudit.model.stack import Stack


def derived(
    id: str, title: str, items: Iterable[Item], *, high: float, mid: float, of: str, do: str, ask: str
) -> Checkpoint:
    """Return the checkpoint for the share of ``of`` (a plural) that ``do`` something.

    ``ask`` is the top-level key to ask for where nothing of the kind is written down; then the checkpoint is open.
    """
    counted = tuple(item for item in items if item.inside is not False)
    found = share(counted)
    low_value, high_value = step(found.low, high, mid), step(found.high, high, mid)
    if not counted:
        counted = (Item(entry=ask, inside=None, low=0, high=1, open=(ask,)),)
        return checkpoint(id, title, low_value, high_value, f"No {of} are written down.", counted)
    return checkpoint(id, title, low_value, high_value, _sentence(counted, of, do), counted)


def checkpoint(
    id: str, title: str, low: float, high: float, explanation: str, items: Sequence[Item], *, is_derived: bool = True
) -> Checkpoint:
    """Return a checkpoint whose value is known where its bounds meet."""
    certain = [item for item in items if item.inside]
    return Checkpoint(
        id=id,
        title=title,
        derived=is_derived,
        value=low if low == high else None,
        explanation=explanation,
        counts_for=_once(item.entry for item in certain if item.low > 0),
        counts_against=_once(item.entry for item in certain if item.high < 1),
        open=_once(answer for item in items for answer in item.open),
        low=low,
        high=high,
    )


def asked(stack: Stack, practice: str, title: str) -> Checkpoint:
    """Return the checkpoint for one of the questions that no graph can answer."""
    entry = f"practices/{practice}"
    answer = stack.practices[practice].answer if practice in stack.practices else NOT_ASKED
    low, high = bounds(answer)
    item = Item(entry=entry, inside=said(answer) or None, low=low, high=high, open=() if said(answer) else (entry,))
    explanation = f"{PRACTICES[practice]} {_words(answer)}."
    return checkpoint(practice, title, low, high, explanation, [item], is_derived=False)


def _words(answer: Answer | Silence) -> str:
    if isinstance(answer, Answer):
        return answer.value.capitalize()
    return "Nobody knew" if answer is UNKNOWN else "Nobody asked yet"


def _sentence(items: Sequence[Item], of: str, do: str) -> str:
    certain = [item for item in items if item.inside]
    unsaid = sum(item.inside is None or item.low != item.high for item in items)
    if not certain or unsaid == len(items):
        return f"Nobody said which {of} {do} ({unsaid} open)."
    met = sum(item.low == 1 for item in certain)
    half = sum(0 < item.low == item.high < 1 for item in certain)
    notes = [f"{half} partly"] * bool(half) + [f"{unsaid} open"] * bool(unsaid)
    aside = f" ({', '.join(notes)})" if notes else ""
    return f"{met} of {len(certain)} {of} {do}{aside}."


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
