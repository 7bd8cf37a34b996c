"""Stacks of any size with something for every picture, made the same way each time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read_text

DOES: Final = (
    "crm", "email", "form-capture", "web-analytics", "profile-store", "cms", "cookie-consent", "journey-orchestration",
    "sms", "contact-centre", "dam", "paid-social", "loyalty", "predictive-scoring", "reporting", "preference-centre",
    "segmentation", "push", "programmatic", "attribution",
)  # fmt: skip
NAMES: Final = (
    "Marlin", "Customer Relationship And Loyalty Management Platform", "顧客データ基盤", "إدارة العملاء", "Łódź forms",
    "A/B", "Données-clients-et-préférences-de-contact", "🦄 mail", "Αθήνα", "O'Brien & <Sons>", "x", "Prospect list (spreadsheet)",
)  # fmt: skip
CHANNELS: Final = ("email", "sms", "post", "app-push", "phone")
RUNS: Final = (
    "how: event, every: now", "how: api, every: hour", "how: batch, every: day", "how: file, every: week",
    "how: manual, every: month", "how: manual, every: ad-hoc", "how: unknown", "",
)  # fmt: skip
LOADS: Final = (
    "[profile]",
    "[audience]",
    "[content]",
    "[responses]",
    "[preferences]",
    "[preferences, leads]",
    "unknown",
)
STAGES: Final = ("attract", "capture", "nurture", "convert", "expand")


@cache
def made_result(systems: int, seed: int = 7) -> AuditResult:
    """Return the audit of a made stack."""
    return audit(read_text(made_stack(systems, seed)), name=f"Made of {systems}")


def made_stack(systems: int, seed: int = 7) -> str:
    """Return an inventory with flows, stores, points, senders, costs, stages and automations; same arguments, same text."""
    dice = random.Random(seed)
    parts = (
        _head(systems),
        _systems(systems, dice),
        _preferences(systems, dice),
        _flows(systems, dice),
        _work(systems, dice),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(systems: int) -> Iterator[str]:
    yield "stackaudit: 1"
    yield "company:"
    yield "  name: Made for pictures"
    yield "  as_of: 2026-11-01"
    yield "  currency: EUR"
    yield f"  guesses: {{preference_stores: 2, systems: {systems // 2}}}"
    yield "  customer_data_repository: [s4, s13]"
    yield f"  flows_complete: [{', '.join(f's{at}' for at in range(systems) if at % 5)}]"
    yield "teams:"
    for at in range(max(systems // 12, 2)):
        yield f"  t{at}: {{name: {_name(at)}, place: {('centre', 'edge')[at % 2]}}}"


def _systems(systems: int, dice: random.Random) -> Iterator[str]:
    yield "systems:"
    teams = max(systems // 12, 2)
    for at in range(systems):
        yield f"  s{at}:"
        yield f"    name: {_name(at)}"
        yield f"    does: [{DOES[at % len(DOES)]}]" if dice.random() < 0.95 else "    does: unknown"
        yield f"    run_by: t{at % teams}"
        yield f"    owner: {dice.choice(('Head of data', 'none', 'unknown'))}"
        yield f"    cost: {dice.randrange(1, 400) * 500}"
        yield f"    renews: 202{7 + at % 2}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        yield f"    notice_days: {dice.choice((30, 60, 90))}"
        if dice.random() < 0.2:
            yield f"    bought: {dice.choice(('card', 'procurement'))}"
        if dice.random() < 0.1:
            yield f"    status: {dice.choice(('planned', 'retiring'))}"
        if dice.random() < 0.1:
            yield "    end_of_life: 2027-06-30"


def _preferences(systems: int, dice: random.Random) -> Iterator[str]:
    yield "preference_stores:"
    stores = range(0, systems, 4)
    for at in stores:
        covers = ", ".join(dice.sample(CHANNELS, dice.randint(1, 4)))
        yield f"  store{at}: {{in: s{at}, covers: [{covers}], known: {dice.choice(('yes', 'no'))}}}"
    yield "collection_points:"
    for number in range(max(systems // 10, 8)):
        at = dice.choice(stores)
        yield f"  point{number}: {{name: {_name(number + 3)}, writes: [store{at}], covers: [{dice.choice(CHANNELS)}, email]}}"
    yield "senders:"
    for number in range(max(systems // 8, 8)):
        at = dice.choice(stores)
        asks = dice.choice((f"[store{at}]", f"[store{at}]", "none", "unknown"))
        yield f"  sender{number}: {{name: {_name(number + 5)}, system: s{at}, channel: {CHANNELS[number % 5]}, checks: {asks}}}"


def _flows(systems: int, dice: random.Random) -> Iterator[str]:
    yield "flows:"
    for number in range(2 * systems):
        # Every third flow is with the repository; the others stay near, so that there are clusters.
        source = dice.randrange(systems)
        near = (source + dice.randrange(1, 9)) % systems
        target = 4 if number % 3 == 0 and source != 4 else near
        ends = (target, source) if dice.random() < 0.4 else (source, target)
        run = dice.choice(RUNS)
        state = ", status: planned" if dice.random() < 0.04 else ""
        both = ", direction: both" if dice.random() < 0.05 else ""
        entry = f"id: f{number}, from: s{ends[0]}, to: s{ends[1]}, carries: {dice.choice(LOADS)}{state}{both}"
        yield f"  - {{{entry}{', ' if run else ''}{run}}}"


def _work(systems: int, dice: random.Random) -> Iterator[str]:
    yield "automations:"
    for number in range(max(systems // 6, 6)):
        good, other = (dice.choice(("better", "same", "worse", "unknown")) for _ in range(2))
        yield f"  a{number}: {{name: {_name(number)}, in: s{dice.randrange(systems)}, company: {good}, customer: {other}}}"
    yield "stages:"
    for at, stage in enumerate(STAGES):
        carried = ", ".join(f"s{each}" for each in range(at, systems, max(systems // 6, 5)))
        yield f"  {stage}: {{owner: t{at % 2}, systems: [{carried}], kpis: [{{name: leads, value: {at}, measured: 2026-10-01}}]}}"
    yield "hand_offs:"
    for source, target in pairwise(STAGES):
        yield f"  - {{from: {source}, to: {target}, agreed: {dice.choice(('yes', 'no', 'unknown'))}}}"


def _name(at: int) -> str:
    return json.dumps(f"{NAMES[at % len(NAMES)]} {at}", ensure_ascii=False)
