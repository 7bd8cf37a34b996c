"""Questions as a list, as Markdown and as a sheet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.command_line import EXAMPLES, INVENTORIES, CommandLine


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_format_has_every_question(example: str, stackaudit: CommandLine) -> None:
    folder = INVENTORIES / example
    asked = len(json.loads(stackaudit("audit", folder, "--format", "json").out)["questions"])
    terminal, markdown, sheet = (
        stackaudit("questions", folder, "--format", shape).out for shape in ("terminal", "markdown", "csv")
    )

    assert asked == terminal.count("\n  - ")
    assert asked == markdown.count("\n- [ ] ")
    assert asked == len(list(csv.DictReader(io.StringIO(sheet))))
