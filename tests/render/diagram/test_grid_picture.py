"""The grid: every checkpoint on one side, states in words, no score."""

from __future__ import annotations

import re

import msgspec

from stackaudit.audit.severity import Severity
from stackaudit.frameworks.checkpoint import State
from stackaudit.render.diagram.grid_caps import cap_note, cap_words
from stackaudit.render.diagram.grid_picture import checkpoint_words, evidence, scene
from tests.render.small_result import small_result


def test_every_checkpoint_is_evidence_for_against_or_open() -> None:
    for part in small_result().grid.parts:
        sides = evidence(part)

        assert len(part.checkpoints) == sum(len(points) for points in sides.values())


def test_every_checkpoint_can_be_read_in_the_picture() -> None:
    texts = {label.text for label in scene(small_result()).labels}

    missing = {checkpoint_words(point) for part in small_result().grid.parts for point in part.checkpoints} - texts

    assert set() == missing


def test_a_half_is_called_a_half() -> None:
    ring = small_result().grid.ring

    assert checkpoint_words(ring.checkpoints[0]).startswith("half: ")


def test_states_are_words_and_no_score_is_shown() -> None:
    labels = [label.text for label in scene(small_result()).labels]

    assert {"covered", "thin", "uncovered", "not known yet"} <= set(labels)
    assert not [text for text in labels if re.fullmatch(r"[\d –-]+%?", text)]


def test_a_capped_part_says_how_many_findings_are_open_and_names_their_rules() -> None:
    result = small_result()
    texts = {label.text for label in scene(result).labels}
    capped = next(part for part in result.grid.parts if part.capped_by)

    assert "2 open findings on it" == cap_note(result, capped)
    assert {cap_note(result, capped), *cap_words(result, capped)} <= texts
    assert (
        "1 open finding: A no never arrives at a sender",
        "1 open finding: A no arrives later than a limit that applies",
    ) == cap_words(result, capped)


def test_where_the_answers_alone_would_cover_a_part_the_findings_keep_it_from_that() -> None:
    result = small_result()
    part = msgspec.structs.replace(result.grid.cells[0], low=90, high=90, state=State.THIN, capped_by=("a/b",))

    assert "kept from covered by 1 open finding" == cap_note(result, part)
    assert ("1 open finding: a/b",) == cap_words(result, part)


def test_findings_that_were_accepted_or_weigh_little_are_not_counted() -> None:
    result = small_result()
    late = next(each for each in result.findings if each.rule == "timing/opt-out-misses-deadline")
    mild = msgspec.structs.replace(late, severity=Severity.LOW)
    more = msgspec.structs.replace(result, findings=(*result.findings, mild, late))
    part = msgspec.structs.replace(result.grid.cells[0], capped_by=(late.rule,), state=State.THIN, low=50)

    assert "2 open findings on it" == cap_note(more, part)


def test_a_part_without_caps_says_nothing_of_findings() -> None:
    result = small_result()

    assert all(not cap_words(result, part) for part in result.grid.parts if not part.capped_by)


def test_nothing_is_smaller_than_a_projector_shows() -> None:
    assert min(label.size for label in scene(small_result()).labels) >= 11
