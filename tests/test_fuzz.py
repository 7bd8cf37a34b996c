"""The example inventories, spoiled in every way: each is refused with problems or audited, nothing else ever happens."""

from __future__ import annotations

import random
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

from stackaudit.inventory.load import Loaded
from stackaudit.inventory.problems import InventoryError
from stackaudit.pipeline import audit, read
from stackaudit.render.html.report import html
from stackaudit.render.json_result import json_result
from stackaudit.render.pictures import pictures
from stackaudit.render.terminal.first_screen import terminal
from stackaudit.render.terminal.ink import Ink

EXAMPLES = Path(__file__).parents[1] / "inventories"
NAMES = ("linden-harbour-bank", "corner-shop", "sticky-notes")
WORD = re.compile(r"[^\s,:\[\]{}]+")
HANGS_AFTER = 120
"""Seconds; hundreds of times what a case takes, so that only a case without an end gets there."""

NASTY = (
    "unknown", "none", "no", "yes", "partly", "all", "~", "null", "true", "[]", "{}", "''", "0", "-1", "1e999", ".nan",
    "9" * 30, "0.5", "now", "ad-hoc", "3bd", "999999999999d", "P1Y", "PT0S", "0 2 * * 1-5 Europe/Copenhagen",
    "0 0 31 2 * UTC", "* * * * *", "2026-02-30", "0001-01-01", "9999-12-31", "manual", "lookup", "both", "event", "file",
    "crm", "esp", "map", "crm/crm", "crm/esp", "email", "*", "*/marketing", "email/service", "email/marketing.newsletter",
    "[email, sms]", "{by: crm}", "[[]]", "&a x", "*a", "<<", "!!python/object:os.system x", "'", '"', "|", ">", "- -", "?",
    "%YAML 1.1", "---", "...", "\t", "#", "@", "`", "é😀", "مرحبا", "\u202e", "\u2028", "\ufeff", "\x00", "<script>",
    "x" * 5000, "->", "a->b", "../..", "yes-only", "no-only", "row-delete", "[withdraw]", "[give]", "planned", "retired",
)  # fmt: skip


class Case(NamedTuple):
    """One file of an example, spoiled."""

    number: int
    inventory: Path
    file: Path
    text: str


def test_some_spoiled_inventories_are_read_or_refused(tmp_path: Path) -> None:
    read_them(tmp_path, 300)


@pytest.mark.slow
def test_ten_thousand_spoiled_inventories_are_read_or_refused(tmp_path: Path) -> None:
    read_them(tmp_path, 10_000)


def test_some_spoiled_inventories_are_audited(tmp_path: Path) -> None:
    audit_them(tmp_path, 40)


@pytest.mark.slow
def test_five_hundred_spoiled_inventories_are_audited(tmp_path: Path) -> None:
    audit_them(tmp_path, 500)


def read_them(folder: Path, count: int) -> None:
    refused = 0
    for case in cases(folder, count):
        outcome = read_or_refused(case)

        if isinstance(outcome, InventoryError):
            assert outcome.problems, case
            assert str(outcome), case
            refused += 1
        else:
            assert outcome.stack.systems, case

    assert 0 < refused < count


def audit_them(folder: Path, count: int) -> None:
    """Audit as many inventories as asked for that could still be read."""
    left = count
    for case in cases(folder, 20 * count):
        outcome = read_or_refused(case)
        if isinstance(outcome, Loaded):
            audited(case, outcome)
            left -= 1
        if not left:
            break

    assert left == 0


def audited(case: Case, inventory: Loaded) -> None:
    with bounded(case):
        result = audit(inventory)
        texts = [terminal(result, Ink(False), verbose=True), json_result(result)]
        # Pages take far longer than everything else.
        texts += [html(result, pictures(result))] if case.number % 10 == 0 else []

    assert not result.failures, (case.number, result.failures)
    assert result.stack.systems, case
    assert all(texts), case


def read_or_refused(case: Case) -> Loaded | InventoryError:
    whole = case.file.read_text(encoding="utf-8")
    case.file.write_text(case.text, encoding="utf-8", errors="surrogatepass", newline="")
    try:
        with bounded(case):
            return read(case.inventory)
    except InventoryError as error:
        return error
    finally:
        case.file.write_text(whole, encoding="utf-8", newline="")


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield spoiled files, in turn of the examples; the same ones every time."""
    copies = [Path(shutil.copytree(EXAMPLES / name, folder / name)) for name in NAMES]
    files = [sorted(copy.rglob("*.yaml")) for copy in copies]
    for number in range(count):
        dice = random.Random(number)
        turn = number % len(copies)
        file = dice.choice(files[turn])
        yield Case(number, copies[turn], file, spoiled(file.read_text(encoding="utf-8"), dice))


def spoiled(text: str, dice: random.Random) -> str:
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        text = dice.choice(
            (without_a_line, line_twice, lines_swapped, indented, word_replaced, word_replaced, cut, noise)
        )(text, dice)
    return text


def without_a_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    first = dice.randrange(len(lines))
    return "\n".join(lines[:first] + lines[first + dice.choice((1, 1, 3, 10)) :])


def line_twice(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))
    return "\n".join(lines)


def lines_swapped(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def indented(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    lines[at] = dice.choice(("", " ", "  ", "    ", "\t")) + lines[at][dice.choice((0, 1, 2, 4)) :]
    return "\n".join(lines)


def word_replaced(text: str, dice: random.Random) -> str:
    words = list(WORD.finditer(text))
    if not words:
        return dice.choice(NASTY)
    word = dice.choice(words)
    other = dice.choice(NASTY) if dice.random() < 0.7 else dice.choice(words)[0]
    return text[: word.start()] + other + text[word.end() :]


def cut(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)] if dice.random() < 0.3 else word_replaced(text, dice)


def noise(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    length = dice.randint(1, 5)
    return text[:at] + "".join(chr(dice.randrange(0x110000)) for _ in range(length)) + text[at + dice.randint(0, 3) :]


@contextmanager
def bounded(case: Case) -> Iterator[None]:
    """Fail a case that does not end, where the platform has alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def too_long(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"no end after {HANGS_AFTER} s: {case}")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(HANGS_AFTER)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
