"""The rule always-on/channel-keeps-its-results."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.roles import repository_role
from stackaudit.frameworks.sender_ways import REFUSALS, RESPONSES, WISHES, live_senders, returning
from stackaudit.graph.ways import Route
from stackaudit.model.answer import given
from stackaudit.model.flows import Flow
from stackaudit.model.senders import Sender
from stackaudit.rules.silence import ask_about


@rule(id="always-on/channel-keeps-its-results", severity=Severity.HIGH)
def channel_keeps_its_results(context: Context) -> Iterator[Hit | Question]:
    """
    What people do with a message stays where it was sent from.

    Why it matters: The next step is chosen without the last one's result: who never opens, bounced or complained is written
    to again. Totals in a dashboard tell how a campaign did, not what this person wants.
    How to fix: Return responses and refusals (bounces, complaints, unsubscribes, no-shows) to the repository, a row a person.
    Closes when: Ways of live flows that run by themselves bring both back, person by person.
    May be wrong when: The results do come back under another word, such as behaviour or service.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org).

    Flagged:
        stackaudit: 1
        company: {customer_data_repository: hub, flows_complete: all}
        systems: {hub: {}, text-tool: {}}
        senders: {texts: {system: text-tool, channel: sms}}

    Passes:
        stackaudit: 1
        company: {customer_data_repository: hub, flows_complete: all}
        systems: {hub: {}, text-tool: {}}
        senders: {texts: {system: text-tool, channel: sms}}
        flows: [{from: text-tool, to: hub, carries: [responses, refusals], how: api, level: person}]
    """
    if not repository_role(context.stack).systems:
        return  # always-on/no-single-home-for-customer-data says it once for all channels
    responses, refusals, wishes = (returning(context.stack, what) for what in (RESPONSES, REFUSALS, WISHES))
    unsaid = []
    for sender in live_senders(context.stack):
        reactions, noes = responses(sender.system), refusals(sender.system)
        if reactions.high < 1:
            yield _hit(context, sender, reactions)
        elif reactions.low == 1 and not noes.high:
            yield _only_clicks(sender, wishes(sender.system).low > 0)
        elif reactions.low < 1 or noes.low < noes.high:
            unsaid.append(sender.id)
    text = "By which flows do the results of {} (responses, refusals) get back to the customer data repository, person by person?"
    for question in ask_about(context, "senders", "", unsaid, text):
        yield msgspec.structs.replace(question, could_change=("always-on/channel-distribution",))


def _hit(context: Context, sender: Sender, route: Route) -> Hit:
    flows = [
        flow for flow in context.stack.flows_at(sender.system) if flow.live and flow.source.system == sender.system
    ]
    told = [flow for flow in flows if "responses" in given(flow.carries, ())]
    return Hit(
        subject=Subject("senders", sender.id),
        message=f"Responses to {sender.label} {_how_far(route)}",
        evidence=tuple(f"{context.name(flow.target.system)} gets them{_how(flow)}" for flow in told),
        related=(Subject("systems", sender.system), *(Subject("flows", flow) for flow in route.flows)),
        severity=Severity.MEDIUM if route.high else Severity.HIGH,
        basis=Basis.TRACED if route.flows else Basis.ABSENT,
    )


def _how_far(route: Route) -> str:
    if route.high:
        return "are carried back to the customer data repository by hand"
    return "never get back to the customer data repository, person by person"


def _how(flow: Flow) -> str:
    return " as totals only" * (flow.level == "total") + " by hand" * flow.by_hand


def _only_clicks(sender: Sender, unsubscribes_return: bool) -> Hit:
    known = f"Responses to {sender.label} come back"
    if unsubscribes_return:
        message = f"{known}, and so does who said no; bounces and complaints do not"
    else:
        message = f"{known}; bounces, complaints and unsubscribes do not"
    return Hit(
        subject=Subject("senders", sender.id),
        message=message,
        related=(Subject("systems", sender.system),),
        severity=Severity.LOW,
        basis=Basis.ABSENT,
    )
