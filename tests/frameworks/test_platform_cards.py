"""The seven questions about shared systems, answered from small stacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from stackaudit.frameworks.platform_cards import PRINCIPLES, PlatformCard, PrincipleAnswer, platform_cards
from stackaudit.inventory.load import load_text
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Silence
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read

LINDEN_HARBOUR = Path(__file__).parents[2] / "inventories" / "linden-harbour-bank"
TEAMS = "teams: {office: {place: centre}, north: {name: North, place: edge}}"
USED = "run_by: office, used_by: [office, north]"

POTENTIAL, EMERGENCE, ADAPTING, LEARNING, DEVIATING, CONNECTING, WHOLE = range(7)


@pytest.mark.parametrize(
    "used_by, status, cards",
    [("[office, north]", "live", 1), ("[office]", "live", 0), ("[office, north]", "planned", 0)],
)
def test_a_live_system_of_several_teams_has_a_card_with_seven_answers(used_by: str, status: str, cards: int) -> None:
    found = platform_cards(stack(f"dam: {{used_by: {used_by}, status: {status}}}"))

    assert cards == len(found)
    assert all(len(PRINCIPLES) == len(card.answers) for card in found)


def test_nobody_said_who_works_in_it_so_there_is_no_card() -> None:
    assert () == platform_cards(stack("dam: {run_by: office}"))


@pytest.mark.parametrize(
    "others, answer, evidence, open",
    [
        ("pages: {name: Pages, does: [cms, dam], run_by: north}", YES, ("For cms the edge runs Pages.",), ()),
        ("pages: {does: [cms], run_by: office}", NO, ("Nothing else is run at the edge for it.",), ()),
        ("pages: {does: [email], run_by: north}", NO, ("Nothing else is run at the edge for it.",), ()),
        ("pages: {does: [cms], run_by: north, status: retired}", NO, ("Nothing else is run at the edge for it.",), ()),
        ("pages: {does: [cms]}", NOT_ASKED, (), ("systems/pages/run_by",)),
        ("pages: {does: [cms], run_by: west}", NOT_ASKED, (), ("teams/west/place",)),
        ("pages: {run_by: north}", NOT_ASKED, (), ("systems/pages/does",)),
        ("pages: {}", NOT_ASKED, (), ("systems/pages/does", "systems/pages/run_by")),
    ],
)
def test_a_tool_at_the_edge_for_the_same(
    others: str, answer: Answer | Silence, evidence: tuple[str, ...], open: tuple[str, ...]
) -> None:
    found = answers(stack(f"site: {{does: [cms], {USED}}}", others))[POTENTIAL]

    assert (answer, evidence, open) == (found.answer, found.evidence, found.open)


def test_what_it_does_is_unsaid() -> None:
    found = answers(stack(f"site: {{{USED}}}", "pages: {does: [cms], run_by: north}"))[POTENTIAL]

    assert (NOT_ASKED, ("systems/site/does",)) == (found.answer, found.open)


def test_a_long_list_of_tools_at_the_edge_ends_in_a_number_and_leaves_out_the_system_itself() -> None:
    others = [f"p{n}: {{does: [cms], run_by: north}}" for n in range(5)]
    found = answers(stack("site: {does: [cms], run_by: north, used_by: [office, north]}", *others))[POTENTIAL]

    assert ("For cms the edge runs p0, p1, p2 and 2 more.",) == found.evidence


def test_what_emerged_is_asked_of_the_company() -> None:
    asked = stack(f"site: {{{USED}}}", more="practices: {experiment-promotion: {answer: partly, note: The quiz.}}")
    found, silent = answers(asked)[EMERGENCE], answers(stack(f"site: {{{USED}}}"))[EMERGENCE]

    assert (PARTLY, ("Asked of the whole company: partly.", "The quiz.")) == (found.answer, found.evidence)
    assert (NOT_ASKED, ("practices/experiment-promotion",)) == (silent.answer, silent.open)


@pytest.mark.parametrize(
    "keys, answer, open",
    [
        ("self_service: yes, guardrails: [roles]", YES, []),
        ("self_service: yes, guardrails: none", PARTLY, []),
        ("self_service: partly", PARTLY, []),
        ("self_service: no", NO, []),
        ("self_service: yes", NOT_ASKED, ["guardrails"]),
        ("guardrails: none", NOT_ASKED, ["self_service"]),
        ("self_service: unknown", UNKNOWN, ["self_service", "guardrails"]),
    ],
)
def test_without_guardrails_a_team_can_fit_it_to_its_work_in_part(
    keys: str, answer: Answer | Silence, open: list[str]
) -> None:
    found = answers(stack(f"site: {{{USED}, {keys}}}"))[ADAPTING]

    assert (answer, tuple(f"systems/site/{key}" for key in open)) == (found.answer, found.open)


def test_training_is_as_answered() -> None:
    found = answers(stack(f"site: {{{USED}, training: partly}}"))[LEARNING]
    silent = answers(stack(f"site: {{{USED}, training: unknown}}"))[LEARNING]

    assert (PARTLY, ("Training: partly.",), ()) == (found.answer, found.evidence, found.open)
    assert (UNKNOWN, ("systems/site/training",)) == (silent.answer, silent.open)


def test_a_waiver_about_it_is_a_way_to_deviate_and_none_says_nothing() -> None:
    agreed = "waivers: [{rule: grid/freedom-without-guardrails, subject: site, reason: A test., until: 2027-06-30}]"
    systems = (f"site: {{{USED}}}", f"mail: {{{USED}}}")
    site, mail = (card.answers[DEVIATING] for card in platform_cards(stack(*systems, more=agreed)))

    assert (YES, ("Accepted until 2027-06-30: A test.",)) == (site.answer, site.evidence)
    assert (NOT_ASKED, ("waivers",)) == (mail.answer, mail.open)


COMPLETE = "company: {flows_complete: all}"


@pytest.mark.parametrize(
    "export, flow, more, answer",
    [
        ("tested", "", "", YES),
        ("possible", "", "", YES),
        ("none", "", "", NOT_ASKED),
        ("none", "", COMPLETE, NO),
        ("unknown", "", COMPLETE, NOT_ASKED),
        ("none", "from: pages, to: site, how: api", "", YES),
        ("none", "from: site, to: pages, how: api, direction: both", COMPLETE, YES),
        ("none", "from: site, to: pages, how: api", COMPLETE, NO),
        ("none", "from: pages, to: site, how: manual", COMPLETE, PARTLY),
        ("none", "from: pages, to: site, how: manual", "", NOT_ASKED),
        ("none", "from: pages, to: site", COMPLETE, NOT_ASKED),
        ("none", "from: site, to: pages, how: api, direction: unknown", COMPLETE, NOT_ASKED),
        ("none", "from: mail, to: site, how: api", COMPLETE, NO),
        ("none", "from: crm, to: site, how: api", COMPLETE, NOT_ASKED),
        ("none", "from: crm, to: site, how: manual", COMPLETE, NOT_ASKED),
        ("none", "from: pages, to: site, how: api, status: planned", COMPLETE, NO),
    ],
)
def test_a_tool_of_the_edge_plugs_in(export: str, flow: str, more: str, answer: Answer | Silence) -> None:
    systems = (f"site: {{{USED}, export: {export}}}", "pages: {run_by: north}", "mail: {run_by: office}", "crm: {}")
    found = answers(stack(*systems, more=f"{more}\nflows: [{f'{{{flow}}}' if flow else ''}]"))[CONNECTING]

    assert answer is found.answer
    assert isinstance(answer, Silence) is bool(found.open)


def test_what_is_open_about_links_is_named() -> None:
    flows = "flows: [{from: pages, to: site}, {from: crm, to: site, how: api}]"
    found = answers(stack(f"site: {{{USED}, export: none}}", "pages: {run_by: north}", "crm: {}", more=flows))[
        CONNECTING
    ]

    assert ("company/flows_complete/site", "flows/pages->site/how", "systems/crm/run_by") == found.open


@pytest.mark.parametrize(
    "others, answer, open",
    [
        (["pages: {run_by: north, owner: Ana}"], YES, ()),
        (["pages: {run_by: north, owner: none}", "mail: {}"], PARTLY, ()),
        (["pages: {run_by: office, owner: none}"], NO, ()),
        (["pages: {run_by: north}"], NOT_ASKED, ("systems/pages/owner",)),
        (["pages: {run_by: north, owner: Ana}", "mail: {}"], NOT_ASKED, ("systems/mail/run_by",)),
        (["pages: {run_by: north, owner: Ana}", "mail: {owner: Bo}"], YES, ()),
        (["mail: {owner: Bo}"], NOT_ASKED, ("systems/mail/run_by",)),
    ],
)
def test_tools_of_the_edge_are_listed_and_owned(
    others: list[str], answer: Answer | Silence, open: tuple[str, ...]
) -> None:
    found = answers(stack(f"site: {{{USED}}}", *others))[WHOLE]

    assert (answer, open) == (found.answer, found.open)


def test_linden_harbour() -> None:
    cards = {card.system: card for card in platform_cards(read(LINDEN_HARBOUR).stack)}

    assert 13 == len(cards)
    assert [NO, NO, YES, YES, NOT_ASKED, YES, PARTLY] == [each.answer for each in cards["dam"].answers]
    assert [YES, NO, PARTLY, NO, NOT_ASKED, YES, PARTLY] == [each.answer for each in cards["esp-regions"].answers]


def test_without_one_answer_a_card_says_the_same_or_less() -> None:
    full = read(LINDEN_HARBOUR).stack
    before = {card.system: card for card in platform_cards(full)}

    changed = [
        (what, card.system, each.principle)
        for what, thinner in without_one(full)
        for card in platform_cards(thinner)
        for each, known in zip(card.answers, before[card.system].answers, strict=True)
        if not isinstance(each.answer, Silence) and each.answer is not known.answer
    ]

    assert [] == changed


def without_one(full: Stack) -> Iterator[tuple[str, Stack]]:
    fields = {
        "systems": ("does", "run_by", "used_by", "owner", "export", "self_service", "guardrails", "training"),
        "teams": ("place",),
    }
    for noun, keys in fields.items():
        held: dict[str, Any] = getattr(full, noun)
        for id, entry in held.items():
            for key in keys:
                thinner = {**held, id: msgspec.structs.replace(entry, **{key: NOT_ASKED})}
                yield f"{noun}/{id}/{key}", msgspec.structs.replace(full, **{noun: thinner})
    for place, flow in enumerate(full.flows):
        flows = (*full.flows[:place], msgspec.structs.replace(flow, how=NOT_ASKED), *full.flows[place + 1 :])
        yield f"flows/{flow.id}/how", msgspec.structs.replace(full, flows=flows)


def answers(stack: Stack) -> tuple[PrincipleAnswer, ...]:
    card: PlatformCard = platform_cards(stack)[0]
    return card.answers


def stack(*systems: str, more: str = "") -> Stack:
    teams = TEAMS.replace("}}", "}, west: {}}")
    listed = "\n".join(f"  {system}" for system in systems)
    return load_text(f"stackaudit: 1\n{teams}\nsystems:\n{listed}\n{more}").stack
