"""The rule customer/universal-opt-out-signal-ignored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point, of_sender
from stackaudit.graph.duties import Duties, cited
from stackaudit.graph.reading import Reading
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import given, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.regulation import Regulation
from stackaudit.model.scope import within
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import persuades
from stackaudit.rules.wording import listed, sender_names

_SIGNAL: Final = "gpc"
_EVERY_BROWSER: Final = "us-ca-browser-signal"


@rule(id="customer/universal-opt-out-signal-ignored", severity=Severity.CRITICAL)
def universal_opt_out_signal_ignored(context: Context) -> Iterator[Hit | Question]:
    """
    A browser says no for its user, and nobody takes it, or advertising does not hear of it.

    Why it matters: In several states the signal counts as the person's own request. Each visit with it is a no, and from 2027
    every browser sold in California can send it.
    How to fix: Take the signal where the page loads, treat it as a no to sale and advertising of the browser and of the person
    who is logged in, and pass it on to whatever advertises.
    Closes when: A collection point of the kind browser-signal, or one that honours gpc, reaches every sender of advertising that
    serves those states.
    May be wrong when: The tags on the page act on the signal by themselves and nobody wrote them down. It is graded high until
    every browser has to offer the signal, critical from that day on by the inventory's as_of. Senders on the web count where
    they advertise, sell or share. Third parties that are only given data are left to estate/third-party-without-consent-signal.
    Source: 11 CCR 7025 and 7026; Cal. Civ. Code 1798.135 and 1798.136 (AB 566); state privacy statutes; W3C Global Privacy
    Control.

    Flagged:
        stackaudit: 1
        company: {regions: [US-CA]}
        systems: {dsp: {}}
        preference_stores: {dsp: {in: dsp}}
        collection_points: {form: {writes: dsp, kind: privacy-portal, honours_signal: none, covers: [ads]}}
        senders: {display: {system: dsp, channel: ads, checks: dsp}}

    Passes:
        stackaudit: 1
        company: {regions: [US-CA]}
        systems: {dsp: {}}
        preference_stores: {dsp: {in: dsp}}
        collection_points: {signal: {writes: dsp, kind: browser-signal, covers: [ads]}}
        senders: {display: {system: dsp, channel: ads, checks: dsp}}
    """
    duties = Duties(context.stack, lambda row: row.act in ("signal", "opt-out") and _SIGNAL in given(row.signals, ()))
    senders = [sender for sender in context.stack.senders.values() if _advertises(sender) and persuades(sender)]
    bound = [sender for sender in senders if duties.of([sender.channel], sender.regions, Reading.OPTIMISTIC)]
    points = context.stack.collection_points.values()
    takes = [point for point in points if _takes(point)]
    silent = [point for point in points if not takes and not said(point.honours_signal) and _about_web(point)]
    if bound and not takes and not silent:
        yield _nobody_takes_it(context, bound, duties)
    elif bound and not takes:
        yield _is_it(silent[0], of_point(context, silent[0]))
    elif senders and not bound and not takes and not said(context.stack.company.regions):
        yield _where(context, senders)
    unheard = [sender for sender in bound if takes and not _hears(context, takes, sender)]
    if unheard:
        yield _does_not_arrive(context, takes[0], unheard, duties)


def _advertises(sender: Sender) -> bool:
    purposes = given(sender.purposes, ())
    about = any(within(each, top) for each in purposes for top in ("advertising", "sale-or-share"))
    return sender.channel == "ads" or (sender.channel == "web" and about)


def _takes(point: CollectionPoint) -> bool:
    return point.kind == "browser-signal" or _SIGNAL in given(point.honours_signal, ())


def _about_web(point: CollectionPoint) -> bool:
    channels = {pattern.channel for pattern in given(point.covers, ())}
    maybe = not said(point.covers) or bool(channels & {"ads", "web", "*"})
    return maybe and point.lets_say_no and (not said(point.kind) or point.kind in ("cookie-banner", "privacy-portal"))


def _hears(context: Context, points: list[CollectionPoint], sender: Sender) -> bool:
    """Tell whether a sender hears of the signal, or may: what is not certainly broken is another rule's question."""
    promises = [each for each in context.by_sender.get(sender.id, ()) if each.point in {point.id for point in points}]
    return any(promise.optimistic is not Verdict.BROKEN for promise in promises)


def _nobody_takes_it(context: Context, senders: list[Sender], duties: Duties) -> Hit:
    names = listed(sender_names(context.stack, (sender.id for sender in senders)))
    return Hit(
        subject=Subject("company"),
        message=f"Nobody takes the opt-out signal of a browser, which for people reached by {names} is a no",
        evidence=(f"asked for by {listed([cited(row) for row in _rows(senders, duties)], most=4)}",),
        related=tuple(Subject("senders", sender.id) for sender in senders),
        severity=_severity(context),
    )


def _does_not_arrive(context: Context, point: CollectionPoint, senders: list[Sender], duties: Duties) -> Hit:
    names = listed(sender_names(context.stack, (sender.id for sender in senders)))
    return Hit(
        subject=Subject("collection_points", point.id),
        message=f"The opt-out signal that {point.label} takes does not get to {names}",
        evidence=(f"asked for by {listed([cited(row) for row in _rows(senders, duties)], most=4)}",),
        related=tuple(Subject("senders", sender.id) for sender in senders),
        severity=_severity(context),
    )


def _rows(senders: list[Sender], duties: Duties) -> list[Regulation]:
    return [row for sender in senders for row in duties.of([sender.channel], sender.regions)]


def _severity(context: Context) -> Severity:
    every = Duties(context.stack, lambda row: row.id == _EVERY_BROWSER)
    return Severity.CRITICAL if every.of(["ads", "web"], ("US-CA",), Reading.OPTIMISTIC) else Severity.HIGH


def _is_it(point: CollectionPoint, ask: str) -> Question:
    return Question(
        subject=Subject("collection_points", point.id, "honours_signal"),
        text=f"Does {point.label} obey the opt-out signal that a browser sends (Global Privacy Control)?",
        ask=ask,
    )


def _where(context: Context, senders: list[Sender]) -> Question:
    names = listed(sender_names(context.stack, (sender.id for sender in senders)))
    return Question(
        subject=Subject("company", "", "regions"),
        text=f"Where do the people live whom {names} may reach? In some states a browser's signal is a no of theirs.",
        ask=of_sender(context, senders[0]),
    )
