"""DOT source: own ids, names stay names, columns by layer."""

from __future__ import annotations

import shutil
import subprocess

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.model.systems import System
from stackaudit.render.dot import dot
from stackaudit.render.graph_shape import layers_shape
from tests.render.small_result import NASTY_NAMES, small_result


def test_ids_are_our_own_and_names_are_labels() -> None:
    source = dot(layers_shape(small_result()))

    assert "s0 [label=" in source
    assert "regional-mail [" not in source
    assert 'label="</script><img src=x onerror=alert(1)>' in source


def test_a_name_in_angle_brackets_is_not_taken_as_markup() -> None:
    result = named("<b>bold</b>")

    assert 'label="<b>bold</b>"' in dot(layers_shape(result))


def test_a_backslash_stays_a_backslash() -> None:
    assert r'label="C:\\new"' in dot(layers_shape(named(r"C:\new")))


def test_layers_are_clusters_of_one_rank_on_an_invisible_spine() -> None:
    source = dot(layers_shape(small_result()))

    assert 6 == source.count("rank=same")
    assert 5 == source.count("style=invis")


def test_flows_by_hand_are_dashed_and_those_nobody_spoke_of_dotted() -> None:
    source = dot(layers_shape(small_result()))

    assert 4 == source.count("style=dashed")
    assert 1 == source.count("style=dotted")
    assert 1 == source.count("label=planned")


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz on this machine; the source alone is tested")
def test_graphviz_reads_it() -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"],
        input=dot(layers_shape(small_result())),
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    assert NASTY_NAMES[3] in done.stdout


def named(name: str) -> AuditResult:
    result = small_result()
    stack = msgspec.structs.replace(
        result.stack, systems={"a": System(id="a", name=name)}, flows=(), preference_stores={}
    )
    return msgspec.structs.replace(result, stack=stack)
