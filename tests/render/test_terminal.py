"""What the terminal shows: it fits, it is honest about what it leaves out, and nothing in a name acts on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import msgspec
import pytest

from stackaudit.audit.result import AuditResult, Money
from stackaudit.graph.store_count import StoreCount
from stackaudit.graph.verdict import Verdict
from stackaudit.pipeline import audit, read
from stackaudit.render.questions import questions_terminal
from stackaudit.render.terminal.first_screen import MOST_LINES, terminal
from stackaudit.render.terminal.ink import Ink, columns_of, on_one_line, plain
from tests.check import ROOT
from tests.render.small_result import (
    ARABIC,
    CJK,
    EMOJI,
    LONG,
    NASTY_NAMES,
    PIPE,
    QUOTES,
    SCRIPT,
    small_result,
    small_unknowns,
)

PAINT = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module", params=["corner-shop", "linden-harbour-bank", "sticky-notes"])
def example(request: pytest.FixtureRequest) -> AuditResult:
    return audit(read(ROOT / "inventories" / request.param))


def _too_wide(text: str, width: int = 80) -> list[str]:
    return [line for line in text.splitlines() if columns_of(line) > width]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_first_screen_of_an_example_fits(example: AuditResult) -> None:
    text = terminal(example)

    assert [] == _too_wide(text)
    assert len(text.splitlines()) <= MOST_LINES


def test_verbose_leaves_out_no_finding_and_no_question_of_an_example(example: AuditResult) -> None:
    text = terminal(example, verbose=True)

    said = _words(text)
    assert [] == _too_wide(text)
    assert [] == [each.message for each in example.open_findings if on_one_line(each.message) not in said]
    assert [] == [each.text for each in example.questions if on_one_line(each.text) not in said]
    assert "…" not in text.replace("closes when", "").partition("open question")[2]


def test_the_first_screen_names_every_rule_that_found_something(example: AuditResult) -> None:
    text = _words(terminal(example))

    if "--verbose shows all" not in text:
        assert [] == [group.rule.id for group in example.groups if group.rule.id not in text]


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [80, 120])
def test_nasty_names_fit_too(width: int, verbose: bool) -> None:
    assert [] == _too_wide(terminal(small_result(), Ink(width=width), verbose=verbose), width)


def test_nasty_names_stay_text_with_nothing_escaped() -> None:
    text = _words(terminal(small_result(), verbose=True))

    assert [] == [name for name in NASTY_NAMES if name not in text and name != PIPE]


def test_verbose_shows_the_answers_that_would_change_most() -> None:
    result = msgspec.structs.replace(small_result(), unknowns=small_unknowns())

    text = terminal(result, verbose=True)

    assert "\nTwo answers would change most:\n  1. " in text
    assert [] == _too_wide(text)
    assert "would change most" not in terminal(result)


def test_verbose_shows_evidence_assumptions_and_basis() -> None:
    text = _words(terminal(small_result(), verbose=True))

    assert f"Path: form, {LONG}, {EMOJI}" in text
    assert f"taken at face value: {QUOTES}: taken at face value" in text
    assert all(f"[{basis}]" in text for basis in ("absent", "traced", "stated"))


def test_the_five_numbers_are_there() -> None:
    text = terminal(small_result())

    assert all(
        line in text
        for line in (
            "2 of 6 promises kept as written, 1 confirmed",
            "◔ 1 late  ▨ 1 by hand  ✕ 1 broken  ? 1 not written down",
            "5 places keep a yes or no (2 to 3 guessed, 1 more likely); 3 islands",
            "3 of 10 flows carried by hand",
            "renews, its notice day past",
            "0 of 2 automations let a customer reach a person (1 unanswered)",
        )
    )


def test_large_numbers_fit_too() -> None:
    result = small_result()
    many = msgspec.structs.replace(
        result.numbers,
        promises=10**7,
        by_verdict=dict.fromkeys(Verdict, 10**6),
        stores=StoreCount(10**5, 10**6, 10**6, (), ()),
        flows_live=10**6,
        flows_by_hand=10**6,
        money=Money(9.9e12, 9.9e12),
    )

    text = terminal(msgspec.structs.replace(result, numbers=many))

    assert [] == _too_wide(text)
    assert all(f"1000000 {verdict.value}" in text for verdict in Verdict if verdict is not Verdict.KEPT)


def test_trouble_is_not_hidden() -> None:
    text = _words(terminal(small_result()))

    assert "order/odd-one failed and said nothing: ValueError" in text
    assert "too many routes to follow them all at regional-mail" in text
    assert "1 warning" in text
    assert "1 finding waived" in text


def test_a_waived_finding_is_not_shown_as_open() -> None:
    text = terminal(small_result(), verbose=True)

    assert "3 findings: 1 critical, 1 high, 1 medium" in text
    assert f"{SCRIPT} has no owner | {CJK}." not in _words(text)


def test_a_clean_result_points_to_what_was_checked() -> None:
    clean = msgspec.structs.replace(small_result(), findings=(), questions=(), failures=(), warnings=(), truncated=())

    text = terminal(clean)

    assert "No findings.\n" in text
    assert "No open questions.\n" in text
    assert "stackaudit rules" in text


def test_a_name_cannot_act_on_the_terminal_or_forge_a_line() -> None:
    hostile = "Corp\x1b]0;owned\x07\x1b[2J\r\n\x9b31mNo findings.\u202eevil\u2028x\x00"
    result = small_result()
    finding = msgspec.structs.replace(result.findings[0], message=hostile, evidence=(hostile,), assumptions=(hostile,))
    question = msgspec.structs.replace(result.questions[0], text=hostile, ask=hostile)
    failure = msgspec.structs.replace(result.failures[0], error=hostile)
    result = msgspec.structs.replace(
        result, name=hostile, findings=(finding,), questions=(question,), failures=(failure,), truncated=(hostile,)
    )

    for text in (terminal(result), terminal(result, verbose=True), questions_terminal(result)):
        acting = {letter for letter in text if unicodedata.category(letter) == "Cc"} | (set("\u202e\u2028") & set(text))
        assert {"\n"} == acting
        assert not any(line.startswith("No findings") for line in text.splitlines())


@pytest.mark.parametrize("draw", [terminal, questions_terminal])
def test_colour_changes_no_letter(draw: Callable[[AuditResult, Ink], str]) -> None:
    result = small_result()

    colored = draw(result, Ink(color=True))

    assert draw(result, Ink()) != colored
    assert draw(result, Ink()) == PAINT.sub("", colored)


def test_no_meaning_is_told_by_colour_alone() -> None:
    text = terminal(small_result())

    assert all(word in text for word in ("CRITICAL", "HIGH", "MEDIUM", "late", "broken"))


@pytest.mark.parametrize(
    "text, columns",
    [("abc", 3), (CJK, 2 * len(CJK)), ("e\u0301", 1), ("🦄", 2), ("\u200d\ufe0f", 0), (ARABIC, len(ARABIC)), ("", 0)],
)
def test_columns_are_counted_as_a_terminal_does(text: str, columns: int) -> None:
    assert columns == columns_of(text)


@pytest.mark.parametrize("text", [*NASTY_NAMES, "x" * 300, CJK * 40, f"{LONG} " * 9, "", "a\nb\tc"])
@pytest.mark.parametrize("first", ["", "  - ", "  a label as long as that: ", "  \x1b[31m!\x1b[0m "])
def test_wrapped_lines_fit_and_lose_nothing(first: str, text: str) -> None:
    lines = Ink(width=40).wrapped(text, 4, first)

    assert all(columns_of(PAINT.sub("", line)) <= 40 for line in lines)
    assert "".join((first + text).split()) == "".join("".join(lines).split())


@pytest.mark.parametrize(
    "text, expected",
    [
        ("short", "short"),
        ("longer than ten", "longer th…"),
        (CJK * 2, "顧客デー…"),
        ("a\nb", "a b"),
        ("exactly 10", "exactly 10"),
    ],
)
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, expected: str) -> None:
    assert expected == Ink().shortened(text, 10)


def test_letters_that_join_and_marks_of_other_scripts_are_left_alone() -> None:
    assert [*NASTY_NAMES] == [plain(name) for name in NASTY_NAMES]
    assert PIPE == on_one_line(PIPE)
