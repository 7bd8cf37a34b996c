"""Every threshold that an opinion hangs on stands in the settings: no other number decides in rules or frameworks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from stackaudit.model.settings import Settings
from stackaudit.model.shape import Doc

PACKAGE = Path(__file__).resolve().parent.parent / "stackaudit"
RULES = sorted((PACKAGE / "rules").rglob("*.py"))
FRAMEWORKS = sorted((PACKAGE / "frameworks").rglob("*.py"))

NO_OPINION = {0, 1}

# Each number that may stand there by itself, with the reason why it is no threshold.
IN_RULES = {
    ("customer/channel_without_opt_out.py", 2): "how many words a question offers",
    ("grid/part_of_grid_uncovered.py", 0.5): "what half met is worth",
    ("reach/consent_silo.py", 3): "how many names a sentence lists",
    ("reach/disconnected_preference_store.py", 2): "a pair",
    ("silence.py", 4): "how many names a sentence lists",
    ("timing/opt_out_deadline_at_risk.py", 100): "percent",
    ("wording.py", 3): "how many names a sentence lists",
}
IN_FRAMEWORKS = {
    0.5: "half met, or half up",
    2: "a mean or a majority of two",
    9: "digits that a sum of shares is trusted with",
    100: "percent",
}


def numbers_in(path: Path) -> Iterator[tuple[float, int]]:
    """Yield each number but places in a sequence and `most=`, how many names a sentence lists; with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    spared = {
        id(inner)
        for node in ast.walk(tree)
        for part in spared_in(node)
        for inner in ast.walk(part)
        if isinstance(inner, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and id(node) not in spared:
            yield float(node.value), node.lineno  # type: ignore[arg-type]


def spared_in(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Subscript):
        return [node.slice]
    return [node.value] if isinstance(node, ast.keyword) and node.arg == "most" else []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_number_decides_in_a_rule_but_a_setting(path: Path) -> None:
    name = path.relative_to(PACKAGE / "rules").as_posix()

    magic = [
        f"{name}:{line}: {number:g}"
        for number, line in numbers_in(path)
        if number not in NO_OPINION and (name, number) not in IN_RULES
    ]

    assert [] == magic


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_number_decides_in_a_framework_but_a_setting(path: Path) -> None:
    magic = [
        f"{path.name}:{line}: {number:g}"
        for number, line in numbers_in(path)
        if number not in NO_OPINION and number not in IN_FRAMEWORKS
    ]

    assert [] == magic


def test_no_exception_outlives_its_reason() -> None:
    there = {
        (path.relative_to(PACKAGE / "rules").as_posix(), number) for path in RULES for number, _ in numbers_in(path)
    }

    assert set() == set(IN_RULES) - there


@pytest.mark.parametrize("field", msgspec.structs.fields(Settings), ids=lambda field: field.name)
def test_every_setting_has_its_reason(field: msgspec.structs.FieldInfo) -> None:
    (doc,) = [each for each in field.type.__metadata__ if isinstance(each, Doc)]

    assert len(doc.text.split()) >= 4
    assert doc.text.endswith(".")


def test_every_setting_is_read_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "settings.py")

    unread = [field.name for field in msgspec.structs.fields(Settings) if field.name not in code]

    assert [] == unread
