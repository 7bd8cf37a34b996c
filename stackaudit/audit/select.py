"""Which rules to run: chosen and left out by family, by id or by a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from stackaudit.audit.rule import Rule


class UnknownRuleError(ValueError):
    """A pattern that no rule answers to, with the nearest id."""

    def __init__(self, pattern: str, ids: Sequence[str]) -> None:
        nearest = get_close_matches(pattern, [*ids, *{id.partition("/")[0] for id in ids}], 1, 0.5)
        hint = f"; did you mean `{nearest[0]}`?" if nearest else "; `stackaudit rules` lists them"
        super().__init__(f"no rule is called `{pattern}`{hint}")


def select(rules: Iterable[Rule], chosen: Iterable[str] = (), left_out: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that match any of ``chosen`` (all when empty) and none of ``left_out``.

    Raises:
        UnknownRuleError: for a pattern that matches no rule.
    """
    known, wanted, unwanted = tuple(rules), tuple(chosen), tuple(left_out)
    ids = [rule.id for rule in known]
    for pattern in (*wanted, *unwanted):
        if not any(_matches(id, pattern) for id in ids):
            raise UnknownRuleError(pattern, ids)
    return tuple(
        rule
        for rule in known
        if (not wanted or any(_matches(rule.id, pattern) for pattern in wanted))
        and not any(_matches(rule.id, pattern) for pattern in unwanted)
    )


def _matches(id: str, pattern: str) -> bool:
    return id == pattern or id.partition("/")[0] == pattern or fnmatchcase(id, pattern)
