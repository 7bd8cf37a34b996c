"""The lifecycle: stages in columns, hand-offs with their terms, workflow, staffing and resources below."""

from __future__ import annotations

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.lifecycle import HandOffView, Lifecycle, Measured
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import NO, YES
from stackaudit.render.diagram.lifecycle_picture import agreed_words, draw, headline, scene, stage_name, way_words
from stackaudit.render.diagram.stage_columns import kpi_words, no_kpis_words, no_systems_words, owner_words
from tests.render.small_result import ARABIC, NASTY_NAMES, small_result


def test_every_stage_has_a_column_and_every_hand_off_its_words() -> None:
    result = small_result()
    texts = [label.text for label in scene(result).labels]
    life = result.frameworks.lifecycle

    assert set(NASTY_NAMES) <= set(texts)
    assert 7 == texts.count("Carried by") == texts.count("Answered for by") == texts.count("Counted")
    assert {way_words(each) for each in life.hand_offs} | {agreed_words(each) for each in life.hand_offs} <= set(texts)


def test_stages_of_a_row_stand_apart_and_long_ways_continue_in_the_next_row() -> None:
    boxes = scene(small_result()).boxes[:7]

    assert 2 == len({box.y for box in boxes})
    assert 4 == len([box for box in boxes if box.y == boxes[0].y])


def test_an_arrow_that_comes_from_the_row_above_says_from_where() -> None:
    assert f"from {NASTY_NAMES[3]}" in {label.text for label in scene(small_result()).labels}


def test_nobody_and_not_said_are_different_words() -> None:
    result = small_result()
    stages = result.frameworks.lifecycle.stages

    assert "no owner" == owner_words(result, stages[2])
    assert "not said" == owner_words(result, stages[3])
    assert ARABIC == owner_words(result, stages[1])
    assert "nothing is counted" == no_kpis_words(result, stages[6])
    assert "not said" == no_kpis_words(result, stages[5])
    assert "no live system" == no_systems_words(result, stages[6])
    assert "not said" == no_systems_words(result, stages[5])


def test_a_number_says_how_old_it_is() -> None:
    assert "12, measured 1 day ago" == kpi_words(Measured("a", "12", 1, True))
    assert "12, measured 236 days ago" == kpi_words(Measured("a", "12", 236, False))
    assert "never measured" == kpi_words(Measured("a", "none", None, False))
    assert "12, nobody said when" == kpi_words(Measured("a", "12", None, None))


def test_leads_by_hand_beside_an_automatic_way_are_told() -> None:
    route = Route(Way.AUTOMATIC, 1.0, 1.0)

    assert "automatic" == way_words(HandOffView("a", "b", route, YES))
    assert "automatic, some leads by hand" == way_words(HandOffView("a", "b", route, YES, by_hand=("x",)))
    assert "automatic, perhaps some leads by hand" == way_words(
        HandOffView("a", "b", route, YES, perhaps_by_hand=("x",))
    )
    assert "by hand" == way_words(HandOffView("a", "b", Route(Way.BY_HAND, 0.5, 0.5), YES, by_hand=("x",)))


def test_the_headline_counts_hand_offs_that_hold_on_both_sides() -> None:
    result = small_result()
    life = Lifecycle(
        result.frameworks.lifecycle.stages,
        (
            HandOffView("s0", "s1", Route(Way.AUTOMATIC, 1.0, 1.0), YES),
            HandOffView("s1", "s2", Route(Way.AUTOMATIC, 1.0, 1.0), NO),
            HandOffView("s2", "s3", Route(Way.AUTOMATIC, 1.0, 1.0), YES, by_hand=("x",)),
        ),
    )

    assert "The lifecycle: 1 of 3 hand-offs run by themselves on agreed terms" == headline(with_life(result, life))


def test_long_lists_are_cut_and_counted() -> None:
    texts = {label.text for label in scene(small_result()).labels}

    assert {"and 2 more", "and 1 more"} <= texts


def test_resources_show_both_shares_and_the_band() -> None:
    texts = {label.text for label in scene(small_result()).labels}

    assert {"own people", "36 %", "people and agencies", "not said", "band 40-60 %"} <= texts


def test_a_stage_without_a_hand_off_has_no_arrow_and_no_stage_is_said() -> None:
    result = small_result()
    alone = Lifecycle(result.frameworks.lifecycle.stages[:2], ())
    nothing = with_life(result, Lifecycle((), ()))

    assert "terms agreed" not in {label.text for label in scene(with_life(result, alone)).labels}
    assert "The lifecycle: no stage is written down" == headline(nothing)
    assert draw(nothing)


def test_a_stage_that_nobody_knows_is_shown_by_its_id() -> None:
    assert "gone" == stage_name(small_result(), "gone")


def test_no_words_reach_into_a_column() -> None:
    drawing = scene(small_result())

    reaching = [
        label.text
        for label in drawing.labels
        for box in drawing.boxes
        if label.ink.overlaps(box) and not box.holds(label.ink)
    ]

    assert [] == reaching


def with_life(result: AuditResult, life: Lifecycle) -> AuditResult:
    return msgspec.structs.replace(result, frameworks=msgspec.structs.replace(result.frameworks, lifecycle=life))
