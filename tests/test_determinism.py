"""Same input, same bytes: in another process, hash seed, locale, time zone, folder, and order of files on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT / "inventories" / "linden-harbour-bank"

# Every output in one process: starting one for each would take longer than the outputs do.
SCRIPT = """
import sys
from pathlib import Path
from stackaudit.cli.map import VIEWS
from stackaudit.cli.run import run

inventory, folder = sys.argv[1:]
Path(folder).mkdir()
audit = [word for name in ("terminal", "json", "html") for word in ("-o", f"{name}={folder}/audit.{name}")]
codes = [
    run(["audit", inventory, "--fail-on", "never", *audit]),
    run(["audit", inventory, "--fail-on", "never", "--verbose", "-o", f"terminal={folder}/verbose.txt"]),
    run(["report", inventory, "-o", f"{folder}/report"]),
    run(["map", inventory, "-o", f"{folder}/layers.dot"]),
    *(run(["map", inventory, "--view", view, "-o", f"{folder}/{view}.svg"]) for view in VIEWS),
]
assert not any(codes), codes
"""

PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
OTHERS = {
    "again": {},
    "hash seed": {"PYTHONHASHSEED": "2"},
    "C locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "Kathmandu": {"TZ": "Asia/Kathmandu"},
    "narrow terminal": {"COLUMNS": "40", "LINES": "10", "TERM": "dumb"},
}


def _outputs(inventory: Path, folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(inventory), str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **PLAIN, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (run.returncode, "\n".join(line for line in run.stderr.splitlines() if "Wrote" not in line))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _outputs(BANK, tmp_path_factory.mktemp("plain") / "out", {})


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.mark.parametrize("name", OTHERS)
def test_another_environment_changes_no_byte(name: str, plain: dict[str, bytes], tmp_path: Path) -> None:
    assert [] == _differing(plain, _outputs(BANK, tmp_path / "out", OTHERS[name]))


def test_another_place_and_order_of_the_files_changes_no_byte(plain: dict[str, bytes], tmp_path: Path) -> None:
    copy = tmp_path / "somewhere else" / "linden-harbour-bank"
    for path in sorted(BANK.rglob("*.yaml"), reverse=True):
        target = copy / path.relative_to(BANK)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (0, 0))

    assert [] == _differing(plain, _outputs(copy, tmp_path / "out", {}))


def test_no_output_names_a_folder_of_this_computer(plain: dict[str, bytes]) -> None:
    assert [] == [name for name, content in plain.items() if str(ROOT).encode() in content]


def test_no_output_has_the_line_ends_of_one_system(plain: dict[str, bytes]) -> None:
    packed = (".xlsx", ".png")  # no text: any byte may stand in them
    assert [] == [name for name, content in plain.items() if b"\r" in content and not name.endswith(packed)]
