"""The overlap table: who provides the same, what that costs together, when it can be decided, what is wanted."""

from __future__ import annotations

from itertools import combinations

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.spend import Contract
from stackaudit.graph.overlap import Overlap
from stackaudit.model.answer import NONE, NOT_ASKED
from stackaudit.model.systems import DuplicateOk, System
from stackaudit.render.diagram.overlap_picture import headline, scene
from stackaudit.render.diagram.overlap_rows import NO_REASON, overlap_rows
from stackaudit.render.picture_facts_money import overlap_table_facts
from tests.render.small_result import LONG, small_result

SYSTEMS = (
    System(id="crm", name="CRM", run_by="it", cost=900.0),
    System(id="esp", name="Mailer", run_by="shop", cost=100.0, duplicate_ok=DuplicateOk(reason="another country")),
    System(id="old", name="Old mailer", run_by=NONE),
)


def test_the_most_costly_overlap_and_system_come_first() -> None:
    rows = overlap_rows(with_overlaps(overlap("email", 100), overlap("sms", 1000)))

    assert ["sms", "email"] == [row.capability for row in rows]
    assert ["CRM", "Mailer", "Old mailer"] == [each.name for each in rows[0].providers]


def test_a_row_says_teams_costs_and_what_is_not_said() -> None:
    texts = texts_of(with_overlaps(overlap("email", 1000)))

    assert {
        "IT | applications",
        "no team named",
        "900\u00a0EUR",
        "cost not said",
        "1\u202f000\u00a0EUR",
        "+ 1 not said",
    } <= texts


def test_a_wanted_duplicate_has_its_reason() -> None:
    assert "wanted: another country" in texts_of(with_overlaps(overlap("email", 1000, wanted=("esp",))))
    assert "wanted: another country" not in texts_of(with_overlaps(overlap("email", 1000)))


def test_a_wanted_duplicate_without_a_reason_says_so() -> None:
    assert f"wanted: {NO_REASON}" in texts_of(with_overlaps(overlap("email", 1000, wanted=("crm",))))


def test_the_nearest_day_to_decide_is_that_of_a_contract_that_still_renews() -> None:
    contracts = (
        Contract("esp", "2026-10-31", "2026-09-01", 60, 100.0, ""),
        Contract("crm", "2027-06-30", "2027-05-31", 30, 900.0, ""),
        Contract("old", "2026-12-31", None, None, None, ""),
    )

    row = overlap_rows(with_overlaps(overlap("email", 1000), contracts=contracts))[0]

    assert ("2027-05-31", "CRM", False) == (row.next_day, row.next_system, row.passed)


def test_a_day_that_has_passed_is_called_passed() -> None:
    contracts = (Contract("crm", "2026-12-31", "2026-10-31", 61, 900.0, ""),)

    assert "2026-10-31, passed" in texts_of(with_overlaps(overlap("email", 1000), contracts=contracts))


def test_without_a_today_no_day_has_passed() -> None:
    result = with_overlaps(
        overlap("email", 1000), contracts=(Contract("crm", "2020-12-31", "2020-10-31", 61, 900.0, ""),)
    )
    company = msgspec.structs.replace(result.stack.company, as_of=NOT_ASKED)
    timeless = msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, company=company))

    assert "2020-10-31" in texts_of(timeless)


def test_ten_rows_are_drawn_and_all_are_in_the_table() -> None:
    result = with_overlaps(*(overlap(f"word-{n}", n, systems=tuple(f"s{m}" for m in range(9))) for n in range(14)))

    texts = texts_of(result)

    assert {"and 4 more rows that cost less", "and 3 more, 0\u00a0EUR a year"} <= texts
    assert 14 * 9 == len(overlap_table_facts(result).rows)


def test_a_full_table_covers_nothing() -> None:
    many = tuple(
        overlap(f"{LONG} {n}", n * 1e9, systems=("crm", "esp", "old", *"abcdef"), wanted=("esp",)) for n in range(14)
    )
    drawing = scene(with_overlaps(*many))

    assert not [(a.text, b.text) for a, b in combinations(drawing.labels, 2) if a.ink.overlaps(b.ink)]
    assert not [(a, b) for a, b in combinations(drawing.boxes, 2) if a.overlaps(b)]


def test_no_overlap_is_a_sentence() -> None:
    result = with_overlaps()

    assert {headline(())} == texts_of(result)
    assert () == overlap_table_facts(result).rows


def test_nothing_is_smaller_than_a_projector_shows() -> None:
    assert min(label.size for label in scene(small_result()).labels) >= 11


def texts_of(result: AuditResult) -> set[str]:
    return {label.text for label in scene(result).labels}


def overlap(
    word: str, cost: float, *, systems: tuple[str, ...] = ("old", "esp", "crm"), wanted: tuple[str, ...] = ()
) -> Overlap:
    return Overlap(word, systems, ("it", "shop"), cost, ("old",), wanted)


def with_overlaps(*overlaps: Overlap, contracts: tuple[Contract, ...] = ()) -> AuditResult:
    result = small_result()
    stack = msgspec.structs.replace(result.stack, systems={system.id: system for system in SYSTEMS})
    spend = msgspec.structs.replace(result.frameworks.spend, contracts=contracts)
    found = msgspec.structs.replace(result.frameworks, overlaps=overlaps, spend=spend)
    return msgspec.structs.replace(result, stack=stack, frameworks=found)
