"""Loads an inventory: YAML files to a stack that knows its places, or every problem at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from stackaudit.inventory.decoding import check_text
from stackaudit.inventory.files import MOST_BYTES, read_files
from stackaudit.inventory.merge import merge_files
from stackaudit.inventory.nodes import Mapping
from stackaudit.inventory.problem_log import Mark, ProblemLog
from stackaudit.inventory.problems import Problem, in_order
from stackaudit.inventory.read import read_stack
from stackaudit.inventory.records import RecordReader
from stackaudit.inventory.references import References
from stackaudit.inventory.source_map import SourceMap
from stackaudit.inventory.source_text import SourceText
from stackaudit.inventory.spelling import Speller
from stackaudit.inventory.words import OpenWords
from stackaudit.inventory.yaml_nodes import read_nodes
from stackaudit.model.stack import Stack
from stackaudit.model.vocabulary import Vocabulary

_NOTHING_KNOWN = Vocabulary()


class Loaded(msgspec.Struct, frozen=True):
    """A stack, where everything in it was written, and what may be a slip."""

    stack: Stack
    sources: SourceMap
    warnings: tuple[Problem, ...] = ()


def load(path: str | Path, vocabulary: Vocabulary = _NOTHING_KNOWN, *, most_bytes: int = MOST_BYTES) -> Loaded:
    """Return the inventory in a file, or in every YAML file below a folder.

    Raises:
        InventoryError: with every problem.
    """
    log = ProblemLog()
    with _collector_off():
        return _load(read_files(Path(path), log, most_bytes), vocabulary, log)


def load_text(text: str, name: str = "inventory.yaml", vocabulary: Vocabulary = _NOTHING_KNOWN) -> Loaded:
    """Return the inventory that a text holds; ``name`` stands for the file.

    Raises:
        InventoryError: with every problem.
    """
    log = ProblemLog()
    with _collector_off():
        source = check_text(name, text, log)
        return _load([source] if source else [], vocabulary, log)


def _load(sources: Sequence[SourceText], vocabulary: Vocabulary, log: ProblemLog) -> Loaded:
    # What cannot be read hides ids: references into it are no mistakes.
    roots = []
    unread = bool(log.problems)
    for source in sources:
        before = len(log.problems)
        root = read_nodes(source, log)
        if root is None and len(log.problems) > before:
            unread = True
        else:
            roots.append((source, root))
    if unread and not roots:
        log.raise_if_any()

    speller = Speller()
    merged = merge_files(roots, log, speller, unread=unread)
    words = OpenWords(vocabulary, merged, speller, log)
    reader = RecordReader(log, References(merged, speller, lenient=unread), words, speller)
    stack = read_stack(merged, reader, words)
    if not unread:
        _refuse_nothing(merged.get("systems"), sources, log)
    log.raise_if_any()
    return Loaded(stack, SourceMap(sources, merged, stack), in_order(log.warnings))


def _refuse_nothing(systems: object, sources: Sequence[SourceText], log: ProblemLog) -> None:
    empty = any(problem.kind == "empty" for problem in log.problems)
    if not empty and not (isinstance(systems, Mapping) and systems.entries):
        message = "no system is written down, so there is nothing to audit"
        log.error("empty", Mark(sources[0]), message, expected="at least `systems: {crm: ...}`")


@contextmanager
def _collector_off() -> Iterator[None]:
    """Millions of small nodes and no cycles: looking for garbage in between takes longer than everything else."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
