"""stackaudit schema: the JSON Schema for editors, or of the JSON result."""

from __future__ import annotations

import click

from stackaudit.cli.output import write_out


@click.command("schema")
@click.option(
    "--of", type=click.Choice(["inventory", "result"]), default="inventory", show_default=True, help="Of what."
)
def command(of: str) -> None:
    """
    Print the JSON Schema for editors.

    It gives completion and hover texts; `stackaudit init` writes it beside a new inventory. With `--of result`, the schema
    of what `stackaudit audit --format json` prints.

    \b
    Example:
      stackaudit schema > stackaudit.schema.json
    """
    import json

    if of == "result":
        from stackaudit.render.json_result import result_schema

        schema = result_schema()
    else:
        from stackaudit.inventory.json_schema import json_schema

        schema = json_schema()
    write_out(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
