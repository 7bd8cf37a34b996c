"""Three to seven decisions, each resting on promises or findings that are listed with it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stackaudit.audit.finding import Finding, Subject
from stackaudit.audit.result import Group
from stackaudit.audit.severity import Severity
from stackaudit.graph.decide_by import decide_by
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import given
from stackaudit.render.html.clusters import Cluster, clusters
from stackaudit.render.html.dates import as_of, renews_later
from stackaudit.render.html.directory import Directory, href
from stackaudit.render.html.table import Link, written_at
from stackaudit.render.html.wording import count, first_sentence, listed
from stackaudit.render.money import money

MOST = 7
MASTER = "authority/no-preference-system-of-record"
RENEWALS = "governance/renewal-decides-for-you"
FOR_OTHER_FINDINGS = 2
_ABOUT_THE_WAY_OF_A_NO = frozenset({"reach", "timing", "fidelity"})
_NAMES = 3
_WORST_FIRST = (Verdict.BROKEN, Verdict.LATE, Verdict.BY_HAND)

EFFORT_RULE = (
    "Effort counts the links to build or change, or the places to mend: small is one, medium two or three, large more."
)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be decided, and all that a person needs to decide it."""

    what: str
    why_now: str
    owner: str
    decide_by: str
    renewal: str
    effort: str
    repairs: str
    unlocks: str
    promises: tuple[Link, ...]
    findings: tuple[Link, ...]
    places: tuple[str, ...]


class Decided(msgspec.Struct, frozen=True):
    """The decisions, and how many clusters of promises and groups of severe findings are none of their own here."""

    decisions: tuple[Decision, ...]
    left_out: int


def decide(directory: Directory) -> Decided:
    """Return what should be decided: first what mends most promises, then what else is critical or high."""
    ways = clusters(directory.result.stack, directory.result.promises)
    rest, contracts = _other_groups(directory, ways), _contracts(directory)
    most = MOST - len(contracts)
    room = most - min(len(rest), FOR_OTHER_FINDINGS)
    chosen = [_mend(directory, way) for way in ways[:room]]
    others = [(group.rule.id, _close(directory, group)) for group in rest[: most - len(chosen)]]
    # Which store wins is decided before any link to it is built; what a contract decides waits for nobody.
    first = [decision for rule, decision in others if rule == MASTER]
    made = (*first, *chosen, *contracts, *(decision for rule, decision in others if rule != MASTER))
    return Decided(made, len(ways) + len(rest) + len(contracts) - len(made))


def _mend(directory: Directory, way: Cluster) -> Decision:
    day, renewal = _decide_by(directory, _systems(directory, way))
    return Decision(
        what=_what(directory, way),
        why_now=_why_now(directory, way),
        owner=listed(_owners(directory, [("senders", sender) for sender in way.senders]), _NAMES) or "nobody is named",
        decide_by=day,
        renewal=renewal,
        effort=_effort(way.repairs),
        repairs=count(way.repairs, "link"),
        unlocks=_unlocks(way),
        promises=directory.links("promises", [promise.id for promise in way.promises]),
        findings=_findings(finding for finding in directory.result.open_findings if _mended(way, finding)),
        places=_places(directory, [("senders", sender) for sender in way.senders]),
    )


def _unlocks(way: Cluster) -> str:
    number = count(len(way.promises), "promise", "promises")
    return f"opens the way for {number}" if way.having(Verdict.BROKEN) else f"brings {number} in time"


def _what(directory: Directory, way: Cluster) -> str:
    senders = listed([directory.name("senders", sender) for sender in way.senders], _NAMES)
    if not way.targets:
        return f"Let {senders} ask a preference store before contacting anybody"
    target = _system_of(directory, way.targets[0])
    if way.unheard:
        sources = list(dict.fromkeys(_system_of(directory, store) for store in way.unheard))
        return f"Connect {listed(sources, _NAMES)} to {target}, so that {senders} {'hears' if len(way.senders) == 1 else 'hear'} the no"
    if way.unwritten:
        points = listed([directory.name("collection_points", point) for point in way.unwritten], _NAMES)
        return f"Let {points} write to {target}"
    if way.having(Verdict.LATE):
        return f"Speed up the way of a no to {target}"
    return f"Take the hand-carried step out of the way of a no to {target}"


def _system_of(directory: Directory, store: str) -> str:
    return directory.name("systems", directory.system_of("preference_stores", store) or store)


def _why_now(directory: Directory, way: Cluster) -> str:
    everyone = sum(promise.sender in way.senders for promise in directory.result.promises)
    senders = listed([directory.name("senders", sender) for sender in way.senders], _NAMES)
    shares = [f"{number} {verdict.value}" for verdict in _WORST_FIRST if (number := way.having(verdict))]
    slow = f" Slowest: {listed([directory.name('flows', flow) for flow in way.slow], 2)}." if way.slow else ""
    return f"Of {count(everyone, 'promise')} at {senders}: {listed(shares)}.{slow}"


def _close(directory: Directory, group: Group) -> Decision:
    subjects = [(finding.subject.noun, finding.subject.id) for finding in group.findings]
    systems = sorted({system for noun, id in subjects if (system := directory.system_of(noun, id))})
    severity = group.severity.value
    day, renewal = _decide_by(directory, systems if len(systems) == 1 else [])
    return Decision(
        what=first_sentence(group.rule.fix).rstrip("."),
        why_now=f"{group.rule.summary} {count(len(group.findings), f'{severity} finding')}"
        + (
            f": {listed([_called(directory, finding.subject) for finding in group.findings], _NAMES)}."
            if any(id for _, id in subjects)
            else "."
        ),
        owner=listed(_owners(directory, subjects), _NAMES) or "nobody is named",
        decide_by=day,
        renewal=renewal,
        effort=_effort(len(group.findings)),
        repairs=count(len(group.findings), "place"),
        unlocks=f"closes {count(len(group.findings), 'finding')}",
        promises=(),
        findings=_findings(group.findings),
        places=tuple(dict.fromkeys(written_at(finding.location) for finding in group.findings if finding.location)),
    )


def _called(directory: Directory, subject: Subject) -> str:
    return directory.name(subject.noun, subject.id) if subject.id else subject.noun


def _other_groups(directory: Directory, ways: tuple[Cluster, ...]) -> list[Group]:
    severe = [group for group in directory.result.groups if group.severity.at_least(Severity.HIGH)]
    return [
        group
        for group in severe
        if group.rule.id != RENEWALS and not (ways and group.rule.family in _ABOUT_THE_WAY_OF_A_NO)
    ]


def _contracts(directory: Directory) -> tuple[Decision, ...]:
    """Return the one decision about all contracts whose day to decide is near or past; none where there is none."""
    result, today = directory.result, as_of(directory)
    found = [each for each in result.open_findings if each.rule == RENEWALS]
    due = sorted(
        (limit, each.subject.id, each)
        for each in found
        if each.subject.id in result.stack.systems and (limit := decide_by(result.stack.systems[each.subject.id]))
    )
    if not due or today is None:
        return ()
    systems = [id for _, id, _ in due]
    names = listed([directory.name("systems", id) for id in systems], _NAMES)
    passed = sum(limit < today for limit, _, _ in due)
    ahead = [(limit, id) for limit, id, _ in due if limit >= today]
    company, contracts, hidden = result.stack.company, count(len(systems), "contract"), "costs" in result.redacted
    costs = [given(result.stack.systems[id].cost, 0.0) for id in systems]
    idle = sum(each.amount for each in result.frameworks.spend.idle if each.system in systems)
    reasons = [f"{count(passed, 'day')} to decide passed already"] * bool(passed)
    reasons += [f"{money(idle, company)} a year of that pays for what nobody uses"] * bool(idle)
    first = f"notice day of {directory.name('systems', ahead[0][1])}, the next one" if ahead else "every day has passed"
    return (
        Decision(
            what=f"Keep, cut or end {names} before the contracts decide",
            why_now=(f"{contracts} renew" if hidden else f"{contracts} renew for {money(sum(costs), company)} a year")
            + (f"; {listed(reasons)}." if reasons else "."),
            owner=listed(_owners(directory, [("systems", id) for id in systems]), _NAMES) or "nobody is named",
            decide_by=ahead[0][0].isoformat() if ahead else "",
            renewal=first,
            effort=_effort(len(systems)),
            repairs=contracts,
            unlocks=f"{contracts} decided on" if hidden else f"{money(sum(costs), company)} a year decided on",
            promises=(),
            findings=_findings(each for _, _, each in due),
            places=_places(directory, [("systems", id) for id in systems]),
        ),
    )


def _mended(way: Cluster, finding: Finding) -> bool:
    if finding.rule.partition("/")[0] not in _ABOUT_THE_WAY_OF_A_NO:
        return False
    noun, id = finding.subject.noun, finding.subject.id
    if noun == "promises":
        return id in {promise.id for promise in way.promises}
    if noun == "senders":
        return id in way.senders
    return noun == "preference_stores" and id in way.targets


def _systems(directory: Directory, way: Cluster) -> list[str]:
    """The systems that send or are asked: their contracts are where the link can be made a condition."""
    asked = {directory.system_of("preference_stores", store) for store in way.targets}
    return sorted(asked | {directory.system_of("senders", sender) for sender in way.senders})


def _owners(directory: Directory, entries: list[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(owner for noun, id in entries if (owner := directory.answers_for(noun, id))))


def _places(directory: Directory, entries: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(written_at(directory.place(noun, id)) for noun, id in entries if directory.place(noun, id))


def _findings(findings: Iterable[Finding]) -> tuple[Link, ...]:
    return tuple(Link(finding.message, href(f"finding/{finding.fingerprint}")) for finding in findings)


def _effort(repairs: int) -> str:
    return "small" if repairs == 1 else "medium" if repairs <= 3 else "large"


def _decide_by(directory: Directory, systems: list[str]) -> tuple[str, str]:
    """Return the day to decide, with its reason: the next notice date among the contracts that are involved."""
    known, today = directory.result.stack.systems, as_of(directory)
    dated = sorted(
        (limit, id)
        for id in systems
        if id in known and (limit := decide_by(known[id])) and renews_later(known[id], today)
    )
    ahead = [(limit, id) for limit, id in dated if today is None or limit >= today]
    for limit, id in ahead[:1]:
        return limit.isoformat(), f"notice day of {known[id].label}, which renews on {known[id].renews}"
    for _, id in dated[-1:]:
        return "", f"{known[id].label} renews on {known[id].renews}; its notice day has passed"
    return "", "no date follows from a contract"
