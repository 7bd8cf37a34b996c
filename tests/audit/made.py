"""What the tests of the engine share: rules that say what a test needs, and the audit of a small text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.engine import run
from stackaudit.audit.finding import Hit, Question
from stackaudit.audit.result import AuditResult
from stackaudit.audit.rule import Rule, RuleText
from stackaudit.audit.severity import Severity
from stackaudit.inventory.load import load_text

Say = Callable[[Context], "Hit | Question"]


def rule_text(id: str, severity: Severity = Severity.HIGH) -> RuleText:
    """Return a rule's text."""
    return RuleText(
        id=id,
        severity=severity,
        summary="A sentence.",
        why="Why.",
        fix="Fix.",
        closes="The rule's own closing.",
        may_be_wrong="Wrong.",
        source="Own.",
        flagged="",
        passes="",
    )


def rule_saying(*said: Hit | Question, id: str = "test/one", severity: Severity = Severity.HIGH) -> Rule:
    """Return a rule that always says the same."""

    def check(context: Context) -> Iterator[Hit | Question]:  # noqa: ARG001 - every rule is given a context
        yield from said

    return Rule(rule_text(id, severity), check)


def rule_breaking(after: tuple[Hit, ...] = (), id: str = "test/broken") -> Rule:
    """Return a rule that fails, perhaps after it found something."""

    def check(context: Context) -> Iterator[Hit | Question]:
        yield from after
        raise LookupError(f"no {context.stack.company.name!r}")

    return Rule(rule_text(id), check)


def audited(text: str, *rules: Rule, name: str = "") -> AuditResult:
    """Audit a text with the given rules and no catalogue."""
    return run(load_text(text, "stack.yaml"), rules, name)
