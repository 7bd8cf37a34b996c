"""Generated files that are committed say what the code says today."""

from __future__ import annotations

import pytest

from tests import regenerate

HINT = "run: python -m tests.regenerate"


@pytest.mark.parametrize("name", regenerate.INVENTORIES)
def test_the_committed_report_is_what_the_audit_says(name: str) -> None:
    files = regenerate.report(name)

    outdated = [path.name for path, text in files.items() if not path.exists() or path.read_bytes() != text.encode()]
    assert outdated == [], HINT


def test_no_report_lies_there_that_nothing_writes() -> None:
    written = {path for name in regenerate.INVENTORIES for path in regenerate.report(name)}

    assert regenerate.committed_reports() <= written, HINT
