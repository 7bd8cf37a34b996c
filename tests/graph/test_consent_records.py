"""What the best record of a yes or no lacks."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.consent_records import Shortfall, shortfalls
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

WHOLE = "[subject, scope, status, event_time, source, actor, notice_version]"
FED = f"""
stackaudit: 1
company: {{flows_complete: all}}
systems: {{esp: {{}}, hub: {{}}}}
preference_stores:
  esp: {{in: esp, covers: [email], history: none}}
  hub: {{in: hub, covers: [email], history: change-log, history_fields: {WHOLE}}}
collection_points: {{footer: {{writes: esp, covers: [email], records: [event_time, source, actor, notice_version]}}}}
flows:
  - {{from: esp, to: hub, carries: [preferences], how: api, every: now,
      preferences: {{provenance: [event_time, source, actor, notice_version]}}}}
"""


def test_a_whole_record_lacks_nothing() -> None:
    assert () == found(FED)


def test_what_a_flow_drops_is_lost() -> None:
    (each,) = found(
        FED.replace("{provenance: [event_time, source, actor, notice_version]}", "{provenance: [event_time]}")
    )

    assert ("source", "actor", "notice_version") == each.lost
    assert each.certain


def test_what_is_not_taken_down_is_lost_unless_the_point_names_its_wording() -> None:
    text = FED.replace(
        "records: [event_time, source, actor, notice_version]", "records: [event_time, source], notice_version: v3"
    )
    (each,) = found(text)

    assert ("actor",) == each.missing


def test_what_the_history_does_not_hold_is_unkept() -> None:
    (each,) = found(FED.replace(WHOLE, "[subject, scope, status, event_time, source, actor]"))

    assert ("notice_version",) == each.unkept


def test_silence_of_the_history_or_the_point_is_told_apart() -> None:
    silent_store = FED.replace(f", history_fields: {WHOLE}", "")
    silent_point = FED.replace(", records: [event_time, source, actor, notice_version]", "")

    assert ["store", "point"] == [found(text)[0].silent for text in (silent_store, silent_point)]


def test_a_yes_that_goes_on_by_a_flow_of_its_own_is_left_out() -> None:
    text = FED.replace("records: [event_time", "captures: [give], records: [event_time").replace(
        "history: none}", "history: change-log, history_fields: [status]}"
    )

    assert () == found(text.replace("{provenance:", "{says: yes-only, provenance:"))


def found(text: str) -> tuple[Shortfall, ...]:
    return shortfalls(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))
