"""The way over some flows as people say it: the names of the systems in the order of travel, with the hands in between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.wording import system_name


def flow_chain(result: AuditResult, flows: Sequence[str]) -> str:
    """Return "Web shop → CRM → Mailer (by hand)"; a flow that leads nowhere is shown by its id."""
    words: list[str] = []
    at = ""
    for id, next_id in zip_longest(flows, flows[1:], fillvalue=""):
        flow = result.stack.flow_by_id.get(id)
        if flow is None:
            words.append(id)
            continue
        source, target = flow.source.system, flow.target.system
        # A flow that runs both ways may be travelled from its target.
        if at == target or (
            at != source and _touches(result, next_id, source) and not _touches(result, next_id, target)
        ):
            source, target = target, source
        if at != source:
            words.append(system_name(result, source))
        words.append(system_name(result, target) + (" (by hand)" if flow.by_hand else ""))
        at = target
    return " → ".join(words)


def _touches(result: AuditResult, id: str, system: str) -> bool:
    flow = result.stack.flow_by_id.get(id)
    return flow is not None and system in (flow.source.system, flow.target.system)
