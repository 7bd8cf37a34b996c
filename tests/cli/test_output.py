"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from stackaudit.cli.output import write_file


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"

    write_file(path, "first")
    write_file(path, "größer\n")

    assert "größer\n".encode() == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_bytes_stay_as_they_are(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"\x00\xff\r\n")

    assert b"\x00\xff\r\n" == (tmp_path / "file").read_bytes()


def test_what_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(click.ClickException, match="No space left on device"):
        write_file(path, "new content")

    assert "old" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("keep", encoding="utf-8")
    (tmp_path / "link").symlink_to(target)

    write_file(tmp_path / "link", "new")

    assert "keep" == target.read_text(encoding="utf-8")
    assert "new" == (tmp_path / "link").read_text(encoding="utf-8")
