"""Finds the word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher

_CLOSE = 0.55

# A broken inventory with thousands of misspelt ids must not take minutes: when the budget is spent, problems are still
# reported, without a nearest spelling.
_BUDGET = 200_000


class Speller:
    """Nearest spellings, remembered, within a budget of comparisons."""

    def __init__(self, budget: int = _BUDGET) -> None:
        self._left = budget
        self._found: dict[tuple[str, str], str] = {}

    def nearest(self, word: str, candidates: Collection[str], group: str = "") -> str:
        """Return the candidate most like ``word``, or nothing; ``group`` names the candidates to remember them by."""
        if not group:
            return self._best(word, candidates)
        if (group, word) not in self._found:
            self._found[group, word] = self._best(word, candidates)
        return self._found[group, word]

    def _best(self, word: str, candidates: Collection[str]) -> str:
        folded = word.casefold()
        spread = max(2, len(word) // 3)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(folded)
        best, score = "", (_CLOSE, True)
        for candidate in sorted(candidates):
            if abs(len(candidate) - len(word)) > spread or self._left <= 0:
                continue
            self._left -= 1
            matcher.set_seq1(candidate.casefold())
            if matcher.real_quick_ratio() < score[0] or matcher.quick_ratio() < score[0]:
                continue
            # People rarely mistype the first letter. Of two equals the first in the alphabet wins.
            found = (matcher.ratio(), candidate[:1].casefold() == folded[:1])
            if found > score:
                best, score = candidate, found
        return best
