"""What the built wheel carries, looked at outside the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import stackaudit

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build without isolation, so that no network is needed, and unpack."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target / "unpacked")
    return target / "unpacked"


def test_the_wheel_carries_every_file_of_the_package(unpacked_wheel: Path) -> None:
    in_repository = {path for path in files_below(ROOT / "stackaudit") if "__pycache__" not in path}

    in_wheel = {path for path in files_below(unpacked_wheel / "stackaudit") if not path.startswith("examples/")}

    assert in_repository == in_wheel


def test_the_wheel_carries_every_example_inventory(unpacked_wheel: Path) -> None:
    in_repository = files_below(ROOT / "inventories")

    in_wheel = files_below(unpacked_wheel / "stackaudit/examples")

    assert {"corner-shop", "linden-harbour-bank", "sticky-notes"} <= {path.partition("/")[0] for path in in_wheel}
    assert in_repository == in_wheel


def test_the_wheel_carries_nothing_else(unpacked_wheel: Path) -> None:
    names = {path.name for path in unpacked_wheel.iterdir()}

    assert {"stackaudit", f"stackaudit-{stackaudit.__version__}.dist-info"} == names


def test_the_version_needs_neither_the_repository_nor_a_library(unpacked_wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked_wheel)}
    script = "import stackaudit, sys; print(stackaudit.__file__, stackaudit.__version__, 'click' in sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert f"{unpacked_wheel / 'stackaudit/__init__.py'} {stackaudit.__version__} False\n" == run.stdout


def test_the_demo_needs_nothing_of_the_repository(unpacked_wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked_wheel)}
    # -P keeps the working folder, and an editable install of the repository comes after PYTHONPATH.
    command = [sys.executable, "-P", "-m", "stackaudit", "demo"]

    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert (0, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith("Linden Harbour Bank\n")
    assert "<!doctype html>" in (tmp_path / "stackaudit-demo/report.html").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("command", [["init"], ["schema"], ["rules"], ["catalogue", "gigya"]])
def test_commands_that_read_files_of_the_package_find_them(
    command: list[str], unpacked_wheel: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked_wheel)}

    run = subprocess.run(
        [sys.executable, "-P", "-m", "stackaudit", *command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (0, "") == (run.returncode, run.stderr)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
