"""Turns the bytes of a file into text, or says which byte or character cannot be read and where."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.source_text import SourceText

_MARKED: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Control characters, halves of surrogate pairs, and the line breaks that YAML counts and editors do not.
_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_MOST_REPORTED: Final = 20

# JSON writes a character beyond the first 65,536 as two escapes; YAML knows only the single long one.
_PAIR: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def decode(name: str, data: bytes, log: ProblemLog) -> SourceText | None:
    """Return the text of UTF-8 or (with a byte order mark) UTF-16 bytes; nothing when a problem was noted."""
    mark, encoding = next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        return check_text(name, body.decode(encoding), log)
    except UnicodeDecodeError as error:
        source = SourceText(name, body[: error.start].decode(encoding) + "\N{REPLACEMENT CHARACTER}")
        place = source.place_of(len(source.text) - 1)
        shown = " ".join(f"{byte:02x}" for byte in body[error.start : error.start + 1])
        message = f"the byte 0x{shown} is not {encoding.upper()}"
        expected = "a file saved as UTF-8 (in the editor: save with encoding UTF-8)"
        log.error("encoding", Mark(source, place.line, place.column), message, expected=expected)
        return None


def check_text(name: str, text: str, log: ProblemLog) -> SourceText | None:
    """Return the text as a source; nothing when it has characters that cannot be read."""
    if name.lower().endswith(".json"):
        text = _PAIR.sub(_joined, text)
    text = text.removeprefix("\ufeff")
    if not _REFUSED.search(text):
        return SourceText(name, text)
    found = [match.start() for match in _REFUSED.finditer(text)][:_MOST_REPORTED]
    source = SourceText(name, _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text))
    for offset in found:
        place = source.place_of(offset)
        message = f"the character {_described(text[offset])} cannot stand in an inventory"
        log.error("character", Mark(source, place.line, place.column), message, expected="text without it")
    return None


def _described(character: str) -> str:
    name = {"\x00": "NUL", "\x85": "NEXT LINE"}.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
