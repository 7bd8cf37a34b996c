"""Promises that are not kept, gathered by the stores that their senders ask: what one piece of work could mend."""

from __future__ import annotations

from collections import Counter

import msgspec

from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.stack import Stack
from stackaudit.render.diagram.shores import checked_stores, written_stores

MENDABLE = (Verdict.LATE, Verdict.BY_HAND, Verdict.BROKEN)


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Promises that are late, by hand or broken at senders that ask the same stores.

    Attributes:
        senders: ids of the senders, sorted.
        targets: the stores that they ask; empty when they ask none.
        promises: what is not kept, in the order of the result.
        unheard: stores that hear a no which never arrives, those with most such promises first.
        unwritten: collection points of such a no that write into no store.
        slow: flows on the way of a no that arrives late or by hand, sorted.
    """

    senders: tuple[str, ...]
    targets: tuple[str, ...]
    promises: tuple[Promise, ...]
    unheard: tuple[str, ...]
    unwritten: tuple[str, ...]
    slow: tuple[str, ...]

    @property
    def repairs(self) -> int:
        """Return how many links have to be built or changed at least."""
        return (len(self.unheard) + len(self.unwritten) + len(self.slow) if self.targets else len(self.senders)) or 1

    def having(self, verdict: Verdict) -> int:
        """Return how many of its promises have a verdict."""
        return sum(promise.verdict is verdict for promise in self.promises)


def clusters(stack: Stack, promises: tuple[Promise, ...]) -> tuple[Cluster, ...]:
    """Return the clusters, those with most promises first."""
    gathered: dict[tuple[tuple[str, ...], str], list[Promise]] = {}
    for promise in promises:
        sender = stack.senders.get(promise.sender)
        if promise.verdict in MENDABLE and sender:
            targets = checked_stores(stack, sender)
            gathered.setdefault((targets, "" if targets else sender.system), []).append(promise)
    found = [_cluster(stack, targets, tuple(members)) for (targets, _), members in gathered.items()]
    return tuple(sorted(found, key=lambda each: (-len(each.promises), each.senders)))


def _cluster(stack: Stack, targets: tuple[str, ...], members: tuple[Promise, ...]) -> Cluster:
    lost: Counter[str] = Counter()
    unwritten: set[str] = set()
    for promise in members:
        if promise.verdict is Verdict.BROKEN:
            written = written_stores(stack, promise.point)
            lost.update(store for store in written if store not in targets)
            unwritten |= set() if written else {promise.point}
    return Cluster(
        senders=tuple(sorted({promise.sender for promise in members})),
        targets=targets,
        promises=members,
        unheard=tuple(sorted(lost, key=lambda store: (-lost[store], store))),
        unwritten=tuple(sorted(unwritten)),
        slow=tuple(sorted({flow for promise in members if (flow := _slowest_flow(promise))})),
    )


def _slowest_flow(promise: Promise) -> str:
    hops = [hop for hop in promise.route if hop.flow and (hop.by_hand or promise.verdict is Verdict.LATE)]
    return max(hops, key=lambda hop: (hop.by_hand, hop.wait or 0)).flow if hops else ""
