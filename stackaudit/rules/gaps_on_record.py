"""The known gaps that are written down about a system, in a sentence for whoever has to decide about it."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.frameworks.usage import idle_share, usage_in_words
from stackaudit.model.answer import NO, NONE, present
from stackaudit.model.systems import System
from stackaudit.rules.today import today


def gaps_on_record(context: Context, system: System) -> Iterator[str]:
    """Yield one sentence with everything that somebody said is missing; nothing where nobody said so."""
    gaps = [
        *["nobody answers for it"] * (system.owner is NONE),
        *["nobody else can run it"] * (system.backup is NONE),
        *[usage_in_words(system)] * bool(idle_share(system, context.settings)),
        *["there is no way to take the data out"] * (system.export == "none"),
        *["it cannot be left early"] * (system.early_exit is NO),
        *_ends(context, system),
    ]
    if gaps:
        yield f"also written down about it: {', '.join(gaps)}"


def _ends(context: Context, system: System) -> Iterator[str]:
    if present(system.end_of_life):
        yield f"its maker {'stopped' if system.end_of_life < today(context) else 'stops'} it on {system.end_of_life}"
