"""Search over the whole catalogue: everything that is known about a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from stackaudit.catalogue.capabilities import Capability, capabilities
from stackaudit.catalogue.carries import CarriesWord, carries_words
from stackaudit.catalogue.products import Product, product_at, products, spelling
from stackaudit.catalogue.purposes import KnownPurpose, purposes
from stackaudit.catalogue.regions import normalise
from stackaudit.catalogue.regulations import built_in_regulations, cautions
from stackaudit.model.answer import given, present
from stackaudit.model.regulation import Regulation

Kind = Literal["product", "capability", "purpose", "carries", "regulation"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One find: what it is in a sentence, its facts as label and text, and where they come from."""

    kind: Kind
    id: str
    name: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    source: str
    confidence: str
    as_of: str
    caution: str = ""
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def search(word: str = "") -> tuple[Entry, ...]:
    """Return what fits a word, best first: named so, name begins so, is about it, name contains it; all for no word."""
    wanted = spelling(word)
    if not wanted:
        return _entries()
    at_domain = product_at(word)
    region = spelling(normalise(word))
    ranked = [
        (rank, entry)
        for entry in _entries()
        if (rank := 0 if at_domain and entry.id == at_domain.id else _rank(entry, wanted, region)) is not None
    ]
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))


def _rank(entry: Entry, wanted: str, region: str) -> int | None:
    if wanted in entry.names:
        return 0
    if any(name.startswith(f"{wanted}-") for name in entry.names):
        return 1
    if wanted in entry.topics or region in entry.topics:
        return 2
    return 3 if any(wanted in name for name in entry.names) else None


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(_all_entries())


def _all_entries() -> Iterator[Entry]:
    yield from (_product_entry(product) for product in products().values())
    yield from (_capability_entry(capability) for capability in capabilities().values())
    yield from (_purpose_entry(purpose) for purpose in purposes().values())
    yield from (_carries_entry(word) for word in carries_words().values())
    yield from (_regulation_entry(regulation) for regulation in built_in_regulations().values())


def _product_entry(product: Product) -> Entry:
    kept = product.preferences if isinstance(product.preferences, str) else ", ".join(product.preferences)
    facts = (
        ("vendor", product.vendor),
        ("category", product.category),
        ("built as", product.heritage),
        ("suite", product.suite),
        ("does", _joined(product.does)),
        ("contacts people by", _joined(product.channels, nothing="nothing")),
        ("preferences live in", _with_note(kept, product.preferences_note)),
        ("where to look", product.look_in),
        ("remembers", _joined(product.remembers)),
        ("known by", _with_note(_joined(product.keys), product.keys_note)),
        ("history", _with_note(product.history, product.history_note)),
        ("end of life", product.end_of_life),
        ("web domains", _joined(product.domains)),
        ("also called", _joined(product.aliases)),
    )
    return Entry(
        kind="product",
        id=product.id,
        name=product.name,
        summary=product.status,
        facts=_known(facts),
        source=product.source,
        confidence=product.confidence,
        as_of=product.as_of,
        caution=product.caution,
        names=_spellings(product.id, product.name, *product.aliases),
        topics=_spellings(
            product.vendor or "", product.suite or "", product.category, product.heritage, *(product.does or ())
        ),
    )


def _capability_entry(capability: Capability) -> Entry:
    facts = (
        ("layer", capability.layer),
        ("asked about in every stack", "yes" if capability.expected else None),
        ("several systems are normal", "yes" if capability.plural else None),
        ("built as", capability.heritage),
    )
    return Entry(
        kind="capability",
        id=capability.id,
        name=capability.name,
        summary=capability.meaning,
        facts=_known(facts),
        source=capability.source,
        confidence=capability.confidence,
        as_of=capability.as_of,
        caution=capability.caution,
        names=_spellings(capability.id),
        topics=_spellings(capability.layer, capability.heritage or ""),
    )


def _carries_entry(word: CarriesWord) -> Entry:
    return Entry(
        kind="carries",
        id=word.id,
        name=word.id,
        summary=word.meaning,
        facts=(),
        source=word.source,
        confidence=word.confidence,
        as_of=word.as_of,
        names=_spellings(word.id),
    )


def _purpose_entry(purpose: KnownPurpose) -> Entry:
    facts = (("DPV", purpose.dpv), ("fideslang", purpose.fideslang), ("TCF purposes", purpose.tcf))
    return Entry(
        kind="purpose",
        id=purpose.id,
        name=purpose.name,
        summary=purpose.meaning,
        facts=_known(facts),
        source=purpose.source,
        confidence=purpose.confidence,
        as_of=purpose.as_of,
        caution=purpose.caution,
        names=_spellings(purpose.id, purpose.name),
    )


def _regulation_entry(row: Regulation) -> Entry:
    limit = f"{row.value:g} {row.unit}" if present(row.value) else None
    facts = (
        ("regions", _joined(given(row.regions, ()))),
        ("channels", _joined(given(row.channels, ()))),
        ("about", given(row.act, "")),
        ("limit", limit),
        ("compared with", f"{row.hours:g} h" if row.hours is not None else None),
        ("set by", given(row.hard, "")),
        ("applies from", given(row.effective, "")),
        ("one request reaches", given(row.request_scope, "")),
        ("later", given(row.request_scope_from, "")),
        ("cite", given(row.cite, "")),
    )
    return Entry(
        kind="regulation",
        id=row.id,
        name=row.label,
        summary=given(row.says, ""),
        facts=_known(facts),
        source=given(row.source, ""),
        confidence=given(row.confidence, "low"),
        as_of=given(row.as_of, ""),
        caution=cautions().get(row.id, ""),
        names=_spellings(row.id, row.label, given(row.cite, "")),
        topics=_spellings(*given(row.regions, ()), *given(row.channels, ())),
    )


def _joined(words: tuple[str, ...] | None, nothing: str = "") -> str | None:
    return None if words is None else ", ".join(words) or nothing


def _with_note(text: str | None, note: str) -> str | None:
    return f"{text} ({note.rstrip('.')})" if text and note else text or note or None


def _known(facts: tuple[tuple[str, str | None], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in facts if text)


def _spellings(*words: str) -> tuple[str, ...]:
    return tuple(spelled for word in words if (spelled := spelling(word)))
