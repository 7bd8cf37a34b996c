"""The table of formats: each a name and what writes a result in it; heavy imports wait until a format is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stackaudit.audit.result import AuditResult
    from stackaudit.render.terminal.ink import Ink


def _terminal(result: AuditResult, ink: Ink, *, verbose: bool) -> str:
    from stackaudit.render.terminal.first_screen import terminal

    return terminal(result, ink, verbose=verbose)


def _json(result: AuditResult, ink: Ink, *, verbose: bool) -> str:  # noqa: ARG001 - one signature for all formats
    from stackaudit.render.json_result import json_result

    return json_result(result)


def _html(result: AuditResult, ink: Ink, *, verbose: bool) -> str:  # noqa: ARG001 - one signature for all formats
    from stackaudit.render.html.report import html
    from stackaudit.render.pictures import pictures

    return html(result, pictures(result))


def _xlsx(result: AuditResult, ink: Ink, *, verbose: bool) -> bytes:  # noqa: ARG001 - one signature for all formats
    from stackaudit.render.workbook.xlsx import workbook

    return workbook(result)


FORMATS: Final[dict[str, Callable[..., str | bytes]]] = {
    "terminal": _terminal,
    "json": _json,
    "html": _html,
    "xlsx": _xlsx,
}

BINARY: Final = frozenset({"xlsx"})
"""The formats that a terminal cannot show."""


def render(result: AuditResult, name: str, ink: Ink, *, verbose: bool = False) -> str | bytes:
    """Return a result in one of :data:`FORMATS`; colour and ``verbose`` matter to the terminal only."""
    return FORMATS[name](result, ink, verbose=verbose)
