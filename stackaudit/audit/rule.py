"""What a rule is: one function with one docstring, from which every text about it is read."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from stackaudit.audit.severity import Severity

if TYPE_CHECKING:
    from stackaudit.audit.context import Context
    from stackaudit.audit.finding import Hit, Question

SECTIONS: Final = (
    "Why it matters",
    "How to fix",
    "Closes when",
    "May be wrong when",
    "Source",
    "Flagged",
    "Passes",
)
_HEADING: Final = re.compile(rf"^({'|'.join(SECTIONS)}):", re.MULTILINE)

Check = Callable[["Context"], Iterator["Hit | Question"]]


class RuleText(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about a rule; ``flagged`` and ``passes`` are the smallest inventories that it flags and passes."""

    id: str
    severity: Severity
    summary: str
    why: str
    fix: str
    closes: str
    may_be_wrong: str
    source: str
    flagged: str
    passes: str

    @property
    def family(self) -> str:
        """Return the part before the slash."""
        return self.id.partition("/")[0]


class Rule(msgspec.Struct, frozen=True):
    """A rule: its text and its function."""

    text: RuleText
    check: Check
    yields_to: tuple[str, ...] = ()
    """Ids of more precise rules: where they say the same of the same, this one is silent."""
    caps: str = ""
    """Id of the part of the grid that an open high or critical finding of this rule keeps from being covered."""

    @property
    def id(self) -> str:
        """Return the rule's id, ``family/name``."""
        return self.text.id


def rule(*, id: str, severity: Severity, yields_to: tuple[str, ...] = (), caps: str = "") -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring must have every section of :data:`SECTIONS`, in that order.

    Raises:
        ValueError: when a section is missing or out of order.
    """

    def make(check: Check) -> Rule:
        return Rule(read_text(id, severity, inspect.getdoc(check) or ""), check, yields_to, caps)

    return make


def read_text(id: str, severity: Severity, doc: str) -> RuleText:
    """Read a rule's docstring."""
    parts = _HEADING.split(doc)
    names, bodies = tuple(parts[1::2]), [_clean(body) for body in parts[2::2]]
    if names != SECTIONS:
        raise ValueError(f"{id}: the docstring has {', '.join(names) or 'no sections'}; expected {', '.join(SECTIONS)}")
    why, fix, closes, wrong, source = (" ".join(body.split()) for body in bodies[:5])
    return RuleText(
        id=id,
        severity=severity,
        summary=" ".join(parts[0].split()),
        why=why,
        fix=fix,
        closes=closes,
        may_be_wrong=wrong,
        source=source,
        flagged=bodies[5],
        passes=bodies[6],
    )


def _clean(body: str) -> str:
    return textwrap.dedent(body.strip("\n ") if "\n" not in body else body.strip("\n")).strip() + "\n"
