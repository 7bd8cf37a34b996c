"""One yes on the terminal: where it gets to, and when each sender may write."""

from __future__ import annotations

from collections.abc import Sequence

from stackaudit.graph.opt_ins import OptIn
from stackaudit.graph.trace import Trace
from stackaudit.model.stack import Stack
from stackaudit.render.terminal.all_traces import opt_in_lines
from stackaudit.render.terminal.ink import Ink
from stackaudit.render.terminal.trace_table import trace_places


def opt_in_table(stack: Stack, trace: Trace, opt_ins: Sequence[OptIn], ink: Ink | None = None) -> str:
    """Return what `stackaudit trace --says yes` prints about one collection point and the senders to show."""
    ink = ink or Ink()
    lines = [*trace_places(stack, trace, ink), "", ink.paint("When it gets to each sender", "bold")]
    lines += ink.wrapped("When a yes arrives is a matter of service; no limit is about it.", 2)
    lines += [line for opt_in in opt_ins for line in opt_in_lines(stack, opt_in, ink)] or [
        "  no sender shares its scope, or no yes is given here"
    ]
    return "\n".join(lines) + "\n"
