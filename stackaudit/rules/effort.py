"""How much a collection point asks of a person, compared with another: steps, login, fee, data, help, medium."""

from __future__ import annotations

from typing import Final

from stackaudit.model.answer import NO, YES, said
from stackaudit.model.preferences import CollectionPoint

_WITH_A_PERSON_OR_A_LETTER: Final = frozenset(
    {"call-centre", "store-pos", "paper", "ivr", "event-registration", "support-ticket"}
)
_YES_NO: Final = (
    ("requires_login", "it needs a login", "whether one has to log in"),
    ("fee", "it costs something", "whether it costs anything"),
    ("extra_data_required", "it asks for further data", "whether it asks for further data"),
)


def harder(first: CollectionPoint, second: CollectionPoint) -> list[str]:
    """Return in what the second point certainly asks more of a person than the first."""
    found = [text for field, text, _ in _YES_NO if getattr(second, field) is YES and getattr(first, field) is NO]
    if said(first.steps) and said(second.steps) and second.steps > first.steps:
        found.append(f"{second.steps} steps instead of {first.steps}")
    if first.self_service == "yes" and second.self_service in ("assisted", "no"):
        found.append("somebody else has to do it")
    if said(first.kind) and said(second.kind) and not _offline(first) and _offline(second):
        found.append(f"by {_words(second.kind)} instead of {_words(first.kind)}")
    return found


def unsaid(first: CollectionPoint, second: CollectionPoint) -> list[tuple[str, str, str]]:
    """Return the answers (point, field, in words) without which the second may still ask more than the first."""
    found = []
    for field, _, words in _YES_NO:
        if getattr(first, field) is not YES and getattr(second, field) is not NO:
            found += _open(first, second, field, words)
    if second.steps != 1:
        found += _open(first, second, "steps", "how many steps it takes")
    if second.self_service != "yes" and first.self_service not in ("assisted", "no"):
        found += _open(first, second, "self_service", "whether one can do it alone")
    if not (said(first.kind) and _offline(first)) and not (said(second.kind) and not _offline(second)):
        found += _open(first, second, "kind", "what kind of place it is")
    return found


def _open(first: CollectionPoint, second: CollectionPoint, field: str, words: str) -> list[tuple[str, str, str]]:
    silent = next((each for each in (second, first) if not said(getattr(each, field))), None)
    return [(silent.id, field, f"{words} at {silent.label}")] if silent else []


def _offline(point: CollectionPoint) -> bool:
    return point.kind in _WITH_A_PERSON_OR_A_LETTER


def _words(kind: object) -> str:
    return str(kind).replace("-", " ")
