"""Noes that stay with a device."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.device_only import DeviceOnly, device_only
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

BANNER = """
stackaudit: 1
company: {flows_complete: all}
systems: {cmp: {}, ads: {}}
preference_stores:
  cmp: {in: cmp, covers: [ads, email], keys: [cookie-id]}
  ads: {in: ads, covers: [ads], keys: [hashed-email, cookie-id]}
collection_points:
  banner: {writes: cmp, via: none, covers: [ads, email], keys: [cookie-id], keys_when_logged_in: [email]}
senders: {retargeting: {system: ads, channel: ads, checks: ads, key: hashed-email}}
flows:
  - {from: cmp, to: ads, carries: [preferences], how: api, every: now, preferences: {key: cookie-id}}
"""


def test_a_no_that_arrives_by_the_cookie_alone_joins_no_person() -> None:
    expected = DeviceOnly("banner", ("email",), ("ads",), ("retargeting",), ("ads",), (), certain=True)

    assert (expected,) == found(BANNER)


def test_a_key_of_the_person_that_comes_along_joins_it() -> None:
    joined = BANNER.replace("{key: cookie-id}", "{key: cookie-id, extra_keys: [email]}")
    text = joined + "identity:\n  - {at: ads, from: email, to: hashed-email}\n"

    assert () == found(text)


def test_where_flows_may_be_missing_it_is_not_certain() -> None:
    (each,) = found(BANNER.replace("company: {flows_complete: all}\n", ""))

    assert not each.certain


def test_a_point_that_knows_the_person_anyway_is_none() -> None:
    assert () == found(BANNER.replace("keys: [cookie-id], keys_when", "keys: [cookie-id, email], keys_when"))


def test_what_the_person_is_known_by_may_be_open() -> None:
    (each,) = found(BANNER.replace(", keys_when_logged_in: [email]", ""))

    assert () == each.known_by
    assert not each.certain


def found(text: str) -> tuple[DeviceOnly, ...]:
    return device_only(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))
