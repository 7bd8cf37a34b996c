"""What people may type in a field, and what the rest of the program gets."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.inventory.load import load_text
from stackaudit.inventory.problems import InventoryError, Problem
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES
from stackaudit.model.company import Complete, Confirmation, Guess
from stackaudit.model.duration import Cron, Wait
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.lifecycle import Kpi
from stackaudit.model.scope import ScopePattern
from stackaudit.model.systems import Seats

HEAD = """\
stackaudit: 1
systems: {crm: {}, esp: {}}
preference_stores: {crm-flags: {in: crm}}
collection_points: {page: {}}
stages: {nurture: {}}
teams: {ops: {}}
"""


@pytest.mark.parametrize(
    "written, expected",
    [
        ("name: Marlin", "Marlin"),
        ("name: 2026", "2026"),
        ("name: 012", "012"),
        ("name: true", "true"),
        ("name: unknown", UNKNOWN),
        ("name: Unknown", UNKNOWN),
        ("name: 'unknown'", UNKNOWN),
        ("name:", NOT_ASKED),
        ("name: ''", NOT_ASKED),
        ("owner: none", NONE),
        ("owner: no", NONE),
        ("owner: false", NONE),
        ("owner: NO", "NO"),
        ("does: crm", ("crm",)),
        ("does: [crm, email]", ("crm", "email")),
        ("does: none", ()),
        ("does: []", ()),
        ("does: [none]", ()),
        ("does: [unknown]", UNKNOWN),
        ("guardrails: [no, se]", ("no", "se")),
        ("holds: none", "none"),
        ("holds: no", "none"),
        ("use: rare", "rare"),
        ("run_by: ops", "ops"),
        ("run_by: none", NONE),
        ("run_by: unknown", UNKNOWN),
        ("used_by: ops", ("ops",)),
        ("cost: 12.5", 12.5),
        ("cost: 5000", 5000.0),
        ("cost: unknown", UNKNOWN),
        ("notice_days: 90", 90),
        ("notice_days: 90.0", 90),
        ("renews: 2028-02-29", "2028-02-29"),
        ("renews: none", NONE),
        ("auto_renew: yes", YES),
        ("auto_renew: true", YES),
        ("auto_renew: on", YES),
        ("auto_renew: partly", PARTLY),
        ("auto_renew: no", NO),
        ("auto_renew: NO", NO),
        ("auto_renew: off", NO),
        ("auto_renew: none", NO),
        ("auto_renew: unknown", UNKNOWN),
        ("seats: {paid: 4, used: unknown}", Seats(paid=4, used=UNKNOWN)),
        ("seats: 4", Seats(paid=4)),
        ("seats: unknown", UNKNOWN),
    ],
)
def test_a_field_of_a_system(written: str, expected: Any) -> None:
    stack = load_text(f"stackaudit: 1\nteams: {{ops: }}\nsystems:\n  crm:\n    {written}\n").stack

    assert expected == getattr(stack.systems["crm"], written.partition(":")[0])


@pytest.mark.parametrize(
    "noun, entry, field, expected",
    [
        ("preference_stores", "in: crm, covers: email", "covers", (ScopePattern("email"),)),
        (
            "preference_stores",
            "in: crm, covers: ['*/ads', sms]",
            "covers",
            (ScopePattern("*", "ads"), ScopePattern("sms")),
        ),
        ("preference_stores", "in: crm, covers: none", "covers", ()),
        ("preference_stores", "in: crm, system_of_record: yes", "system_of_record", YES),
        ("preference_stores", "in: crm, system_of_record: false", "system_of_record", NO),
        ("preference_stores", "in: crm, system_of_record: [email]", "system_of_record", (ScopePattern("email"),)),
        ("preference_stores", "in: crm, history: no", "history", "none"),
        ("preference_stores", "in: crm, valid_for: none", "valid_for", NONE),
        ("preference_stores", "in: crm, valid_for: P1Y", "valid_for", Wait("P1Y", 366 * 86400)),
        ("collection_points", "writes: [crm, b/s]", "writes", ("crm-flags", "s")),
        ("collection_points", "captures: []", "captures", ()),
        ("collection_points", "change_later: yes", "change_later", YES),
        ("collection_points", "change_later: none", "change_later", NO),
        ("collection_points", "change_later: page", "change_later", "page"),
        ("collection_points", "change_later: 'via:page'", "change_later", "page"),
        ("collection_points", "self_service: assisted", "self_service", "assisted"),
        ("collection_points", "self_service: true", "self_service", "yes"),
        ("collection_points", "self_service: none", "self_service", "no"),
        ("senders", "system: crm, channel: email, regions: no", "regions", ("no",)),
        ("senders", "system: crm, channel: email, brands: no", "brands", ()),
        ("senders", "system: crm, channel: email, brands: 'A, B'", "brands", ("A, B",)),
        ("senders", "system: crm, channel: email, bypass: none", "bypass", ()),
        ("senders", "system: crm, channel: email, checks: none", "checks", ()),
        ("senders", "system: crm, channel: email, opt_out_offered: page", "opt_out_offered", ("page",)),
        ("automations", "stage: none", "stage", NONE),
        ("automations", "stage: attract", "stage", "attract"),
        ("stages", "kpis: [{name: a, value: none}, b]", "kpis", (Kpi(name="a", value=NONE), Kpi(name="b"))),
        ("stages", "kpis: []", "kpis", ()),
        ("practices", "answer: partly, by: Ann", "answer", PARTLY),
    ],
)
def test_a_field_of_another_noun(noun: str, entry: str, field: str, expected: Any) -> None:
    lines = HEAD.splitlines()
    lines[1] = "systems: {crm: {}, b: {}}"
    lines[2] = "preference_stores: {crm-flags: {in: crm}, s: {in: b}}"
    kept = [line for line in lines if not line.startswith(f"{noun}:")]
    before = "  page: {}\n" if noun == "collection_points" else "  s: {in: b}\n" if noun == "preference_stores" else ""
    entry_id = "crm-flags" if noun == "preference_stores" else "customer-research"
    text = "\n".join([*kept, f"{noun}:", f"{before}  {entry_id}: {{{entry}}}"])
    stack = load_text(text.replace("stages: {nurture: {}}\n", "") if noun == "stages" else text).stack

    assert expected == getattr(getattr(stack, noun)[entry_id], field)


@pytest.mark.parametrize(
    "written, field, expected",
    [
        ("every: day", "every", Wait("day", 86400)),
        ("every: 0 2 * * 1-5 Europe/Copenhagen", "every", Cron("0 2 * * 1-5", "Europe/Copenhagen")),
        ("direction: unknown", "direction", UNKNOWN),
        ("carries: [preferences]", "carries", ("preferences",)),
        ("legal_basis: no", "legal_basis", "none"),
        ("preferences: none", "preferences", NONE),
        ("preferences: {says: no-only}", "preferences", PreferenceFlow(says="no-only")),
        ("filters: crm", "filters", ("crm-flags",)),
        ("id: nightly", "id", "nightly"),
        ("status: live", "id", "crm/crm-flags->esp"),
    ],
)
def test_a_field_of_a_flow(written: str, field: str, expected: Any) -> None:
    stack = load_text(f"{HEAD}flows:\n- from: crm/crm-flags\n  to: esp\n  {written}\n").stack

    assert expected == getattr(stack.flows[0], field)


@pytest.mark.parametrize(
    "written, field, expected",
    [
        ("flows_complete: all", "flows_complete", Complete(everything=True)),
        ("flows_complete: [crm]", "flows_complete", Complete(systems={"crm": Confirmation()})),
        ("flows_complete: crm", "flows_complete", Complete(systems={"crm": Confirmation()})),
        ("flows_complete: none", "flows_complete", Complete()),
        ("flows_complete: unknown", "flows_complete", UNKNOWN),
        (
            "flows_complete: {crm: {by: Ann, on: 2026-10-01}, esp: }",
            "flows_complete",
            Complete(systems={"crm": Confirmation(by="Ann", on="2026-10-01"), "esp": Confirmation()}),
        ),
        ("flows_complete: {crm: Ann, esp: yes}", "flows_complete",
         Complete(systems={"crm": Confirmation(by="Ann"), "esp": Confirmation()})),
        ("country: no", "country", "no"),
        ("preference_master: crm", "preference_master", ("crm-flags",)),
        ("preference_master: none", "preference_master", ()),
        ("not_needed: {affiliate: decided in 2024}", "not_needed", {"affiliate": "decided in 2024"}),
        ("calendars: {DE: [2026-10-03]}", "calendars", {"DE": ("2026-10-03",)}),
    ],
)  # fmt: skip
def test_a_field_of_the_company(written: str, field: str, expected: Any) -> None:
    assert expected == getattr(load_text(f"{HEAD}company:\n  {written}\n").stack.company, field)


def test_a_guess_is_a_number_or_a_range() -> None:
    guesses: Any = load_text(
        f"{HEAD}company: {{guesses: {{preference_stores: 5, systems: {{min: 1}}}}}}"
    ).stack.company.guesses

    assert (Guess(max=5), Guess(min=1)) == (guesses.preference_stores, guesses.systems)


def test_settings_keep_the_defaults_of_what_is_left_out() -> None:
    settings = load_text(f"{HEAD}settings: {{people_share_low: 0.3, opt_out_promise: 24h, label_cap: }}").stack.settings

    assert (0.3, Wait("24h", 86400), 32, 12) == (
        settings.people_share_low,
        settings.opt_out_promise,
        settings.label_cap,
        settings.stale_after_months,
    )


def test_a_bare_word_fills_the_first_thing_that_people_say() -> None:
    stack = load_text(
        "stackaudit: 1\nsystems: {crm: Marlin, esp: }\npractices: {citizen-data: no, brand-code: unknown}"
    ).stack

    assert ["Marlin", NOT_ASKED] == [system.name for system in stack.systems.values()]
    assert [NO, UNKNOWN] == [practice.answer for practice in stack.practices.values()]


@pytest.mark.parametrize(
    "written, kind, expected, nearest",
    [
        ("status: lve", "not-a-word", "one of live, planned, retiring, retired, or unknown", "live"),
        ("status: [live]", "wrong-type", "one of live, planned, retiring, retired", ""),
        ("status: none", "not-a-word", "one of live, planned, retiring, retired, or unknown", ""),
        ("cost: none", "wrong-type", "a number, 0 or more", ""),
        ("cost: 1_000", "wrong-type", "a number, 0 or more", ""),
        ("cost: '12'", "wrong-type", "a number, 0 or more without quotes", ""),
        ("cost: -1", "out-of-bounds", "a number, 0 or more", ""),
        ("cost: .inf", "out-of-bounds", "a number, 0 or more", ""),
        ("cost: true", "wrong-type", "a number, 0 or more", ""),
        ("notice_days: 2.5", "wrong-type", "a whole number, 0 or more", ""),
        ("renews: 2026-02-30", "bad-date", "a date as year-month-day, such as 2026-10-01", ""),
        ("renews: 1.10.2026", "bad-date", "a date as year-month-day, such as 2026-10-01", ""),
        ("auto_renew: maybe", "wrong-type", "yes, partly, no or unknown", ""),
        ("does: crm, email", "wrong-type", "`does: [crm, email]`", ""),
        ("used_by: ops, it", "wrong-type", "`used_by: [ops, it]`", ""),
        ("does: {crm: yes}", "wrong-type", "`[a, b]`, each a word", ""),
        ("does: [crm, [email]]", "wrong-type", "`[a, b]`, each a word", ""),
        ("does: [crm, unknown]", "wrong-type", "`does: unknown`", ""),
        ("name: {a: b}", "wrong-type", "a single value, without brackets or `-`", ""),
        ("seats: [4]", "wrong-type", "keys such as paid, used", ""),
        ("seats: {payd: 4}", "unknown-key", "one of paid, used", "paid"),
        ("ownr: x", "unknown-key", "", "owner"),
        ("id: crm", "unknown-key", "the id only as the key of the entry", ""),
        ("run_by: opps", "dangling-reference", "the id of an entry under `teams`", "ops"),
    ],
)
def test_what_does_not_fit_a_system_says_what_would(written: str, kind: str, expected: str, nearest: str) -> None:
    (problem,) = problems_of(f"stackaudit: 1\nteams: {{ops: }}\nsystems:\n  crm:\n    {written}\n")

    assert (kind, expected, nearest) == (problem.kind, problem.expected, problem.nearest)
    assert 5 == problem.location.line


@pytest.mark.parametrize(
    "written, kind, place",
    [
        ("every: 99 2 * * * UTC", "bad-duration", "inventory.yaml:7:37"),
        ("every: 0 2 * * * Mars/Base", "bad-duration", "inventory.yaml:7:37"),
        ("every: sometimes", "bad-duration", "inventory.yaml:7:37"),
        ("every: none", "bad-duration", "inventory.yaml:7:37"),
        ("takes: 5 parsecs", "bad-duration", "inventory.yaml:7:37"),
        ("preferences: {covers: [emial]}", "bad-scope", "inventory.yaml:7:53"),
        ("preferences: {keeps: [channel, brnd]}", "not-a-word", "inventory.yaml:7:61"),
        ("preferences: yes", "wrong-type", "inventory.yaml:7:43"),
        ("id: crm->esp", "bad-id", "inventory.yaml:7:34"),
        ("id: [a]", "wrong-type", "inventory.yaml:7:34"),
    ],
)
def test_what_does_not_fit_a_flow(written: str, kind: str, place: str) -> None:
    (problem,) = problems_of(f"{HEAD}flows: [{{from: crm, to: esp, {written}}}]\n")

    assert (kind, place) == (problem.kind, str(problem.location))


@pytest.mark.parametrize(
    "text, kind, place",
    [
        ("senders: {news: {system: crm}}", "missing", "inventory.yaml:7:11"),
        ("senders: {news: {channel: email}}", "missing", "inventory.yaml:7:11"),
        ("senders: {news: {system: unknown, channel: email}}", "dangling-reference", "inventory.yaml:7:26"),
        ("flows: [{from: crm}]", "missing", "inventory.yaml:7:9"),
        ("flows: [crm]", "wrong-type", "inventory.yaml:7:9"),
        ("waivers: [{rule: a, subject: b, reason: c}]", "missing", "inventory.yaml:7:11"),
        ("purposes: {my purpose: x}", "bad-id", "inventory.yaml:7:12"),
        ("purposes: {none: x}", "bad-id", "inventory.yaml:7:12"),
        ("company: {not_needed: [a]}", "wrong-type", "inventory.yaml:7:23"),
        ("company: {not_needed: {a: }}", "missing", "inventory.yaml:7:24"),
        ("company: {flows_complete: {crm: no}}", "wrong-type", "inventory.yaml:7:33"),
        ("company: {flows_complete: {crn: yes}}", "dangling-reference", "inventory.yaml:7:28"),
        ("settings: {margin_tight: 2}", "out-of-bounds", "inventory.yaml:7:26"),
        ("settings: {margin_tight: unknown}", "wrong-type", "inventory.yaml:7:26"),
        ("identity: [{at: crm, from: a, to: b, coverage: 50}]", "out-of-bounds", "inventory.yaml:7:48"),
    ],
)
def test_what_does_not_fit_elsewhere(text: str, kind: str, place: str) -> None:
    (problem,) = problems_of(f"{HEAD}{text}\n")

    assert (kind, place) == (problem.kind, str(problem.location))


def test_unknown_is_offered_only_where_it_is_an_answer() -> None:
    (problem,) = problems_of(f"{HEAD}senders: {{n: {{system: crm, channel: unknown}}}}")

    assert "not-a-word" == problem.kind
    assert problem.expected.endswith("in-person, ads, web")


def test_a_list_that_has_to_be_known_is_not_unknown() -> None:
    (problem,) = problems_of(f"{HEAD}settings: {{own_carries: [unknown]}}")

    assert ("wrong-type", "inventory.yaml:7:25") == (problem.kind, str(problem.location))


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InventoryError) as caught:
        load_text(text)
    return caught.value.problems
