"""The overlaps as rows: a capability, the systems that provide it, what they cost, and when that can next be decided."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.catalogue.capabilities import capabilities
from stackaudit.frameworks.spend import Contract
from stackaudit.graph.overlap import Overlap
from stackaudit.model.answer import present, said
from stackaudit.render.diagram.wording import system_name, team_name

NO_REASON: Final = "no reason given"


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """A system that provides the capability; ``wanted`` is the reason why a second one is, empty where nobody gave one."""

    name: str
    team: str
    cost: float | None
    wanted: str
    decide_by: str


class OverlapRow(msgspec.Struct, frozen=True, kw_only=True):
    """A capability with its providers, most costly first; ``next_day`` is the nearest day to decide, and on what."""

    capability: str
    providers: tuple[Provider, ...]
    cost: float
    unpriced: int
    next_day: str
    next_system: str
    passed: bool


def overlap_rows(result: AuditResult) -> tuple[OverlapRow, ...]:
    """Return a row an overlap, most costly first."""
    contracts = _contracts(result)
    rows = [_row(result, overlap, contracts) for overlap in result.frameworks.overlaps]
    return tuple(sorted(rows, key=lambda row: (-row.cost, row.capability)))


def _contracts(result: AuditResult) -> dict[str, Contract]:
    """Return the contracts that are still to renew and have a day to decide, by system."""
    as_of = result.stack.company.as_of
    today = as_of if isinstance(as_of, str) else ""
    return {each.system: each for each in result.frameworks.spend.contracts if each.decide_by and each.renews >= today}


def _row(result: AuditResult, overlap: Overlap, contracts: dict[str, Contract]) -> OverlapRow:
    known = capabilities().get(overlap.capability)
    dated = [contracts[id] for id in overlap.systems if id in contracts]
    first = min(dated, key=lambda each: (each.decide_by or "", each.system), default=None)
    providers = [_provider(result, id, overlap, contracts) for id in overlap.systems]
    return OverlapRow(
        capability=known.name if known else overlap.capability,
        providers=tuple(sorted(providers, key=lambda each: (-(each.cost or 0), each.cost is None, each.name))),
        cost=overlap.cost,
        unpriced=len(overlap.unpriced),
        next_day=(first.decide_by or "") if first else "",
        next_system=system_name(result, first.system) if first else "",
        passed=bool(first and _has_passed(result, first.decide_by)),
    )


def _provider(result: AuditResult, id: str, overlap: Overlap, contracts: dict[str, Contract]) -> Provider:
    system = result.stack.systems.get(id)
    contract = contracts.get(id)
    return Provider(
        name=system_name(result, id),
        team=_team(result, id),
        cost=system.cost if system and said(system.cost) else None,
        wanted=_reason(result, id) if id in overlap.wanted else "",
        decide_by=(contract.decide_by or "") if contract else "",
    )


def _team(result: AuditResult, id: str) -> str:
    system = result.stack.systems.get(id)
    if system is None or not present(system.run_by):
        return "no team named" if system and said(system.run_by) else "team not said"
    return team_name(result, system.run_by)


def _reason(result: AuditResult, id: str) -> str:
    system = result.stack.systems.get(id)
    if system and present(system.duplicate_ok) and present(system.duplicate_ok.reason):
        return system.duplicate_ok.reason
    return NO_REASON


def _has_passed(result: AuditResult, day: str | None) -> bool:
    as_of = result.stack.company.as_of
    return bool(day) and isinstance(as_of, str) and date.fromisoformat(day or as_of) < date.fromisoformat(as_of)
