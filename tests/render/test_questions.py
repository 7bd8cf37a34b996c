"""Questions by person: in order, whole, and as harmless text in every format."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from stackaudit.audit.finding import Question, Subject
from stackaudit.audit.result import AuditResult
from stackaudit.render.questions import NOBODY, by_person, questions_csv, questions_markdown, questions_terminal
from stackaudit.render.spreadsheet_text import FORMULA_STARTS
from stackaudit.render.terminal.ink import columns_of
from tests.render.small_result import ARABIC, EMOJI, QUOTES, small_result, small_unknowns


def _asking(*questions: Question) -> AuditResult:
    return msgspec.structs.replace(small_result(), questions=questions)


def _question(text: str = "Who?", ask: str = "", could_change: tuple[str, ...] = ()) -> Question:
    return Question(subject=Subject("systems", "crm"), text=text, ask=ask, could_change=could_change, rule="a/b")


def _cells(result: AuditResult) -> list[list[str]]:
    return list(csv.reader(io.StringIO(questions_csv(result))))


def test_who_can_decide_most_comes_first_and_nobody_last() -> None:
    result = _asking(
        _question(could_change=("1", "2", "3", "4")),
        _question(ask="Zoe", could_change=("1", "2")),
        _question(ask="Ann", could_change=("1",)),
        _question(ask="Ann", could_change=("1",)),
        _question(ask="Bob", could_change=("5",)),
    )

    assert ["Zoe", "Ann", "Bob", NOBODY] == list(by_person(result))


def test_the_terminal_shows_each_question_under_its_person() -> None:
    text = questions_terminal(small_result())

    assert f"{ARABIC} | shop (1)\n  - Does " in text
    assert "Could change 1 promise. (stack.yaml:27)" in " ".join(text.split())
    assert f"\n\n{NOBODY} (1)\n" in text
    assert [] == [line for line in text.splitlines() if columns_of(line) > 80]


def test_the_answers_that_would_change_most_stand_on_top() -> None:
    result = msgspec.structs.replace(small_result(), unknowns=small_unknowns())

    terminal, markdown = questions_terminal(result), questions_markdown(result)

    assert terminal.startswith(f"Two answers would change most:\n  1. {ARABIC} | shop: Are all flows ")
    assert "2. Nobody is named yet: In which regions" in terminal
    assert "Could change 2 promises. (stack.yaml:17)" in " ".join(terminal.split())
    assert [] == [line for line in terminal.splitlines() if columns_of(line) > 80]
    assert "## Two answers would change most" == markdown.splitlines()[2]
    assert f"1. {ARABIC} \\| shop: Are all flows into and out of \\</script\\>" in markdown


def test_where_no_verdict_hangs_on_an_answer_no_heading_says_so() -> None:
    assert "would change most" not in questions_terminal(small_result()) + questions_markdown(small_result())


def test_nothing_to_ask_is_said() -> None:
    assert "Nothing is left to ask.\n" == questions_terminal(_asking())
    assert questions_markdown(_asking()).startswith("# Open questions: ")
    assert 1 == len(_cells(_asking()))


def test_markdown_has_a_heading_a_person_and_a_box_a_question() -> None:
    lines = questions_markdown(small_result()).splitlines()

    assert [f"## {ARABIC} \\| shop", f"## {NOBODY}"] == [line for line in lines if line.startswith("## ")]
    assert 2 == sum(line.startswith("- [ ] ") for line in lines)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("</script><img src=x>", "\\</script\\>\\<img src=x\\>"),
        ("A | B", "A \\| B"),
        ("[again](x) *b* _i_ `c` # ~~s~~", "\\[again\\](x) \\*b\\* \\_i\\_ \\`c\\` \\# \\~\\~s\\~\\~"),
        ("back\\slash {x}", "back\\\\slash \\{x\\}"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("two\n\n# lines", "two \\# lines"),
        ("- a list", "\\- a list"),
        ("1. a list", "1\\. a list"),
        ("+ a list", "\\+ a list"),
        ("1.5 days", "1.5 days"),
        ("-> there", "-\\> there"),
        (EMOJI, EMOJI),
        ("\x1b[31mred", "\ufffd\\[31mred"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, expected: str) -> None:
    assert f"- [ ] {expected}." == questions_markdown(_asking(_question(text))).splitlines()[-1]


def test_the_sheet_has_a_column_for_the_answer_and_keeps_every_name() -> None:
    head, first, second = _cells(small_result())

    assert ["ask", "question", "answer", "could change", "where", "entries", "rule"] == head
    assert [f"{ARABIC} | shop", f"Does {QUOTES} tell {EMOJI} who said no?", "", "1 promise", "stack.yaml:27"] == first[
        :5
    ]
    assert NOBODY == second[0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_no_cell_of_the_sheet_starts_a_formula(start: str) -> None:
    hostile = f"{start}cmd|' /C calc'!A0"
    question = Question(
        subject=Subject("systems", "crm"), text=hostile, ask=hostile, rule=hostile, could_change=("one",)
    )

    cells = [cell for row in _cells(_asking(question)) for cell in row]

    assert 3 == sum(cell.endswith("cmd|' /C calc'!A0") for cell in cells)
    assert [] == [cell for cell in cells if cell.startswith(FORMULA_STARTS)]


def test_a_cell_has_one_line_and_no_control_character() -> None:
    text = "one\r=two\nthree\x1b[31m\x00"

    cells = [cell for row in _cells(_asking(_question(text))) for cell in row]

    assert "one =two three\ufffd[31m\ufffd" == cells[8]
