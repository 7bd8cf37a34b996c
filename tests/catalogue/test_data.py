"""The data files: no key twice, no date lost, and nothing read before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stackaudit.catalogue.data import FOLDER, read
from stackaudit.catalogue.vocabulary import vocabulary

FILES = sorted(FOLDER.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    repeated = list(_repeated_keys(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)))

    assert [] == repeated


def test_no_product_stands_in_two_files() -> None:
    ids = [key for path in FILES if path.parent.name == "products" for key in read(f"products/{path.name}")]

    assert sorted(set(ids)) == sorted(ids)


def test_dates_stay_text_and_norway_stays_a_country() -> None:
    assert "2026-11-21" == read("regions.yaml")["as_of"]
    assert "NO" in read("regions.yaml")["groups"]["EEA"]


def test_importing_the_catalogue_reads_nothing() -> None:
    modules = "enrich, products, purposes, regions, regulations, search, vocabulary"
    script = f"import sys; from stackaudit.catalogue import {modules}; sys.exit('yaml' in sys.modules)"

    result = subprocess.run([sys.executable, "-c", script], cwd=FOLDER.parents[1], check=False)

    assert 0 == result.returncode


def test_the_vocabulary_knows_words_of_every_kind() -> None:
    words = vocabulary()

    assert "crm" in words.capabilities
    assert "refusals" in words.carries
    assert "marketing.newsletter" in words.purposes
    assert {"oracle-responsys", "responsys", "gigya"} <= words.products


def _repeated_keys(node: yaml.Node | None) -> list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [key for child in node.value for key in _repeated_keys(child)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    return sorted({key for key in keys if keys.count(key) > 1}) + [
        key for _, child in node.value for key in _repeated_keys(child)
    ]
