"""Where entries and fields were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.inventory.load import load, load_text
from stackaudit.inventory.source_map import Part
from stackaudit.model.location import Location

TEXT = """\
stackaudit: 1
company: {name: Corner Shop, guesses: {systems: 4}}
systems:
  crm: Marlin
  esp:
    owner: "Ann"
    seats: {paid: 4}
flows:
- from: crm
  to: esp
  preferences: {says: no-only}
- {id: nightly, from: esp, to: crm}
waivers:
- {rule: a/b, subject: crm, reason: old, until: 2027-01-01}
hand_offs: [{from: attract, to: capture}]
"""


@pytest.mark.parametrize(
    "noun, id, field, part, place",
    [
        ("company", "", None, "value", (2, 10)),
        ("company", "", "name", "key", (2, 11)),
        ("company", "", "guesses.systems", "value", (2, 49)),
        ("systems", "", None, "key", (4, 3)),
        ("flows", "", None, "value", (9, 1)),
        ("systems", "crm", None, "key", (4, 3)),
        ("systems", "crm", "name", "value", (4, 8)),
        ("systems", "esp", None, "value", (6, 5)),
        ("systems", "esp", "owner", "value", (6, 12)),
        ("systems", "esp", "seats.paid", "key", (7, 13)),
        ("flows", "crm->esp", None, "value", (9, 3)),
        ("flows", "crm->esp", "source", "value", (9, 9)),
        ("flows", "crm->esp", "from", "value", (9, 9)),
        ("flows", "crm->esp", "preferences.says", "value", (11, 23)),
        ("flows", "nightly", "id", "value", (12, 8)),
        ("waivers", "a/b@crm", "until", "value", (14, 49)),
        ("hand_offs", "attract->capture", "target", "value", (15, 33)),
    ],
)
def test_a_written_thing_has_a_place(noun: str, id: str, field: str | None, part: Part, place: tuple[int, int]) -> None:
    sources = load_text(TEXT).sources

    assert Location("inventory.yaml", *place) == sources.location(noun, id, field, part)


@pytest.mark.parametrize(
    "noun, id, field",
    [
        ("systems", "nope", None),
        ("systems", "crm", "owner"),
        ("systems", "esp", "cost"),
        ("systems", "esp", "owner.name"),
        ("flows", "a->b", None),
        ("teams", "x", None),
        ("nonsense", "x", None),
        ("company", "", "sector"),
    ],
)
def test_what_was_not_written_has_none(noun: str, id: str, field: str | None) -> None:
    assert load_text(TEXT).sources.location(noun, id, field) is None


def test_the_end_of_a_value_is_behind_its_last_character() -> None:
    sources = load_text(TEXT).sources

    assert Location("inventory.yaml", 4, 14) == sources.end("systems", "crm", "name")
    assert Location("inventory.yaml", 6, 17) == sources.end("systems", "esp", "owner")
    assert Location("inventory.yaml", 5, 6) == sources.end("systems", "esp", None, "key")
    assert sources.end("systems", "esp") is None


def test_places_name_the_file_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "teams").mkdir()
    (tmp_path / "a.yaml").write_text("stackaudit: 1\nsystems: {crm: }\n", encoding="utf-8")
    (tmp_path / "teams" / "b.yaml").write_text("\nsystems: {esp: Barge}\n", encoding="utf-8")

    sources = load(tmp_path).sources
    place = sources.location("systems", "esp")

    assert Location("teams/b.yaml", 2, 16) == place
    assert "systems: {esp: Barge}" == sources.line_text(Location("teams/b.yaml", 2, 16))
    assert ("a.yaml", "teams/b.yaml") == sources.files
    assert "" == sources.line_text(Location("elsewhere.yaml", 1, 1))
