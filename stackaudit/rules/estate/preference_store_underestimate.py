"""The rule estate/preference-store-underestimate."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.store_count import COUNTING_RULE, StoreCount
from stackaudit.model.answer import present
from stackaudit.model.settings import Settings
from stackaudit.rules.wording import listed, store_names


@rule(id="estate/preference-store-underestimate", severity=Severity.MEDIUM)
def preference_store_underestimate(context: Context) -> Iterator[Hit | Question]:
    """
    More preference stores were found than anybody guessed.

    Why it matters: A wish that is kept in a place nobody thinks of is not asked for, not linked and not deleted. The distance
    between guess and count tells how much of the estate is out of sight.
    How to fix: Keep the list where everybody who buys or builds a tool sees it, and ask for its store before it goes live.
    Closes when: The guess is history and is never edited; the finding can be accepted once every store found has an owner.
    May be wrong when: The guess was about systems or brands that this inventory does not hold.
    Source: PossibleNOW, on four to six stores guessed and twelve to fourteen found.

    Flagged:
        stackaudit: 1
        company: {guesses: {preference_stores: 1}}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm}, esp: {in: esp}}

    Passes:
        stackaudit: 1
        company: {guesses: {preference_stores: 2}}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm}, esp: {in: esp}}
    """
    count = context.store_count
    if count.guess_max is not None and count.written > count.guess_max:
        yield Hit(
            subject=Subject("company", "", "guesses"),
            message=f"Guessed {_guess(count)}, found {count.written}{_more(count)}",
            evidence=tuple(_evidence(context, count)),
            related=tuple(Subject("preference_stores", store) for store in count.unnamed),
            severity=_severity(context.settings, count.written, count.guess_max),
        )


def _guess(count: StoreCount) -> str:
    span = "" if count.guess_min in (None, count.guess_max) else f"{count.guess_min}-"
    stores = "preference store" if count.guess_max == 1 and not span else "preference stores"
    return f"{span}{count.guess_max} {stores}"


def _more(count: StoreCount) -> str:
    return f" (+{len(count.likely)} more likely)" if count.likely else ""


def _evidence(context: Context, count: StoreCount) -> Iterator[str]:
    guesses = context.stack.company.guesses
    if present(guesses) and present(guesses.preference_stores) and present(guesses.preference_stores.by):
        yield f"guessed by {guesses.preference_stores.by}"
    if count.unnamed:
        yield f"nobody named before: {listed(store_names(context.stack, count.unnamed), most=20)}"
    if count.likely:
        yield f"more likely in {listed([context.name(likely.system) for likely in count.likely], most=20)}"
    yield COUNTING_RULE


def _severity(settings: Settings, found: int, guessed: int) -> Severity:
    if found >= settings.underestimate_medium * guessed:
        return Severity.MEDIUM
    return Severity.LOW if found >= settings.underestimate_low * guessed else Severity.INFO
