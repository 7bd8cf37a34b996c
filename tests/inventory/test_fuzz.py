"""Broken inventories of every kind: each is loaded or refused with problems, nothing else ever happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from stackaudit.inventory.load import Loaded, load_text
from stackaudit.inventory.problems import InventoryError

HERE = Path(__file__).parent
SEEDS = [HERE / "every_noun.yaml", HERE.parents[1] / "inventories" / "sticky-notes" / "stack.yaml"]
SPICE = [
    "unknown", "none", "no", "yes", "~", "[]", "{}", "[", "}", ":", "- ", "\t", "\n", "  ", "&a", "*a", "<<: *a", "!x",
    "'", '"', "|", ">", "#", "?", "---", "...", "%", "1e999", "-1", "9" * 30, "0 2 * * *", "P1Y", "system/store", "->",
    "\x00", "\u2028", "\ufeff", "\ud83d", "é😀", "null", "2026-02-30", "true", "crm", "all", "via:", "*", "email/",
]  # fmt: skip


def test_five_hundred_mutations_are_loaded_or_refused() -> None:
    mutate_and_load(500)


@pytest.mark.slow
def test_ten_thousand_mutations_are_loaded_or_refused() -> None:
    mutate_and_load(10_000)


def mutate_and_load(count: int) -> None:
    dice = random.Random(20261101)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    for number in range(count):
        text = mutated(texts[number % len(texts)], dice)

        outcome = loaded_or_refused(text)

        assert outcome.problems if isinstance(outcome, InventoryError) else outcome.stack.systems, text
        assert str(outcome), text


def loaded_or_refused(text: str) -> Loaded | InventoryError:
    try:
        return load_text(text)
    except InventoryError as error:
        return error


def mutated(text: str, dice: random.Random) -> str:
    lines = text.splitlines()
    for _ in range(dice.randint(1, 3)):
        first, second = dice.randrange(len(lines)), dice.randrange(len(lines))
        match dice.randrange(7):
            case 0:
                del lines[first]
                lines = lines or [""]
            case 1:
                lines.insert(first, lines[second])
            case 2:
                lines[first], lines[second] = lines[second], lines[first]
            case 3:
                words = lines[first].split(" ")
                words[dice.randrange(len(words))] = dice.choice(SPICE)
                lines[first] = " ".join(words)
            case 4:
                place = dice.randint(0, len(lines[first]))
                lines[first] = lines[first][:place] + dice.choice(SPICE) + lines[first][place:]
            case 5:
                place = dice.randint(0, len(lines[first]))
                lines[first] = lines[first][:place] + chr(dice.randrange(0x3000)) + lines[first][place + 1 :]
            case _:
                lines = lines[: first + 1]
                lines[first] = lines[first][: dice.randint(0, len(lines[first]))]
    return "\n".join(lines)
