"""What was written: texts, lists and maps, each with the line and column where it stands."""

from __future__ import annotations

from typing import Any

from stackaudit.inventory.core_scalars import NULLS, core_scalar
from stackaudit.inventory.source_text import SourceText


class Scalar:
    """A text; ``plain`` when it was written without quotes."""

    __slots__ = ("column", "line", "plain", "source", "text")

    def __init__(self, text: str, plain: bool, source: SourceText, line: int, column: int) -> None:
        self.text = text
        self.plain = plain
        self.source = source
        self.line = line
        self.column = column

    @property
    def width(self) -> int:
        """How many characters of the line belong to it."""
        return len(self.text) if self.plain else len(self.text) + 2

    @property
    def empty(self) -> bool:
        """Tell whether nothing was written; a known word in quotes is something."""
        return self.text in NULLS if self.plain else not self.text


class Listing:
    """A list of nodes."""

    __slots__ = ("column", "items", "line", "source")

    def __init__(self, source: SourceText, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.source = source
        self.line = line
        self.column = column

    @property
    def width(self) -> int:
        """How many characters to mark: where it starts."""
        return 1


class Mapping:
    """Nodes by key, in the order written; each with the node of its key."""

    __slots__ = ("column", "entries", "line", "source")

    def __init__(self, source: SourceText, line: int, column: int) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.source = source
        self.line = line
        self.column = column

    @property
    def width(self) -> int:
        """How many characters to mark: where it starts."""
        return 1


Node = Scalar | Listing | Mapping


def plain_data(node: Node | None) -> Any:
    """Return the tree as plain Python data, scalars read by the core schema of YAML 1.2."""
    match node:
        case Scalar():
            return core_scalar(node.text) if node.plain else node.text
        case Listing():
            return [plain_data(item) for item in node.items]
        case Mapping():
            return {key: plain_data(value) for key, (_, value) in node.entries.items()}
        case None:
            return None
