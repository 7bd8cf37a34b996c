"""Every open answer is asked once, of one person, with all that it could change."""

from __future__ import annotations

import pytest

from stackaudit.audit.asking import name_of, subject_of, text_for, whom
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.audit.open_questions import not_asked_yet, states, what_waits, with_effects
from stackaudit.inventory.load import load_text
from stackaudit.pipeline import audit, read

STACK = """\
stackaudit: 1
teams: {shop: {name: Shop team, place: edge, front_line: no}, hq: {name: Head office, place: centre, front_line: no}}
systems:
  crm: {name: Marlin, owner: Ann, used_by: [shop, hq], does: [crm], holds: personal}
  esp: {name: Barge, owner: Ann, used_by: [shop, hq], does: [email], holds: personal}
  till: {name: Till, run_by: shop, used_by: [shop, hq], does: [point-of-sale], holds: personal}
stages: {win: {name: Win, owner: hq}, keep: {name: Keep, owner: shop}}
hand_offs: [{from: win, to: keep}]
"""


@pytest.mark.parametrize(
    "path, expected",
    [
        ("systems/crm/training", Subject("systems", "crm", "training")),
        ("company/as_of", Subject("company", "", "as_of")),
        ("company/flows_complete/crm", Subject("systems", "crm", "flows_complete")),
        ("budget/people", Subject("budget", "", "people")),
        ("practices/brand-code", Subject("practices", "brand-code")),
        ("flows/crm->esp/how", Subject("flows", "crm->esp", "how")),
        ("flows/crm/wishes->esp", Subject("flows", "crm/wishes->esp")),
        ("flows/crm/wishes->esp/how", Subject("flows", "crm/wishes->esp", "how")),
        ("flows", Subject("flows")),
        ("flows/crm->esp/preferences/provenance", Subject("flows", "crm->esp", "preferences.provenance")),
    ],
)
def test_a_path_names_what_a_missing_answer_is_about(path: str, expected: Subject) -> None:
    assert expected == subject_of(path)


def test_the_same_key_is_asked_once_a_person_for_all_their_entries() -> None:
    context = Context(load_text(STACK).stack)

    asked = {(each.ask, each.subject.field): each for each in not_asked_yet(context, what_waits(context), ())}

    training = asked["Ann", "training"]
    assert (Subject("systems", "crm", "training"), Subject("systems", "esp", "training")) == training.subjects
    assert "Is there training for those who use each of these? Marlin and Barge." == training.text
    assert "grid/centralise-humanise" in training.could_change
    assert "Is there training for those who use Till?" == asked["Shop team", "training"].text


def test_what_a_rule_asks_is_not_asked_again() -> None:
    context = Context(load_text(STACK).stack)
    by_rule = Question(
        subject=Subject("systems", "crm", "training"), text="?", also=(Subject("systems", "esp", "training"),)
    )

    asked = {subject for each in not_asked_yet(context, what_waits(context), [by_rule]) for subject in each.subjects}

    assert Subject("systems", "till", "training") in asked
    assert not asked & set(by_rule.subjects)


def test_a_rules_question_learns_which_states_wait_for_it() -> None:
    context = Context(load_text(STACK).stack)
    by_rule = Question(subject=Subject("systems", "crm", "training"), text="?", could_change=("a->b",))

    (found,) = with_effects(what_waits(context), [by_rule])

    assert ("a->b", "grid/centralise-humanise") == found.could_change


def test_only_a_full_audit_asks_what_no_rule_asks() -> None:
    loaded = load_text(STACK)

    assert any(not each.rule for each in audit(loaded).questions)
    assert all(each.rule for each in audit(loaded, select=["reach"]).questions)


def test_every_open_answer_of_every_framework_is_asked() -> None:
    for name in ("sticky-notes", "b2b-software", "linden-harbour-bank"):
        result = audit(read(f"inventories/{name}"))
        asked = {subject for each in result.questions for subject in each.subjects}

        waiting = {
            subject_of(path)
            for part in result.frameworks.parts
            for point in part.checkpoints
            if point.value is None
            for path in point.open
        }

        assert set() == waiting - asked


def test_every_question_reads_as_one_and_names_people_not_keys() -> None:
    for name in ("sticky-notes", "b2b-software", "linden-harbour-bank"):
        result = audit(read(f"inventories/{name}"))

        for each in (each for each in result.questions if not each.rule):
            assert "None" not in each.text
            assert "?" in each.text or ":" in each.text


def test_what_an_answer_could_change_has_a_title() -> None:
    result = audit(read("inventories/linden-harbour-bank"))

    changes = {id for each in result.questions for id in each.could_change} - result.promise_ids

    assert changes <= set(states(result.frameworks))


def test_who_is_asked_about_stages_hand_offs_teams_and_practices() -> None:
    context = Context(load_text(STACK + "practices: {brand-code: {answer: unknown, by: Bea}}\n").stack)

    assert "Head office" == whom(context, "stages", "win")
    assert "Head office" == whom(context, "hand_offs", "win->keep")
    assert "Shop team" == whom(context, "teams", "shop")
    assert "Bea" == whom(context, "practices", "brand-code")
    assert "" == whom(context, "company", "")


def test_entries_are_called_what_people_call_them() -> None:
    context = Context(load_text(STACK).stack)

    assert "from Win to Keep" == name_of(context, "hand_offs", "win->keep")
    assert "Shop team" == name_of(context, "teams", "shop")
    assert text_for(context, "systems", "criticality", ["crm"]).startswith("Marlin: ")
    assert text_for(context, "flows", "", [""]).endswith("is written down.")
