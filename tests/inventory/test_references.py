"""Ids that entries name each other by: where they lead, and what is said where they lead nowhere."""

from __future__ import annotations

import pytest

from stackaudit.inventory.load import load_text
from stackaudit.inventory.problems import InventoryError, Problem
from stackaudit.model.flows import End

HEAD = """\
stackaudit: 1
systems: {crm: , esp: , cdp: , web: }
preference_stores: {crm: {in: crm}, list-a: {in: esp}, list-b: {in: esp}, hub: {in: cdp}}
collection_points: {page: , form: {change_later: page}}
teams: {marketing-ops: }
stages: {care: }
"""


@pytest.mark.parametrize(
    "written, stores",
    [
        ("hub", ("hub",)),
        ("cdp", ("hub",)),
        ("cdp/hub", ("hub",)),
        ("crm", ("crm",)),
        ("[esp/list-b, list-a, cdp]", ("list-b", "list-a", "hub")),
    ],
)
def test_a_store_may_be_named_by_its_id_its_place_or_its_system(written: str, stores: tuple[str, ...]) -> None:
    stack = load_text(f"{HEAD}senders: {{news: {{system: esp, channel: email, checks: {written}}}}}").stack

    assert stores == stack.senders["news"].checks


@pytest.mark.parametrize(
    "written, kind, expected, nearest",
    [
        ("esp", "ambiguous-reference", "which one: list-a, list-b", ""),
        (
            "web",
            "dangling-reference",
            "an entry under `preference_stores` with `in: web`, or the id of another store",
            "",
        ),
        ("hubb", "dangling-reference", "the id of an entry under `preference_stores`", "hub"),
        ("esp/list-c", "dangling-reference", "one of list-a, list-b, or `esp` alone", "esp/list-a"),
        ("crm/hub", "dangling-reference", "one of crm, or `crm` alone", ""),
        ("web/hub", "dangling-reference", "`web` alone", ""),
        ("wep/hub", "dangling-reference", "the id of an entry under `preference_stores`", ""),
    ],
)
def test_a_store_that_is_not_there_says_what_to_write(written: str, kind: str, expected: str, nearest: str) -> None:
    problem = problem_of(f"senders: {{news: {{system: esp, channel: email, checks: {written}}}}}")

    assert (kind, expected, nearest) == (problem.kind, problem.expected, problem.nearest)


def test_the_ends_of_a_flow_are_systems_or_one_store_in_them() -> None:
    stack = load_text(f"{HEAD}flows: [{{from: esp/list-a, to: cdp}}]").stack

    assert ("esp/list-a->cdp", End("esp", "list-a"), End("cdp")) == (
        stack.flows[0].id,
        stack.flows[0].source,
        stack.flows[0].target,
    )


@pytest.mark.parametrize(
    "end, nearest",
    [("crn", "crm"), ("list-a", "esp/list-a"), ("esp/list-x", "esp/list-a"), ("web/hub", ""), ("esp/", ""), ("", "")],
)
def test_an_end_that_is_not_there(end: str, nearest: str) -> None:
    assert nearest == problem_of(f"flows: [{{from: crm, to: {end}}}]").nearest


@pytest.mark.parametrize(
    "text, nearest",
    [
        ("company: {flows_complete: [crn]}", "crm"),
        ("company: {customer_data_repository: cpd}", "cdp"),
        ("company: {preference_master: hubs}", "hub"),
        ("flows: [{from: crm, to: esp, via: wep}]", "web"),
        ("flows: [{from: crm, to: esp, filters: [hun]}]", "hub"),
        ("senders: {n: {system: epsx, channel: email}}", "esp"),
        ("senders: {n: {system: esp, channel: email, opt_out_offered: pag}}", "page"),
        ("automations: {a: {in: cdpp}}", "cdp"),
        ("automations: {a: {stage: nurtur}}", "nurture"),
        ("automations: {a: {team: marketing-op}}", "marketing-ops"),
        ("hand_offs: [{from: attract, to: cares}]", "care"),
        ("hand_offs: [{from: attract, to: care, between: [marketing-opps]}]", "marketing-ops"),
        ("identity: [{at: crmm, from: a, to: b}]", "crm"),
    ],
)
def test_every_kind_of_reference_is_followed(text: str, nearest: str) -> None:
    problem = problem_of(text)

    assert ("dangling-reference", nearest) == (problem.kind, problem.nearest)


@pytest.mark.parametrize(
    "old, new, nearest",
    [
        ("page: ,", "page: {writes: hubb},", "hub"),
        ("page: ,", "page: {via: wev},", "web"),
        ("change_later: page", "change_later: 'via:pages'", "page"),
        ("hub: {in: cdp}", "hub: {in: cpd}", "cdp"),
        ("hub: {in: cdp}", "hub: {in: cdp, source_order: [crm, epsn]}", "esp"),
        ("care: ", "care: {owner: marketing_ops}", "marketing-ops"),
        ("crm: , esp", "crm: {replaced_by: cmr}, esp", "crm"),
        ("crm: , esp", "crm: {used_by: [Marketing-Ops]}, esp", "marketing-ops"),
    ],
)
def test_references_from_where_ids_live(old: str, new: str, nearest: str) -> None:
    with pytest.raises(InventoryError) as caught:
        load_text(HEAD.replace(old, new, 1))

    assert [("dangling-reference", nearest)] == [(problem.kind, problem.nearest) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text, expected, place, other",
    [
        ("flows: [{from: crm, to: esp}, {from: crm, to: esp}]", "an `id` of its own for one of them", "7:31", "7:9"),
        (
            "flows: [{from: crm, to: esp, id: x}, {from: web, to: esp, id: x}]",
            "another `id` for one of them",
            "7:63",
            "7:34",
        ),
        ("hand_offs: [{from: attract, to: care}, {from: attract, to: care}]", "each entry once", "7:40", "7:13"),
        ("identity: [{at: crm, from: a, to: b}, {at: crm, from: a, to: b}]", "each entry once", "7:39", "7:12"),
    ],
)
def test_twins_point_at_both_places(text: str, expected: str, place: str, other: str) -> None:
    problem = problem_of(text)

    assert ("same-id", expected, f"inventory.yaml:{place}", f"inventory.yaml:{other}") == (
        problem.kind,
        problem.expected,
        str(problem.location),
        str(problem.related),
    )


def test_an_unnamed_and_a_named_flow_of_one_pair_live_together() -> None:
    stack = load_text(f"{HEAD}flows: [{{from: crm, to: esp}}, {{from: crm, to: esp, id: nightly}}]").stack

    assert ["crm->esp", "nightly"] == [flow.id for flow in stack.flows]


def test_broken_flows_are_no_twins() -> None:
    with pytest.raises(InventoryError) as caught:
        load_text(f"{HEAD}flows: [{{from: x1, to: esp}}, {{from: x2, to: esp}}]")

    assert ["dangling-reference"] * 2 == [problem.kind for problem in caught.value.problems]


def problem_of(text: str) -> Problem:
    with pytest.raises(InventoryError) as caught:
        load_text(f"{HEAD}{text}\n")
    (problem,) = caught.value.problems
    return problem
