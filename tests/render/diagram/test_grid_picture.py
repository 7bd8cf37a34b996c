"""The grid: every checkpoint on one side, states in words, no score."""

from __future__ import annotations

import re

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
