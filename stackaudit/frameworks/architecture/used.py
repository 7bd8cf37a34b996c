"""The third mark of a layer: is the money that is spent on it spent on what is used?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from stackaudit.catalogue.capabilities import Layer
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.outcomes import checkpoint
from stackaudit.frameworks.parts import part, percent
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.usage import Usage, usage
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import Silence, present
from stackaudit.model.stack import Stack


class Paid(msgspec.Struct, frozen=True):
    """A system that costs something, or of which nobody said what it costs (``cost`` None), and how much of it is used."""

    system: str
    name: str
    cost: float | None
    usage: Usage


def paid(stack: Stack, systems: Iterable[str]) -> tuple[Paid, ...]:
    """Return those of some systems that are not known to be free."""
    found = []
    for id in systems:
        system = stack.systems[id]
        cost = None if isinstance(system.cost, Silence) else system.cost
        if cost != 0:
            found.append(Paid(id, system.label, cost, usage(system, stack.settings)))
    return tuple(found)


def used_mark(stack: Stack, layer: Layer, own: Sequence[Paid], untold: Sequence[Paid]) -> Part | None:
    """
    Return the mark: 1 less the share of spend that goes to what is not used; None where nothing is spent.

    A system's cost counts whole, for the layer of the first thing that it does. A cost that nobody wrote down may be of
    any size, and a system of which nobody said what it does may be here: both draw the range as far as they can.
    """
    if not own and not untold:
        return None
    points = [_checkpoint(each, stack) for each in own]
    if untold:
        points.append(_untold(untold))
    low, high = bounds(own, untold)
    mark = part(f"architecture/{layer.id}/used", f"{layer.name}: used", "", points)
    return msgspec.structs.replace(mark, low=percent([low]), high=percent([high]))


def bounds(own: Sequence[Paid], perhaps: Sequence[Paid]) -> tuple[float, float]:
    """Return the least and the most that the share of spend on what is used can be; 0 to 1 where nothing is known to be here."""
    if not own:
        return 0.0, 1.0
    low = _drawn(own, perhaps, lambda each: each.usage.low, min)
    high = _drawn(own, perhaps, lambda each: each.usage.high, max)
    return low, high


def _drawn(
    own: Sequence[Paid],
    perhaps: Sequence[Paid],
    worth: Callable[[Paid], float],
    further: Callable[[float, float], float],
) -> float:
    priced = [(worth(each), each.cost) for each in own if each.cost is not None]
    total, money = sum(value * cost for value, cost in priced), sum(cost for _, cost in priced)
    # A cost without a bound can draw the mean as near to its own worth as it likes.
    ends = [worth(each) for each in (*own, *perhaps) if each.cost is None]
    if money:
        more = sorted((worth(each), each.cost) for each in perhaps if each.cost is not None)
        for value, cost in more if further is min else reversed(more):
            if value == further(value, total / money):
                total, money = total + value * cost, money + cost
        ends.append(total / money)
    else:
        ends += [worth(each) for each in perhaps if each.cost is not None]
    end = ends[0]
    for value in ends[1:]:
        end = further(end, value)
    return end


def _checkpoint(each: Paid, stack: Stack) -> Checkpoint:
    entry, used = f"systems/{each.system}", each.usage
    answers = (*used.open, *missing(entry, stack.systems[each.system], "cost"))
    item = Item(entry=entry, low=used.low, high=used.high, open=answers, rests_on=(f"{entry}/cost", f"{entry}/use"))
    point = checkpoint(
        each.system,
        each.name,
        used.low,
        used.high,
        f"{each.name}: {used.words}, {_price(each, stack)}.",
        [item],
        to_change="" if used.low == 1 else "More of it used, or less of it paid for.",
    )
    # What it counts for hangs on its cost, so without one it is open although its usage may be known.
    return point if each.cost is not None else msgspec.structs.replace(point, value=None)


def _untold(untold: Sequence[Paid]) -> Checkpoint:
    answers = tuple(f"systems/{each.system}/does" for each in untold)
    item = Item(entry="systems", inside=None, low=0, high=1, open=answers)
    explanation = f"Nobody said what {len(answers)} of the systems do; they may be here."
    return checkpoint("untold", "Systems of which nobody said what they do", 0, 1, explanation, [item])


def _price(each: Paid, stack: Stack) -> str:
    if each.cost is None:
        return "and nobody said what it costs"
    unit = f" {stack.company.currency}" if present(stack.company.currency) else ""
    return f"at {each.cost:,.0f}{unit} a year"
