"""Every answer at every sender on the terminal: one row a pair, by collection point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from stackaudit.graph.opt_ins import OptIn
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Drop, DropReason, Facet
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Verdict
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import present
from stackaudit.model.stack import Stack
from stackaudit.render.terminal.ink import Ink, columns_of

_SENDER, _VERDICT, _TIME = 30, 24, 12


def all_promises(stack: Stack, promises: Sequence[Promise], ink: Ink | None = None) -> str:
    """Return what `stackaudit trace --all` prints: verdict, worst time, limit, and where a no stops."""
    ink = ink or Ink()
    counts = [(sum(each.verdict is verdict for each in promises), verdict) for verdict in Verdict]
    lines = _title(ink, len(promises), "no", ", ".join(f"{n} {each.value}" for n, each in counts if n))
    for point, group in groupby(promises, key=attrgetter("point")):
        lines += ["", *_heading(stack, point, ink, ("verdict", "at worst", "limit"))]
        for promise in group:
            name = _cell(ink, stack.senders[promise.sender].label, _SENDER)
            verdict = _padded(ink.verdict(promise.verdict), _VERDICT)
            time = _padded("-" if promise.total is None else _time(promise.total), _TIME)
            lines.append(f"  {name}{verdict}{time}{_time(promise.limit.seconds)}".rstrip())
            lines += _stops(stack, promise.drops, ink) if not promise.route else ()
    return "\n".join(lines) + "\n"


def all_opt_ins(stack: Stack, opt_ins: Sequence[OptIn], ink: Ink | None = None) -> str:
    """Return what `stackaudit trace --all --says yes` prints: when a yes arrives. No limit is about it."""
    ink = ink or Ink()
    arriving = sum(bool(each.route) for each in opt_ins)
    lines = _title(ink, len(opt_ins), "yes", f"{arriving} arrive" if opt_ins else "")
    lines += ink.wrapped("When a yes arrives is a matter of service; no limit is about it.", 2)
    for point, group in groupby(opt_ins, key=attrgetter("point")):
        lines += ["", *_heading(stack, point, ink, ("", "at the latest", ""))]
        lines += [line for opt_in in group for line in opt_in_lines(stack, opt_in, ink)]
    return "\n".join(lines) + "\n"


def opt_in_lines(stack: Stack, opt_in: OptIn, ink: Ink) -> Iterator[str]:
    """Yield the row of one yes at one sender, and where it stops."""
    unwritten = not opt_in.drops or opt_in.drops[0].reason is DropReason.NO_FLOW
    how = "no way is written down" if unwritten else "stops on its way"
    if opt_in.route:
        how = "arrives in part" if opt_in.partly else "arrives"
    time = "" if not opt_in.route else "not said" if opt_in.arrival is None else _time(opt_in.arrival)
    hand = ", by hand" if opt_in.by_hand else ""
    yield f"  {_cell(ink, stack.senders[opt_in.sender].label, _SENDER)}{_padded(how, _VERDICT)}{time}{hand}".rstrip()
    yield from _stops(stack, opt_in.drops, ink)


def _title(ink: Ink, pairs: int, answer: str, counts: str) -> list[str]:
    counted = f"{pairs} pair{'' if pairs == 1 else 's'}{', ' if counts else ''}{counts}"
    return [ink.paint(f"Every {answer} at every sender", "bold"), *ink.wrapped(counted, 2)]


def _heading(stack: Stack, point: str, ink: Ink, columns: tuple[str, str, str]) -> Iterator[str]:
    first, second, third = columns
    yield ink.paint(ink.shortened(stack.collection_points[point].label, ink.width), "bold")
    words = f"  {'sender':<{_SENDER}}{first:<{_VERDICT}}{second:<{_TIME}}{third}".rstrip()
    yield ink.paint(words, "dim")


def _stops(stack: Stack, drops: Iterable[Drop], ink: Ink) -> Iterator[str]:
    for drop in list(drops)[:1]:
        where = f"between {_name(stack, drop.source)} and {_name(stack, drop.target)}"
        if drop.reason is DropReason.NO_FLOW and drop.detail:
            yield from ink.wrapped(drop.detail, 6, "    ")
        else:
            why = f"{drop.reason.value}{'; ' if drop.detail else ''}{drop.detail}"
            yield from ink.wrapped(f"stops {where}: {why}", 6, "    ")


def _name(stack: Stack, facet: Facet) -> str:
    if facet.kind == "collect":
        return stack.collection_points[facet.id].label
    if facet.kind == "store":
        store = stack.preference_stores[facet.id]
        if present(store.name):
            return store.name
    return stack.systems[facet.system].label if facet.system in stack.systems else facet.id


def _cell(ink: Ink, text: str, columns: int) -> str:
    return _padded(ink.shortened(text, columns - 2), columns)


def _padded(text: str, columns: int) -> str:
    return text + " " * max(1, columns - columns_of(text))


def _time(seconds: int) -> str:
    if is_unbounded(seconds):
        return "no bound"
    return "at once" if seconds == 0 else hours_text(seconds)
