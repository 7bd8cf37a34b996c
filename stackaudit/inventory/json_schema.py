"""The JSON Schema of an inventory file, made from the model, for editors that complete and check while people type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from stackaudit.inventory.fields import Field, fields_of
from stackaudit.inventory.ids import PATTERN, RESERVED
from stackaudit.inventory.merge import VERSION_KEY
from stackaudit.model.company import Confirmation
from stackaudit.model.duration import Wait
from stackaudit.model.scope import CHANNELS
from stackaudit.model.shape import (
    PUBLIC,
    ChoiceShape,
    CompleteShape,
    CycleShape,
    DateShape,
    DatesShape,
    EndShape,
    MapShape,
    NumberShape,
    Record,
    RecordShape,
    RecordsShape,
    RefShape,
    RefsShape,
    ScopesShape,
    Shape,
    TextShape,
    WaitShape,
    WordsShape,
    YesNoShape,
    YesOrPointShape,
    YesOrScopesShape,
)
from stackaudit.model.stack import NOUNS, SCHEMA_VERSION, Noun
from stackaudit.model.vocabulary import Vocabulary

Schema = dict[str, Any]

_ID: Final = {"type": "string", "pattern": f"^{PATTERN}$"}
_TEXT: Final = {"type": ["string", "number", "boolean"]}
_YES_NO: Final = ("yes", "no", "none", "on", "off", True, False)
_GAP: Final = ("none", "no", False)
_CHANNEL: Final = "|".join((*CHANNELS, r"\*"))
_SCOPE: Final = {"type": "string", "pattern": rf"^({_CHANNEL})(/(\*|[A-Za-z0-9][A-Za-z0-9_.-]*))?$"}
_DATE: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_ENDS: Final = {"type": "string", "pattern": f"^{PATTERN}(/{PATTERN})?$"}
_NOTHING_KNOWN: Final = Vocabulary()


def json_schema(vocabulary: Vocabulary = _NOTHING_KNOWN) -> Schema:
    """Return the schema (draft 2020-12); the words of ``vocabulary`` are offered, others stay allowed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:stackaudit:inventory:{SCHEMA_VERSION}",
        "title": "stackaudit inventory",
        "description": "What people wrote down about a company's marketing stack.",
        "type": "object",
        "properties": {
            VERSION_KEY: {"const": SCHEMA_VERSION, "description": "The version of the schema; once in an inventory."},
            **{noun.key: _noun(noun, vocabulary) for noun in NOUNS},
        },
        "additionalProperties": False,
        "$defs": {record.__name__: _record(record, vocabulary) for record in _records()},
    }


def _records() -> list[type[Record]]:
    """Return every record that an inventory may hold, nested ones too, in the order of their names."""
    found: set[type[Record]] = {Confirmation}
    waiting = [noun.record for noun in NOUNS]
    while waiting:
        record = waiting.pop()
        found.add(record)
        shapes = (field.shape for field in fields_of(record).by_key.values())
        nested = {shape.record for shape in shapes if isinstance(shape, RecordShape | RecordsShape)}
        waiting.extend(nested - found)
    return sorted(found, key=lambda record: record.__name__)


def _noun(noun: Noun, vocabulary: Vocabulary) -> Schema:
    said = {"description": (noun.record.__doc__ or "").strip()}
    entry = _ref(noun.record)
    if noun.layout == "one":
        return said | _any(entry, {"type": "null"})
    if noun.layout == "list":
        return said | {"type": ["array", "null"], "items": entry}
    # An id with nothing behind it yet is an entry, unless something has to be written.
    ways = [entry] if fields_of(noun.record).required else [entry, {"type": "null"}]
    if noun.short:
        ways.append(_field(fields_of(noun.record).by_key[noun.short], vocabulary))
    return said | {
        "type": ["object", "null"],
        "patternProperties": {f"^{PATTERN}$": _any(*ways)},
        "propertyNames": {"not": {"enum": sorted(RESERVED)}},
        "additionalProperties": False,
    }


def _record(record: type[Record], vocabulary: Vocabulary) -> Schema:
    fields = fields_of(record)
    properties = {field.key: _field(field, vocabulary) for field in fields.by_key.values()}
    if fields.has_own_id and any(noun.record is record and noun.layout == "list" for noun in NOUNS):
        properties["id"] = {**_ID, "description": "A name of its own, where two entries would have the same."}
    schema: Schema = {
        "description": (record.__doc__ or "").strip(),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    required = [field.key for field in fields.required]
    return schema | {"required": required} if required else schema


def _field(field: Field, vocabulary: Vocabulary) -> Schema:
    ways = list(_ways(field.shape, vocabulary))
    answers: list[Any] = ["unknown"] if field.silent else []
    if field.shape.none and not isinstance(field.shape, YesNoShape | YesOrScopesShape | YesOrPointShape):
        answers.extend(_GAP)
    if not field.required:
        answers.append(None)
    schema = _joined(ways, answers)
    if field.doc.text:
        schema["description"] = field.doc.text
    if field.doc.example is not None:
        schema["examples"] = [field.doc.example]
    if (default := _plain(field.default)) is not None:
        schema["default"] = default
    return schema


def _ways(shape: Shape, vocabulary: Vocabulary) -> Iterable[Schema]:
    return _WAYS[type(shape)](shape, vocabulary)


def _joined(ways: list[Schema], answers: list[Any]) -> Schema:
    """Return one schema for values and answers; closed lists become a single ``enum``, which editors offer whole."""
    words = [word for way in ways if set(way) == {"enum"} for word in way["enum"]]
    rest = [way for way in ways if set(way) != {"enum"}]
    known = _distinct([*words, *answers])
    return _any(*([{"enum": known}] if known else []), *rest)


def _any(*ways: Schema) -> Schema:
    return dict(ways[0]) if len(ways) == 1 else {"anyOf": list(ways)}


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list({(type(value).__name__, value): value for value in values}.values())


def _ref(record: type[Record]) -> Schema:
    return {"$ref": f"#/$defs/{record.__name__}"}


def _one_or_more(*items: Schema) -> list[Schema]:
    """A single value may stand without brackets."""
    return [*items, {"type": "array", "items": _any(*items)}]


def _number(shape: NumberShape, _: Vocabulary) -> list[Schema]:
    schema: Schema = {"type": "integer" if shape.whole else "number"}
    if shape.least is not None:
        schema["minimum"] = int(shape.least)
    if shape.most is not None:
        schema["maximum"] = int(shape.most)
    return [schema]


def _words(shape: WordsShape, vocabulary: Vocabulary) -> list[Schema]:
    if shape.words and not shape.vocabulary:
        return _one_or_more({"enum": list(shape.words)})
    known = _distinct([*shape.words, *sorted(vocabulary.known(shape.vocabulary))])
    return _one_or_more({"enum": known}, _TEXT) if known else _one_or_more(_TEXT)


def _nested(shape: RecordShape | RecordsShape, vocabulary: Vocabulary) -> list[Schema]:
    ways = [_ref(shape.record)]
    if shape.short:
        ways.extend(_ways(fields_of(shape.record).by_key[shape.short].shape, vocabulary))
    return _one_or_more(*ways) if isinstance(shape, RecordsShape) else ways


def _map(shape: MapShape, vocabulary: Vocabulary) -> list[Schema]:
    return [{"type": "object", "additionalProperties": _any(*_ways(shape.values, vocabulary))}]


def _complete(_shape: Shape, _: Vocabulary) -> list[Schema]:
    confirmed = _any(_ref(Confirmation), {"type": ["string", "null"]}, {"const": True})
    by_system = {"type": "object", "patternProperties": {f"^{PATTERN}$": confirmed}, "additionalProperties": False}
    return [{"enum": ["all", *_GAP]}, *_one_or_more(_ID), by_system]


def _constant(*ways: Schema) -> Callable[[Any, Vocabulary], list[Schema]]:
    return lambda _shape, _vocabulary: list(ways)


_WAYS: Final[dict[type[Shape], Callable[[Any, Vocabulary], list[Schema]]]] = {
    TextShape: _constant(_TEXT),
    ChoiceShape: lambda shape, _: [{"enum": list(shape.words)}],
    WordsShape: _words,
    YesNoShape: _constant({"enum": ["yes", "partly", *_YES_NO[1:]]}),
    YesOrScopesShape: _constant({"enum": list(_YES_NO)}, *_one_or_more(_SCOPE)),
    YesOrPointShape: _constant({"enum": list(_YES_NO)}, {"type": "string", "pattern": f"^(via: *)?{PATTERN}$"}),
    NumberShape: _number,
    DateShape: _constant(_DATE),
    DatesShape: _constant(*_one_or_more({"enum": [PUBLIC]}, _DATE)),
    WaitShape: _constant({"type": "string"}),
    CycleShape: _constant({"type": "string"}),
    ScopesShape: _constant(*_one_or_more(_SCOPE)),
    RefShape: _constant(_ID),
    RefsShape: _constant(*_one_or_more(_ENDS)),
    EndShape: _constant(_ENDS),
    RecordShape: _nested,
    RecordsShape: _nested,
    MapShape: _map,
    CompleteShape: _complete,
}


def _plain(default: object) -> Any:
    """Return a default as it would be written; nothing for "nobody asked" and for empty ones."""
    if isinstance(default, Wait):
        return default.written
    return default if isinstance(default, int | float | str) else None
