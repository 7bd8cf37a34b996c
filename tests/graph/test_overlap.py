"""What was bought twice: capabilities with several live providers where one would do."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.overlap import Overlap, overlaps
from stackaudit.inventory.load import load_text


def test_two_providers_overlap_with_their_teams_and_their_cost_together() -> None:
    found = found_in(
        "letters: {does: email, used_by: [shop, web], cost: 400}",
        "mailing: {does: [sms, email], used_by: [web, office], cost: 900}",
        "fax: {does: sms}",
    )

    assert (
        Overlap("email", ("letters", "mailing"), ("shop", "web", "office"), 1300.0),
        Overlap("sms", ("mailing", "fax"), ("web", "office"), 900.0, unpriced=("fax",)),
    ) == found


def test_plural_capabilities_and_the_companys_own_words_are_left_out() -> None:
    lines = ("a: {does: [form-capture, branch-screens]}", "b: {does: [form-capture, branch-screens]}")

    assert () == found_in(*lines)


def test_only_live_systems_count() -> None:
    assert () == found_in("a: {does: crm}", "b: {does: crm, status: planned}", "c: {does: crm, status: retired}")
    assert 1 == len(found_in("a: {does: crm}", "b: {does: crm, status: retiring}"))


def test_a_reason_for_all_but_one_settles_it_and_one_of_three_does_not() -> None:
    wanted = "b: {does: cms, duplicate_ok: for the strike fund}"

    assert () == found_in("a: {does: cms}", wanted)
    assert [("b",)] == [each.wanted for each in found_in("a: {does: cms}", wanted, "c: {does: cms}")]


def test_what_nobody_said_it_does_overlaps_with_nothing() -> None:
    assert () == found_in("a: {does: cms}", "b: {}", "c: {does: none}")


def test_those_of_the_same_cost_stand_by_name() -> None:
    found = found_in("a: {does: [sms, crm, cms]}", "b: {does: [cms, sms, crm]}")

    assert ["cms", "crm", "sms"] == [each.capability for each in found]


def found_in(*systems: str) -> tuple[Overlap, ...]:
    lines = "\n  ".join(systems)
    text = f"stackaudit: 1\nteams: {{shop: {{}}, web: {{}}, office: {{}}}}\nsystems:\n  {lines}\n"
    own = "settings: {own_capabilities: {branch-screens: touchpoints}}\n"
    return overlaps(load_text(text + own, vocabulary=vocabulary()).stack)
