"""Which flows undo a no, for how long, and what is missing where that is open."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.resurrection import undone
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY, HOUR

STACK = """
stackaudit: 1
company: {flows_complete: COMPLETE}
systems: {hub: {}, crm: {}, esp: {}}
preference_stores: {hub: {in: hub, covers: [email]}, crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {page: {writes: hub, via: none, covers: [email], captures: [withdraw]}}
flows:
  - {id: told, from: hub, to: esp, how: api, every: 1h, preferences: {says: no-only, write_rule: most-restrictive}}
  - {id: upload, from: crm, to: esp, how: batch, every: day, preferences: {PREFERENCES}}
"""
LATE = "  - {id: late, from: hub, to: crm, how: batch, every: 2d, preferences: {says: no-only, write_rule: most-restrictive}}\n"
SOON = LATE.replace("2d", "now")


@pytest.mark.parametrize(
    "preferences, further, complete, expected",
    [
        ("says: both, write_rule: overwrite", "", "all", [("upload", HOUR, UNBOUNDED, True, "")]),
        ("says: both, write_rule: overwrite", LATE, "all", [("upload", HOUR, 3 * DAY, True, "")]),
        ("says: both, write_rule: overwrite", SOON, "all", []),
        ("says: both, write_rule: overwrite", "", "[hub]", [("upload", HOUR, UNBOUNDED, False, "route")]),
        ("says: both", "", "all", [("upload", HOUR, UNBOUNDED, False, "write_rule")]),
        ("write_rule: overwrite", "", "all", [("upload", HOUR, UNBOUNDED, False, "says")]),
        ("says: no-only, write_rule: overwrite", "", "all", []),
        ("says: both, write_rule: append-only", "", "all", []),
        ("says: both, write_rule: overwrite, covers: [sms]", "", "all", []),
    ],
)
def test_what_undoes_a_no(
    preferences: str, further: str, complete: str, expected: list[tuple[str, int, int, bool, str]]
) -> None:
    text = STACK.replace("PREFERENCES", preferences).replace("COMPLETE", complete) + further

    found = undone(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))

    assert expected == [(each.flow, each.heard, each.until, each.certain, each.open) for each in found]
