"""The shapes that a value in an inventory may take, as data that the reader and the schema writer both walk.

A field of a record is ``Annotated[python type, shape, Doc(...)]``. The shape says what people may type, the type says what
the rest of the code gets. A field whose default is missing must be written; every other one may be left out.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, get_args

import msgspec

from stackaudit.model.answer import Answer, Nothing, Silence
from stackaudit.model.duration import Cycle, Wait
from stackaudit.model.scope import ScopePattern


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything that an inventory holds: frozen, compared by value, made by keyword."""


class Doc(msgspec.Struct, frozen=True):
    """What a field means, in one sentence, and an example of how to write it."""

    text: str
    example: Any = None


class Key(msgspec.Struct, frozen=True):
    """The key as written, where Python needs another name (``from``, ``in``)."""

    name: str


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all shapes. ``none`` tells whether a known gap may be written (``none``, ``no``, ``false``)."""

    none: bool = False


class TextShape(Shape, frozen=True):
    """Free text on one or more lines; numbers are taken as text. ``short`` texts become one-line labels."""


class ChoiceShape(Shape, frozen=True):
    """One of a closed list of words."""

    words: tuple[str, ...] = ()


class WordsShape(Shape, frozen=True):
    """A list of words; a single word may stand without brackets.

    ``words`` is the closed list, or the known ones where ``vocabulary`` names an open vocabulary (an unknown word is a
    warning); both empty means free words.
    """

    words: tuple[str, ...] = ()
    vocabulary: str = ""


class YesNoShape(Shape, frozen=True):
    """``yes``, ``partly`` or ``no`` (the booleans are accepted)."""

    none: bool = True


class YesOrScopesShape(Shape, frozen=True):
    """``yes``, ``no``, or the scopes for which it is so."""

    none: bool = True


class YesOrPointShape(Shape, frozen=True):
    """``yes``, ``no``, or the id of the collection point that does it (``via:`` may stand before it)."""

    none: bool = True


class NumberShape(Shape, frozen=True):
    """A number within bounds; ``whole`` for counts."""

    least: float | None = None
    most: float | None = None
    whole: bool = False


class DateShape(Shape, frozen=True):
    """A calendar date, ``2026-10-01``."""


PUBLIC: Final = "public"


class DatesShape(Shape, frozen=True):
    """Calendar dates, or ``public`` for those of the public holidays of a region."""


class WaitShape(Shape, frozen=True):
    """A duration: ``now``, ``15m``, ``2h``, ``1d``, ``3bd``, ``hour``, ``day``, ``week``, ``month``, ``PT15M``, ``ad-hoc``."""


class CycleShape(Shape, frozen=True):
    """A duration, or a cron line with its time zone: ``0 2 * * 1-5 Europe/Copenhagen``."""


class ScopesShape(Shape, frozen=True):
    """A list of scope patterns: ``email``, ``email/marketing.newsletter``, ``*/advertising``."""


class RefShape(Shape, frozen=True):
    """The id of an entry under another top-level key."""

    noun: str = ""


class RefsShape(Shape, frozen=True):
    """Ids of entries under another top-level key; one may stand without brackets."""

    noun: str = ""


class EndShape(Shape, frozen=True):
    """An end of a flow: a system, or ``system/store``."""


class RecordShape(Shape, frozen=True):
    """A nested record. ``short`` names the field that a bare scalar fills."""

    record: type[Record] = Record
    short: str = ""


class RecordsShape(Shape, frozen=True):
    """A list of nested records."""

    record: type[Record] = Record
    short: str = ""


class MapShape(Shape, frozen=True):
    """A map from ids to values of one shape; ``keys`` names the vocabulary or noun of the ids."""

    values: Shape = TextShape()
    keys: str = ""


class CompleteShape(Shape, frozen=True):
    """``all``, a list of system ids, or a map ``{crm: {by: team, on: 2026-10-01}}``."""


def choice(literal: Any, *, none: bool = False) -> ChoiceShape:
    """Return the shape of a closed list given as a ``Literal`` type."""
    return ChoiceShape(words=get_args(literal), none=none)


def words(literal: Any) -> WordsShape:
    """Return the shape of a list over a closed set of words given as a ``Literal`` type."""
    return WordsShape(words=get_args(literal), none=True)


Text = Annotated[str | Nothing | Silence, TextShape(none=True)]
Number = Annotated[float | Silence, NumberShape(least=0)]
Count = Annotated[int | Silence, NumberShape(least=0, whole=True)]
Date = Annotated[str | Nothing | Silence, DateShape(none=True)]
YesNo = Annotated[Answer | Silence, YesNoShape()]
Words = Annotated[tuple[str, ...] | Silence, WordsShape(none=True)]
Regions = Annotated[tuple[str, ...] | Silence, WordsShape(vocabulary="regions", none=True)]
Scopes = Annotated[tuple[ScopePattern, ...] | Silence, ScopesShape(none=True)]
Duration = Annotated[Wait | Nothing | Silence, WaitShape(none=True)]
Every = Annotated[Cycle | Silence, CycleShape()]
TeamRef = Annotated[str | Nothing | Silence, RefShape(noun="teams", none=True)]
TeamRefs = Annotated[tuple[str, ...] | Silence, RefsShape(noun="teams", none=True)]
SystemRef = Annotated[str | Nothing | Silence, RefShape(noun="systems", none=True)]
SystemRefs = Annotated[tuple[str, ...] | Silence, RefsShape(noun="systems", none=True)]
StoreRefs = Annotated[tuple[str, ...] | Silence, RefsShape(noun="preference_stores", none=True)]
PointRefs = Annotated[tuple[str, ...] | Silence, RefsShape(noun="collection_points", none=True)]
