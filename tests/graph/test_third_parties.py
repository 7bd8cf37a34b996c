"""Third parties: who is given what is known about people, and whether a signal follows."""

from __future__ import annotations

from stackaudit.graph.third_parties import Given, given_without_signal
from stackaudit.inventory.load import load_text

TEXT = """
stackaudit: 1
company: {flows_complete: %(complete)s}
systems: {crm: {}, out: {%(system)s}}
preference_stores: {crm: {in: crm}}
senders: {%(senders)s}
flows:
  - {from: crm, to: out, carries: [audience]%(flow)s}
%(more)s
"""


def found(
    system: str = "party: third-party", flow: str = "", more: str = "", senders: str = "", complete: str = "all"
) -> tuple[Given, ...]:
    text = TEXT % {"system": system, "flow": flow, "more": more, "senders": senders, "complete": complete}
    return given_without_signal(load_text(text).stack)


def test_what_goes_out_without_a_signal_is_found_with_its_flows() -> None:
    assert (Given("out", ("crm->out",), (), False, True, True),) == found()


def test_it_is_for_advertising_by_its_purpose_its_work_or_its_sender() -> None:
    ads = [
        found(flow=", purposes: [advertising.first-party]"),
        found("party: third-party, does: [paid-search]"),
        found(senders="ads: {system: out, channel: ads}"),
    ]

    assert [True] * 3 == [each.advertising for (each,) in ads]


def test_a_platform_of_which_nobody_told_the_party_only_looks_outside() -> None:
    (platform,) = found("does: [programmatic]")

    assert not platform.outside
    assert () == found("does: [email]")
    assert () == found("does: [programmatic], party: processor")


def test_a_signal_has_to_carry_noes_about_the_purpose() -> None:
    signal = "  - {id: signal, from: crm, to: out, carries: [preferences], preferences: {%s}}"
    about = ", purposes: [survey]"

    assert () == found(flow=about, more=signal % "says: no-only")
    assert () == found(flow=about, more=signal % "covers: ['*/survey']")
    assert 1 == len(found(flow=about, more=signal % "covers: ['*/advertising']"))
    assert 1 == len(found(flow=about, more=signal % "says: yes-only"))
    assert 1 == len(
        found(flow=about, more=signal.replace("carries: [preferences],", "status: planned,") % "says: both")
    )


def test_a_sender_there_that_asks_a_store_each_time_is_a_signal() -> None:
    assert () == found(senders="ads: {system: out, channel: ads, checks: crm}")
    assert 1 == len(found(senders="ads: {system: out, channel: ads, checks: none}"))


def test_a_list_of_flows_with_gaps_makes_nothing_certain() -> None:
    (given,) = found(complete="[crm]")

    assert not given.certain


def test_the_flows_filters_are_told() -> None:
    (given,) = found(flow=", filters: crm")

    assert ("crm",) == given.filters
