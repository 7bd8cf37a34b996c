"""The sections before the appendix: scope, numbers, strengths, dates, questions."""

from __future__ import annotations

import msgspec

from stackaudit.audit.result import AuditResult, Money
from stackaudit.model.answer import NOT_ASKED, YES
from stackaudit.model.company import Complete
from stackaudit.render.html.dates import Dates, dates
from stackaudit.render.html.directory import directory, href
from stackaudit.render.html.looked_at import LookedAt, looked_at
from stackaudit.render.html.numbers import five_numbers, opening_line
from stackaudit.render.html.questions import decisive, people
from stackaudit.render.html.strengths import strengths
from tests.render.small_result import ARABIC, CJK, EMOJI, LONG, SCRIPT, small_result, small_unknowns


def test_the_opening_line_has_promises_stores_and_islands() -> None:
    assert (
        "2 of 6 promises kept as written (1 confirmed); 5 stores where 2 to 3 were guessed; 3 islands."
        == opening_line(small_result())
    )


def test_the_five_numbers_are_counts_that_lead_to_their_tables() -> None:
    numbers = five_numbers(small_result())

    assert ["2 of 6", "5", "3 of 10", "64\u202f000 EUR", "0 of 2"] == [f"{n.figure} {n.of}".strip() for n in numbers]
    assert ["#promises", "#stores", "#flows", "#dates", "#automations"] == [number.href for number in numbers]


def test_what_nobody_said_is_told_beside_the_number() -> None:
    _, _, by_hand, _, to_a_person = five_numbers(small_result())

    assert "1 where nobody said how" in by_hand.details
    assert "1 not answered" in to_a_person.details


def test_money_is_open_without_a_day_that_stands_for_today() -> None:
    result = small_result()
    numbers = msgspec.structs.replace(result.numbers, money=Money(None, None))

    due = five_numbers(msgspec.structs.replace(result, numbers=numbers))[3]

    assert ("?", ("No as_of date says what today is",)) == (due.figure, due.details)


def test_scope_says_who_confirmed_which_list() -> None:
    seen = looked()

    assert [(LONG, "IT | applications"), (EMOJI, "")] == [(each.system.text, each.by) for each in seen.confirmed]
    assert seen.complete.startswith("For 2 of 12 systems")
    assert seen.openness.startswith("Of what a workshop asks for 35\u00a0% is still open (42 of 120 answers)")


def test_scope_says_when_everything_or_nothing_is_confirmed() -> None:
    everything, nothing = looked(Complete(everything=True)), looked(Complete())

    assert everything.complete.startswith("All flows of all systems")
    assert nothing.complete.startswith("Nobody confirmed yet")


def test_there_are_at_most_three_strengths_and_each_rests_on_entries() -> None:
    found = strengths(directory(small_result()))

    assert ["1 promise", "Run by", "Carries preferences"] == [" ".join(line.claim.split()[:2]) for line in found]
    assert all(line.rests_on for line in found)
    assert [CJK] == [link.text for link in found[1].rests_on]


def test_a_store_with_history_and_proof_is_a_strength() -> None:
    result = small_result()
    stores = dict(result.stack.preference_stores)
    stores["crm"] = msgspec.structs.replace(stores["crm"], history="change-log", proof=YES)
    stack = msgspec.structs.replace(result.stack, preference_stores=stores)

    claims = {line.claim: line.rests_on for line in strengths(directory(msgspec.structs.replace(result, stack=stack)))}

    assert [LONG] == [link.text for link in claims["Keeps a history of each answer and could prove it."]]


def test_renewals_stand_in_the_order_of_the_day_to_decide() -> None:
    found = due(esp_notice=120)

    assert [("2026-12-01", "soon"), ("not known, before 2026-12-31", "soon")] == [
        (each.decide_by, each.state) for each in found.renewals
    ]
    assert [EMOJI, LONG] == [each.system.text for each in found.renewals]
    assert ("2026-11", "2027-10") == (found.months[0], found.months[-1])


def test_a_passed_day_stays_in_sight_until_the_renewal() -> None:
    first, _ = due(esp_notice=180).renewals

    assert ("2026-10-02", "passed", 0) == (first.decide_by, first.state, first.bar.start)


def test_without_today_there_are_no_next_twelve_months() -> None:
    result = small_result()
    company = msgspec.structs.replace(result.stack.company, as_of=NOT_ASKED)
    stack = msgspec.structs.replace(result.stack, company=company)

    found = dates(directory(msgspec.structs.replace(result, stack=stack)))

    assert () == found.renewals
    assert found.note.startswith("No as_of date")


def test_questions_go_to_people_and_the_most_decisive_comes_first() -> None:
    first, second = people(directory(small_result()))

    assert (f"{ARABIC} | shop", "1 question, could settle 1 promise") == (first.name, first.summary)
    assert "Nobody is named yet" == second.name
    assert "stack.yaml:27" == first.questions[0].place


def test_the_answers_that_would_change_most_lead_to_their_entries_and_promises() -> None:
    first, second = decisive(directory(msgspec.structs.replace(small_result(), unknowns=small_unknowns())))

    assert (f"{ARABIC} | shop", "flows_complete", "stack.yaml:17") == (first.ask, first.field, first.place)
    assert ("#system/desk", 2) == (first.about.href, len(first.promises))
    assert ("", "company") == (second.ask, second.about.text)


def test_a_name_with_blanks_and_signs_becomes_a_link_that_is_safe() -> None:
    assert "#promise/a-%3Eb%20%3Cc%3E%22" == href('promise/a->b <c>"')
    assert SCRIPT not in href(SCRIPT)


def looked(complete: Complete | None = None) -> LookedAt:
    result = small_result()
    if complete is not None:
        company = msgspec.structs.replace(result.stack.company, flows_complete=complete)
        result = msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, company=company))
    return looked_at(directory(result))


def due(esp_notice: int) -> Dates:
    result: AuditResult = small_result()
    systems = dict(result.stack.systems)
    systems["esp"] = msgspec.structs.replace(systems["esp"], notice_days=esp_notice)
    return dates(
        directory(msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems)))
    )
