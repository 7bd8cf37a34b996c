"""How many rows the page shows where a stack is large: the worst promises, the flows that matter most."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.flows import Flow

MOST_PROMISES: Final = 1000
"""A promise takes about 3 kB with its way; a browser opens this many at once."""

MOST_FLOWS: Final = 1000

MOST_LISTED: Final = 20
"""How many entries a finding lists beside itself."""

_WORST_FIRST: Final = (Verdict.BROKEN, Verdict.NOT_WRITTEN_DOWN, Verdict.BY_HAND, Verdict.LATE, Verdict.KEPT)


def shown_promises(result: AuditResult, most: int = MOST_PROMISES) -> tuple[Promise, ...]:
    """Return the promises that get a row, in the order of the result: all, or the worst of those that are not kept."""
    promises = result.promises
    if len(promises) <= most:
        return promises
    open_ = [at for at, promise in enumerate(promises) if promise.verdict is not Verdict.KEPT]
    worst = sorted(open_, key=lambda at: (_WORST_FIRST.index(promises[at].verdict), at))[:most]
    return tuple(promises[at] for at in sorted(worst))


def shown_flows(result: AuditResult, most: int = MOST_FLOWS) -> tuple[Flow, ...]:
    """Return the flows that get a row, in file order: all, or those with findings, preferences or hands first."""
    flows = result.stack.flows
    if len(flows) <= most:
        return flows
    found = {finding.subject.id for finding in result.findings if finding.subject.noun == "flows"}
    ranked = sorted(range(len(flows)), key=lambda at: (_weight(flows[at], found), at))[:most]
    return tuple(flows[at] for at in sorted(ranked))


def promises_left_out(result: AuditResult, most: int = MOST_PROMISES) -> str:
    """Return how many promises have no row and where they are; nothing where all have one."""
    more = len(result.promises) - len(shown_promises(result, most))
    return (
        f"The worst of {len(result.promises)} promises are shown; {more} more are left out here: audit.json and report.xlsx have all."
        if more
        else ""
    )


def listed(texts: tuple[str, ...], most: int = MOST_LISTED) -> tuple[str, ...]:
    """Return the first texts, and one that says how many follow; all where they are not too many."""
    more = len(texts) - most
    return (*texts[:most], f"and {more} more in audit.json") if more > 0 else texts


def title_of(title: str, shown: int, all_: int) -> str:
    """Return the title of a table, which says so where it does not show everything."""
    return title if shown == all_ else f"{title}: {shown} of {all_} (report.xlsx has all)"


def _weight(flow: Flow, found: set[str]) -> int:
    """Return 0 for a flow with a finding, then those that carry a yes or no, then those by hand, then the others."""
    if flow.id in found:
        return 0
    if isinstance(flow.carries, tuple) and "preferences" in flow.carries:
        return 1
    return 2 if flow.by_hand else 3
