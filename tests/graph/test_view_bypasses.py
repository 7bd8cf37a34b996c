"""Flows of audiences past the customer view."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.view_bypasses import view_bypasses
from stackaudit.inventory.load import load_text

SYSTEMS = """
systems:
  hub: {does: profile-store}
  sheet: {does: segmentation}
  sync: {does: [activation]}
  journeys: {does: journey-orchestration}
  mailer: {does: email}
  archive: {does: reporting}
  box: {}
senders: {letters: {system: mailer, channel: email}}
"""


@pytest.mark.parametrize(
    "source, target, expected",
    [
        ("hub", "mailer", None),
        ("journeys", "mailer", None),
        ("sheet", "mailer", True),
        ("sheet", "journeys", True),
        ("sheet", "archive", None),
        ("sheet", "hub", None),
        ("sync", "mailer", True),  # nobody gives it anything
        ("box", "mailer", False),
        ("sheet", "box", False),
        ("hub", "box", None),
    ],
)
def test_a_list_from_elsewhere_into_what_speaks_goes_past_the_view(
    source: str, target: str, expected: bool | None
) -> None:
    found = past(flow(source, target))

    assert ({} if expected is None else {f"{source}->{target}": expected}) == found


@pytest.mark.parametrize("repository, expected", [("[]", {}), ("unknown", {"sheet->mailer": False})])
def test_without_a_repository_there_is_nothing_to_pass_and_unnamed_it_is_open(
    repository: str, expected: dict[str, bool]
) -> None:
    assert expected == past(flow("sheet", "mailer"), repository=repository)


@pytest.mark.parametrize(
    "given, expected",
    [
        ((("hub", "api"),), None),
        ((("hub", "manual"),), True),
        ((("hub", "api"), ("sheet", "api")), True),
        ((("hub", "unknown"),), False),
        ((("box", "api"),), False),
    ],
)
def test_what_only_hands_on_belongs_to_the_view_that_gives_it_all(
    given: tuple[tuple[str, str], ...], expected: bool | None
) -> None:
    found = past(flow("sync", "mailer"), *(flow(source, "sync", how) for source, how in given))

    assert expected is found.get("sync->mailer")


@pytest.mark.parametrize(
    "given, expected",
    [
        (("hub",), False),
        (("sheet",), True),  # whatever it carries, it is not from the view
    ],
)
def test_a_giver_of_which_nobody_said_what_it_gives_may_be_the_view(given: tuple[str, ...], expected: bool) -> None:
    silent = [f"{{from: {source}, to: sync, how: api}}" for source in given]

    assert expected is past(flow("sync", "mailer"), *silent)["sync->mailer"]


def test_what_may_come_from_elsewhere_leaves_open_whether_the_view_gives_it_all() -> None:
    silent = "{from: sheet, to: sync, how: api}"

    assert {"sync->mailer": False} == past(flow("sync", "mailer"), flow("hub", "sync"), silent)


def test_a_flow_that_goes_both_ways_is_named_once_and_one_that_is_not_live_never() -> None:
    both = "{from: mailer, to: sheet, carries: audience, direction: both}"
    planned = "{from: sheet, to: journeys, carries: audience, status: planned}"

    assert {"mailer->sheet": True} == past(both, planned)


def flow(source: str, target: str, how: str = "api") -> str:
    return f"{{from: {source}, to: {target}, carries: audience, how: {how}}}"


def past(*flows: str, repository: str = "hub") -> dict[str, bool]:
    text = f"stackaudit: 1\ncompany: {{customer_data_repository: {repository}}}\nflows: [{', '.join(flows)}]\n{SYSTEMS}"
    return {each.flow.id: each.certain for each in view_bypasses(load_text(text, vocabulary=vocabulary()).stack)}
