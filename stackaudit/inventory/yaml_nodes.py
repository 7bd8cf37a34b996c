"""Reads YAML text to a tree of nodes, each of which knows the line and column where it was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn, Protocol

import yaml

from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.syntax_errors import report_syntax_error

MOST_DEPTH: Final = 100
MOST_COPIES: Final = 1_000_000


class Events(Protocol):
    """What both parsers of PyYAML offer."""

    def get_event(self) -> Any:
        """Return the next event."""


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML without its C library: about twenty times slower, the same events."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def parser_for(text: str) -> Events:
    """Return the C parser, or the pure one where PyYAML was built without it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return _PureParser(text)
    parser: Events = CParser(text)
    return parser


def read_nodes(source: SourceText, log: ProblemLog, parser: Callable[[str], Events] = parser_for) -> Node | None:
    """Return the tree of a file's one document; nothing when the file is empty or cannot be read to its end."""
    try:
        return _Builder(source, log, parser(source.text)).document()
    except _GivenUpError:
        return None
    except yaml.YAMLError as error:
        report_syntax_error(source, log, error)
        return None


class _GivenUpError(Exception):
    """The rest of the file cannot be read; the problem is in the log."""


class _Builder:
    def __init__(self, source: SourceText, log: ProblemLog, events: Events) -> None:
        self.source = source
        self.log = log
        self.next = events.get_event
        self.texts: dict[str, str] = {}  # the same few words come again and again: keep one copy of each
        self.anchors: dict[str, tuple[Node, int] | None] = {}  # None while the anchored node is still open
        self.nodes = 0
        self.copies = 0

    def document(self) -> Node | None:
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        node = self.node(self.next(), 0)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.give_up(
                "second-document", event, "a second document starts here", "one document a file, without `---`"
            )
        return node

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self.alias(event)
        anchor = event.anchor
        if event.tag is not None:
            self.refuse_tag(event)
        before = self.nodes
        self.nodes += 1
        if anchor is not None:
            self.anchors[anchor] = None
        node: Node
        if kind is yaml.ScalarEvent:
            node = self.scalar(event)
        elif depth >= MOST_DEPTH:
            self.give_up("too-deep", event, f"nested more than {MOST_DEPTH} levels deep", "a flatter file")
        elif kind is yaml.SequenceStartEvent:
            node = self.listing(event, depth + 1)
        else:
            node = self.mapping(event, depth + 1)
        if anchor is not None:
            self.anchors[anchor] = (node, self.nodes - before)
        return node

    def scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        text = event.value
        text = self.texts.setdefault(text, text)
        return Scalar(text, not event.style, self.source, mark.line + 1, mark.column + 1)

    def listing(self, event: Any, depth: int) -> Listing:
        mark = event.start_mark
        listing = Listing(self.source, mark.line + 1, mark.column + 1)
        append = listing.items.append
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            append(self.node(event, depth))
        return listing

    def mapping(self, event: Any, depth: int) -> Mapping:
        mark = event.start_mark
        mapping = Mapping(self.source, mark.line + 1, mark.column + 1)
        entries = mapping.entries
        merged: list[Node] = []
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.node(event, depth)
            value = self.node(self.next(), depth)
            if type(key) is not Scalar or key.empty:
                self.log.error("bad-key", key, "this key is no text", expected="a word, then a colon")
            elif key.text == "<<" and key.plain:
                merged.append(value)
            elif key.text in entries:
                first = entries[key.text][0]
                self.log.error("duplicate-key", key, f"`{key.text}` is written twice here", other=first)
            else:
                entries[key.text] = (key, value)
        for value in merged:
            self.merge(mapping, value)
        return mapping

    def merge(self, mapping: Mapping, value: Node) -> None:
        for part in value.items if isinstance(value, Listing) else [value]:
            if isinstance(part, Mapping):
                # What is written in the mapping itself wins, then the first merged one.
                mapping.entries = {
                    **mapping.entries,
                    **{k: v for k, v in part.entries.items() if k not in mapping.entries},
                }
            else:
                self.log.error(
                    "bad-merge", part, "`<<` merges maps only", expected="an alias of a map, such as `*base`"
                )

    def alias(self, event: Any) -> Node:
        name = event.anchor
        if name not in self.anchors:
            self.give_up(
                "unknown-alias", event, f"no `&{name}` stands before this alias", "the name of an anchor above"
            )
        target = self.anchors[name]
        if target is None:
            self.give_up("recursive-alias", event, f"`*{name}` contains itself", "an alias of something complete")
        node, size = target
        self.nodes += size
        self.copies += size
        if self.copies > MOST_COPIES:
            self.give_up("alias-bomb", event, f"aliases expand to more than {MOST_COPIES:,} nodes", "fewer aliases")
        return node

    def refuse_tag(self, event: Any) -> None:
        mark = Mark(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
        self.log.error("tag", mark, f"tags such as `{event.tag}` are not read", expected="the value without a tag")

    def give_up(self, kind: str, event: Any, message: str, expected: str) -> NoReturn:
        mark = Mark(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
        self.log.error(kind, mark, message, expected=expected)
        raise _GivenUpError
