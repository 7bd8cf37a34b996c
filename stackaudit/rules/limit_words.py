"""How rules speak of limits: with their number, their source, and apart as statute, platform's rule and policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stackaudit.audit.context import Context
from stackaudit.graph.limit_kinds import apart
from stackaudit.graph.limits import OWN_PROMISE
from stackaudit.graph.reading import Reading
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import present
from stackaudit.model.senders import Sender
from stackaudit.rules.wording import listed


def limits_for_certain(context: Context, sender: Sender) -> tuple[Limit, ...]:
    """Return the limits that apply whatever is still open; the default of a company that promised nothing is none."""
    limits = context.book.limits.of(sender, Reading.OPTIMISTIC)
    promised = present(context.stack.company.opt_out_promise)
    return tuple(each for each in limits if promised or each.id != OWN_PROMISE)


def limit_name(limit: Limit) -> str:
    """Return a limit as a reader would say it: "48 h (Gmail bulk-sender rule)"."""
    return f"{hours_text(limit.seconds)} ({limit.label})"


def listed_limits(limits: Iterable[Limit]) -> Iterator[str]:
    """Return limits as sentences of their own for statutes, platforms' rules and policies, with where they are written."""
    for kind, found in apart(limits):
        names = [f"{hours_text(limit.seconds)} ({limit.label}{_written(limit)})" for limit in found]
        yield f"a {kind}: {listed(names, most=6)}"


def _written(limit: Limit) -> str:
    return f": {limit.cite}" if limit.name and limit.cite else ""
