"""The second mark of each layer, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.frameworks.architecture.layers import architecture
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.inventory.load import load_text

CLOSED = "flows_complete: all"
STACK = """
systems:
  till: {does: crm, holds: personal}
  site: {does: [app, cms], holds: personal}
  wishes: {does: consent-ledger}
  hub: {does: profile-store}
  journeys: {does: journey-orchestration}
  calls: {does: outbound-call}
  ads: {does: paid-social}
  counts: {does: reporting}
preference_stores:
  journeys: {in: journeys, covers: email}
  calls: {in: calls, covers: phone}
  wishes: {in: wishes, covers: ads}
senders:
  mail: {system: journeys, channel: email, checks: journeys}
  ring: {system: calls, channel: phone, checks: calls}
  show: {system: ads, channel: ads, checks: wishes}
"""


def test_sources_feed_the_view_by_themselves_by_hand_or_not_at_all() -> None:
    found = wired("touchpoints", flow("till", "hub", "profile"), flow("site", "hub", "behaviour", "manual"))

    assert (0.75, "1 of 2 touchpoints with personal data") == (found.value, found.explanation[:37])


def test_a_no_reaches_a_channel_over_flows_or_by_a_check_of_the_layers_own_store() -> None:
    found = wired("consent", flow("wishes", "journeys", "preferences", "manual"))

    assert 0.5 == found.value  # a half for mail, none for calls, one for ads
    assert (("senders/mail", "senders/show"), ("senders/mail", "senders/ring")) == (
        found.counts_for,
        found.counts_against,
    )


@pytest.mark.parametrize(
    "old, new, low, high, open",
    [
        (", checks: journeys", "", 2, 3, "senders/mail/checks"),
        ("covers: email", "", 2, 3, "preference_stores/journeys/covers"),
        ("covers: email", "covers: phone", 2, 2, None),
        ("checks: journeys", "checks: none", 2, 2, None),
        ("does: consent-ledger", "", 0, 3, "systems/wishes/does"),
    ],
)
def test_what_nobody_said_about_a_check_leaves_it_open(
    old: str, new: str, low: int, high: int, open: str | None
) -> None:
    flows = (flow("wishes", "journeys", "preferences"), flow("wishes", "calls", "preferences"))
    found = wired("consent", *flows, stack=STACK.replace(old, new))

    assert (low, high) == (round(3 * found.low), round(3 * found.high))
    assert open is None or open in found.open


@pytest.mark.parametrize(
    "master, low, high",
    [("preference_master: calls", 2.5, 2.5), ("name: Shop", 1, 3), ("preference_master: none", 1, 1)],
)
def test_the_preference_master_tells_as_a_consent_tool_does(master: str, low: float, high: float) -> None:
    found = wired("consent", flow("calls", "journeys", "preferences", "manual"), stack=STACK, master=master)

    assert (low, high) == (3 * found.low, 3 * found.high)


def test_the_view_gives_audiences_over_other_systems_too() -> None:
    found = wired("customer-view", flow("hub", "journeys", "audience"), flow("journeys", "calls", "audience", "manual"))

    assert 0.5 == found.value  # one for mail, a half for calls, none for ads
    assert ("flows/hub->journeys", "flows/journeys->calls", "senders/show") == found.rests_on


def test_content_is_owed_by_one_flow_and_not_where_a_person_finds_the_words() -> None:
    found = wired("content", flow("site", "till", "content"), flow("till", "journeys", "content", "manual"))

    assert (0.25, "0 of 2 senders") == (found.value, found.explanation[:14])


@pytest.mark.parametrize(
    "flows, low, high",
    [
        (("{from: site, to: journeys, how: api}",), 0, 0.5),
        (("{from: site, to: journeys, carries: content}",), 0.25, 0.5),
        (("{from: site, to: journeys, carries: content, how: api, direction: unknown}",), 0.5, 0.5),
        (("{from: journeys, to: site, carries: content, how: api, direction: unknown}",), 0, 0.5),
        (("{from: journeys, to: site, carries: content, how: api, direction: both}",), 0.5, 0.5),
        (("{from: site, to: journeys, carries: content, how: api, status: planned}",), 0, 0),
    ],
)
def test_what_nobody_said_about_a_flow_of_content_leaves_it_open(
    flows: tuple[str, ...], low: float, high: float
) -> None:
    found = wired("content", *flows)

    assert (low, high) == (found.low, found.high)


@pytest.mark.parametrize("lists, high", [("[journeys, ads]", 0), ("[ads]", 0.5), ("[journeys]", 0.5), ("[]", 1)])
def test_content_that_nobody_wrote_down_may_arrive_where_the_list_is_not_complete(lists: str, high: float) -> None:
    found = wired("content", complete=f"flows_complete: {lists}")

    assert (0, high) == (found.low, found.high)


def test_responses_of_single_people_come_back_from_the_senders_of_the_layer() -> None:
    person = "{from: journeys, to: hub, carries: responses, how: api, level: person}"
    total = "{from: calls, to: hub, carries: responses, how: api, level: total}"

    assert 0.5 == wired("orchestration", person, total).value


def test_advertising_is_measured_by_totals_too_or_in_the_repository() -> None:
    assert 0.5 == wired("adtech", flow("ads", "counts", "spend", "manual")).value
    assert 1 == wired("adtech", flow("ads", "hub", "conversions")).value
    assert 0 == wired("adtech", flow("ads", "till", "conversions")).value


def test_each_other_layer_counts_once_in_measurement() -> None:
    found = wired("measurement", flow("till", "counts", "outcomes"), flow("ads", "counts", "spend", "manual"))

    assert (1.5 / 6, ("layers/touchpoints", "layers/adtech")) == (found.value, found.counts_for)


@pytest.mark.parametrize("layer", ["touchpoints", "customer-view", "orchestration", "adtech"])
def test_a_repository_that_nobody_named_leaves_it_open_and_none_named_is_nothing(layer: str) -> None:
    unnamed, none = wired(layer, repository="name: Shop"), wired(layer, repository="customer_data_repository: none")

    assert (0, 1, ("company/customer_data_repository",)) == (unnamed.low, unnamed.high, unnamed.open)
    assert 0 == none.value


def test_a_system_of_which_nobody_said_what_it_does_may_be_where_results_go() -> None:
    found = wired("adtech", flow("ads", "box", "spend"), stack=STACK.replace("  hub:", "  box: {}\n  hub:"))

    assert (0, 1, ("systems/box/does",)) == (found.low, found.high, found.open)


@pytest.mark.parametrize("layer", ["consent", "content", "measurement"])
def test_a_layer_on_which_nothing_stands_has_nothing_to_wire(layer: str) -> None:
    assert mark(layer, "systems: {till: {does: crm}}\nsenders: {ring: {system: till, channel: phone}}") is None


def test_a_layer_that_owes_no_link_has_no_mark_and_without_senders_it_is_open() -> None:
    unasked = mark("adtech", "systems: {ads: {does: paid-search}}")

    assert unasked is not None
    assert ("senders",) == unasked.open
    assert mark("adtech", STACK.replace("show: {system: ads", "show: {system: site")) is None


def flow(source: str, target: str, carries: str, how: str = "api") -> str:
    return f"{{from: {source}, to: {target}, carries: {carries}, how: {how}, level: person}}"


def wired(
    layer: str,
    *flows: str,
    stack: str = STACK,
    complete: str = CLOSED,
    repository: str = "customer_data_repository: hub",
    master: str = "preference_master: none",
) -> Checkpoint:
    found = mark(layer, stack, *flows, company=f"{repository}, {complete}, {master}")
    assert found is not None
    return found


def mark(layer: str, stack: str, *flows: str, company: str = "name: Shop") -> Checkpoint | None:
    text = f"stackaudit: 1\ncompany: {{{company}}}\nflows: [{', '.join(flows)}]\n{stack}\n"
    found = architecture(load_text(text, vocabulary=vocabulary()).stack)
    part = next(each.wired for each in found.layers if each.id == f"architecture/{layer}")
    return part.checkpoints[0] if part else None
