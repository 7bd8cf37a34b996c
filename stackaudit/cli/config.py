"""The configuration of a project: stackaudit.toml, or [tool.stackaudit] in pyproject.toml; the command line wins."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import click
import msgspec

SEVERITIES: Final = ("critical", "high", "medium", "low", "info", "never")


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project can settle once."""

    inventory: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "high"
    folder: str = ""


def read_config(start: Path | None = None) -> Config:
    """Return the configuration of the nearest folder upward that has one; the defaults where none has.

    Raises:
        click.ClickException: when it cannot be used.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        own, project = folder / "stackaudit.toml", folder / "pyproject.toml"
        if own.is_file():
            return _config(own, _toml(own))
        if project.is_file() and isinstance(table := _toml(project).get("tool", {}).get("stackaudit"), dict):
            return _config(project, table)
    return Config()


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.ClickException(f"{path}: {error}") from error


def _config(path: Path, table: dict[str, Any]) -> Config:
    known = [field.encode_name for field in msgspec.structs.fields(Config) if field.name != "folder"]
    problems = [_unknown(key, known) for key in table if key not in known]
    if "fail-on" in table and table["fail-on"] not in SEVERITIES:
        problems.append(f"`fail-on` is one of {', '.join(SEVERITIES)}")
    if problems:
        raise click.ClickException("\n".join(f"{path}: {problem}" for problem in problems))
    try:
        config = msgspec.convert({**table, "folder": str(path.parent)}, Config)
    except msgspec.ValidationError as error:
        raise click.ClickException(f"{path}: {error}") from error
    return config


def _unknown(key: str, known: list[str]) -> str:
    nearest = get_close_matches(key, known, 1, 0.5)
    return f"unknown key `{key}`" + (
        f", did you mean `{nearest[0]}`?" if nearest else f"; known are {', '.join(known)}"
    )
