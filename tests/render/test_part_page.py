"""One part of a framework on the terminal."""

from __future__ import annotations

from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.model.location import Location
from stackaudit.render.terminal.ink import columns_of
from stackaudit.render.terminal.part_page import part_page
from tests.render.small_result import ARABIC, EMOJI, SCRIPT


def located(path: str) -> Location | None:
    return Location("stack.yaml", 7, 3) if path.startswith("systems/") else None


def page(*points: Checkpoint, everything: bool = False) -> str:
    part = Part("grid/x", f"{ARABIC} {SCRIPT}", "pays", points, 20, 60, State.THIN, State.COVERED, ("a/b",))
    return part_page(part, located, everything=everything)


def test_it_says_where_it_stands_what_it_pays_and_what_holds_it_back() -> None:
    text = page(Checkpoint("id", "Title", False, None, f"{EMOJI} why."))

    assert text.startswith("grid/x: thin to covered, 20-60 (1 open)\n")
    assert "What it pays: pays" in text
    assert "Held back by open findings of a/b" in text
    assert "Title: open (asked)" in text


def test_an_entry_is_shown_by_the_answer_that_it_counts_by() -> None:
    text = page(
        Checkpoint(
            "id", "Title", True, 0.5, "why.", counts_for=("systems/a",), counts_against=("systems/b",),
            rests_on=("systems/a/training", "systems/b/training", "flows/a->b"),
        )
    )  # fmt: skip

    assert "Title: half met (worked out)" in text
    assert "against\n    systems/b/training (stack.yaml:7)\n  for\n    systems/a/training (stack.yaml:7)\n" in text
    assert "goes by\n    flows/a->b\n" in text


def test_long_lists_end_in_a_count() -> None:
    point = Checkpoint("id", "Title", True, 0.36, "why.", open=tuple(f"systems/s{each}/does" for each in range(20)))

    assert "Title: 36 of 100 (worked out)" in page(point)
    assert "and 14 more; --verbose lists them" in page(point)
    assert "systems/s19/does" in page(point, everything=True)


def test_it_fits_80_columns() -> None:
    point = Checkpoint("id", "Title " * 30, True, 0.0, "why " * 60, to_change="more " * 40)

    assert [] == [line for line in page(point).splitlines() if columns_of(line) > 80]
