"""Stores that hear of it when a yes ends by itself: an expiry is a no that nobody says."""

from __future__ import annotations

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.retention import outlasts
from stackaudit.model.answer import present


def told_of_expiry(book: PromiseBook, period: str) -> frozenset[str]:
    """Return the stores to which another, whose yeses end within a period, tells noes about all that they cover.

    As written: a flow of which nobody said whether it carries noes is taken to.
    """
    links = book.propagation(Reading.AS_WRITTEN).links
    told: dict[int, int] = {}
    ending = {
        links.store_node[store.id]: links.nodes[links.store_node[store.id]].covers
        for store in book.stack.preference_stores.values()
        if present(store.valid_for) and not outlasts(store.valid_for, period)
    }
    queue = list(ending)
    while queue:
        node = queue.pop()
        for link in links.leaving[node]:
            known = told.get(link.target, 0)
            tells = ending.get(node, 0) | told.get(node, 0)
            passed = tells & link.covers & links.nodes[link.target].covers
            if not link.blocked and passed & ~known:
                told[link.target] = known | passed
                queue.append(link.target)
    nodes = links.nodes
    heard = (
        node for node, cells in told.items() if nodes[node].facet.kind == "store" and not nodes[node].covers & ~cells
    )
    return frozenset(nodes[node].facet.id for node in heard)
