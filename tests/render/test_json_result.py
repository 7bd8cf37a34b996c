"""The JSON result: its shape is documented, versioned and strict."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from stackaudit.audit.result import AuditResult, Money
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.traces import trace
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.pipeline import audit, read, read_text
from stackaudit.render.json_result import json_result, json_trace, result_schema
from stackaudit.render.json_shapes import VERSION
from tests.check import ROOT
from tests.render.small_result import SCRIPT, small_result, small_unknowns

BY_HAND_WITHOUT_A_DATE = """\
stackaudit: 1
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email]}
  esp: {in: esp, covers: [email]}
collection_points: {agent: {writes: crm, covers: [email]}}
senders: {newsletter: {system: esp, channel: email, checks: esp}}
flows: [{from: crm, to: esp, carries: [preferences], how: manual, every: ad-hoc}]
"""


def _strict(text: str) -> Any:
    def refuse(word: str) -> float:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(text, parse_constant=refuse)


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in _numbers(each)]
    if isinstance(value, list):
        return [number for each in value for number in _numbers(each)]
    return [value] if isinstance(value, float) else []


@pytest.fixture(scope="module")
def small() -> Any:
    return _strict(json_result(small_result()))


def test_it_tells_its_version_first(small: Any) -> None:
    assert VERSION == small["stackaudit_result"]
    assert "stackaudit_result" == next(iter(small))


def test_the_documented_keys_are_all_there(small: Any) -> None:
    expected = [
        "stackaudit_result",
        "name",
        "as_of",
        "systems",
        "numbers",
        "promises",
        "islands",
        "frameworks",
        "findings",
        "questions",
        "unknowns",
        "rules",
        "failures",
        "warnings",
        "silenced",
        "truncated",
    ]

    assert expected == list(small)


def test_it_fits_its_schema(small: Any) -> None:
    schema = result_schema()
    Draft202012Validator.check_schema(schema)

    assert [] == [error.message for error in Draft202012Validator(schema).iter_errors(small)]


@pytest.mark.parametrize("key", ["findings", "promises", "numbers", "name", "stackaudit_result"])
def test_the_schema_demands_what_is_documented(key: str, small: Any) -> None:
    lacking = {name: value for name, value in small.items() if name != key}

    assert not Draft202012Validator(result_schema()).is_valid(lacking)


def test_the_schema_says_which_version_it_is_of() -> None:
    assert f"urn:stackaudit:result:{VERSION}" == result_schema()["$id"]


def test_names_stay_as_they_are(small: Any) -> None:
    result = small_result()

    assert result.name == small["name"]
    assert [finding.message for finding in result.findings] == [finding["message"] for finding in small["findings"]]
    assert SCRIPT in json_result(result)


def test_a_finding_has_its_place_fingerprint_and_waiver(small: Any) -> None:
    critical, waived = small["findings"][0], small["findings"][-1]

    assert {"file": "stack.yaml", "line": 60, "column": 3} == critical["place"]
    assert "reach/no-never-arrives@footer->regional" == critical["fingerprint"]
    assert critical["waived"] is None
    assert "2027-06-30" == waived["waived"]["until"]


def test_a_failure_is_named_without_its_traceback(small: Any) -> None:
    assert ["order/odd-one"] == [failure["rule"] for failure in small["failures"]]
    assert "Traceback" not in json.dumps(small)


def test_an_unknown_has_its_person_its_promises_and_its_place() -> None:
    result = msgspec.structs.replace(small_result(), unknowns=small_unknowns())

    document = _strict(json_result(result))
    first, second = document["unknowns"]

    assert ("systems", "desk", "flows_complete") == (first["noun"], first["id"], first["field"])
    assert (["branch->newsletter", "footer->regional"], 17) == (first["promises"], first["place"]["line"])
    assert ("company", "", None, None) == (second["noun"], second["id"], second["ask"], second["place"])
    assert Draft202012Validator(result_schema()).is_valid(document)


def test_waits_are_hours(small: Any) -> None:
    late = next(promise for promise in small["promises"] if promise["verdict"] == "late")

    assert (168.0, 1.0, 48.0) == (late["arrival_hours"], late["freeze_hours"], late["limit"]["hours"])


def test_what_nothing_bounds_is_null_and_said() -> None:
    result = small_result()
    endless = msgspec.structs.replace(result.promises[0], arrival=UNBOUNDED)

    promise = _strict(json_result(msgspec.structs.replace(result, promises=(endless,))))["promises"][0]

    assert (None, True) == (promise["arrival_hours"], promise["unbounded"])


def test_a_real_route_that_nothing_bounds_is_null_too() -> None:
    document = _strict(json_result(audit(read_text(BY_HAND_WITHOUT_A_DATE))))

    assert [] == [number for number in _numbers(document) if number > 1e6]


def test_a_limit_tells_its_name_its_kind_and_whether_it_is_met() -> None:
    promises = json.loads(json_result(small_result()))["promises"]

    limits = [limit for promise in promises for limit in promise["limits"]]
    act = next(limit for limit in limits if limit["id"] == "us-can-spam")
    assert ("CAN-SPAM Act", "statute", "identifier") == (act["name"], act["hard"], act["request_scope"])
    assert {True, False} <= {limit["met"] for limit in limits} <= {True, False, None}


def test_a_limit_without_end_is_null() -> None:
    result = small_result()
    endless = msgspec.structs.replace(result.promises[0].limit, hours=float("inf"))
    promise = msgspec.structs.replace(result.promises[0], limit=endless, limits=(endless,))

    shown = _strict(json_result(msgspec.structs.replace(result, promises=(promise,))))["promises"][0]

    assert shown["limit"]["hours"] is None


def test_money_without_a_date_is_null() -> None:
    result = small_result()
    numbers = msgspec.structs.replace(result.numbers, money=Money(None, None))

    shown = _strict(json_result(msgspec.structs.replace(result, numbers=numbers)))["numbers"]

    assert (None, None) == (shown["renews_past_notice"], shown["renews_soon"])


def test_the_numbers_are_those_of_the_result(small: Any) -> None:
    result = small_result()

    assert result.numbers.promises == sum(small["numbers"]["by_verdict"].values()) == len(small["promises"])
    assert (result.openness.asked, result.openness.open) == (
        small["numbers"]["answers_asked"],
        small["numbers"]["answers_open"],
    )


@pytest.mark.parametrize("example", ["corner-shop", "linden-harbour-bank", "sticky-notes"])
def test_the_examples_are_strict_json_that_fits_the_schema(example: str) -> None:
    result: AuditResult = audit(read(ROOT / "inventories" / example))

    document = _strict(json_result(result))

    assert [] == [error.message[:200] for error in Draft202012Validator(result_schema()).iter_errors(document)]
    assert [promise.id for promise in result.promises] == [promise["id"] for promise in document["promises"]]


def test_a_trace_tells_its_version_and_where_the_no_got_to() -> None:
    stack = read_text(BY_HAND_WITHOUT_A_DATE).stack
    book = PromiseBook(stack)

    followed = trace(book, stack.collection_points["agent"], Reading.AS_WRITTEN)
    document = _strict(json_trace(book.stack, followed, book.promises()))

    assert VERSION == document["stackaudit_trace"]
    assert "as-written" == document["reading"]
    assert {"crm", "esp"} == {arrival["system"] for arrival in document["arrivals"]}
    assert {"crm": False, "esp": True} == {each["system"]: each["by_hand"] for each in document["arrivals"]}
