"""Finds the files of an inventory and reads them: one file, or every YAML file below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stackaudit.inventory.decoding import decode
from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.source_text import SourceText

MOST_BYTES: Final = 64 * 1024 * 1024
SUFFIXES: Final = (".yaml", ".yml")


def read_files(path: Path, log: ProblemLog, most_bytes: int = MOST_BYTES) -> list[SourceText]:
    """Return the texts of an inventory in the order of their names; what cannot be read is noted."""
    if path.is_dir():
        files = list(_below(path, log))
        if not files and not log.problems:
            _complain(
                log, _shown(path.name), "empty", "no inventory file below this folder", "a file such as stack.yaml"
            )
    else:
        files = [path]
    base = path if path.is_dir() else path.parent
    texts = [_read(file, _name(file, base), log, most_bytes) for file in files]
    return [text for text in texts if text is not None]


def _below(folder: Path, log: ProblemLog) -> Iterator[Path]:
    root = folder.resolve()
    seen: set[Path] = set()
    for file in sorted(_candidates(folder, root, log), key=lambda file: file.relative_to(folder).parts):
        # A link to a file that is read anyway adds nothing.
        if (target := file.resolve()) not in seen:
            seen.add(target)
            yield file


def _candidates(folder: Path, root: Path, log: ProblemLog) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        _complain(log, _name(Path(error.filename), folder), "unreadable", f"this folder cannot be read: {_why(error)}")

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if _wanted(name))
        for name in folders:
            _stays_inside(Path(place, name), folder, root, log)
        for name in names:
            file = Path(place, name)
            if _wanted(name) and name.lower().endswith(SUFFIXES) and _stays_inside(file, folder, root, log):
                if file.is_file():
                    yield file
                else:
                    _complain(log, _name(file, folder), "unreadable", "this is no ordinary file", "a text file")


def _wanted(name: str) -> bool:
    return not name.startswith((".", "_"))


def _stays_inside(path: Path, folder: Path, root: Path, log: ProblemLog) -> bool:
    if not path.is_symlink():
        return True
    try:
        inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        _complain(log, _name(path, folder), "symlink", "this link leads nowhere", "a file, or no link")
        return False
    if not inside:
        expected = "the file itself, inside the inventory's folder"
        _complain(log, _name(path, folder), "symlink", "this link leaves the inventory's folder", expected)
    return inside


def _read(file: Path, name: str, log: ProblemLog, most_bytes: int) -> SourceText | None:
    try:
        with file.open("rb") as stream:
            data = stream.read(most_bytes + 1)
    except FileNotFoundError:
        _complain(log, name, "unreadable", "there is no such file or folder", "the path of an inventory")
        return None
    except (OSError, ValueError) as error:
        _complain(log, name, "unreadable", f"this file cannot be read: {_why(error)}")
        return None
    if len(data) > most_bytes:
        _complain(log, name, "too-big", f"this file has more than {most_bytes:,} bytes", "several smaller files")
        return None
    return decode(name, data, log)


def _name(path: Path, base: Path) -> str:
    return _shown(path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name)


def _shown(name: str) -> str:
    # A name that is no UTF-8 must still print everywhere.
    return name.encode("utf-8", "replace").decode("utf-8")


def _why(error: Exception) -> str:
    return (error.strerror or "unknown reason").lower() if isinstance(error, OSError) else str(error)


def _complain(log: ProblemLog, name: str, kind: str, message: str, expected: str = "") -> None:
    log.error(kind, Mark(SourceText(name or ".", "")), message, expected=expected)
