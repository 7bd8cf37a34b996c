"""Joins the files of an inventory by their top-level keys: maps are merged, lists are joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stackaudit.inventory.fields import fields_of
from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.spelling import Speller
from stackaudit.model.company import Company
from stackaudit.model.stack import NOUNS, SCHEMA_VERSION, Noun

VERSION_KEY: Final = "stackaudit"
_NOUNS: Final = {noun.key: noun for noun in NOUNS}


def merge_files(
    roots: Sequence[tuple[SourceText, Node | None]], log: ProblemLog, speller: Speller, *, unread: bool = False
) -> dict[str, Node]:
    """Return one node for each top-level key; ``unread`` tells that there are files which nobody could read."""
    merged: dict[str, Node] = {}
    version: Scalar | None = None
    for source, root in roots:
        if root is None or (isinstance(root, Scalar) and root.empty):
            expected = "at least one entry; the name of a file that is not part of the inventory starts with `_`"
            log.error("empty", Mark(source), "this file is empty", expected=expected)
        elif not isinstance(root, Mapping):
            log.error(
                "wrong-type", root, "an inventory starts with its keys", expected="`stackaudit: 1`, `systems:` ..."
            )
        else:
            version = _version(root, version, log)
            for key, (key_node, value) in root.entries.items():
                if key != VERSION_KEY:
                    _add(merged, key_node, value, log, speller)
    if version is None and not unread:
        expected = f"the line `{VERSION_KEY}: {SCHEMA_VERSION}` in one of the files"
        log.error("no-version", Mark(roots[0][0]), "the version of the schema is not written down", expected=expected)
    return merged


def _version(root: Mapping, earlier: Scalar | None, log: ProblemLog) -> Scalar | None:
    if VERSION_KEY not in root.entries:
        return earlier
    key, value = root.entries[VERSION_KEY]
    if earlier is not None:
        log.error("same-id", key, f"`{VERSION_KEY}` stands in two files", expected="it stands once", other=earlier)
    elif not (isinstance(value, Scalar) and value.text == str(SCHEMA_VERSION)):
        message = f"`{VERSION_KEY}` is the version of the schema; this program reads version {SCHEMA_VERSION}"
        log.error("version", value, message, expected=f"{VERSION_KEY}: {SCHEMA_VERSION}")
    return key


def _add(merged: dict[str, Node], key: Scalar, value: Node, log: ProblemLog, speller: Speller) -> None:
    noun = _NOUNS.get(key.text)
    if noun is None:
        _unknown(key, log, speller)
    elif isinstance(value, Scalar) and value.empty:
        pass  # a heading with nothing below it yet
    elif noun.layout == "list":
        _add_list(merged, noun, value, log)
    elif isinstance(value, Mapping):
        _add_map(merged, noun, value, log)
    else:
        log.error("wrong-type", value, f"`{noun.key}` holds {_what(noun)}", expected=_how_to_write(noun, value))
        if noun.layout == "map" and isinstance(value, Listing):
            _add_map(merged, noun, _by_id(value), log)


def _unknown(key: Scalar, log: ProblemLog, speller: Speller) -> None:
    if key.text in fields_of(Company).by_key:
        log.error("unknown-key", key, f"`{key.text}` is no top-level key", expected=f"`{key.text}` below `company:`")
        return
    nearest = speller.nearest(key.text, _NOUNS, "top-level keys")
    log.error(
        "unknown-key",
        key,
        f"unknown top-level key `{key.text}`",
        expected=f"one of {', '.join(_NOUNS)}",
        nearest=nearest,
    )


def _add_list(merged: dict[str, Node], noun: Noun, value: Node, log: ProblemLog) -> None:
    if not isinstance(value, Listing):
        log.error("wrong-type", value, f"`{noun.key}` is a list", expected="`- ` before each entry")
        return
    joined = merged.setdefault(noun.key, Listing(value.source, value.line, value.column))
    assert isinstance(joined, Listing)
    joined.items.extend(value.items)


def _add_map(merged: dict[str, Node], noun: Noun, value: Mapping, log: ProblemLog) -> None:
    joined = merged.setdefault(noun.key, Mapping(value.source, value.line, value.column))
    assert isinstance(joined, Mapping)
    for key, (key_node, entry) in value.entries.items():
        if key in joined.entries:
            first = joined.entries[key][0]
            message = f"`{key}` stands twice below `{noun.key}`"
            log.error("same-id", key_node, message, expected="each id once in the whole inventory", other=first)
        else:
            joined.entries[key] = (key_node, entry)


def _what(noun: Noun) -> str:
    return "keys and values" if noun.layout == "one" else "entries by their id"


def _how_to_write(noun: Noun, value: Node) -> str:
    if noun.layout == "one":
        return f"`{next(iter(fields_of(noun.record).by_key))}: ...` below `{noun.key}:`"
    written = value.items[0] if isinstance(value, Listing) and value.items else value
    if isinstance(written, Scalar) and not written.empty:
        name = "-".join(written.text.lower().split())[:40]
    else:
        found = _written_id(written)
        name = found.text if found else "some-id"
    return f"the id as key, without `- ` and `id:`, as in `{noun.key}: {{{name}: {{...}}}}`"


def _by_id(listing: Listing) -> Mapping:
    """Return a list of entries as the map that was meant, so that what is wrong inside them is reported too."""
    mapping = Mapping(listing.source, listing.line, listing.column)
    for item in listing.items:
        key = _written_id(item)
        if isinstance(item, Mapping) and key is not None:
            entry = Mapping(item.source, item.line, item.column)
            entry.entries = {name: pair for name, pair in item.entries.items() if name != "id"}
            mapping.entries.setdefault(key.text, (key, entry))
    return mapping


def _written_id(entry: Node) -> Scalar | None:
    for key in ("id", "in") if isinstance(entry, Mapping) else ():
        found = entry.entries.get(key) if isinstance(entry, Mapping) else None
        if found and isinstance(found[1], Scalar) and not found[1].empty:
            return found[1]
    return None
