"""The catalogue's YAML files, each read once and only when somebody asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """Return the content of one file of the catalogue; dates stay text."""
    loaded: dict[str, Any] = _parse((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def read_folder(name: str) -> dict[str, Any]:
    """Return the entries of every file in one folder of the catalogue, files in sorted order."""
    entries: dict[str, Any] = {}
    for path in sorted((FOLDER / name).glob("*.yaml")):
        entries |= _parse(path.read_text(encoding="utf-8"))
    return entries


def _parse(text: str) -> Any:
    loader = _loader_class()(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


@cache
def _loader_class() -> Any:
    # Imported here because most commands never open the catalogue, and importing yaml takes 20 ms.
    from yaml import CSafeLoader

    class DatesAsText(CSafeLoader):
        """A loader that leaves 2026-11-21 as it stands, which is how the model keeps dates."""

    DatesAsText.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in CSafeLoader.yaml_implicit_resolvers.items()
    }
    return DatesAsText
