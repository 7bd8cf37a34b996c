"""How a checkpoint comes out of a share or of an asked practice, with the sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.shares import Item, share, step
from stackaudit.graph.three_valued import bounds, once
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
        return nothing_written(id, title, of, ask)
    way_up = _way_up(counted, found.low, of, do, met=high, half=mid)
    return checkpoint(id, title, low_value, high_value, _sentence(counted, of, do), counted, to_change=way_up)


def mean(id: str, title: str, items: Iterable[Item], *, of: str, do: str, ask: str) -> Checkpoint:
    """Return the checkpoint whose value is the mean itself of what ``of`` (a plural) are worth; else as :func:`derived`."""
    counted = tuple(item for item in items if item.inside is not False)
    if not counted:
        return nothing_written(id, title, of, ask)
    found = share(counted)
    short = found.low < 1
    way_up = f"Rises with every one of the {of} that comes to {do}." if short else ""
    return checkpoint(id, title, found.low, found.high, _sentence(counted, of, do), counted, to_change=way_up)


def nothing_written(id: str, title: str, of: str, ask: str) -> Checkpoint:
    """Return the open checkpoint for a share of which no entry is written down; ``ask`` is the key to ask for."""
    nothing = Item(entry=ask, inside=None, low=0, high=1, open=(ask,))
    return checkpoint(
        id, title, 0, 1, f"No {of} are written down.", [nothing], to_change=f"Write down the {of} (`{ask}`)."
    )


def checkpoint(
    id: str,
    title: str,
    low: float,
    high: float,
    explanation: str,
    items: Sequence[Item],
    *,
    is_derived: bool = True,
    to_change: str = "",
) -> Checkpoint:
    """Return a checkpoint whose value is known where its bounds meet."""
    certain = [item for item in items if item.inside]
    return Checkpoint(
        id=id,
        title=title,
        derived=is_derived,
        value=low if low == high else None,
        explanation=explanation,
        counts_for=once(item.entry for item in certain if item.low > 0),
        counts_against=once(item.entry for item in certain if item.high < 1),
        open=once(answer for item in items for answer in item.open),
        low=low,
        high=high,
        rests_on=once(place for item in certain if item.low == item.high for place in item.rests_on or (item.entry,)),
        to_change=to_change,
    )


def asked(stack: Stack, practice: str, title: str) -> Checkpoint:
    """Return the checkpoint for one of the questions that no graph can answer."""
    entry = f"practices/{practice}"
    answer = stack.practices[practice].answer if practice in stack.practices else NOT_ASKED
    low, high = bounds(answer)
    item = Item(entry=entry, inside=said(answer) or None, low=low, high=high, open=() if said(answer) else (entry,))
    explanation = f"{PRACTICES[practice]} {_words(answer)}."
    way_up = "" if low == 1 else "An answer of yes; partly counts half."
    return checkpoint(practice, title, low, high, explanation, [item], is_derived=False, to_change=way_up)


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
    unsure, more = sum(item.low != item.high for item in certain), len(items) - len(certain)
    notes = [f"{half} partly"] * bool(half)
    notes += [f"of {unsure} nobody said"] * bool(unsure)
    notes += [f"{more} more may count"] * bool(more)
    return "; ".join([f"{met} of {len(certain)} {of} {do}", *notes]) + "."


def _way_up(items: Sequence[Item], now: float, of: str, do: str, *, met: float, half: float) -> str:
    """Return what is left to the next step: how many more of those that count would have to."""
    if now >= met:
        return ""
    certain = [item for item in items if item.inside]
    if not certain:
        return f"Met when {met:.0%} of the {of} {do}, half met at {half:.0%}."
    goal, word = (half, "Half met") if now < half else (met, "Met")
    more = ceil(round(goal * len(certain) - sum(item.low for item in certain), 9))
    if more < 1:
        return f"{word} at {goal:.0%}, if the open answers bear it out."
    return f"{word} at {goal:.0%}: {more} more of the {len(certain)} {of}."
