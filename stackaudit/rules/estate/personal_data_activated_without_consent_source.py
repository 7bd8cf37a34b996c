"""The rule estate/personal-data-activated-without-consent-source."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.consent_sources import ConsentSources, Unsourced
from stackaudit.graph.duties import Duties, cited
from stackaudit.model.answer import said
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import persuades
from stackaudit.rules.wording import listed


@rule(id="estate/personal-data-activated-without-consent-source", severity=Severity.HIGH)
def personal_data_activated_without_consent_source(context: Context) -> Iterator[Hit | Question]:
    """
    A sender relies on consent, and its list comes from no place where anybody said yes.

    Why it matters: A bought list, an enriched one or one typed up after an event has people on it who never agreed. The store
    that the sender asks knows nothing of them, and silence passes for a yes.
    How to fix: Build the list from a store that remembers a yes about this scope, or filter it by one; keep people without a
    yes off it.
    Closes when: A store or collection point about the scope lies upstream of the list, or the flow names the store by which it
    is filtered.
    May be wrong when: The yes came with the list and is kept outside the inventory; or the flow is filtered by a store and
    nobody wrote that under filters. It is critical where a regulation asks for a yes beforehand on the sender's channel.
    Source: GDPR Art. 6(1)(a), 7(1) and 14; Directive 2002/58/EC Art. 13(1); CASL (CA) s. 6.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all, regions: [DE]}
        systems: {bought-list: {}, esp: {}}
        senders: {offers: {system: esp, channel: email, legal_basis: consent}}
        flows: [{from: bought-list, to: esp, carries: [audience]}]

    Passes:
        stackaudit: 1
        company: {flows_complete: all, regions: [DE]}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}}
        senders: {offers: {system: esp, channel: email, legal_basis: consent}}
        flows: [{from: crm, to: esp, carries: [audience]}]
    """
    sources = ConsentSources(context.book)
    opt_in = Duties(context.stack, lambda row: row.default_model == "opt-in")
    for sender in context.stack.senders.values():
        relies = sender.legal_basis == "consent"
        if not persuades(sender) or (said(sender.legal_basis) and not relies):
            continue
        found = sources.without(sender)
        if found is None or not (relies or found.certain):
            continue
        yield _hit(context, sender, found, opt_in) if relies and found.certain else _question(context, sender, found)


def _hit(context: Context, sender: Sender, found: Unsourced, opt_in: Duties) -> Hit:
    rows = opt_in.of([sender.channel], sender.regions)
    asked = (f"a yes beforehand is asked for by {listed([cited(row) for row in rows])}",) if rows else ()
    return Hit(
        subject=Subject("senders", sender.id),
        message=f"{sender.label} relies on consent, and its list comes from {_origins(context, found)}, where nobody said yes",
        evidence=(f"the list comes over {listed(found.flows)}; no store or collection point lies before it", *asked),
        related=tuple(Subject("flows", flow) for flow in found.flows),
        severity=Severity.CRITICAL if rows else Severity.HIGH,
        basis=Basis.ABSENT,
    )


def _question(context: Context, sender: Sender, found: Unsourced) -> Question:
    origins = _origins(context, found)
    if said(sender.legal_basis):
        field, text = "", f"Where did the people on the list of {sender.label} say yes? It comes from {origins}."
    else:
        field, text = "legal_basis", f"On which legal basis does {sender.label} write to people from {origins}?"
    return Question(subject=Subject("senders", sender.id, field), text=text, ask=of_sender(context, sender))


def _origins(context: Context, found: Unsourced) -> str:
    return listed([context.name(system) for system in found.origins])
