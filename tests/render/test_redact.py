"""Redaction: what is to be left out is told by no file of a report, and what stays is unchanged."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from stackaudit.inventory.load import Loaded
from stackaudit.model.answer import NOT_ASKED, given
from stackaudit.model.shape import Record
from stackaudit.model.stack import Stack
from stackaudit.pipeline import audit, read, read_text
from stackaudit.render.html.presets import PRESETS
from stackaudit.render.redact import WHAT, marked, redacted
from stackaudit.render.report_files import report_files
from tests.cli.command_line import INVENTORIES

STACK = """\
stackaudit: 1
company: {name: Small, currency: EUR, as_of: 2026-11-01, not_needed: {affiliate: Ines Holm said so}}
teams: {it: {name: IT applications}, sales: {}}
systems:
  crm: {name: "Ines Holm's CRM", owner: Ines Holm, backup: it, cost: 118000, renews: 2026-12-01, notice_days: 90}
  esp: {owner: ines  holm, run_by: sales, backup: Head of mail, cost: 41000, seats: {paid: 41000, used: 12},
        note: "Ask INES HOLM, it costs 118,000 or 3.5k EUR", decision: {what: keep it, by: Head of mail}}
flows:
  - {from: crm, to: esp, owner: sales, cost: 900, evidence: a contract}
budget: {people: 300000, technology: 200000}
waivers:
  - {rule: reach/consent-silo, subject: crm, reason: the board knows, until: 2027-06-30, by: Ines Holm}
"""


@pytest.fixture(scope="module")
def stack() -> Stack:
    return read_text(STACK).stack


@pytest.fixture(scope="module")
def bank() -> Loaded:
    return read(INVENTORIES / "linden-harbour-bank")


@pytest.fixture(scope="module")
def files(bank: Loaded) -> dict[str, str]:
    """Every file of the bank's report without owners, costs and notes."""
    return _report(bank, WHAT)


def test_the_same_name_gets_the_same_number_in_order_of_appearance(stack: Stack) -> None:
    systems = redacted(stack, ["owners"]).systems

    assert ("Owner 1", "Owner 1", "Owner 2") == (systems["crm"].owner, systems["esp"].owner, systems["esp"].backup)


def test_teams_stay(stack: Stack) -> None:
    without = redacted(stack, ["owners"])

    assert stack.teams == without.teams
    assert ("it", "sales") == (without.systems["crm"].backup, without.flows[0].owner)


def test_a_name_goes_from_every_text_that_tells_it(stack: Stack) -> None:
    without = redacted(stack, ["owners"])

    assert "Owner 1's CRM" == without.systems["crm"].name
    assert "Ask Owner 1, it costs 118,000 or 3.5k EUR" == without.systems["esp"].note
    assert "holm" not in repr(without).casefold()


def test_amounts_go_and_seats_stay(stack: Stack) -> None:
    without = redacted(stack, ["costs"])

    assert {NOT_ASKED} == {without.systems["crm"].cost, without.flows[0].cost, without.budget.people}
    assert "Ask INES HOLM, it costs an amount or an amount" == without.systems["esp"].note
    assert stack.systems["esp"].seats == without.systems["esp"].seats


def test_remarks_go_and_that_there_was_a_reason_stays(stack: Stack) -> None:
    without = redacted(stack, ["notes"])

    assert (NOT_ASKED, NOT_ASKED) == (without.systems["esp"].note, without.flows[0].evidence)
    assert "redacted" == without.waivers[0].reason
    assert without.company.needs("affiliate") is False
    assert stack.systems["crm"].owner == without.systems["crm"].owner


def test_nothing_to_redact_changes_nothing(bank: Loaded) -> None:
    result = audit(bank)

    assert bank.stack == redacted(bank.stack, [])
    assert result is marked(result, [], bank.stack)


@pytest.mark.parametrize("what", [WHAT, ("owners",)], ids=",".join)
def test_no_file_tells_an_owner(bank: Loaded, files: dict[str, str], what: tuple[str, ...]) -> None:
    teams = {text for id, team in bank.stack.teams.items() for text in (id, given(team.name, ""))}
    names = {
        value
        for name, value in _answers(bank.stack)
        if name in ("owner", "backup", "reviewer", "by", "off_switch") and isinstance(value, str)
    } - teams

    shown = files if what == WHAT else _report(bank, what)
    assert len(names) > 20
    assert [] == [(file, name) for file, text in shown.items() for name in sorted(names) if name in text]


@pytest.mark.parametrize("what", [WHAT, ("costs",)], ids=",".join)
def test_no_file_tells_a_cost(bank: Loaded, files: dict[str, str], what: tuple[str, ...]) -> None:
    budget = bank.stack.budget
    costs = [value for name, value in _answers(bank.stack) if name == "cost"]
    costs += [budget.people, budget.technology, budget.agencies, budget.media]
    figures = {text for cost in costs if isinstance(cost, int | float) and cost >= 1000 for text in _written(cost)}

    shown = files if what == WHAT else _report(bank, what)
    told = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(figures)))})(?![\w.])")
    money = re.compile(r"(?:EUR|€)\s?\d[\d,.\s]*|\d[\d,.]*\s?(?:EUR|€)")
    assert len(figures) > 60
    assert {} == {file: found for file, text in shown.items() if (found := told.findall(text))}
    assert {} == {file: found for file, text in shown.items() if (found := money.findall(text))}


def test_no_file_tells_a_remark(bank: Loaded, files: dict[str, str]) -> None:
    notes = [value for name, value in _answers(bank.stack) if name in ("note", "evidence", "description", "reason")]
    written = [note for note in notes if isinstance(note, str)]

    assert written
    assert [] == [(file, note) for file, text in files.items() for note in written if note in text]


def test_what_is_left_out_is_neither_asked_for_nor_counted_as_open(bank: Loaded) -> None:
    whole, without = audit(bank), _audit(bank, WHAT)

    # A person who stays unnamed is still asked, and of nothing else than before.
    assert {each.text for each in without.questions if not each.could_change} <= {each.text for each in whole.questions}
    assert whole.openness == without.openness
    assert whole.numbers.money.past_systems == without.numbers.money.past_systems
    assert [each.verdict for each in whole.promises] == [each.verdict for each in without.promises]


def test_the_page_says_what_is_left_out(files: dict[str, str]) -> None:
    assert "Redacted: owners, costs, notes." in files["engineers report.html"]


def _audit(loaded: Loaded, what: tuple[str, ...]) -> Any:
    shown = msgspec.structs.replace(loaded, stack=redacted(loaded.stack, what), warnings=())
    return marked(audit(shown), what, loaded.stack)


def _report(loaded: Loaded, what: tuple[str, ...]) -> dict[str, str]:
    """Return every file of a report as the text that can be read in it."""
    result = _audit(loaded, what)
    files = {f"{preset} {name}": each for preset in PRESETS for name, each in report_files(result, preset).items()}
    assert any(name.endswith(".xlsx") for name in files)
    return {name: _readable(content) for name, content in files.items()}


def _readable(content: str | bytes) -> str:
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        # Themes and styles are numbers of their own.
        told = [name for name in packed.namelist() if not re.match(r"xl/(theme/|styles)", name)]
        return "\n".join(packed.read(name).decode() for name in told)


def _written(amount: float) -> Iterator[str]:
    yield f"{amount:.0f}"
    yield from (f"{amount:,.0f}".replace(",", mark) for mark in (",", ".", " ", "\u00a0", "\u202f", "\u2009"))


def _answers(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and value of every field of every record, whatever it means."""
    if isinstance(value, dict | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _answers(each)
    elif isinstance(value, Stack | Record):
        for name in value.__struct_fields__:
            yield name, getattr(value, name)
            yield from _answers(getattr(value, name))
