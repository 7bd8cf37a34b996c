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


@pytest.mark.parametrize("says", ["no", "yes"])
def test_all_shows_every_pair_within_the_screen(says: str, stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "--all", "--says", says, BANK)

    assert (0, "") == (said.code, said.err)
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]
    assert "Account opening form" in said.out


def test_all_finds_the_same_promises_as_the_audit(stackaudit: CommandLine) -> None:
    audited = json.loads(stackaudit("audit", BANK, "--format", "json").out)["promises"]

    traced = json.loads(stackaudit("trace", "--all", BANK, "--format", "json").out)

    assert (1, "no", audited) == (traced["stackaudit_traces"], traced["says"], traced["promises"])


def test_all_at_one_sender(stackaudit: CommandLine) -> None:
    for says, key in (("no", "promises"), ("yes", "opt_ins")):
        arguments = ("trace", "--all", BANK, "--sender", "push", "--says", says, "--format", "json")
        found = json.loads(stackaudit(*arguments).out)[key]

        assert {"push"} == {each["sender"] for each in found}


def test_a_yes_is_followed_without_a_verdict(stackaudit: CommandLine) -> None:
    shown = stackaudit("trace", "footer", "small.yaml", "--says", "yes")
    document = json.loads(stackaudit("trace", "footer", "small.yaml", "--says", "yes", "--format", "json").out)

    assert shown.out.startswith("A yes said at footer")
    assert ("yes", [], [("newsletter", 0.0)]) == (
        document["says"],
        document["promises"],
        [(each["sender"], each["arrival_hours"]) for each in document["opt_ins"]],
    )


def test_as_of_is_today_by_another_name(stackaudit: CommandLine) -> None:
    days = [
        json.loads(stackaudit("trace", "footer", "small.yaml", "--format", "json", *options).out)["as_of"]
        for options in ([], ["--as-of", "2027-02-01"], ["--today", "2027-02-01"])
    ]

    assert ["2026-11-01", "2027-02-01", "2027-02-01"] == days


def test_the_picture_is_of_one_no(stackaudit: CommandLine) -> None:
    whole = stackaudit("trace", "newsletter-form", BANK, "--format", "svg")
    one = stackaudit("trace", "newsletter-form", BANK, "--format", "svg", "--sender", "email-regional")

    assert whole.out.startswith("<svg")
    assert (True, False) == ("Journey e-mail" in whole.out, "Sales calls" in one.out)
    assert len(one.out) < len(whole.out)


@pytest.mark.parametrize(
    "options, hint",
    [
        (["--all", "--format", "svg"], "stackaudit map --view promises"),
        (["footer", "--says", "yes", "--format", "svg"], "of one no, as written"),
        (["--all", "--reading", "optimistic"], "leave out --reading"),
        (["footer", "--as-of", "2026-01-01", "--today", "2026-01-02"], "two days"),
    ],
)
def test_what_cannot_be_had_together_is_refused(options: list[str], hint: str, stackaudit: CommandLine) -> None:
    point, *rest = options if not options[0].startswith("-") else ["", *options]

    said = stackaudit("trace", *([point] if point else []), "small.yaml", *rest)

    assert (2, "") == (said.code, said.out)
    assert hint in " ".join(said.err.split())


def test_all_and_a_point_are_two_wishes(stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "--all", "footer", "small.yaml")

    assert (2, "") == (said.code, said.out)
    assert "leave out `footer`" in said.err


def test_a_picture_without_a_promise_says_so(stackaudit: CommandLine) -> None:
    said = stackaudit("trace", "cookie-choice", BANK, "--format", "svg", "--sender", "push")

    assert (2, "") == (said.code, said.out)
    assert "share no scope" in said.err
