"""The schema for editors accepts what the loader accepts, and refuses what people mistype."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from stackaudit.inventory.fields import fields_of
from stackaudit.inventory.json_schema import json_schema
from stackaudit.inventory.load import load_text
from stackaudit.inventory.nodes import plain_data
from stackaudit.inventory.problem_log import ProblemLog
from stackaudit.inventory.problems import InventoryError
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.yaml_nodes import read_nodes
from stackaudit.model.stack import NOUNS
from stackaudit.model.vocabulary import Vocabulary

FILES = sorted((Path(__file__).parents[2] / "inventories").rglob("*.yaml"))

FULL = (Path(__file__).parent / "every_noun.yaml").read_text(encoding="utf-8")

SLIPS = [
    ("name: Corner Shop", "nme: Corner Shop"),
    ("holds: false", "holds: lots"),
    ("cost: 12.5", "cost: none"),
    ("cost: 12.5", "cost: -1"),
    ("cost: 12.5", "cost: '12'"),
    ("renews: unknown", "renews: soon"),
    ("auto_renew: yes", "auto_renew: maybe"),
    ("email/a.b", "emial/a.b"),
    ("keeps: [channel]", "keeps: [channels]"),
    ("says: both", "says: none"),
    ("channel: email,", ""),
    ("{in: esp,", "{"),
    ("from: crm, to: web", "from: crm"),
    ("agreed: partly", "agreed: sometimes"),
    ("brand-code: partly", "brand-code: perhaps"),
    ("coverage: 0.5", "coverage: 50"),
    ("until: 2027-01-01", "until: June"),
    ("marketing.loans", "marketing loans"),
    ("stackaudit: 1", "stackaudit: 2"),
    ("budget:", "budgets:"),
    ("flows:\n-", "flows:\n  a:"),
    ("country: no", "flows_complet: all"),
    ("seats: 4", "seats: {payd: 4}"),
    ("direction: unknown", "direction: both-ways"),
    ("systems:\n", "systems:\n  none: {}\n"),
]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_example_inventories_fit(path: Path) -> None:
    assert [] == complaints(path.read_text(encoding="utf-8"))


def test_every_way_of_writing_that_the_loader_reads_fits() -> None:
    load_text(FULL)

    assert [] == complaints(FULL)


@pytest.mark.parametrize("old, new", SLIPS, ids=[f"{old} -> {new}" for old, new in SLIPS])
def test_loader_and_schema_refuse_the_same_slips(old: str, new: str) -> None:
    text = FULL.replace(old, new, 1)

    with pytest.raises(InventoryError):
        load_text(text)
    assert [] != complaints(text)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.key)
def test_every_key_explains_itself_to_an_editor(noun: Any) -> None:
    schema = json_schema()
    shown = schema["$defs"][noun.record.__name__]["properties"]

    assert [] == [key for key in fields_of(noun.record).by_key if not shown[key].get("description")]


def test_known_words_are_offered_and_others_allowed() -> None:
    schema = json_schema(Vocabulary(capabilities=frozenset({"crm"})))
    validator = Draft202012Validator(schema)
    offered = schema["$defs"]["System"]["properties"]["does"]["anyOf"][0]["enum"]

    assert "crm" in offered
    assert validator.is_valid({"systems": {"a": {"does": ["crm", "own-word"]}}})


def test_the_id_names_no_host() -> None:
    assert "urn:stackaudit:inventory:1" == json_schema()["$id"]


def test_each_call_returns_a_value_of_its_own() -> None:
    first = json_schema()
    before = copy.deepcopy(first)
    first["properties"].clear()

    assert before == json_schema()


def complaints(text: str) -> list[str]:
    data = plain_data(read_nodes(SourceText("f.yaml", text), ProblemLog()))
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(json_schema()).iter_errors(data)]
