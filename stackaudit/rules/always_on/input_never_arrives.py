"""The rule always-on/input-never-arrives."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.always_on.audience_prioritisation import input_routes
from stackaudit.frameworks.roles import repository_role
from stackaudit.graph.ways import Route
from stackaudit.model.flows import Flow
from stackaudit.rules.wording import listed


@rule(id="always-on/input-never-arrives", severity=Severity.HIGH)
def input_never_arrives(context: Context) -> Iterator[Hit | Question]:
    """
    A class of data about customers does not reach the customer data repository, person by person.

    Why it matters: Models rank people by what arrives. Who complained, answered or stopped reacting looks to them like
    everybody else where that never comes in.
    How to fix: Let the system that has it feed the repository by itself, in rows about people; totals do not do.
    Closes when: A live flow that runs by itself brings it to the repository, person by person.
    May be wrong when: The repository makes the data itself, as a CRM does that is also the repository, or the company has no
    such data.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org).

    Flagged:
        stackaudit: 1
        company: {customer_data_repository: hub, flows_complete: [hub]}
        systems: {hub: {}, survey: {}}
        flows:
          - {from: survey, to: hub, carries: [feedback], how: api, level: total}
          - {from: survey, to: hub, id: people, carries: [profile, transactions, behaviour, service, responses], how: api, level: person}

    Passes:
        stackaudit: 1
        company: {customer_data_repository: hub, flows_complete: [hub]}
        systems: {hub: {}, survey: {}}
        flows:
          - {from: survey, to: hub, carries: [feedback], how: api, level: person}
          - {from: survey, to: hub, id: people, carries: [profile, transactions, behaviour, service, responses], how: api, level: person}
    """
    homes = repository_role(context.stack)
    if not homes.systems:
        return  # always-on/no-single-home-for-customer-data says it once for all of them
    routes = input_routes(context.stack, homes)
    for name, route in routes.items():
        if route.high < 1:
            yield _hit(context, homes.systems, name, route)
    unsaid = [name for name, route in routes.items() if route.low < route.high == 1]
    if unsaid:
        into = listed([context.name(home) for home in homes.systems])
        yield Question(
            subject=Subject("company", unsaid[0]),
            text=f"By which flows do {listed(unsaid, most=len(routes))} of each person get to {into}, and does anybody carry them?",
            ask=context.who_answers(homes.systems[0]),
            could_change=("always-on/audience-prioritisation",),
            also=tuple(Subject("company", name) for name in unsaid[1:]),
        )


def _hit(context: Context, homes: tuple[str, ...], name: str, route: Route) -> Hit:
    into = " or ".join(context.name(home) for home in homes)
    brought = f"Somebody has to carry {name} of each customer to {into}" if route.high else ""
    carrying = [
        flow for flow in context.stack.flows if flow.live and isinstance(flow.carries, tuple) and name in flow.carries
    ]
    return Hit(
        subject=Subject("company", name),
        message=brought or f"Nothing brings {name} of each customer to {into}",
        evidence=tuple(_near(context, flow, name) for flow in carrying[:3]),
        related=(
            Subject("company", "", "customer_data_repository"),
            *(Subject("flows", flow.id) for flow in carrying[:3]),
        ),
        severity=Severity.MEDIUM if route.high else Severity.HIGH,
        basis=Basis.STATED if route.flows else Basis.ABSENT,
    )


def _near(context: Context, flow: Flow, name: str) -> str:
    how = ", by hand" if flow.by_hand else ", as totals" if flow.level == "total" else ""
    return f"{context.name(flow.source.system)} gives {name} to {context.name(flow.target.system)}{how}"
