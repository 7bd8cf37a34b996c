"""The renewal time-line: by the last day to decide, passed ones apart, money as area, what is not known said so."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.spend import Contract, Idle
from stackaudit.model.answer import NONE, NOT_ASKED
from stackaudit.model.systems import System
from stackaudit.render.diagram.calendar_axis import CalendarAxis
from stackaudit.render.diagram.renewal_marks import BIGGEST, radius
from stackaudit.render.diagram.renewal_timeline import NO_TODAY, draw, headline, scene
from stackaudit.render.diagram.renewals import agenda
from stackaudit.render.picture_facts_money import renewal_timeline_facts
from tests.render.small_result import EMOJI, LONG, PIPE, SCRIPT, small_result

AXIS = CalendarAxis(date(2026, 11, 1), 0, 100, 465)


def test_contracts_are_parted_by_when_they_can_be_decided() -> None:
    found = agenda(small_result())

    assert ["esp"] == [each.system for each in found.passed]
    assert ["sms", "regional-mail", "crm"] == [each.system for each in found.ahead]
    assert ["warehouse"] == [each.system for each in found.later]
    assert ["desk"] == [each.system for each in found.over]


@pytest.mark.parametrize(
    "contract, group",
    [
        (Contract("crm", "2026-11-30", "2026-10-31", 30, 1.0, ""), "passed"),
        (Contract("crm", "2026-12-01", "2026-11-01", 30, 1.0, ""), "ahead"),
        (Contract("crm", "2026-11-01", None, None, 1.0, ""), "ahead"),
        (Contract("crm", "2026-10-31", "2026-10-01", 30, 1.0, ""), "over"),
        (Contract("crm", "2027-11-30", "2027-10-31", 30, 1.0, ""), "ahead"),
        (Contract("crm", "2027-12-01", "2027-11-01", 30, 1.0, ""), "later"),
    ],
    ids=[
        "passed yesterday",
        "due today",
        "renews today",
        "renewed yesterday",
        "last day of the year",
        "a year from now",
    ],
)
def test_the_days_at_the_borders(contract: Contract, group: str) -> None:
    found = agenda(with_contracts(contract))

    assert ["crm"] == [each.system for each in getattr(found, group)]


def test_passed_ones_stand_first_under_a_heading_of_their_own() -> None:
    labels = scene(small_result()).labels
    place = {label.text: label.ink.y for label in labels}

    passed = next(text for text in place if text.startswith("The day to decide has passed: 1 contract"))
    ahead = next(text for text in place if text.startswith("Still to decide: 3 contracts"))

    assert place[passed] < place[EMOJI] < place[ahead] < place[PIPE] < place[LONG]
    assert "16 days ago" not in place
    assert "30 days ago" in place


def test_a_sum_over_unknown_costs_says_at_least() -> None:
    texts = [label.text for label in scene(small_result()).labels]

    assert any("Still to decide: 3 contracts, at least 64\u202f000" in text for text in texts)
    assert "cost not said" in texts


def test_idle_money_and_decisions_stand_at_the_contract() -> None:
    result = with_contracts(
        Contract("crm", "2027-03-01", "2027-01-01", 59, 9.0, "cancel"), idle=Idle("crm", 4.0, "empty")
    )

    assert "decided: cancel; 4\u00a0EUR idle: empty" in {label.text for label in scene(result).labels}


def test_a_contract_without_notice_has_a_question_mark_and_no_bar() -> None:
    known = with_contracts(Contract("crm", "2027-03-01", "2027-01-01", 59, 9.0, ""))
    unknown = with_contracts(Contract("crm", "2027-03-01", None, None, 9.0, ""))

    assert 1 == draw(known).count("d-open-ring") == draw(known).count("d-notice") - 1
    assert 2 == draw(unknown).count("d-open-ring")
    assert 1 == draw(unknown).count("d-notice")
    assert {"not known", "renews 2027-03-01"} <= {label.text for label in scene(unknown).labels}


def test_the_area_of_a_circle_is_the_cost() -> None:
    assert BIGGEST == radius(400.0, 400.0)
    assert BIGGEST / 2 == radius(100.0, 400.0)
    assert 0 < radius(0.0, 400.0) == radius(0.0, 0.0)


def test_an_unknown_cost_is_no_small_cost() -> None:
    assert radius(None, 400.0) > radius(0.0, 400.0)
    assert "d-money-unsaid" in draw(with_contracts(Contract("crm", "2027-03-01", "2027-01-01", 59, None, "")))


def test_without_a_today_the_picture_says_what_is_missing() -> None:
    result = small_result()
    company = msgspec.structs.replace(result.stack.company, as_of=NOT_ASKED)
    timeless = msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, company=company))

    texts = [label.text for label in scene(timeless).labels]

    assert NO_TODAY in texts
    assert any(text.startswith("With a renewal date: 6 contracts") for text in texts)
    assert "d-today" not in draw(timeless)


def test_a_year_without_decisions_is_a_sentence_and_no_axis() -> None:
    result = with_contracts(Contract("crm", "2029-03-01", "2029-01-01", 59, 9.0, ""))

    texts = [label.text for label in scene(result).labels]

    assert any(text.startswith("No contract with a known renewal date") for text in texts)
    assert "To decide after these twelve months: 1 contract, 9\u00a0EUR a year" in texts
    assert "d-today" not in draw(result)


def test_what_has_no_date_is_listed_below() -> None:
    result = small_result()
    systems = {**result.stack.systems, "page": System(id="page", name="Page", cost=5.0, renews=NONE)}
    endless = msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems))
    money = msgspec.structs.replace(endless.numbers.money, undated=("web",))
    both = msgspec.structs.replace(endless, numbers=msgspec.structs.replace(endless.numbers, money=money))

    texts = {label.text for label in scene(both).labels}

    assert "Paid for, and nobody said when they renew: Web shop" in texts
    assert "Paid for, without a renewal date: Page" in texts


def test_more_than_fit_are_counted_and_all_are_in_the_table() -> None:
    result = many_contracts(60)

    texts = [label.text for label in scene(result).labels]

    assert "Still to decide: 60 contracts, 1\u202f770\u202f000\u00a0EUR a year" in texts
    assert "And 35 more in these twelve months: 1\u202f470\u202f000\u00a0EUR a year" in texts
    assert 60 == len(renewal_timeline_facts(result).rows) - len(result.numbers.money.undated)
    assert headline(agenda(result)).startswith("60 contracts")


def test_a_full_picture_covers_nothing() -> None:
    drawing = scene(many_contracts(60))

    labels = [(a.text, b.text) for a, b in combinations(drawing.labels, 2) if a.ink.overlaps(b.ink)]

    assert [] == labels
    assert all(upper.bottom <= lower.y for upper, lower in pairwise(drawing.boxes))


def test_today_may_be_any_day_of_the_year() -> None:
    result = small_result()
    for day in ("2026-01-01", "2026-01-31", "2026-12-31", "2028-02-29"):
        company = msgspec.structs.replace(result.stack.company, as_of=day)
        drawing = scene(msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, company=company)))

        assert not [(a, b) for a, b in combinations(drawing.labels, 2) if a.ink.overlaps(b.ink)], day
        assert not [label for label in drawing.labels if label.ink.right > 1240], day


def test_days_have_places_in_proportion() -> None:
    assert 100 == AXIS.at(date(2026, 11, 1))
    assert 130 == AXIS.at(date(2026, 12, 1))
    assert 90 == AXIS.at(date(2026, 10, 22))


def test_days_off_the_axis_stand_at_its_ends() -> None:
    assert (0, 465) == (AXIS.at(date(2020, 1, 1)), AXIS.at(date(2030, 1, 1)))


@pytest.mark.parametrize(
    "today, first, last",
    [
        (date(2026, 11, 1), date(2026, 11, 1), date(2027, 10, 1)),
        (date(2026, 11, 2), date(2026, 12, 1), date(2027, 11, 1)),
        (date(2027, 12, 31), date(2028, 1, 1), date(2028, 12, 1)),
    ],
)
def test_the_months_of_a_year_are_the_twelve_that_begin_in_it(today: date, first: date, last: date) -> None:
    months = CalendarAxis(today, 0, 100, 465).months()

    assert (12, first, last) == (len(months), months[0], months[-1])


def test_the_table_tells_passed_from_coming() -> None:
    rows = {row[0]: row for row in renewal_timeline_facts(small_result()).rows}

    assert "the day to decide has passed" == rows[EMOJI][2]
    assert ("not known", "not said") == (rows[SCRIPT][1], rows[SCRIPT][3])


def test_nothing_is_smaller_than_a_projector_shows() -> None:
    assert min(label.size for label in scene(small_result()).labels) >= 11


def with_contracts(*contracts: Contract, idle: Idle | None = None) -> AuditResult:
    result = small_result()
    spend = msgspec.structs.replace(result.frameworks.spend, contracts=contracts, idle=(idle,) if idle else ())
    return msgspec.structs.replace(result, frameworks=msgspec.structs.replace(result.frameworks, spend=spend))


def many_contracts(count: int) -> AuditResult:
    months = [f"{2026 + (10 + n % 12) // 12}-{(10 + n % 12) % 12 + 1:02}-{n % 28 + 1:02}" for n in range(count)]
    days = [max(day, "2026-11-02") for day in months]
    result = with_contracts(
        *(
            Contract(f"s{n:02}", "2027-10-30", day, 30, float(n * 1000), LONG * (n % 2))
            for n, day in enumerate(sorted(days))
        )
    )
    systems = {f"s{n:02}": System(id=f"s{n:02}", name=f"{LONG} {n}") for n in range(count)}
    return msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems))
