"""The page of all rules, stackaudit/rules/README.md, from the rules' own docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from stackaudit.audit.rule import Rule, RuleText
from stackaudit.rules import FAMILIES

_OPENING = """\
# Rules

What stackaudit looks for, family by family. A rule gives *findings*, which rest on what somebody wrote, and *questions*
where nobody has answered yet. The severity is the one that a finding has when its evidence does not grade it.

This page is generated from the docstrings of the rules: `python -m tests.regenerate`."""


def rules_page(rules: Iterable[Rule]) -> str:
    """Return the page, family by family; a family opens with its question and a table of its rules."""
    texts = [rule.text for rule in rules]
    parts = [_OPENING]
    for family, module in FAMILIES.items():
        members = [text for text in texts if text.family == family]
        if members:
            question = (inspect.getdoc(module) or "").partition("\n")[0]
            parts += [f"## {family}: {question}", _table(members), *(_section(text) for text in members)]
    return "\n\n".join(parts) + "\n"


def _table(texts: Iterable[RuleText]) -> str:
    rows = [f"| [{text.id}](#{_anchor(text.id)}) | {text.severity.value} | {_cell(text.summary)} |" for text in texts]
    return "\n".join(["| rule | severity | what it finds |", "|---|---|---|", *rows])


def _section(text: RuleText) -> str:
    return "\n\n".join(
        [f"### {text.id}", f"**{text.severity.value}** · {text.summary}", *_said(text), *_examples(text)]
    )


def _said(text: RuleText) -> Iterator[str]:
    yield f"Why it matters: {text.why}"
    yield f"How to fix: {text.fix}"
    yield f"Closes when: {text.closes}"
    yield f"May be wrong when: {text.may_be_wrong}"
    yield f"Source: {text.source}"


def _examples(text: RuleText) -> Iterator[str]:
    yield f"Flagged:\n\n```yaml\n{text.flagged}```"
    yield f"Passes:\n\n```yaml\n{text.passes}```"


def _anchor(id: str) -> str:
    """Return the anchor that a heading gets where Markdown is shown: the slash goes."""
    return id.replace("/", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
