"""stackaudit init: a starter inventory with comments, the schema for editors, and snippets for CI."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import click

from stackaudit.cli.output import write_file

SCHEMA = "stackaudit.schema.json"


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("inventories/my-stack"))
def command(folder: Path) -> None:
    """
    Write a starter inventory with comments and editor help.

    That is one commented YAML file, the JSON Schema that gives completion in editors, and a page with snippets for CI and
    pre-commit. Nothing that exists is overwritten.

    \b
    Example:
      stackaudit init inventories/my-stack
    """
    from stackaudit.inventory.json_schema import json_schema

    starter = files("stackaudit.cli") / "starter"
    contents = {
        "stack.yaml": (starter / "stack.yaml").read_text(encoding="utf-8"),
        "README.md": (starter / "README.md").read_text(encoding="utf-8").replace("FOLDER", folder.as_posix()),
        SCHEMA: json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
    }
    there = [name for name in contents if (folder / name).exists()]
    inventory = sorted(path.name for path in folder.glob("*.y*ml")) if folder.is_dir() else []
    if there or inventory:
        names = ", ".join(dict.fromkeys([*inventory, *there]))
        raise click.UsageError(f"{folder} already holds {names}; nothing was written. Name another folder")
    for name, content in contents.items():
        write_file(folder / name, content)
    click.echo(f"Wrote {', '.join(contents)} to {folder}.")
    click.echo(f"Next: edit {folder / 'stack.yaml'}, then `stackaudit audit {folder}`.")
