"""The rule governance/role-nobody-carries."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.asking import subject_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.people_share import ROLES, carriers, roles_open
from stackaudit.model.answer import given
from stackaudit.rules.wording import listed


@rule(id="governance/role-nobody-carries", severity=Severity.MEDIUM, caps="grid/centralise-humanise")
def role_nobody_carries(context: Context) -> Iterator[Hit | Question]:
    """
    Strategy, operations or content is a role that no team carries.

    Why it matters: The tools are run, and nobody says what for; or the plan stands, and nobody runs the tools or fills them. What
    no team carries is done by whoever is loudest, or by the vendor.
    How to fix: Give the role to a team by name. A few days a month are a start; an agency may carry it if somebody inside decides.
    Closes when: A team has the role under `roles`.
    May be wrong when: One person carries it across teams and stands in none of them; then write the team that this person reports to.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire): strategy, operations and content are the staffing that
    it asks for.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        teams: {office: {roles: [operations, content]}}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        teams: {office: {roles: [operations, content]}, owners: {roles: [strategy]}}
    """
    vacant = [role for role in ROLES if not carriers(context.stack, role)]
    unsaid = roles_open(context.stack)
    if vacant and unsaid:
        first, *others = (subject_of(path) for path in unsaid)
        asked = listed([context.team(each.id) for each in (first, *others)])
        where = f"Not said yet: {asked}." if context.stack.teams else "No team is written down."
        yield Question(subject=first, text=f"Which team answers for {listed(vacant)}? {where}", also=tuple(others))
    elif vacant:
        yield from (_hit(context, role) for role in vacant)


def _hit(context: Context, role: str) -> Hit:
    carried = {team.id: given(team.roles, ()) for team in context.stack.teams.values()}
    return Hit(
        subject=Subject("teams", role),
        message=f"No team carries {role}",
        closes=f"A team has {role} under `roles`",
        evidence=tuple(f"{context.team(team)}: {listed(roles)}" for team, roles in carried.items() if roles),
    )
