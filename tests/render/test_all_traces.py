"""Every answer at every sender on the terminal."""

from __future__ import annotations

import json
import re

import pytest

from stackaudit.graph.opt_ins import OptIns
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.pipeline import read_text
from stackaudit.render.json_result import json_opt_ins, json_promises
from stackaudit.render.terminal.all_traces import all_opt_ins, all_promises
from stackaudit.render.terminal.ink import Ink, columns_of
from stackaudit.render.terminal.opt_in_table import opt_in_table
from tests.render.small_result import small_result

TEXT = """\
stackaudit: 1
company: {flows_complete: all, as_of: 2026-11-01}
systems: {crm: {name: Customer file}, esp: {name: Mailer}, sms: {name: Texter}, push: {name: Pusher}}
preference_stores:
  crm: {in: crm, covers: [email, sms, app-push]}
  esp: {name: Newsletter list, in: esp, covers: [email]}
  sms: {in: sms, covers: [sms]}
  push: {in: push, covers: [app-push]}
collection_points: {agent: {name: A call, writes: crm, via: crm, covers: [email, sms, app-push]}}
senders:
  newsletter: {name: News, system: esp, channel: email, checks: esp}
  texts: {name: Texts, system: sms, channel: sms, checks: sms}
  push: {name: Push, system: push, channel: app-push, checks: push}
flows:
  - {from: crm, to: esp, carries: [preferences], how: batch, every: week}
  - {from: crm, to: sms, carries: [preferences], how: event, every: now, preferences: {says: yes-only}}
"""


def promises_text(ink: Ink | None = None) -> str:
    book = PromiseBook(read_text(TEXT).stack)
    return all_promises(book.stack, book.promises(), ink)


def test_each_pair_has_verdict_worst_time_and_limit() -> None:
    text = promises_text()

    assert "  3 pairs, 1 late, 2 broken\n" in text
    assert re.search(r"^  News +◔ late +168 h +48 h$", text, re.MULTILINE)
    assert re.search(r"^  Texts +✕ broken +- +48 h$", text, re.MULTILINE)


def test_where_a_no_stops_is_told_with_names() -> None:
    text = promises_text()

    assert "    stops between Customer file and Texter: opt-outs are not carried; it carries\n      only yeses" in text
    assert "    no preference flow leads on from Customer file to Pusher" in text


def test_a_yes_has_times_and_no_verdict() -> None:
    book = PromiseBook(read_text(TEXT).stack)

    text = all_opt_ins(book.stack, OptIns(book).all())

    assert "  3 pairs, 2 arrive\n" in text
    assert re.search(r"^  News +arrives +168 h$", text, re.MULTILINE)
    assert re.search(r"^  Texts +arrives +at once$", text, re.MULTILINE)
    assert re.search(r"^  Push +no way is written down$", text, re.MULTILINE)
    assert not re.search("◔|✕|●|48 h", text)


def test_one_yes_shows_where_it_gets_to() -> None:
    book = PromiseBook(read_text(TEXT).stack)
    opt_ins, point = OptIns(book), book.stack.collection_points["agent"]

    text = opt_in_table(book.stack, opt_ins.trace(point), opt_ins.of(point))

    assert text.startswith("A yes said at A call\n")
    assert re.search(r"^  esp +168 h", text, re.MULTILINE)
    assert re.search(r"^  News +arrives +168 h$", text, re.MULTILINE)


def test_json_carries_the_day_and_every_pair() -> None:
    book = PromiseBook(read_text(TEXT).stack)

    noes = json.loads(json_promises(book.stack, book.promises()))
    yeses = json.loads(json_opt_ins(book.stack, OptIns(book).all(), Reading.AS_WRITTEN))

    assert ("no", "2026-11-01", ["late", "broken", "broken"]) == (
        noes["says"],
        noes["as_of"],
        [each["verdict"] for each in noes["promises"]],
    )
    assert ("yes", "as-written", [168.0, 0.0, None], [True, True, False]) == (
        yeses["says"],
        yeses["reading"],
        [each["arrival_hours"] for each in yeses["opt_ins"]],
        [each["arrives"] for each in yeses["opt_ins"]],
    )


@pytest.mark.parametrize("says", ["no", "yes"])
def test_nasty_names_fit_and_stay_text(says: str) -> None:
    book = PromiseBook(small_result().stack)

    text = all_promises(book.stack, book.promises()) if says == "no" else all_opt_ins(book.stack, OptIns(book).all())

    assert [] == [line for line in text.splitlines() if columns_of(line) > 80]
    assert "\x1b" not in text


def test_colour_changes_no_letter() -> None:
    painted = promises_text(Ink(color=True))

    assert promises_text() != painted
    assert promises_text() == re.sub(r"\x1b\[[0-9;]*m", "", painted)


def test_nothing_to_show_is_said() -> None:
    book = PromiseBook(read_text("stackaudit: 1\nsystems: {crm: {}}\n").stack)

    assert "Every no at every sender\n  0 pairs\n" == all_promises(book.stack, ())
    assert "  0 pairs\n" in all_opt_ins(book.stack, ())
