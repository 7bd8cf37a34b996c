"""The rule always-on/no-single-home-for-customer-data."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.roles import repository_role
from stackaudit.graph.person_data import carries_person_data
from stackaudit.model.answer import given, present
from stackaudit.rules.wording import listed

_FIELD = Subject("company", "", "customer_data_repository")


@rule(id="always-on/no-single-home-for-customer-data", severity=Severity.HIGH, caps="grid/centralise-automate")
def no_single_home_for_customer_data(context: Context) -> Iterator[Hit | Question]:
    """
    No system is the one home of customer data, or several are.

    Why it matters: Two homes know two customers: audiences, scores and results differ by the place that was asked, and every
    link has to be built twice. Without any, each tool keeps its own.
    How to fix: Decide from which one audiences are made, name it, and make each other one a source or a copy of it.
    Closes when: One live system is named as the customer data repository.
    May be wrong when: A move from one to the other is under way, or each is the home of another business with customers of its
    own.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org); Credera, MarTech reference architecture,
    part 3.

    Flagged:
        stackaudit: 1
        company: {customer_data_repository: [warehouse, cdp]}
        systems: {warehouse: {}, cdp: {}}

    Passes:
        stackaudit: 1
        company: {customer_data_repository: warehouse}
        systems: {warehouse: {}, cdp: {}}
    """
    homes, named = repository_role(context.stack), context.stack.company.customer_data_repository
    names = [context.name(home) for home in homes.systems]
    if homes.open:
        if any(system.live for system in context.stack.systems.values()):
            yield Question(
                subject=_FIELD, text="Which system is the one home of customer data, from which audiences are made?"
            )
    elif not names:
        waiting = [context.name(system) for system in given(named, ())]
        message = f"No home of customer data is live; named is {listed(waiting)}"
        yield Hit(
            subject=_FIELD,
            message=message if waiting else "No system is the home of customer data",
            severity=Severity.CRITICAL,
        )
    elif len(names) > 1:
        yield Hit(
            subject=_FIELD,
            message=f"Customer data has {len(names)} homes: {listed(names)}",
            evidence=tuple(_fan_in(context, home) for home in homes.systems),
            related=tuple(Subject("systems", home) for home in homes.systems),
        )


def _fan_in(context: Context, home: str) -> str:
    flows = [flow for flow in context.stack.flows_at(home) if flow.live and flow.target.system == home]
    sources = {flow.source.system for flow in flows if carries_person_data(flow)}
    run_by = context.stack.systems[home].run_by
    who = f", run by {context.team(run_by)}" if present(run_by) else ""
    return f"{context.name(home)}: {len(sources)} {'system feeds' if len(sources) == 1 else 'systems feed'} it{who}"
