"""Following one no from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stackaudit.cli.trace import READINGS
from tests.cli.command_line import INVENTORIES, SMALL, CommandLine

BANK = INVENTORIES / "linden-harbour-bank"


@pytest.fixture(autouse=True)
def _inventory(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")


def test_it_shows_where_a_no_gets_to_and_what_becomes_of_it(stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "footer", "small.yaml")

    assert (0, "") == (said.code, said.err)
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]
    assert all(text in said.out for text in ("A no said at", "It gets to", "kept", "newsletter"))


@pytest.mark.parametrize("reading", READINGS)
def test_every_reading_has_its_json(reading: str, stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "newsletter-footer", BANK, "--reading", reading, "--format", "json")

    document = json.loads(said.out)
    assert (1, "newsletter-footer", reading) == tuple(document[key] for key in ("stackaudit_trace", "point", "reading"))


def test_one_sender_is_enough(stackaudit: CommandLine) -> None:
    everything, one = (
        json.loads(stackaudit("trace", "newsletter-footer", BANK, "--format", "json", *options).out)
        for options in ([], ["--sender", "email-regional"])
    )

    assert ["newsletter-footer->email-regional"] == [promise["id"] for promise in one["promises"]]
    assert len(everything["promises"]) > 1
    assert everything["arrivals"] == one["arrivals"]


def test_no_point_lists_them(stackaudit: CommandLine) -> None:
    for arguments in (["trace", "small.yaml"], ["trace", "agnt", "small.yaml"], ["trace", "zzz", "small.yaml"]):
        said = stackaudit(*arguments)

        assert (2, "") == (said.code, said.out)
        assert "agent" in said.err


def test_an_inventory_without_points_says_so(stackaudit: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("stackaudit: 1\nsystems: {crm: {}}\n", encoding="utf-8")

    assert "none in this inventory" in stackaudit("trace", "bare.yaml").err


@pytest.mark.parametrize("sender, hint", [("newsleter", "did you mean `newsletter`?"), ("zzz", "there are newsletter")])
def test_an_unknown_sender_is_2_with_the_nearest(sender: str, hint: str, stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "footer", "small.yaml", "--sender", sender)

    assert (2, "") == (said.code, said.out)
    assert hint in said.err


def test_every_point_of_the_bank_fits_the_screen(stackaudit: CommandLine) -> None:
    points = json.loads(stackaudit("audit", BANK, "--format", "json").out)["promises"]

    for point in sorted({promise["point"] for promise in points}):
        said = stackaudit("trace", point, BANK)

        assert 0 == said.code
        assert [] == [line for line in said.out.splitlines() if len(line) > 80]
