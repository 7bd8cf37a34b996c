"""One no on the terminal."""

from __future__ import annotations

import re

import pytest

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.traces import trace
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read_text
from stackaudit.render.terminal.ink import Ink, columns_of
from stackaudit.render.terminal.trace_table import trace_table
from tests.render.small_result import SCRIPT, small_result

BY_HAND = """\
stackaudit: 1
company: {flows_complete: all}
systems: {crm: {}, esp: {}, sms: {}}
preference_stores:
  crm: {in: crm, covers: [email, sms]}
  esp: {in: esp, covers: [email]}
  sms: {in: sms, covers: [sms]}
collection_points: {agent: {name: A call, writes: crm, covers: [email, sms]}}
senders:
  newsletter: {name: News, system: esp, channel: email, checks: esp}
  texts: {name: Texts, system: sms, channel: sms, checks: sms}
flows: [{from: crm, to: esp, carries: [preferences], how: manual, every: week}]
"""


def _table(stack: Stack, point: str, ink: Ink | None = None, reading: Reading = Reading.AS_WRITTEN) -> str:
    book = PromiseBook(stack)
    promises = [promise for promise in book.promises() if promise.point == point]
    return trace_table(stack, trace(book, stack.collection_points[point], reading), promises, ink)


def test_it_says_where_it_gets_to_and_what_becomes_of_it() -> None:
    text = _table(read_text(BY_HAND).stack, "agent")

    assert text.startswith("A no said at A call\n  about email, sms")
    assert re.search(r"^  esp +\S+ h +by hand", text, re.MULTILINE)
    assert re.search(r"^  . by hand, after up to \S+ h: News$", text, re.MULTILINE)
    assert "✕ broken: Texts" in text


def test_a_no_that_nobody_shares_says_so() -> None:
    text = _table(read_text("stackaudit: 1\nsystems: {crm: {}}\ncollection_points: {form: {}}\n").stack, "form")

    assert "  nowhere\n" in text
    assert "  no sender shares its scope\n" in text


@pytest.mark.parametrize("point", ["form", "footer", "stop", "branch"])
@pytest.mark.parametrize("reading", Reading)
def test_nasty_names_fit_and_stay_text(point: str, reading: Reading) -> None:
    stack = small_result().stack

    text = _table(stack, point, reading=reading)

    assert [] == [line for line in text.splitlines() if columns_of(line) > 80]
    assert "\x1b" not in text
    assert point != "footer" or f"A no said at {SCRIPT}" in text


def test_colour_changes_no_letter() -> None:
    stack = read_text(BY_HAND).stack

    painted = _table(stack, "agent", Ink(color=True))

    assert _table(stack, "agent") != painted
    assert _table(stack, "agent") == re.sub(r"\x1b\[[0-9;]*m", "", painted)


def test_limits_have_names_and_kinds_and_say_how_far_a_request_reaches() -> None:
    written = BY_HAND.replace("flows_complete: all", "flows_complete: all, regions: [US], as_of: 2026-11-01")

    text = _table(read_text(written).stack, "agent")

    limits = text.partition("Limits by statute")[2]
    assert "  288 h, CAN-SPAM Act (15 USC" in limits.partition("Limits by platform's rule")[0]
    assert "  48 h, Gmail bulk-sender rule" in limits.partition("Limits by platform's rule")[2]
    assert "  48 h, the default for a company" in limits.partition("Limits by policy")[2]
    assert "from 2027-01-31" in limits
    assert "misses by platform's rule: 48 h, Gmail bulk-sender rule" in text
