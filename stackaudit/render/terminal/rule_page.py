"""The rules on the terminal: the list, and one rule in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stackaudit.audit.rule import RuleText
from stackaudit.render.terminal.ink import Ink


def rule_list(families: Mapping[str, tuple[str, Sequence[RuleText]]], ink: Ink | None = None) -> str:
    """Return all rules by family; a family is its question and its rules."""
    ink = ink or Ink()
    lines: list[str] = []
    for name, (question, rules) in families.items():
        lines += [""] if lines else []
        lines += ink.wrapped(question, 4, f"{ink.paint(name, 'bold')}  ")
        for rule in rules:
            lines.append(f"  {rule.id} [{ink.paint(rule.severity.value, rule.severity.value)}]")
            lines += ink.wrapped(rule.summary, 6)
    return "\n".join(lines) + "\n"


def rule_page(text: RuleText, ink: Ink | None = None) -> str:
    """Return one rule with everything that is said about it."""
    ink = ink or Ink()
    lines = [f"{ink.paint(text.id, 'bold')} [{ink.paint(text.severity.value, text.severity.value)}]"]
    lines += ["", *ink.wrapped(text.summary, 0)]
    for heading, body in (
        ("Why it matters", text.why),
        ("How to fix", text.fix),
        ("Closes when", text.closes),
        ("May be wrong when", text.may_be_wrong),
        ("Source", text.source),
    ):
        lines += ["", ink.paint(heading, "bold"), *ink.wrapped(body, 2)]
    for heading, inventory in (("Flagged", text.flagged), ("Passes", text.passes)):
        lines += ["", ink.paint(heading, "bold"), *(f"  {line}".rstrip() for line in inventory.splitlines())]
    return "\n".join(lines) + "\n"
