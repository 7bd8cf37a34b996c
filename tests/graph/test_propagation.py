"""Following a no over one flow, round a loop, and to where it stops."""

from __future__ import annotations

import pytest

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import Arrival, DropReason, Trace
from stackaudit.graph.traces import trace
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import HOUR
from stackaudit.model.stack import Stack

TWO = """
stackaudit: 1
systems: {crm: {}, esp: {}, web: {}}
preference_stores:
  crm: {in: crm%(crm)s}
  esp: {in: esp%(esp)s}
collection_points:
  form: {writes: crm%(point)s}
senders:
  mail: {system: esp, channel: email, purposes: [marketing, survey], checks: [esp], kind: service}
  text: {system: esp, channel: sms, purposes: [marketing, survey], checks: [esp], kind: service}
flows:
  - {from: crm, to: esp, carries: [preferences], how: api, every: now%(flow)s}
%(more)s
"""


def two(*, crm: str = "", esp: str = "", point: str = "", flow: str = "", more: str = "") -> Stack:
    """Return two stores with a flow between them; each part takes more answers."""
    parts = {"crm": crm, "esp": esp, "point": point, "flow": flow}
    return load_text(TWO % ({key: f", {part}" if part else "" for key, part in parts.items()} | {"more": more})).stack


def follow(stack: Stack, reading: Reading = Reading.AS_WRITTEN) -> Trace:
    return trace(PromiseBook(stack), stack.collection_points["form"], reading)


def arrivals(stack: Stack, reading: Reading = Reading.AS_WRITTEN) -> dict[str, Arrival]:
    return {arrival.facet.id: arrival for arrival in follow(stack, reading).arrivals}


def drops(stack: Stack, reading: Reading = Reading.AS_WRITTEN) -> list[tuple[DropReason, str]]:
    return [(drop.reason, drop.detail) for drop in follow(stack, reading).drops]


@pytest.mark.parametrize(
    "flow, reason, detail",
    [
        ("status: planned", DropReason.NOT_LIVE, "the flow is planned"),
        ("status: broken", DropReason.NOT_LIVE, "the flow is broken"),
        ("preferences: {says: yes-only}", DropReason.OPT_OUTS_NOT_CARRIED, "it carries only yeses"),
        ("preferences: {covers: [sms]}", DropReason.SCOPE, "the flow does not cover it"),
        (
            "preferences: {keeps: [channel], collapse: ignore}",
            DropReason.GRANULARITY,
            "the flow cannot tell one purpose from another",
        ),
        (
            "preferences: {key: phone}",
            DropReason.IDENTITY,
            "it joins by phone, and crm knows the person by email",
        ),
    ],
)
def test_a_no_that_does_not_pass_says_why(flow: str, reason: DropReason, detail: str) -> None:
    stack = two(point="covers: [email/survey], keys: [email]", flow=flow)

    assert ["crm"] == list(arrivals(stack))
    assert [(reason, detail)] == drops(stack)


def test_the_reasons_are_looked_at_in_order() -> None:
    flow = "status: planned, preferences: {says: yes-only, covers: [sms], key: phone}"

    assert [DropReason.NOT_LIVE] == [reason for reason, _ in drops(two(point="keys: [email]", flow=flow))]


def test_a_store_remembers_what_it_covers_and_no_more() -> None:
    stack = two(esp="covers: [email/survey]", point="covers: [email, sms]")

    assert ("email/survey",) == arrivals(stack)["esp"].cells
    assert [(DropReason.SCOPE, "the store in esp does not cover it")] == drops(stack)


def test_a_store_that_takes_one_no_for_all_still_remembers_only_what_it_covers() -> None:
    stack = two(esp="covers: [email], keeps: [], collapse: deny-if-any", point="covers: [email/survey, sms/survey]")

    assert ("email",) == arrivals(stack)["esp"].cells


def test_part_of_a_no_may_pass_and_the_rest_be_lost() -> None:
    stack = two(flow="preferences: {covers: [email]}", point="covers: [email, sms]")

    arrival = arrivals(stack)["esp"]

    assert (("email",), "under") == (arrival.cells, arrival.fidelity)
    assert [DropReason.SCOPE] == [reason for reason, _ in drops(stack)]


@pytest.mark.parametrize(
    "rule, cells", [("deny-if-any", ("email",)), ("deny-if-all", ()), ("ignore", ()), ("unknown", ("email/survey",))]
)
def test_what_becomes_of_a_no_to_one_purpose_where_purposes_are_lost(rule: str, cells: tuple[str, ...]) -> None:
    flow = f"preferences: {{keeps: [channel], collapse: {rule}}}"

    found = arrivals(two(flow=flow, point="covers: [email/survey]"))

    assert cells == (found["esp"].cells if "esp" in found else ())


@pytest.mark.parametrize("form", ["row-delete", "list-membership", "absence"])
@pytest.mark.parametrize(
    "block, passes",
    [
        ("deletes: propagated", True),
        ("sync: mirror", True),
        ("sync: full-replace", True),
        ("deletes: propagated, sync: upsert", True),
        ("deletes: ignored", False),
        ("deletes: ignored, sync: upsert", False),
        ("covers: [email]", True),
        ("sync: upsert", True),
    ],
)
def test_a_no_that_is_a_missing_row_passes_where_deletions_do(form: str, block: str, passes: bool) -> None:
    stack = two(crm=f"opt_out_is: {form}", flow=f"preferences: {{{block}}}")

    assert passes is ("esp" in arrivals(stack))


@pytest.mark.parametrize(
    "block, passes", [("deletes: propagated", True), ("sync: mirror", True), ("sync: upsert", False)]
)
def test_read_pessimistically_nobody_said_that_deletions_pass(block: str, passes: bool) -> None:
    said = "covers: [email], says: both, keeps: [channel, purpose], collapse: ignore, key: email"
    full = "covers: [email], keeps: [channel, purpose], collapse: ignore"
    stack = two(
        crm=f"opt_out_is: row-delete, {full}",
        esp=full,
        point="covers: [email], keys: [email], via: none",
        flow=f"takes: 1m, preferences: {{{said}, {block}}}",
    )

    assert passes is ("esp" in arrivals(stack, Reading.PESSIMISTIC))


def test_read_optimistically_a_silent_flow_may_carry_service_mail_too() -> None:
    stack = two(point="covers: [email/service]")

    assert [] == [arrival for arrival in arrivals(stack).values() if arrival.facet.id == "esp"]
    assert "esp" in arrivals(stack, Reading.OPTIMISTIC)


def test_read_optimistically_a_guessed_scope_holds_no_sibling_that_was_not_denied() -> None:
    stack = two(point="covers: [email/survey]", flow="preferences: {keeps: [channel], collapse: deny-if-all}")

    assert "esp" not in arrivals(stack)
    assert "esp" in arrivals(stack, Reading.OPTIMISTIC)


def test_read_optimistically_more_keys_may_travel_than_somebody_said() -> None:
    stack = two(
        point="keys: [email, phone]",
        flow="preferences: {key: email}",
        more="  - {from: esp, to: web, carries: [preferences], how: api, every: now, preferences: {key: phone}}",
    )

    assert "web" not in arrivals(stack)
    assert "web" in arrivals(stack, Reading.OPTIMISTIC)


def test_a_system_finds_the_key_that_the_flow_joins_by() -> None:
    link = "identity: [{at: crm, from: phone, to: email}]"
    stack = two(point="keys: [phone]", flow="preferences: {key: email}", more=link)

    assert ("email",) == arrivals(stack)["esp"].keys


def test_a_link_between_keys_goes_one_way() -> None:
    link = "identity: [{at: crm, from: email, to: hashed-email}]"
    stack = two(point="keys: [hashed-email]", flow="preferences: {key: email}", more=link)

    assert ["crm"] == list(arrivals(stack))


def test_a_link_between_keys_is_there_only_where_it_is_written() -> None:
    link = "identity: [{at: esp, from: phone, to: email}]"

    assert ["crm"] == list(arrivals(two(point="keys: [phone]", flow="preferences: {key: email}", more=link)))


def test_read_pessimistically_only_certain_links_between_keys_count() -> None:
    said = "covers: [email], says: both, keeps: [channel, purpose], collapse: ignore, key: email"
    full = "opt_out_is: flag, covers: [email], keeps: [channel, purpose], collapse: ignore"
    point = "covers: [email], keys: [phone], via: none"
    probable = "identity: [{at: crm, from: phone, to: email, type: probabilistic, when: always}]"
    certain = "identity: [{at: crm, from: phone, to: email, type: deterministic, when: always}]"

    def reached(link: str) -> list[str]:
        stack = two(crm=full, esp=full, point=point, flow=f"takes: 1m, preferences: {{{said}}}", more=link)
        return sorted(arrivals(stack, Reading.PESSIMISTIC))

    assert ["crm"] == reached(probable)
    assert ["crm", "esp"] == reached(certain)


@pytest.mark.parametrize(
    "records, provenance, history, expected",
    [
        (
            "[event_time, source, actor, method]",
            "[event_time, source, actor, method]",
            "[event_time, source]",
            "source",
        ),
        ("[event_time, source, actor, method]", "[event_time]", "[event_time, source, actor, method]", "time"),
        ("[event_time]", "[event_time, source, actor, method]", "[event_time, source, actor, method]", "time"),
        ("[event_time, source, actor, method]", "[]", "[event_time, source, actor, method]", "none"),
        ("[source]", "[event_time]", "[event_time]", "none"),
    ],
)
def test_as_much_is_known_of_where_it_came_from_as_the_weakest_part_passes_on(
    records: str, provenance: str, history: str, expected: str
) -> None:
    stack = two(
        point=f"records: {records}", flow=f"preferences: {{provenance: {provenance}}}", esp=f"history_fields: {history}"
    )

    assert expected == arrivals(stack)["esp"].provenance


def test_waits_add_up_and_the_faster_way_counts() -> None:
    more = """
  - {from: crm, to: web, carries: [preferences], how: batch, every: 6h}
  - {from: web, to: esp, carries: [preferences], how: batch, every: 12h, takes: 30m}
"""
    slow = two(flow="status: planned", more=more)

    assert 18.5 * HOUR == arrivals(slow)["esp"].time
    assert 0 == arrivals(two(more=more))["esp"].time


def test_a_loop_ends_and_makes_nothing_better() -> None:
    back = "  - {from: esp, to: crm, carries: [preferences], how: api, every: now, preferences: {provenance: []}}"
    stack = two(point="records: [event_time, source]", more=back)

    book = PromiseBook(stack)
    followed = book.propagation(Reading.AS_WRITTEN).follow(stack.collection_points["form"])

    assert [1, 1] == [len(front) for front in followed.labels.values()]
    assert "source" == arrivals(stack)["crm"].provenance


def test_a_no_may_come_back_to_a_store_with_a_new_key_and_go_on() -> None:
    more = """
  - {from: esp, to: crm, carries: [preferences], how: api, every: now, preferences: {key: phone}}
  - {from: crm, to: web, carries: [preferences], how: api, every: now, preferences: {key: phone}}
identity:
  - {at: esp, from: email, to: phone}
"""
    stack = two(point="keys: [email]", flow="preferences: {key: email}", more=more)

    assert ["crm", "esp", "crm", "web"] == [hop.target.id for hop in arrivals(stack)["web"].route]


def test_a_flow_in_both_directions_goes_both_ways() -> None:
    back = "  - {from: web, to: crm, carries: [preferences], how: api, every: now, direction: both}"

    assert ["crm", "esp", "web"] == sorted(arrivals(two(more=back)))


def test_a_flow_to_a_system_reaches_every_store_in_it_and_a_named_one_only_itself() -> None:
    text = TWO % {"crm": "", "esp": "", "point": "", "flow": "", "more": ""}
    second = text.replace("  esp: {in: esp}", "  esp: {in: esp}\n  list: {in: esp}")

    assert ["crm", "esp", "list"] == sorted(arrivals(load_text(second).stack))
    assert ["crm", "list"] == sorted(arrivals(load_text(second.replace("to: esp", "to: esp/list")).stack))


def test_a_no_that_is_said_elsewhere_needs_a_flow_to_the_store() -> None:
    assert ["web"] == list(arrivals(two(point="via: web")))


def test_a_no_that_is_said_elsewhere_takes_the_flow_from_there() -> None:
    more = "  - {from: web, to: crm, carries: [preferences], how: batch, every: day}"
    found = arrivals(two(point="via: web", more=more))

    assert {"web": 0, "crm": 24 * HOUR, "esp": 24 * HOUR} == {place: each.time for place, each in found.items()}


def test_a_no_that_is_said_in_a_system_with_a_store_of_its_own_leaves_by_any_that_can_tell_it() -> None:
    """Whichever of the stores was written first."""
    text = TWO % {
        "crm": "",
        "esp": "",
        "point": ", via: web",
        "flow": "",
        "more": "  - {from: web, to: crm, carries: [preferences], how: api, every: now, preferences: {deletes: ignored}}",
    }
    stores = ["  gone: {in: web, opt_out_is: row-delete}", "  flag: {in: web, opt_out_is: flag}"]

    for order in (stores, stores[::-1]):
        stack = load_text(text.replace("preference_stores:\n", "preference_stores:\n" + "\n".join(order) + "\n")).stack
        assert ["crm", "esp"] == sorted(arrivals(stack))


def test_labels_beyond_the_cap_are_reported() -> None:
    flows = "\n".join(
        f"  - {{id: f{hour}, from: crm, to: esp, carries: [preferences], how: batch, every: {hour}h,"
        f" preferences: {{covers: [email/{word}]}}}}"
        for hour, word in enumerate(("marketing", "survey", "news"), start=1)
    )
    stack = two(flow="status: planned", more=flows + "\nsettings: {label_cap: 2}")

    found = follow(stack)

    assert ("store:esp",) == found.truncated
    assert ("email/marketing", "email/survey") == arrivals(stack)["esp"].cells


def test_under_the_cap_nothing_is_reported() -> None:
    assert () == follow(two()).truncated
