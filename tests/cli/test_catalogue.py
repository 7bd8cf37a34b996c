"""Looking something up."""

from __future__ import annotations

from stackaudit.catalogue.search import search
from tests.cli.command_line import CommandLine


def test_an_alias_finds_its_product_in_full(stackaudit: CommandLine) -> None:
    said = stackaudit("catalogue", "gigya")

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith("SAP Customer Data Cloud (product sap-customer-data-cloud)\n")
    assert "source: " in said.out


def test_several_words_are_one_name(stackaudit: CommandLine) -> None:
    assert (
        stackaudit("catalogue", "customer", "data", "cloud").out == stackaudit("catalogue", "customer data cloud").out
    )


def test_many_finds_are_a_line_each(stackaudit: CommandLine) -> None:
    said = stackaudit("catalogue", "email")

    assert 0 == said.code
    assert f"{len(search('email'))} entries; name one to see it in full" in said.out


def test_no_word_lists_everything(stackaudit: CommandLine) -> None:
    lines = stackaudit("catalogue").out.splitlines()

    assert len(search()) == sum(line.startswith("  ") for line in lines)
    assert {"product", "capability", "purpose", "carries", "regulation"} == {
        line.partition(" ")[0] for line in lines if line.endswith(")") and not line.startswith(" ")
    }


def test_nothing_known_is_2_with_the_nearest(stackaudit: CommandLine) -> None:
    for word, hint in (("gigia", "did you mean `gigya`?"), ("q9x7", "lists everything")):
        said = stackaudit("catalogue", word)

        assert (2, "") == (said.code, said.out)
        assert hint in said.err
