"""The register: every entry of the inventory in tables, each row with the line that it was written in."""

from __future__ import annotations

from stackaudit.graph.decide_by import decide_by
from stackaudit.graph.islands import island_of
from stackaudit.model.answer import Answer, present, said
from stackaudit.model.automations import Automation
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender
from stackaudit.model.systems import System
from stackaudit.model.teams import Team
from stackaudit.render.html.directory import Directory, anchor
from stackaudit.render.html.limits import shown_flows, title_of
from stackaudit.render.html.table import Cell, Link, Row, Table, answered, date, linked, number, place, words
from stackaudit.render.money import money


def register(directory: Directory) -> tuple[Table, ...]:
    """Return the tables of the register, in the order in which an inventory is filled in."""
    return (
        _systems(directory),
        _flows(directory),
        _stores(directory),
        _likely_stores(directory),
        _islands(directory),
        _points(directory),
        _senders(directory),
        _automations(directory),
        _teams(directory),
    )


def _systems(directory: Directory) -> Table:
    return Table(
        id="systems",
        title="Systems",
        headings=(
            "System",
            "Does",
            "Run by",
            "Owner",
            "Holds",
            "Cost a year",
            "Renews",
            "Decide by",
            "Status",
            "Written at",
        ),
        rows=tuple(_system(directory, system) for system in directory.result.stack.systems.values()),
        empty="No system is written down yet.",
    )


def _cost(directory: Directory, system: System) -> Cell:
    if "costs" in directory.result.redacted:
        return words("redacted")
    cost = system.cost
    return number(money(cost, directory.result.stack.company), cost) if present(cost) else answered(cost)


def _system(directory: Directory, system: System) -> Row:
    limit = decide_by(system)
    return Row(
        anchor=anchor("systems", system.id),
        teams=directory.teams_of("systems", system.id),
        cells=(
            words(system.label),
            answered(system.does),
            _references(directory, "teams", system.run_by),
            answered(system.owner),
            answered(system.holds),
            _cost(directory, system),
            answered(system.renews),
            date(limit.isoformat()) if limit else Cell(),
            words(system.status) if said(system.status) else words("live"),
            place(directory.place("systems", system.id)),
        ),
    )


def _flows(directory: Directory) -> Table:
    shown, flows = shown_flows(directory.result), directory.result.stack.flows
    return Table(
        id="flows",
        title=title_of("Flows", len(shown), len(flows)),
        headings=("From", "To", "Carries", "How", "Every", "Status", "Owner", "Written at"),
        rows=tuple(_flow(directory, flow) for flow in shown),
        empty="No flow is written down yet.",
    )


def _flow(directory: Directory, flow: Flow) -> Row:
    return Row(
        anchor=anchor("flows", flow.id),
        teams=directory.teams_of("systems", flow.source.system, flow.target.system),
        cells=(
            linked([directory.link("systems", flow.source.system)]),
            linked([directory.link("systems", flow.target.system)]),
            answered(flow.carries),
            Cell((Link("by hand"),), kind="strong") if flow.by_hand else answered(flow.how),
            answered(flow.every),
            words(flow.status) if said(flow.status) else words("live"),
            answered(flow.owner),
            place(directory.place("flows", flow.id)),
        ),
    )


def _stores(directory: Directory) -> Table:
    return Table(
        id="stores",
        title="Places that keep a yes or no",
        headings=("Store", "In", "Covers", "Named beforehand", "History", "Could prove it", "Island", "Written at"),
        rows=tuple(_store(directory, store) for store in directory.result.stack.preference_stores.values()),
        empty="No preference store is written down yet.",
    )


def _store(directory: Directory, store: PreferenceStore) -> Row:
    island = island_of(directory.result.islands, store.id)
    return Row(
        anchor=anchor("preference_stores", store.id),
        teams=directory.teams_of("preference_stores", store.id),
        cells=(
            words(directory.name("preference_stores", store.id)),
            linked([directory.link("systems", store.system)]),
            answered(store.covers),
            answered(store.known),
            answered(store.history),
            answered(store.proof),
            number(str(island.number), island.number) if island else Cell(),
            place(directory.place("preference_stores", store.id)),
        ),
    )


def _likely_stores(directory: Directory) -> Table:
    likely = directory.result.numbers.stores.likely
    return Table(
        id="likely-stores",
        title="More places that probably keep one",
        headings=("System", "Why", "What to look for", "Written at"),
        rows=tuple(
            Row(
                teams=directory.teams_of("systems", each.system),
                cells=(
                    linked([directory.link("systems", each.system)]),
                    words(each.reason),
                    words(", ".join(each.look_for)),
                    place(directory.place("systems", each.system)),
                ),
            )
            for each in likely
        ),
        empty="Nothing points to further stores.",
    )


def _islands(directory: Directory) -> Table:
    return Table(
        id="islands",
        title="Islands",
        headings=("Island", "Stores", "Systems that tell each other"),
        rows=tuple(
            Row(
                anchor=f"island/{island.number}",
                cells=(
                    number(str(island.number), island.number),
                    linked(directory.links("preference_stores", island.stores)),
                    linked(directory.links("systems", island.systems)),
                ),
            )
            for island in directory.result.islands
        ),
        empty="No preference store is written down, so there are no islands.",
    )


def _points(directory: Directory) -> Table:
    return Table(
        id="points",
        title="Collection points",
        headings=("Collection point", "Writes to", "Given in", "About", "A person can say no", "Written at"),
        rows=tuple(_point(directory, point) for point in directory.result.stack.collection_points.values()),
        empty="No place where a person says yes or no is written down yet.",
    )


def _point(directory: Directory, point: CollectionPoint) -> Row:
    captures = answered(point.captures) if not said(point.captures) else answered(_yes_or_no(point.lets_say_no))
    return Row(
        anchor=anchor("collection_points", point.id),
        teams=directory.teams_of("collection_points", point.id),
        cells=(
            words(point.label),
            _references(directory, "preference_stores", point.writes),
            _references(directory, "systems", point.via),
            answered(point.covers),
            captures,
            place(directory.place("collection_points", point.id)),
        ),
    )


def _senders(directory: Directory) -> Table:
    return Table(
        id="senders",
        title="Senders",
        headings=("Sender", "System", "Channel", "Purposes", "Asks before it sends", "Owner", "Written at"),
        rows=tuple(_sender(directory, sender) for sender in directory.result.stack.senders.values()),
        empty="Nothing that contacts a person is written down yet.",
    )


def _sender(directory: Directory, sender: Sender) -> Row:
    return Row(
        anchor=anchor("senders", sender.id),
        teams=directory.teams_of("senders", sender.id),
        cells=(
            words(sender.label),
            linked([directory.link("systems", sender.system)]),
            words(sender.channel),
            answered(sender.purposes),
            _references(directory, "preference_stores", sender.checks),
            answered(sender.owner),
            place(directory.place("senders", sender.id)),
        ),
    )


def _automations(directory: Directory) -> Table:
    return Table(
        id="automations",
        title="Automations",
        headings=(
            "Automation",
            "In",
            "For the company",
            "For the customer",
            "Way to a person",
            "Looked after by",
            "Written at",
        ),
        rows=tuple(_automation(directory, each) for each in directory.result.stack.automations.values()),
        empty="No automation is written down yet.",
    )


def _automation(directory: Directory, automation: Automation) -> Row:
    return Row(
        anchor=anchor("automations", automation.id),
        teams=directory.teams_of("automations", automation.id),
        cells=(
            words(automation.label),
            _references(directory, "systems", automation.system),
            answered(automation.company),
            answered(automation.customer),
            answered(automation.exception_route),
            answered(automation.reviewer),
            place(directory.place("automations", automation.id)),
        ),
    )


def _teams(directory: Directory) -> Table:
    return Table(
        id="teams",
        title="Teams",
        headings=("Team", "Place", "Speaks with customers", "Can", "Written at"),
        rows=tuple(_team(directory, team) for team in directory.result.stack.teams.values()),
        empty="No team is written down yet.",
    )


def _team(directory: Directory, team: Team) -> Row:
    return Row(
        anchor=anchor("teams", team.id),
        teams=(directory.name("teams", team.id),),
        cells=(
            words(directory.name("teams", team.id)),
            answered(team.place),
            answered(team.front_line),
            answered(team.can),
            place(directory.place("teams", team.id)),
        ),
    )


def _references(directory: Directory, noun: str, value: object) -> Cell:
    links = directory.links(noun, value)
    return linked(links) if links else answered(value)


def _yes_or_no(value: bool) -> Answer:
    return Answer.YES if value else Answer.NO
