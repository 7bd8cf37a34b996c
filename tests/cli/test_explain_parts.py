"""Where a stack stands in a framework, and why: checkpoints with values, lines, and what would change them."""

from __future__ import annotations

import pytest

from stackaudit.pipeline import audit, read
from tests.check import ROOT
from tests.cli.command_line import CommandLine

BANK = str(ROOT / "inventories" / "linden-harbour-bank")


def test_each_checkpoint_has_its_value_its_lines_and_what_would_change_it(stackaudit: CommandLine) -> None:
    said = stackaudit("explain", "grid/decentralise-automate", BANK)

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith("grid/decentralise-automate: uncovered, 10\n")
    assert "Self-service tools have guardrails: not met (worked out)\n  2 of 6 self-service tools" in said.out
    assert "systems/campaign-pages/guardrails (systems/content.yaml:39)" in said.out
    assert "what would change it: Half met at 50%: 1 more of the 6" in said.out
    assert "The edge builds: not met (asked)" in said.out
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]


def test_long_lists_are_shortened_unless_asked_for(stackaudit: CommandLine) -> None:
    short, whole = (stackaudit("explain", "grid/centralise-automate", BANK, *more).out for more in ((), ("--verbose",)))

    assert "--verbose lists them" in short
    assert "--verbose lists them" not in whole
    assert len(whole) > len(short)


def test_every_part_and_link_can_be_explained(stackaudit: CommandLine) -> None:
    found = audit(read(BANK)).frameworks

    for id in [*(part.id for part in found.parts), *(f"always-on/{link.id}" for link in found.always_on.links)]:
        said = stackaudit("explain", id, BANK)

        assert (0, "") == (said.code, said.err)
        assert said.out.startswith(f"{id}: ")


def test_a_layer_is_all_its_marks(stackaudit: CommandLine) -> None:
    said = stackaudit("explain", "architecture/consent", BANK)

    assert ["architecture/consent/present", "architecture/consent/wired", "architecture/consent/used"] == [
        line.partition(":")[0] for line in said.out.splitlines() if line.startswith("architecture/")
    ]


@pytest.mark.parametrize("id", ["grid/decentralise-automat", "lifecycle/atract"])
def test_a_part_that_is_not_there_is_2_with_the_nearest(id: str, stackaudit: CommandLine) -> None:
    said = stackaudit("explain", id, BANK)

    assert (2, "") == (said.code, said.out)
    assert "did you mean `" in said.err
