"""The rule fidelity/device-only-opt-out."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_point, of_store
from stackaudit.catalogue.regions import overlaps
from stackaudit.graph.device_only import DeviceOnly, device_only
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.scope import ScopePattern, within
from stackaudit.rules.wording import listed, sender_names, store_names, taken_as_noes

_SALE = "sale-or-share"
_CALIFORNIA = "US-CA"


@rule(id="fidelity/device-only-opt-out", severity=Severity.HIGH)
def device_only_opt_out(context: Context) -> Iterator[Hit | Question]:
    """
    A no to advertising stays with the browser or device although the person is known there.

    Why it matters: People who say no once, logged in, are still matched and targeted by their address, and on their next device.
    California fined a company for it.
    How to fix: Where the person is logged in, write the no to the person's record too, and send it on by a key of the person.
    Closes when: What is said while logged in gets, by a key of the person, to a store or sender that knows people by it.
    May be wrong when: Nobody can log in where the no is said, or advertising never uses what is known of the person. Where no
    store and no sender of advertising knows people at all, there is nothing that remembers the no for the person, and that
    counts too. Else it is certain only where complete lists of flows rule out another way.
    Source: 11 CCR 7025(c)(1); Civ. Code 1798.135; California Attorney General v. Disney, February 2026; OneTrust documentation
    on device and user consent.

    Flagged:
        stackaudit: 1
        systems: {cmp: {}, ads: {}}
        preference_stores: {cmp: {in: cmp, covers: [ads], keys: [cookie-id]}}
        collection_points:
          banner: {writes: cmp, covers: [ads], captures: [withdraw], keys: [cookie-id], keys_when_logged_in: [email]}
        senders: {retargeting: {system: ads, channel: ads, checks: cmp, key: cookie-id}}

    Passes:
        stackaudit: 1
        systems: {cmp: {}, ads: {}}
        preference_stores: {cmp: {in: cmp, covers: [ads], keys: [cookie-id, email]}}
        collection_points:
          banner: {writes: cmp, covers: [ads], captures: [withdraw], keys: [cookie-id], keys_when_logged_in: [email]}
        senders: {retargeting: {system: ads, channel: ads, checks: cmp, key: cookie-id}}
    """
    for found in device_only(context.book):
        point = context.stack.collection_points[found.point]
        if found.certain:
            yield _hit(context, found, point)
        elif not found.known_by:
            text = f"Is the person known at {point.label} when logged in, and by which key?"
            yield _question(context, found, Subject("collection_points", point.id, "keys_when_logged_in"), text)
        elif found.silent:
            text = f"By which keys does {listed(store_names(context.stack, found.silent[:1]))} know people or devices?"
            yield _question(context, found, Subject("preference_stores", found.silent[0], "keys"), text)
        else:
            text = f"By which way does a no said at {point.label} while logged in count for the person, not the device alone?"
            yield _question(context, found, Subject("collection_points", point.id), text)


def _hit(context: Context, found: DeviceOnly, point: CollectionPoint) -> Hit:
    keys = point.keys if said(point.keys) else ()
    known = listed(store_names(context.stack, found.stores))
    return Hit(
        subject=Subject("collection_points", point.id),
        message=(
            f"A no said at {point.label} while logged in counts for {listed(keys)} only, though the person is known "
            f"there by {listed(found.known_by)}"
        ),
        evidence=(
            f"it is about {listed(found.scopes, most=4)}, on which {listed(sender_names(context.stack, found.senders))} act",
            f"not told by a key of the person: {known}" if found.stores else "no store of advertising knows people",
        ),
        related=tuple(Subject("preference_stores", store) for store in found.stores),
        severity=Severity.CRITICAL if _sold_in_california(context, point) else Severity.HIGH,
        basis=Basis.TRACED,
        assumptions=taken_as_noes(context.stack, [point.id]),
    )


def _sold_in_california(context: Context, point: CollectionPoint) -> bool:
    """Tell whether a point's no is about sale or sharing, of people in California."""
    regions = point.regions if said(point.regions) else context.stack.company.regions
    covers = point.covers if said(point.covers) else ()
    return any(_sells(each) for each in covers) and any(
        overlaps(each, _CALIFORNIA) for each in (regions if said(regions) else ())
    )


def _sells(pattern: ScopePattern) -> bool:
    if pattern.purpose == "*":
        return pattern.channel in ("*", "ads", "web")
    return within(pattern.purpose, _SALE)


def _question(context: Context, found: DeviceOnly, subject: Subject, text: str) -> Question:
    stack = context.stack
    if subject.noun == "preference_stores":
        ask = of_store(context, stack.preference_stores[subject.id])
    else:
        ask = of_point(context, stack.collection_points[found.point])
    promises = (promise.id for promise in context.promises if promise.point == found.point)
    return Question(subject=subject, text=text, ask=ask, could_change=tuple(promises))
