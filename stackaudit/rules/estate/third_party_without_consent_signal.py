"""The rule estate/third-party-without-consent-signal."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.catalogue.enrich import product_of
from stackaudit.graph.third_parties import Given, given_without_signal
from stackaudit.rules.wording import listed, store_names


@rule(id="estate/third-party-without-consent-signal", severity=Severity.CRITICAL)
def third_party_without_consent_signal(context: Context) -> Iterator[Hit | Question]:
    """
    A third party is given what is known about people, and no signal of a no follows it there.

    Why it matters: What was handed over goes on being used after the person refused: a list uploaded once lives until somebody
    takes people off it. Where it is for advertising, the signal is also what the platforms and the law ask for.
    How to fix: Send the signal along with the data, or feed removals to the third party's own interface, and write the flow
    down with what it covers.
    Closes when: A live flow brings noes about the purpose to the third party, or what acts there asks a store each time.
    May be wrong when: Each delivery replaces the one before and leaves out who said no, and nobody wrote that as a flow of
    preferences; or the third party is given nothing by which it could know a person. Without advertising, sale or sharing it is
    graded high, and a level lower where each delivery is filtered by a store.
    Source: GDPR Art. 19 and 7(3); 11 CCR 7026(f); Google, EU user consent policy and Customer Match; IAB TCF and GPP.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, social: {party: third-party, does: [paid-social]}}
        flows:
          - {from: crm, to: social, carries: [audience], purposes: [advertising.first-party]}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, social: {party: third-party, does: [paid-social]}}
        flows:
          - {from: crm, to: social, carries: [audience], purposes: [advertising.first-party]}
          - {id: removals, from: crm, to: social, carries: [preferences], preferences: {says: no-only, covers: [ads]}}
    """
    for found in given_without_signal(context.stack):
        if found.outside and found.certain:
            yield _hit(context, found)
        else:
            yield _question(context, found)


def _hit(context: Context, found: Given) -> Hit:
    name = context.name(found.system)
    ladder = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
    return Hit(
        subject=Subject("systems", found.system),
        message=f"{name} is given personal data by {_sources(context, found)}, and a no does not follow it there",
        evidence=tuple(_evidence(context, found)),
        related=tuple(Subject("flows", flow) for flow in found.flows),
        severity=ladder[(not found.advertising) + bool(found.filters)],
        basis=Basis.ABSENT,
    )


def _evidence(context: Context, found: Given) -> Iterator[str]:
    yield f"data goes over {listed(found.flows, most=6)}; no flow of preferences about it ends there"
    if found.filters:
        stores = listed(store_names(context.stack, found.filters))
        yield f"each delivery leaves out who said no to {stores}; nothing takes back what was delivered before"
    product = product_of(context.stack.systems[found.system])
    if product is not None and product.stores_preferences:
        yield f"{product.name} takes a no as {listed(product.preferences, most=6)}"


def _question(context: Context, found: Given) -> Question:
    name = context.name(found.system)
    given = f"{name} is given personal data by {_sources(context, found)}"
    if found.outside:
        return Question(
            subject=Subject("systems", found.system),
            text=f"How does {name} hear that a person said no? {given}, and no flow of preferences to it is written down.",
            ask=context.who_answers(found.system),
        )
    return Question(
        subject=Subject("systems", found.system, "party"),
        text=f"Is {name} a third party's, and how does it hear that a person said no? {given}.",
        ask=context.who_answers(found.system),
    )


def _sources(context: Context, found: Given) -> str:
    flows = (context.stack.flow_by_id[flow] for flow in found.flows)
    ends = ({flow.source.system: None, flow.target.system: None} for flow in flows)
    return listed([context.name(system) for end in ends for system in end if system != found.system])
