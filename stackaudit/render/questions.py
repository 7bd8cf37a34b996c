"""Open questions as a sheet per person: for the terminal, as Markdown, as CSV."""

from __future__ import annotations

import csv
import io
import re

from stackaudit.audit.finding import Question, Subject, Unknown
from stackaudit.audit.result import AuditResult
from stackaudit.render.spreadsheet_text import as_text
from stackaudit.render.terminal.ink import Ink, on_one_line

NOBODY = "Nobody is named yet"
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")


def by_person(result: AuditResult) -> dict[str, list[Question]]:
    """Return the questions by the person to ask, who can decide most first; those without a person last."""
    sheets: dict[str, list[Question]] = {}
    for question in result.questions:
        sheets.setdefault(question.ask or NOBODY, []).append(question)
    weight = {person: len({each for one in asked for each in one.could_change}) for person, asked in sheets.items()}
    order = sorted(sheets, key=lambda person: (person == NOBODY, -weight[person], person))
    return {person: sheets[person] for person in order}


def questions_terminal(result: AuditResult, ink: Ink | None = None) -> str:
    """Return the questions for the terminal."""
    ink = ink or Ink()
    lines = ["", *decisive_lines(result, ink)] if result.unknowns else []
    for person, questions in by_person(result).items():
        lines += ["", ink.paint(f"{ink.shortened(person, 60)} ({len(questions)})", "bold")]
        for question in questions:
            lines += ink.wrapped(_sentence(result, question), 4, "  - ")
    return "\n".join(lines[1:]) + "\n" if lines else "Nothing is left to ask.\n"


def decisive_lines(result: AuditResult, ink: Ink) -> list[str]:
    """Return the answers that would change most, for the terminal; nothing where no verdict hangs on an answer."""
    if not result.unknowns:
        return []
    lines = [ink.paint(f"{decisive_heading(result)}:", "bold")]
    for place, unknown in enumerate(result.unknowns, 1):
        lines += ink.wrapped(_asked(unknown), 5, f"  {place}. ")
    return lines


def decisive_heading(result: AuditResult) -> str:
    """Return the line that stands above the answers that would change most: "Five answers would change most"."""
    count = len(result.unknowns)
    return f"{_NUMBERS[count]} answer{'' if count == 1 else 's'} would change most"


def questions_markdown(result: AuditResult) -> str:
    """Return the questions as Markdown, a heading a person and a box to tick a question."""
    lines = [f"# Open questions: {_markdown(result.name)}"]
    if result.unknowns:
        lines += ["", f"## {decisive_heading(result)}", ""]
        lines += [f"{place}. {_markdown(_asked(each))}" for place, each in enumerate(result.unknowns, 1)]
    for person, questions in by_person(result).items():
        lines += ["", f"## {_markdown(person)}", ""]
        for question in questions:
            lines.append(f"- [ ] {_markdown(_sentence(result, question))}")
            if question.also:
                lines += [f"  - [ ] {_markdown(key_path(subject))}" for subject in question.subjects]
    return "\n".join(lines) + "\n"


def questions_csv(result: AuditResult) -> str:
    """Return the questions as CSV with an empty column for the answer; no cell can start a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("ask", "question", "answer", "could change", "where", "entries", "rule"))
    for person, questions in by_person(result).items():
        for each in questions:
            entries = "; ".join(key_path(subject) for subject in each.subjects)
            row = (person, each.text, "", effect_words(result, each), _where(each), entries, each.rule)
            writer.writerow([as_text(on_one_line(cell)) for cell in row])
    return sheet.getvalue()


def _sentence(result: AuditResult, question: Question) -> str:
    words = effect_words(result, question)
    effect = f" Could change {words}." if words else ""
    where = f" ({_where(question)})" if question.location else ""
    text = question.text if question.text.endswith((".", "?", "!")) else f"{question.text}."
    return f"{text}{effect}{where}"


def effect_words(result: AuditResult, question: Question) -> str:
    """Return what an answer could change: "2 promises and 1 state"; nothing where neither hangs on it."""
    promises = sum(id in result.promise_ids for id in question.could_change)
    waiting = [id for id in question.could_change if id not in result.promise_ids]
    words = [f"{promises} promise{'' if promises == 1 else 's'}"] * bool(promises)
    if len(waiting) == 1:
        words.append(f"the state of {waiting[0]}")
    elif waiting:
        words.append(f"{len(waiting)} states")
    return " and ".join(words)


def _asked(unknown: Unknown) -> str:
    count = len(unknown.promises)
    who = unknown.ask or NOBODY
    where = f" ({_where(unknown)})" if unknown.location else ""
    return f"{who}: {unknown.text} Could change {count} {'promise' if count == 1 else 'promises'}.{where}"


def key_path(subject: Subject) -> str:
    """Return the key to fill in: `systems/crm/backup`."""
    return "/".join(part for part in (subject.noun, subject.id, subject.field) if part)


def _where(question: Question | Unknown) -> str:
    return f"{question.location.file}:{question.location.line}" if question.location else ""


def _markdown(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    flat = on_one_line(text)
    escaped = "".join(f"\\{letter}" if letter in "\\`*_{}[]<>|#~&" else letter for letter in flat)
    return re.sub(r"^(\d*)([-+.)])(?=\s|$)", r"\1\\\2", escaped)
