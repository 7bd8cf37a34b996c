"""How rules speak of limits: with their number, their source, and apart as statute, platform's rule and policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stackaudit.graph.limits import OWN_PROMISE
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import present
from stackaudit.model.stack import Stack
from stackaudit.rules.wording import listed

_KINDS = {"statute": "a statute", "platform": "a platform's rule", "policy": "a policy"}


def limit_name(stack: Stack, limit: Limit) -> str:
    """Return a limit as a reader would say it: "48 h (the company's own promise)"."""
    name = limit.cite or limit.id
    if limit.id == OWN_PROMISE and not present(stack.company.opt_out_promise):
        name = "the default for a company that promises nothing itself"
    return f"{hours_text(limit.seconds)} ({name})"


def listed_limits(stack: Stack, limits: Iterable[Limit]) -> Iterator[str]:
    """Return limits as sentences of their own for statutes, platforms' rules and policies."""
    limits = tuple(limits)
    for hard, kind in _KINDS.items():
        found = [limit_name(stack, limit) for limit in limits if limit.hard == hard]
        if found:
            yield f"{kind}: {listed(found, most=6)}"
