"""What each sheet says, on the small result and on stacks made for the test."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from stackaudit.audit.finding import Question, Subject
from stackaudit.audit.result import AuditResult
from stackaudit.graph.delays import FREEZE
from stackaudit.graph.trace import Drop, DropReason, Facet
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.graph.verdict import Verdict
from stackaudit.pipeline import audit, read_text
from stackaudit.render.workbook import matrix as matrix_sheet
from stackaudit.render.workbook.sheet import Look, Sheet
from stackaudit.render.workbook.sheets import sheets
from tests.render.small_result import ARABIC, EMOJI, LONG, PIPE, QUOTES, SCRIPT, small_result

NAMES = (
    "About",
    "Register",
    "Flows",
    "Preferences",
    "Collection points",
    "Senders",
    "Teams",
    "Matrix",
    "Promises",
    "Findings",
    "Questions",
    "Frameworks",
)


def sheet(name: str, result: AuditResult | None = None) -> Sheet:
    return next(each for each in sheets(result or small_result()) if each.name == name)


def column(name: str, heading: str, result: AuditResult | None = None) -> list[object]:
    found = sheet(name, result)
    at = [each.heading for each in found.columns].index(heading)
    return [row[at].value for row in found.rows]


def small_stack(text: str) -> AuditResult:
    return audit(read_text(f"stackaudit: 1\n{text}"), select=["reach"])


def test_the_sheets_stand_in_the_order_of_the_story_under_names_that_excel_takes() -> None:
    found = tuple(each.name for each in sheets(small_result()))

    assert NAMES == found
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") and name != "History" for name in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_cell_a_heading(name: str) -> None:
    found = sheet(name)

    assert found.rows
    assert {len(found.columns)} == {len(row) for row in found.rows}


def test_silence_is_empty_a_stated_unknown_and_a_known_gap_keep_their_words() -> None:
    owners = dict(zip(column("Register", "id"), column("Register", "Owner"), strict=True))

    assert ("", "unknown", "none", "Head of sales") == tuple(owners[id] for id in ("desk", "sheet", "esp", "crm"))


def test_amounts_and_days_are_no_texts_and_a_currency_stands_where_a_cost_does() -> None:
    stack = small_stack(
        "company: {currency: EUR}\nsystems: {crm: {cost: 1200.5, renews: 2027-01-31, notice_days: 30}, esp: {}}"
    )

    assert [1200.5, ""] == column("Register", "Cost a year", stack)
    assert ["EUR", ""] == column("Register", "Currency", stack)
    assert [date(2027, 1, 31), ""] == column("Register", "Renews", stack)
    assert [date(2027, 1, 1), ""] == column("Register", "Decide by", stack)


def test_closed_words_can_be_chosen_from_a_list_that_excel_takes() -> None:
    choices = {each.heading: each.choices for each in sheet("Register").columns if each.choices}

    assert ("heavy", "some", "rare", "none", "unknown") == choices["Use"]
    assert ("yes", "partly", "no", "unknown") == choices["Training"]
    assert ("personal", "none", "unknown") == choices["Holds personal data"]
    assert [] == [each for one in sheets(small_result()) for each in one.columns if len(",".join(each.choices)) > 255]


def test_a_store_tells_who_writes_it_who_asks_it_and_its_island() -> None:
    at = column("Preferences", "id").index("esp")

    assert SCRIPT == column("Preferences", "Written by")[at]
    assert EMOJI == column("Preferences", "Asked by")[at]
    assert 1 == column("Preferences", "Island")[at]


def test_the_matrix_has_a_letter_for_each_way_between_two_systems() -> None:
    stack = small_stack(
        "systems: {a: {}, b: {}, c: {}, lonely: {}}\n"
        "flows:\n"
        "  - {from: a, to: b, how: manual}\n"
        "  - {id: second, from: a, to: b, how: event}\n"
        "  - {id: third, from: a, to: b, how: api}\n"
        "  - {from: b, to: c, how: file, direction: both}\n"
        "  - {from: c, to: a}\n"
        "  - {from: a, to: c, how: api, status: planned}\n"
        "  - {from: a, to: lonely, how: api, status: planned}\n"
    )

    found = sheet("Matrix", stack)

    assert ["From \\ to", "a", "b", "c"] == [each.heading for each in found.columns]
    assert [["a", "", "A, M", ""], ["b", "", "", "F"], ["c", "?", "F", ""]] == [
        [cell.value for cell in row] for row in found.rows
    ]
    assert Look.HAND is found.rows[0][2].look


def test_a_matrix_that_nobody_could_read_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_sheet, "MOST", 8)

    found = sheet("Matrix")

    assert 1 == len(found.rows)
    assert "9 systems have live flows" in str(found.rows[0][0].value)


def test_a_promise_names_the_step_that_breaks_it_first() -> None:
    by_id = dict(zip(column("Promises", "id"), column("Promises", "Breaks at"), strict=True))
    why = dict(zip(column("Promises", "id"), column("Promises", "Why"), strict=True))

    assert f"{LONG} → {EMOJI}" == by_id["form->newsletter"]
    assert f"{LONG} → {SCRIPT}" == by_id["form->regional"]
    assert "carried by hand" == why["form->regional"]
    assert f"{EMOJI} → {SCRIPT}" == by_id["footer->regional"]
    assert "" == by_id["footer->newsletter"] == why["footer->newsletter"]


def test_a_promise_that_nothing_is_known_of_says_why_it_is_certain() -> None:
    result = small_result()
    broken = next(each for each in result.promises if each.drops and each.certain)
    nowhere = Facet("relay", "", "crm")
    changed = (
        msgspec.structs.replace(broken, drops=()),
        msgspec.structs.replace(broken, drops=(Drop(nowhere, nowhere, "", DropReason.NO_FLOW, ""),)),
        msgspec.structs.replace(broken, verdict=Verdict.LATE, route=(), drops=(), freeze=3600),
    )
    result = msgspec.structs.replace(result, promises=changed)

    assert ["", f"{LONG} → {LONG}", FREEZE] == column("Promises", "Breaks at", result)
    assert [broken.certain, "no flow is written down", "the slowest step of the way"] == column(
        "Promises", "Why", result
    )


def test_hours_are_numbers_and_what_has_no_end_says_so() -> None:
    result = small_result()
    endless = msgspec.structs.replace(result.promises[1], arrival=UNBOUNDED)
    more = msgspec.structs.replace(result, promises=(*result.promises, endless))

    arrives = column("Promises", "Arrives within hours", more)

    assert [169, 168, 0, "", 0, "", "no end"] == arrives
    assert {48} == set(column("Promises", "Limit hours", more))


def test_verdicts_and_severities_carry_their_tone() -> None:
    verdicts = {row[3].value: row[3].look for row in sheet("Promises").rows}
    severities = {row[0].value: row[0].look for row in sheet("Findings").rows}

    assert {
        "kept": Look.KEPT,
        "late": Look.LATE,
        "by hand": Look.HAND,
        "broken": Look.BROKEN,
        "not written down": Look.OPEN,
    } == verdicts
    assert {"critical": Look.CRITICAL, "high": Look.BROKEN, "medium": Look.LATE} == severities


def test_findings_keep_evidence_in_lines_and_say_what_was_accepted() -> None:
    accepted = [each for each in column("Findings", "Accepted") if each]

    assert str(column("Findings", "Evidence")[0]).startswith(f"Path: form, {LONG}, {EMOJI}\n")
    assert [f'until 2027-06-30 by Head of "shop": {PIPE} <ends soon>'] == accepted


def test_a_question_has_an_empty_answer_and_every_key_that_it_fills() -> None:
    question = Question(
        subject=Subject("systems", "crm", "owner"), text="Who?", ask="shop", also=(Subject("systems", "esp", "owner"),)
    )
    result = msgspec.structs.replace(small_result(), questions=(question,))

    assert [""] == column("Questions", "Answer", result)
    assert ["systems/crm/owner\nsystems/esp/owner"] == column("Questions", "Keys", result)
    assert [ARABIC] == column("Questions", "Ask", result)


def test_a_part_stands_above_its_checkpoints() -> None:
    result = small_result()
    parts = tuple(result.frameworks.parts)

    found = sheet("Frameworks", result)

    assert len(found.rows) == len(parts) + sum(len(part.checkpoints) for part in parts)
    assert "all checkpoints" == found.rows[0][2].value
    assert {"met", "half met", "not met", "open"} <= {row[3].value for row in found.rows}


def test_the_first_sheet_tells_whose_stack_it_is_and_what_the_others_show() -> None:
    found = sheet("About")
    told = {row[0].value: row[1].value for row in found.rows}

    assert small_result().name == found.columns[1].heading
    assert "2026-11-01" == told["As of"]
    assert set(NAMES[1:]) <= set(told)
    assert "ValueError" in str(told["order/odd-one"])


def test_without_a_day_the_first_sheet_says_so() -> None:
    told = column("About", "bare", msgspec.structs.replace(small_stack("systems: {crm: {}}"), name="bare"))

    assert told[0] == "No day is written down, so nothing is said about dates."


def test_names_with_commas_can_be_told_apart_in_a_list() -> None:
    stack = small_stack(
        'teams: {a: {name: "Sales, EMEA"}, b: {name: \'The "field"\'}, c: {}}\nsystems: {crm: {used_by: [a, b, c]}}'
    )

    assert ['"Sales, EMEA", "The ""field""", c'] == column("Register", "Used by", stack)


def test_hostile_names_stay_what_they_are() -> None:
    assert {SCRIPT, PIPE, QUOTES, EMOJI, LONG} <= set(column("Register", "Name"))
