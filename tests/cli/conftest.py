"""The command line, called as a function in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.cli.run import run
from tests.cli.command_line import CommandLine, Said


@pytest.fixture
def stackaudit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Runs `stackaudit ARGUMENTS`; the working folder is the test's `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)

    def stackaudit(*arguments: str | Path) -> Said:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return stackaudit
