"""Says what is wrong with text that is no YAML, in words of the person who typed it."""

from __future__ import annotations

from typing import Any, Final

import yaml

from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.source_text import SourceText

_UNCLOSED_QUOTE: Final = "found unexpected end of stream"

# What the parser says, what a person would say, and how to write it instead.
_WORDS: Final = (
    ("mapping values are not allowed", "a second colon in one line", "quotes around a text that has a colon in it"),
    ("did not find expected key", "this line does not fit the lines above", "the indentation of its neighbours"),
    ("expected <block end>", "this line does not fit the lines above", "the indentation of its neighbours"),
    ("could not find expected ':'", "a key without its colon", "`key: value`"),
    ("did not find expected ',' or", "a bracket is never closed, or a comma is missing", "`[a, b]` or `{a: 1, b: 2}`"),
    ("expected ',' or", "a bracket is never closed, or a comma is missing", "`[a, b]` or `{a: 1, b: 2}`"),
    (_UNCLOSED_QUOTE, "a quote is never closed", "a closing quote"),
    ("did not find expected <document start>", "something stands behind the end", "one map of keys and values"),
    ("expected '<document start>'", "something stands behind the end", "one map of keys and values"),
    ("did not find expected node content", "a value is missing here", "a value between two commas"),
    ("block sequence entries are not allowed", "a `-` in the middle of a line", "each `-` on a line of its own"),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above",
        "`- ` in the column of the others",
    ),
)
_TAB: Final = ("a tab in the indentation", "spaces; YAML allows no tabs there")
_RESERVED: Final = "quotes around a text that starts with % @ ` & * ! | > or a bracket"


def report_syntax_error(source: SourceText, log: ProblemLog, error: yaml.YAMLError) -> None:
    """Note where the file stops being YAML, and why."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = _mark(source, getattr(error, "problem_mark", None)) or Mark(source)
    start = _mark(source, getattr(error, "context_mark", None))
    if start is not None and said.startswith(_UNCLOSED_QUOTE):
        # The parser points at the end of the file; the quote that was opened is what people look for.
        place, start = start, place
    message, expected = _in_words(source.line(place.line), said)
    other = None if start is None or (start.line, start.column) == (place.line, place.column) else start
    log.error("syntax", place, f"this is no YAML: {message}", expected=expected, other=other)


def _mark(source: SourceText, mark: Any) -> Mark | None:
    return Mark(source, *_inside(source, mark.line + 1, mark.column + 1)) if mark is not None else None


def _inside(source: SourceText, line: int, column: int) -> tuple[int, int]:
    """Return the place, or the end of the last line that says something where the parser points behind the file."""
    if line <= len(source.lines) and source.line(line).strip():
        return line, column
    for number in range(min(line, len(source.lines)), 0, -1):
        if text := source.line(number).rstrip():
            return number, len(text) + 1
    return 1, 1


def _in_words(line: str, said: str) -> tuple[str, str]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    for start, message, expected in _WORDS:
        if said.startswith(start):
            return message, expected
    return said, _RESERVED if "cannot start any token" in said else ""
