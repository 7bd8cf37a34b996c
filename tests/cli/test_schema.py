"""The two schemas: what is well written fits them, and what is not does not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.cli.command_line import EXAMPLES, INVENTORIES, CommandLine


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: version 1.2, where only true and false are booleans, and dates are text."""


Yaml12.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@pytest.fixture
def inventory_schema(stackaudit: CommandLine) -> Draft202012Validator:
    return _validator(stackaudit("schema").out)


@pytest.fixture
def result_schema(stackaudit: CommandLine) -> Draft202012Validator:
    return _validator(stackaudit("schema", "--of", "result").out)


@pytest.mark.parametrize(
    "path", sorted(INVENTORIES.rglob("*.yaml")), ids=lambda path: str(path.relative_to(INVENTORIES))
)
def test_every_file_of_the_examples_fits(path: Path, inventory_schema: Draft202012Validator) -> None:
    assert [] == _complaints(inventory_schema, _read(path))


def test_what_init_writes_fits(inventory_schema: Draft202012Validator, stackaudit: CommandLine, tmp_path: Path) -> None:
    stackaudit("init", "mine")

    assert [] == _complaints(inventory_schema, _read(tmp_path / "mine/stack.yaml"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"sistems": {}},
        {"systems": {"crm": {"status": "lve"}}},
        {"systems": {"crm": {"runby": "it"}}},
        {"senders": {"newsletter": {"channel": "email"}}},
        {"flows": [{"from": "crm"}]},
    ],
)
def test_an_editor_marks_what_validate_refuses(wrong: dict[str, Any], inventory_schema: Draft202012Validator) -> None:
    assert _complaints(inventory_schema, {"stackaudit": 1, **wrong})


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_results_of_the_examples_fit(
    example: str, result_schema: Draft202012Validator, stackaudit: CommandLine
) -> None:
    result = json.loads(stackaudit("audit", INVENTORIES / example, "--format", "json").out)

    assert [] == _complaints(result_schema, result)


def test_the_result_of_another_version_does_not_pass_for_this_one(result_schema: Draft202012Validator) -> None:
    assert _complaints(result_schema, {"stackaudit_result": 1})


def _validator(text: str) -> Draft202012Validator:
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Yaml12)


def _complaints(validator: Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]
