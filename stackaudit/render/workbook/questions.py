"""Every open question as a row with an empty cell for its answer and the keys that the answer belongs to."""

from __future__ import annotations

from stackaudit.audit.finding import Question
from stackaudit.audit.result import AuditResult
from stackaudit.render.html.table import written_at
from stackaudit.render.questions import by_person, effect_words, key_path
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import Cell, Column, Look, Sheet, columns, text


def questions(result: AuditResult, names: Names) -> Sheet:
    """Return the questions by the person to ask: who can decide most comes first."""
    return Sheet(
        name="Questions",
        about="What nobody has answered yet, by the person to ask. Write the answers into the empty column.",
        columns=columns(
            Column(heading="Ask", most=32),
            Column(heading="Question", most=70),
            Column(heading="Answer", read_back=True, least=36),
            Column(heading="Could change", most=28),
            Column(heading="Keys", read_back=True, most=50),
            "Rule",
            "Written at",
        ),
        rows=tuple(
            _row(result, names.of("teams", person), question)
            for person, asked in by_person(result).items()
            for question in asked
        ),
        frozen=1,
    )


def _row(result: AuditResult, person: str, question: Question) -> tuple[Cell, ...]:
    return (
        text(person),
        text(question.text),
        Cell("", Look.ANSWER),
        text(effect_words(result, question)),
        text("\n".join(key_path(subject) for subject in question.subjects)),
        text(question.rule),
        text(written_at(question.location)),
    )
