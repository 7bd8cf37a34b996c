"""The one small result, full of nasty names, that every format is tested with."""

from __future__ import annotations

import msgspec

from stackaudit.audit.finding import Finding, Question, RuleFailure, Subject, Unknown
from stackaudit.audit.result import AuditResult, Money, Numbers, Openness, Warning
from stackaudit.audit.rule import RuleText
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.architecture.layers import Architecture, Layer
from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.frameworks.frameworks import frameworks
from stackaudit.frameworks.grid.grid import Grid
from stackaudit.frameworks.spend import Contract, Idle, Spend
from stackaudit.graph.islands import Island
from stackaudit.graph.overlap import Overlap
from stackaudit.graph.promise import Promise
from stackaudit.graph.store_count import LikelyStore, StoreCount
from stackaudit.graph.trace import Drop, DropReason, Facet, Hop
from stackaudit.graph.verdict import Fidelity, Limit, Margin, Verdict
from stackaudit.model.answer import NO, NONE, UNKNOWN, YES
from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete, Confirmation, Guess, Guesses
from stackaudit.model.duration import DAY, WEEK, parse_wait
from stackaudit.model.flows import End, Flow
from stackaudit.model.lifecycle import Stage
from stackaudit.model.location import Location
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import ScopePattern, parse_scope
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import DuplicateOk, System
from stackaudit.model.teams import Team
from stackaudit.model.waivers import Waiver
from tests.render.small_frameworks import small_automations, small_lifecycle, small_loop, small_triad

SCRIPT = "</script><img src=x onerror=alert(1)>"
PIPE = "A | B"
QUOTES = "She said \"no\" & 'never' [again](x)"
CJK = "顧客データ基盤"
ARABIC = "إدارة العملاء"
EMOJI = "🦄 Unicorn 👩‍💻 mail"
LONG = "Customer Relationship And Loyalty Management Platform Europe"
NASTY_NAMES = (SCRIPT, PIPE, QUOTES, CJK, ARABIC, EMOJI, LONG)

OWN_PROMISE = Limit("own-promise", 48.0, "policy", name="the company's own promise")
CAN_SPAM = Limit("us-can-spam", 240.0, "statute", "15 U.S.C. 7704", "CAN-SPAM Act", "identifier")


def small_result() -> AuditResult:
    """Return an audit of 12 systems and 6 promises with every verdict, every kind of finding and every nasty name."""
    stack, promises, numbers = _stack(), _promises(), _numbers()
    found = frameworks(stack, promises, numbers.stores)
    return AuditResult(
        name=f"Corner {SCRIPT} & Söhne | 商店 🏪",
        stack=stack,
        places=_places(stack),
        numbers=numbers,
        openness=Openness(asked=120, open=42),
        promises=promises,
        islands=(
            Island(1, ("crm", "esp", "regional-mail", "web"), ("crm", "esp", "regional-mail"), _ISLAND_FLOWS),
            Island(2, ("sheet",), ("sheet",), ()),
            Island(3, ("sms",), ("sms",), ()),
        ),
        frameworks=msgspec.structs.replace(
            found,
            grid=_grid(),
            architecture=_architecture(),
            spend=_spend(),
            overlaps=_overlaps(),
            always_on=small_loop(NASTY_NAMES),
            lifecycle=small_lifecycle(NASTY_NAMES),
            triad=small_triad(NASTY_NAMES),
            automations=small_automations(),
        ),
        findings=_findings(),
        questions=_questions(),
        rules=_RULES,
        failures=(RuleFailure("order/odd-one", f'ValueError: {SCRIPT} | "x"', "Traceback ...\nValueError"),),
        warnings=(
            Warning(f"`e-mail` is not a capability; did you mean `email`? ({PIPE})", Location(_TEAM_FILE, 3, 5)),
        ),
        truncated=(f"regional-mail: more than 64 labels at {CJK}",),
    )


_TEAM_FILE = "teams/größe & co.yaml"
_ISLAND_FLOWS = ("web->crm", "crm->esp", "crm->regional-mail")


def _stack() -> Stack:
    return Stack(
        company=Company(
            name=f"Corner {SCRIPT} & Söhne | 商店 🏪",
            guesses=Guesses(preference_stores=Guess(min=2, max=3), systems=Guess(max=8)),
            customer_data_repository=("warehouse",),
            regions=("EEA", "US-CA"),
            currency="EUR",
            as_of="2026-11-01",
            flows_complete=Complete(systems={"crm": Confirmation(by="it"), "esp": Confirmation()}),
        ),
        teams={
            "it": Team(id="it", name="IT | applications", place="centre"),
            "shop": Team(id="shop", name=ARABIC, place="edge", front_line=YES),
        },
        systems={system.id: system for system in _systems()},
        flows=_flows(),
        preference_stores={store.id: store for store in _stores()},
        collection_points={point.id: point for point in _points()},
        senders={sender.id: sender for sender in _senders()},
        automations={
            "welcome": Automation(id="welcome", name=EMOJI, system="esp", company="better", customer="better"),
            "menu": Automation(id="menu", name=QUOTES, system="desk", company="better", customer="worse"),
            "chat": Automation(id="chat", name=LONG, system="desk", company="better", customer="worse"),
            "calls": Automation(id="calls", name=SCRIPT, system="desk", company="worse", customer="better"),
            "fax": Automation(id="fax", name=PIPE, system="gone", company="same", customer="worse"),
            "birthday": Automation(id="birthday", name=CJK, system="esp", company="same", customer="same"),
            "score": Automation(id="score", name=ARABIC, company="better", customer=UNKNOWN),
        },
        stages={
            **{f"s{number}": Stage(id=f"s{number}", name=name) for number, name in enumerate(NASTY_NAMES)},
            "s2": Stage(id="s2", name=QUOTES, owner=NONE, kpis=()),
            "s6": Stage(id="s6", name=LONG, systems=("old",), kpis=()),
        },
    )


def _systems() -> tuple[System, ...]:
    return (
        System(
            id="web", name="Web shop", does=("cms", "form-capture"), run_by="shop", owner="Web lead", holds="personal"
        ),
        System(
            id="crm", name=LONG, does=("crm",), run_by="it", owner="Head of sales", cost=64000.0, renews="2026-12-31"
        ),
        System(id="esp", name=EMOJI, does=("email",), run_by="shop", owner=NONE, cost=9800.0, renews="2027-03-31"),
        System(
            id="regional-mail",
            name=SCRIPT,
            does=("email",),
            run_by="shop",
            owner=NONE,
            bought="card",
            duplicate_ok=DuplicateOk(reason=f"Another law applies there | {QUOTES}"),
        ),
        System(id="sms", name=PIPE, does=("sms",), run_by="it", owner="Integration", end_of_life="2026-06-30"),
        System(id="sheet", name=QUOTES, does=("segmentation",), run_by="shop", owner=UNKNOWN, bought="built"),
        System(id="warehouse", name=CJK, does=("profile-store", "ingestion"), run_by="it", owner="Analytics"),
        System(id="desk", name=ARABIC, does=("contact-centre",), run_by="shop"),
        System(id="ads", name="Ads", does=("paid-social",), bought="agency", holds="personal"),
        System(id="cdp", name="New CDP", does=("identity-resolution",), status="planned"),
        System(id="old", name="Old mailer", does=("email",), status="retiring", replaced_by="esp"),
        System(id="bi", name="Dashboards", does=("reporting",), holds="none"),
    )


def _flows() -> tuple[Flow, ...]:
    return (
        _flow("web", "crm", ("profile", "preferences"), "api", "now"),
        _flow("crm", "esp", ("preferences",), "batch", "week"),
        _flow("crm", "regional-mail", ("preferences", "audience"), "manual", "week"),
        _flow("crm", "warehouse", ("profile",), "batch", "day"),
        _flow("warehouse", "sheet", ("audience",), "manual", "month"),
        _flow("sheet", "esp", ("audience",), "manual", "ad-hoc"),
        _flow("warehouse", "bi", ("outcomes",), "batch", "day"),
        _flow("desk", "crm", ("service",), "api", "now"),
        Flow(id="warehouse->cdp", source=End("warehouse"), target=End("cdp"), carries=("profile",), status="planned"),
        Flow(id="esp->warehouse", source=End("esp"), target=End("warehouse")),
        _flow("old", "esp", ("leads",), "file", "month"),
    )


def _flow(source: str, target: str, carries: tuple[str, ...], how: str, every: str) -> Flow:
    return Flow(
        id=f"{source}->{target}",
        source=End(source),
        target=End(target),
        carries=carries,
        how=how,  # type: ignore[arg-type]  # a plain word is one of the Literal's
        every=parse_wait(every),
    )


def _stores() -> tuple[PreferenceStore, ...]:
    return (
        PreferenceStore(id="crm", system="crm", covers=_scopes("email", "phone", "post"), known=YES, history="none"),
        PreferenceStore(id="esp", system="esp", covers=_scopes("email/marketing.newsletter"), known=YES),
        PreferenceStore(id="regional-mail", system="regional-mail", covers=_scopes("email"), known=NO),
        PreferenceStore(id="sms", system="sms", name=PIPE, covers=_scopes("sms", "*/advertising"), known=NO),
        PreferenceStore(id="sheet", system="sheet"),
    )


def _points() -> tuple[CollectionPoint, ...]:
    return (
        CollectionPoint(id="form", name=f"Sign-up {QUOTES}", writes=("crm",), via="web", covers=_scopes("email")),
        CollectionPoint(id="footer", name=SCRIPT, writes=("esp",), covers=_scopes("email")),
        CollectionPoint(id="stop", name="🛑 STOP", writes=("sms",), covers=_scopes("sms")),
        CollectionPoint(id="branch", name=ARABIC, writes=("sheet",), covers=_scopes("email/marketing.newsletter")),
    )


def _senders() -> tuple[Sender, ...]:
    return (
        Sender(id="newsletter", name=EMOJI, system="esp", channel="email", purposes=("marketing.newsletter",),
               checks=("esp",)),
        Sender(id="regional", name=LONG, system="regional-mail", channel="email", checks=("regional-mail",)),
        Sender(id="texts", name=PIPE, system="sms", channel="sms", checks=("sms",)),
    )  # fmt: skip


def _scopes(*texts: str) -> tuple[ScopePattern, ...]:
    return tuple(parse_scope(text) for text in texts)


def _places(stack: Stack) -> dict[str, Location]:
    nouns = {
        "systems": list(stack.systems),
        "flows": [flow.id for flow in stack.flows],
        "preference_stores": list(stack.preference_stores),
        "collection_points": list(stack.collection_points),
        "senders": list(stack.senders),
        "automations": list(stack.automations),
        "teams": list(stack.teams),
    }
    keys = [f"{noun}/{id}" for noun, ids in nouns.items() for id in ids]
    places = {key: Location("stack.yaml", 10 + number, 3) for number, key in enumerate(keys)}
    return {**places, "company/": Location("stack.yaml", 2, 1), "teams/shop": Location(_TEAM_FILE, 3, 3)}


def _numbers() -> Numbers:
    return Numbers(
        promises=6,
        by_verdict={
            Verdict.KEPT: 2,
            Verdict.LATE: 1,
            Verdict.BY_HAND: 1,
            Verdict.BROKEN: 1,
            Verdict.NOT_WRITTEN_DOWN: 1,
        },
        confirmed_kept=1,
        stores=StoreCount(
            2, 3, 5, (LikelyStore("warehouse", f"receives preferences | {CJK}", ("opt-out",)),), ("sms",)
        ),
        islands=3,
        flows=11,
        flows_live=10,
        flows_by_hand=3,
        flows_untold=1,
        money=Money(64000.0, 9800.0, ("crm",), ("esp",), ("sms",)),
        automations=2,
        automations_to_a_person=0,
        automations_unanswered=1,
    )


_FORM = Facet("collect", "form", "web")
_FOOTER = Facet("collect", "footer", "esp")
_CRM = Facet("store", "crm", "crm")
_ESP = Facet("store", "esp", "esp")
_REGIONAL = Facet("store", "regional-mail", "regional-mail")
_TO_CRM = (
    Hop(_FORM, Facet("relay", "web", "web"), "", 0, 0),
    Hop(Facet("relay", "web", "web"), _CRM, "web->crm", 0, 0),
)


def _promises() -> tuple[Promise, ...]:
    stop, sms = Facet("collect", "stop", "sms"), Facet("store", "sms", "sms")
    branch, sheet = Facet("collect", "branch", "sheet"), Facet("store", "sheet", "sheet")
    return (
        _promise(
            "form", "newsletter", Verdict.LATE, WEEK,
            route=(*_TO_CRM, Hop(_CRM, _ESP, "crm->esp", WEEK, WEEK),
                   Hop(_ESP, Facet("send", "newsletter", "esp"), "", 0, WEEK)),
        ),
        _promise(
            "form", "regional", Verdict.BY_HAND, WEEK,
            route=(*_TO_CRM, Hop(_CRM, _REGIONAL, "crm->regional-mail", WEEK, WEEK, by_hand=True),
                   Hop(_REGIONAL, Facet("send", "regional", "regional-mail"), "", 0, WEEK, by_hand=True)),
        ),
        _promise(
            "footer", "newsletter", Verdict.KEPT, 0,
            route=(Hop(_FOOTER, _ESP, "", 0, 0), Hop(_ESP, Facet("send", "newsletter", "esp"), "", 0, 0)),
        ),
        _promise(
            "footer", "regional", Verdict.BROKEN, None, certain="the no gets nowhere else",
            drops=(Drop(_ESP, _REGIONAL, "", DropReason.UNTOLD, f"no flow is written down from {EMOJI}"),
                   Drop(_ESP, Facet("relay", "warehouse", "warehouse"), "esp->warehouse", DropReason.OPT_OUTS_NOT_CARRIED,
                        f"esp->warehouse | {SCRIPT}")),
        ),
        _promise(
            "stop", "texts", Verdict.KEPT, 0,
            route=(Hop(stop, sms, "", 0, 0), Hop(sms, Facet("send", "texts", "sms"), "", 0, 0)),
        ),
        _promise(
            "branch", "newsletter", Verdict.NOT_WRITTEN_DOWN, None,
            drops=(Drop(sheet, _ESP, "sheet->esp", DropReason.OPT_OUTS_NOT_CARRIED, f"carries audience only | {branch.id}"),),
        ),
    )  # fmt: skip


def _promise(
    point: str,
    sender: str,
    verdict: Verdict,
    arrival: int | None,
    route: tuple[Hop, ...] = (),
    drops: tuple[Drop, ...] = (),
    certain: str = "",
) -> Promise:
    sure = verdict in (Verdict.BROKEN, Verdict.LATE) or point == "stop"
    margin = {Verdict.KEPT: Margin.OK, Verdict.LATE: Margin.LATE, Verdict.BROKEN: Margin.NEVER}
    return Promise(
        id=f"{point}->{sender}",
        point=point,
        sender=sender,
        channel="sms" if sender == "texts" else "email",
        cells=("sms",) if sender == "texts" else ("email/marketing.newsletter",),
        verdict=verdict,
        pessimistic=verdict if sure else Verdict.BROKEN,
        optimistic=verdict if sure else Verdict.KEPT,
        arrival=arrival,
        freeze=3600 if sender == "newsletter" and arrival else 0,
        limit=OWN_PROMISE,
        limits=(OWN_PROMISE, CAN_SPAM),
        margin=margin.get(verdict, Margin.UNKNOWN),
        fidelity=Fidelity.EXACT,
        route=route,
        drops=drops,
        heard=("crm", "esp") if point == "form" else (),
        certain=certain,
        assumptions=() if sure else (f"{QUOTES}: what it covers is taken at face value",),
    )


def _grid() -> Grid:
    return Grid(
        cells=(
            _part(
                "grid/centralise-automate", "Centralise and automate", "efficiency", State.COVERED, (1, 1, 1, 0.5, 1)
            ),
            _part(
                "grid/decentralise-automate", "Decentralise and automate", "agility", State.THIN, (1, 0.5, 0, None, 0)
            ),
            _part("grid/centralise-humanise", "Centralise and humanise", "brand", State.UNCOVERED, (0, 0, 0.5, 0, 0)),
            _part(
                "grid/decentralise-humanise",
                "Decentralise and humanise",
                "authenticity",
                State.UNKNOWN,
                (None, None, None, 1, 0),
            ),
        ),
        ring=_part(
            "grid/continuous-change", "Embrace continuous change", "staying covered", State.THIN, (0.5, 0.5, None, 1, 0)
        ),
        platforms=("warehouse",),
    )


def _architecture() -> Architecture:
    layers = (
        ("touchpoints", f"Touchpoints {CJK}", (1, 1, 0, 0.5, None), None, (1, 1, 1, 1, 1)),
        ("consent", f"Consent | {SCRIPT}", (0, 0, 0.5, 0, 0), (None, 1, 0, 0.5, 0), None),
        ("customer-view", LONG, (1, 1, 1, 1, 1), (1, 1, 1, 1, 1), (None, None, None, None, None)),
    )
    return Architecture(
        tuple(
            Layer(
                f"architecture/{id}", title, f"What {QUOTES} means to {EMOJI}.",
                *(
                    _part(f"architecture/{id}/{mark}", f"{title}: {mark}", "", State.UNGRADED, values) if values else None
                    for mark, values in (("present", present), ("wired", wired), ("used", used))
                ),  # type: ignore[arg-type]  # the first mark is always there
            )
            for id, title, present, wired, used in layers
        )
    )  # fmt: skip


def _spend() -> Spend:
    """Contracts whose day to decide has passed, comes, comes without a known notice, and lies beyond the year."""
    return Spend(
        total=73800.0,
        decidable=64000.0,
        low=0.87,
        high=0.87,
        unpriced=("regional-mail", "sms"),
        idle=(Idle("crm", 32000.0, f"10 of 20 seats are used | {ARABIC}"), Idle("esp", 4900.0, SCRIPT)),
        contracts=(
            Contract("desk", "2026-06-30", "2026-04-01", 90, 12000.0, ""),
            Contract("esp", "2026-12-01", "2026-10-02", 60, 9800.0, ""),
            Contract("sms", "2027-01-31", "2026-12-02", 60, None, ""),
            Contract("regional-mail", "2027-06-30", None, None, None, ""),
            Contract("crm", "2028-03-31", "2027-10-01", 182, 64000.0, f"renegotiate | {SCRIPT}"),
            Contract("warehouse", "2029-12-31", "2029-10-02", 90, 400.0, ""),
        ),
    )


def _overlaps() -> tuple[Overlap, ...]:
    return (
        Overlap(
            "email", ("esp", "regional-mail", "old"), ("shop",), 9800.0, ("regional-mail", "old"), ("regional-mail",)
        ),
        Overlap(
            f"home-made | {SCRIPT}", ("crm", "sheet", "warehouse"), ("it", "shop"), 64000.0, ("sheet", "warehouse")
        ),
    )


def _part(id: str, title: str, pay_off: str, state: State, values: tuple[float | None, ...]) -> Part:
    points = tuple(
        Checkpoint(
            id=f"{id}-{number}",
            title=f"Checkpoint {number} | {(SCRIPT, CJK, ARABIC, EMOJI, LONG)[number]}",
            derived=number % 2 == 0,
            value=value,
            explanation=f"{number} of 5 entries say so ({QUOTES})",
            counts_for=("systems/crm",) if value else (),
            counts_against=("systems/esp",) if value is not None and value < 1 else (),
            open=("systems/crm/training",) if value is None else (),
        )
        for number, value in enumerate(values)
    )
    known = sum(value for value in values if value is not None)
    unknown = sum(value is None for value in values)
    low, high = int(known * 20), int((known + unknown) * 20)
    return Part(id, title, pay_off, points, low, high, state, state, _CAPS.get(id, ()))


_CAPS = {"grid/decentralise-automate": ("reach/no-never-arrives", "timing/opt-out-misses-deadline")}


def _rule(id: str, severity: Severity, summary: str) -> RuleText:
    return RuleText(
        id=id,
        severity=severity,
        summary=summary,
        why=f"People said no and still get a message; <b>{PIPE}</b>.",
        fix="Add the link that is missing.",
        closes="Every no arrives within the limit.",
        may_be_wrong="When a link is there but nobody wrote it down.",
        source="Own definition.",
        flagged="stackaudit: 1\nsystems: {}\n",
        passes="stackaudit: 1\nsystems: {crm: {name: CRM}}\n",
    )


_RULES = (
    _rule("ownership/no-owner", Severity.MEDIUM, "Nobody answers for a system that talks to people."),
    _rule("reach/no-never-arrives", Severity.CRITICAL, "A no never arrives at a sender."),
    _rule("timing/opt-out-misses-deadline", Severity.HIGH, "A no arrives later than a limit that applies."),
)


def _findings() -> tuple[Finding, ...]:
    broken, late = Subject("promises", "footer->regional"), Subject("promises", "form->newsletter")
    return (
        _finding(_RULES[1], broken, f"A no at {SCRIPT} never gets to {LONG}.", Basis.ABSENT, 60),
        _finding(_RULES[2], late, f"A no at {QUOTES} takes 169 h to {EMOJI} and misses the 48 h limit.", Basis.TRACED, 61),
        _finding(_RULES[0], Subject("systems", "esp", "owner"), f"{EMOJI} has no owner.", Basis.STATED, 12),
        _finding(_RULES[0], Subject("systems", "regional-mail", "owner"), f"{SCRIPT} has no owner | {CJK}.",
                 Basis.STATED, 13, Waiver(rule="ownership/no-owner", subject="regional-mail", reason=f"{PIPE} <ends soon>",
                                          until="2027-06-30", by="Head of \"shop\"")),
    )  # fmt: skip


def _finding(
    text: RuleText, subject: Subject, message: str, basis: Basis, line: int, waiver: Waiver | None = None
) -> Finding:
    return Finding(
        rule=text.id,
        severity=text.severity,
        basis=basis,
        subject=subject,
        message=message,
        closes=text.closes,
        fingerprint=f"{text.id}@{subject}",
        location=Location("stack.yaml", line, 3),
        evidence=(f"Path: form, {LONG}, {EMOJI}", f"Worst wait: {WEEK // DAY} days | {ARABIC}"),
        route=_TO_CRM if subject.noun == "promises" else (),
        related=((f"the store {CJK}", Location(_TEAM_FILE, 7, 3)),),
        assumptions=(f"{QUOTES}: taken at face value",),
        waiver=waiver,
    )


def _questions() -> tuple[Question, ...]:
    return (
        Question(
            subject=Subject("flows", "sheet->esp", "carries"),
            text=f"Does {QUOTES} tell {EMOJI} who said no?",
            ask=f"{ARABIC} | shop",
            could_change=("branch->newsletter",),
            rule="reach/no-never-arrives",
            location=Location("stack.yaml", 27, 3),
        ),
        Question(
            subject=Subject("systems", "desk", "owner"),
            text=f"Who answers for {ARABIC}? {SCRIPT}",
            rule="ownership/no-owner",
            location=Location("stack.yaml", 17, 3),
        ),
    )


def small_unknowns() -> tuple[Unknown, ...]:
    """Return two answers that would change most, for tests that want them in the small result."""
    return (
        Unknown(
            subject=Subject("systems", "desk", "flows_complete"),
            text=f"Are all flows into and out of {SCRIPT} written down?",
            ask=f"{ARABIC} | shop",
            promises=("branch->newsletter", "footer->regional"),
            location=Location("stack.yaml", 17, 3),
        ),
        Unknown(
            subject=Subject("company", "", "regions"),
            text=f"In which regions do the customers of {PIPE} live?",
            promises=("form->newsletter",),
        ),
    )
