"""The habits of CONTRIBUTING.md that a machine can check."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "stackaudit"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Packages that npm brought for tests are not ours.
TEST_MODULES = sorted(path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", PACKAGE / "README.md"]

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}

# No wheels on some platforms: importing one of them at the top of a module would break commands that do not need it.
WHEELS_THAT_MAY_BE_MISSING = {"holidays", "python_calamine", "resvg_py", "xlsxwriter", "pygraphviz"}

# Each of them gives another answer tomorrow, elsewhere or by chance; output must not depend on that.
SOURCES_OF_CHANGE = {"locale", "random", "secrets", "time", "uuid"}
CLOCK_CALLS = {"now", "today", "utcnow"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES + TEST_MODULES, ids=relative)
def test_a_module_starts_with_one_sentence_that_says_what_it_owns(path: Path) -> None:
    first_line = (ast.get_docstring(parse(path)) or "").partition("\n")[0]

    assert re.fullmatch(r"\S.*[.:?]", first_line), f"{relative(path)} starts with {first_line!r}"


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = [
        relative(path)
        for path in [*MODULES, *TEST_MODULES]
        if FORBIDDEN_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)
    ]

    assert [] == drawers


def test_every_package_has_its_place_in_the_direction_of_imports() -> None:
    on_disk = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    missing = on_disk - {"__init__"} - {name.strip("()") for name in layer_names()}
    not_there = {name for name in layer_names() if not name.startswith("(")} - on_disk

    assert set() == missing
    assert set() == not_there


def test_every_folder_of_code_is_a_package() -> None:
    without = sorted({relative(path.parent) for path in MODULES if not (path.parent / "__init__.py").exists()})

    assert [] == without


def test_the_map_shows_the_direction_that_the_contract_enforces() -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    block = re.search(r"## Direction\n.*?```\n(.*?)```", page, re.DOTALL)
    assert block is not None

    shown = block[1].splitlines()

    assert layers() == shown


def test_the_map_names_every_package() -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    block = re.search(r"## The tree\n\n```\n(.*?)```", page, re.DOTALL)
    assert block is not None

    named = {line.split()[0].rstrip("/").removesuffix(".py") for line in block[1].splitlines() if line[:1].strip()}

    assert {name for name in layer_names() if not name.startswith("(")} - {"__main__"} == named


def test_where_to_make_which_change_reads_the_same_in_both_places() -> None:
    tables = {
        relative(page): re.findall(r"^\| you want.*?\n\n", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        for page in (ROOT / "CONTRIBUTING.md", PACKAGE / "README.md")
    }

    assert tables["CONTRIBUTING.md"] == tables["stackaudit/README.md"]
    assert 1 == len(tables["CONTRIBUTING.md"])


def test_only_the_command_line_prints() -> None:
    talkers = [
        f"{relative(path)}:{line}" for path in below_the_command_line() for line, node in numbered(path) if prints(node)
    ]

    assert [] == talkers


def test_nothing_below_the_command_line_asks_a_clock_or_a_die() -> None:
    askers = [
        f"{relative(path)}:{line}"
        for path in below_the_command_line()
        for line, node in numbered(path)
        if SOURCES_OF_CHANGE & set(imported_names(node)) or asks_the_clock(node)
    ]

    assert [] == askers


def test_wheels_that_may_be_missing_are_imported_where_they_are_used() -> None:
    eager = [
        f"{relative(path)}:{node.lineno}"
        for path in MODULES
        for node in parse(path).body
        if WHEELS_THAT_MAY_BE_MISSING & set(imported_names(node))
    ]

    assert [] == eager


def test_ci_runs_the_line_that_the_readme_and_the_guide_show() -> None:
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in (".ci/run", "README.md", "CONTRIBUTING.md")]

    lines = [set(re.findall(r"^python3 -m venv .*tests/check\.py$", page, re.MULTILINE)) for page in pages]

    assert 1 == len(lines[0])
    assert lines[0] == lines[1] == lines[2]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))

    dead = [target for target in targets if not (page.parent / target).exists()]

    assert [] == dead


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def numbered(path: Path) -> Iterator[tuple[int, ast.AST]]:
    yield from ((node.lineno, node) for node in ast.walk(parse(path)) if isinstance(node, ast.stmt | ast.expr))


def below_the_command_line() -> list[Path]:
    return [path for path in MODULES if not path.is_relative_to(PACKAGE / "cli") and path.name != "__main__.py"]


def layers() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    found: list[str] = next(contract["layers"] for contract in contracts if contract["id"] == "direction")
    return found


def layer_names() -> set[str]:
    return {name for layer in layers() for name in layer.split(" | ")}


def imported_names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.partition(".")[0]


def prints(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "print"
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"stdout", "stderr"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    )


def asks_the_clock(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_CALLS):
        return False
    owner = ast.unparse(node.func.value)
    return owner.rpartition(".")[2] in {"date", "datetime"}
