"""The open findings that keep a part of the grid from counting as covered, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stackaudit.audit.result import AuditResult
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.checkpoint import Part, State
from stackaudit.frameworks.parts import grid_state
from stackaudit.render.diagram.wording import plural


def cap_note(result: AuditResult, part: Part) -> str:
    """Return how many findings are open on a part, and that they alone cap it where the answers would have it covered."""
    count = sum(many for _, many in _capping(result, part))
    if _by_answers(result, part) is State.COVERED:
        return f"kept from covered by {plural(count, 'open finding')}"
    return f"{plural(count, 'open finding')} on it"


def cap_words(result: AuditResult, part: Part) -> tuple[str, ...]:
    """Return a line for each rule that caps a part: how many findings are open, and its title."""
    titles = {text.id: text.summary.removesuffix(".") for text in result.rules}
    return tuple(f"{plural(many, 'open finding')}: {titles.get(rule, rule)}" for rule, many in _capping(result, part))


def _capping(result: AuditResult, part: Part) -> Iterator[tuple[str, int]]:
    """Yield the rules that cap a part, each with its open findings of weight; a rule that caps has at least one."""
    weighty = Counter(each.rule for each in result.open_findings if each.severity.at_least(Severity.HIGH))
    yield from ((rule, max(weighty[rule], 1)) for rule in part.capped_by)


def _by_answers(result: AuditResult, part: Part) -> State:
    return grid_state(part.low, part.high, part.open, len(part.checkpoints), result.stack.settings)
