"""The stack as a graph: the public face of networkx, in words of systems and preference flows."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from stackaudit.graph.islands import Island
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack


def preference_graph(stack: Stack) -> nx.MultiDiGraph[str]:
    """Return all systems, joined by the stated live flows that carry preferences (edge attribute ``flow``)."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(stack.systems)
    for flow in preference_flows(stack):
        graph.add_edge(flow.source.system, flow.target.system, flow=flow)
    return graph


def preference_flows(stack: Stack) -> tuple[Flow, ...]:
    """Return the stated live flows that carry preferences, in file order."""
    return tuple(flow for flow in stack.flows if flow.live and flow.carries_preferences)


def islands(stack: Stack) -> tuple[Island, ...]:
    """Return the weak components of stated live preference flows that hold a store, largest first."""
    graph = preference_graph(stack)
    stores: dict[str, list[str]] = {system: [] for system in stack.systems} | _stores_by_system(stack)
    parts = [part for part in nx.weakly_connected_components(graph) if any(stores[system] for system in part)]
    found = [(sorted(part), sorted(store for system in part for store in stores[system])) for part in parts]
    found.sort(key=lambda each: (-len(each[1]), -len(each[0]), each[0]))
    home = {system: place for place, (systems, _) in enumerate(found) for system in systems}
    flows: list[list[str]] = [[] for _ in found]
    for flow in preference_flows(stack):
        if flow.source.system in home:
            flows[home[flow.source.system]].append(flow.id)
    return tuple(
        Island(place + 1, tuple(systems), tuple(held), tuple(flows[place]))
        for place, (systems, held) in enumerate(found)
    )


def strong_components(nodes: Iterable[int], edges: Iterable[tuple[int, int]]) -> tuple[frozenset[int], ...]:
    """Return the strongly connected components of a small graph of numbered nodes, each ordered by its lowest node."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    parts = [frozenset(part) for part in nx.strongly_connected_components(graph)]
    return tuple(sorted(parts, key=min))


def dominators(edges: Iterable[tuple[int, int]], root: int) -> dict[int, int]:
    """Return for each node that a root leads to the nearest one through which every way to it goes; not for the root."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_node(root)
    graph.add_edges_from(edges)
    nearest = nx.immediate_dominators(graph, root)
    return {node: through for node, through in nearest.items() if node != root}


def cut_places(stack: Stack) -> frozenset[str]:
    """Return the systems without which the preference flows between the others would fall apart (articulation points)."""
    graph: nx.Graph[str] = nx.Graph(preference_graph(stack).to_undirected(as_view=True))
    return frozenset(nx.articulation_points(graph))


def cut_flows(stack: Stack) -> frozenset[str]:
    """Return the ids of preference flows that alone join two parts, whichever way they run (bridges)."""
    between: dict[frozenset[str], list[str]] = {}
    for flow in preference_flows(stack):
        between.setdefault(frozenset((flow.source.system, flow.target.system)), []).append(flow.id)
    graph: nx.Graph[str] = nx.Graph(preference_graph(stack).to_undirected(as_view=True))
    found = (between[frozenset(ends)] for ends in nx.bridges(graph))
    return frozenset(flows[0] for flows in found if len(flows) == 1)


def _stores_by_system(stack: Stack) -> dict[str, list[str]]:
    stores: dict[str, list[str]] = {}
    for store in stack.preference_stores.values():
        stores.setdefault(store.system, []).append(store.id)
    return stores
