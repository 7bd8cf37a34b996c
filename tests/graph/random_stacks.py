"""Small random stacks: few systems, few words, every sort of silence."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st

from stackaudit.model.answer import NO, NONE, NOT_ASKED, UNKNOWN, Silence
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.duration import parse_cycle, parse_wait
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.identity import IdentityLink
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import parse_scope
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

T = TypeVar("T")

CHANNELS = ("email", "post")
PURPOSES = ("marketing", "marketing.news", "survey", "service")
KEYS = ("email", "phone", "crm-id")
DIMENSIONS = ("channel", "purpose", "brand")
SCOPES = tuple(parse_scope(text) for text in ("email", "post", "*/marketing", "email/marketing.news", "*", "email/service"))
PERIODS = tuple(parse_cycle(text) for text in ("now", "6h", "day", "week", "2bd", "ad-hoc"))


def silent_or(values: st.SearchStrategy[T], *, mostly: bool = True) -> st.SearchStrategy[T | Silence]:
    """Return answers, silence among them: once in four or, for what people rarely say, three times in four."""
    silence: st.SearchStrategy[T | Silence] = st.sampled_from((NOT_ASKED, UNKNOWN))
    return st.one_of(values, values, values, silence) if mostly else st.one_of(values, st.just(NOT_ASKED), silence, silence)


def some(values: tuple[T, ...], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Return one value or a few, each once."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


def mapping(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the fields of a record."""
    return st.fixed_dictionaries(fields)


scopes = silent_or(some(SCOPES))
keeps = silent_or(st.lists(st.sampled_from(DIMENSIONS), min_size=0, max_size=3, unique=True).map(tuple), mostly=False)
collapses = silent_or(st.sampled_from(("deny-if-any", "deny-if-all", "ignore")))
waits = silent_or(st.sampled_from((NONE, parse_wait("now"), parse_wait("1h"), parse_wait("20h"))))

blocks = mapping(
    covers=silent_or(some(SCOPES), mostly=False),
    says=silent_or(st.sampled_from(("no-only", "both", "no-only", "both", "yes-only"))),
    keeps=keeps,
    collapse=collapses,
    key=silent_or(st.sampled_from(KEYS)),
    extra_keys=silent_or(some(KEYS), mostly=False),
    provenance=silent_or(some(("event_time", "source", "actor", "method"), 4)),
    deletes=silent_or(st.sampled_from(("propagated", "ignored"))),
    sync=silent_or(st.sampled_from(("upsert", "insert-only", "append")), mostly=False),
    cache_ttl=waits,
).map(lambda fields: PreferenceFlow(**fields))

ways = st.one_of(
    mapping(how=st.sampled_from(("batch", "api", "event")), every=silent_or(st.sampled_from(PERIODS))),
    mapping(how=st.just("api"), every=st.just(parse_cycle("now"))),
    mapping(how=st.just("file"), every=st.sampled_from(PERIODS), pickup_every=waits),
    mapping(how=st.just("manual"), every=silent_or(st.sampled_from(PERIODS))),
    mapping(how=st.sampled_from(("lookup", "embedded"))),
    mapping(how=st.sampled_from((NOT_ASKED, UNKNOWN)), every=silent_or(st.sampled_from(PERIODS))),
)


@st.composite
def stacks(draw: st.DrawFn, *, most_flows: int = 8, brands: bool = True) -> Stack:
    """Return a stack of at most five systems."""
    systems = [f"s{number}" for number in range(draw(st.integers(2, 5)))]
    branded = brands and draw(st.integers(0, 3)) == 0
    brand_names = silent_or(some(("north", "south"))) if branded else st.just(NOT_ASKED)
    homes = draw(st.lists(st.sampled_from(systems), min_size=1, max_size=5))
    stores = {f"p{number}": system for number, system in enumerate(homes)}
    return Stack(
        company=Company(
            opt_out_promise=parse_wait("24h"),
            regions=("ZZ",),
            flows_complete=draw(
                st.one_of(
                    st.just(NOT_ASKED),
                    st.just(Complete(everything=True)),
                    some(tuple(systems), 5).map(lambda named: Complete(systems={each: Confirmation() for each in named})),
                )
            ),
        ),
        systems={
            system: System(id=system, internal_links=draw(st.sampled_from((NOT_ASKED, NOT_ASKED, UNKNOWN, NO))))
            for system in systems
        },
        preference_stores={store: draw(_store(store, system, brand_names)) for store, system in stores.items()},
        collection_points={f"c{n}": draw(_point(f"c{n}", systems, tuple(stores), brand_names)) for n in range(2)},
        senders={f"m{n}": draw(_sender(f"m{n}", systems, tuple(stores), brand_names)) for n in range(2)},
        flows=tuple(
            draw(_flow(f"f{number}", systems, stores)) for number in range(draw(st.integers(1, most_flows)))
        ),
        identity=tuple(
            draw(
                st.lists(
                    st.builds(
                        IdentityLink,
                        at=st.sampled_from(systems),
                        source=st.sampled_from(KEYS),
                        target=st.sampled_from(KEYS),
                        type=silent_or(st.sampled_from(("deterministic", "probabilistic"))),
                        when=silent_or(st.sampled_from(("always", "on-login"))),
                    ),
                    max_size=3,
                )
            )
        ),
    )


def _store(store: str, system: str, brands: st.SearchStrategy[Any]) -> st.SearchStrategy[PreferenceStore]:
    return st.builds(
        PreferenceStore,
        id=st.just(store),
        system=st.just(system),
        covers=scopes,
        keeps=keeps,
        collapse=collapses,
        brands=brands,
        opt_out_is=silent_or(st.sampled_from(("flag", "event", "row-delete", "absence"))),
        history_fields=silent_or(some(("event_time", "source", "actor", "method"), 4)),
    )


def _point(
    point: str, systems: list[str], stores: tuple[str, ...], brands: st.SearchStrategy[Any]
) -> st.SearchStrategy[CollectionPoint]:
    return st.builds(
        CollectionPoint,
        id=st.just(point),
        writes=st.one_of(some(stores), some(stores), some(stores), st.sampled_from((NOT_ASKED, ()))),
        captures=silent_or(st.sampled_from((("withdraw",), ("give", "withdraw"), ("withdraw",), ("give",)))),
        covers=scopes,
        via=st.one_of(st.sampled_from((NOT_ASKED, NONE, NONE)), st.sampled_from(systems)),
        keys=silent_or(some(KEYS)),
        records=silent_or(some(("event_time", "source", "actor", "method"), 4)),
        brands=brands,
    )


def _sender(
    sender: str, systems: list[str], stores: tuple[str, ...], brands: st.SearchStrategy[Any]
) -> st.SearchStrategy[Sender]:
    return st.builds(
        Sender,
        id=st.just(sender),
        system=st.sampled_from(systems),
        channel=st.sampled_from(CHANNELS),
        purposes=silent_or(some(PURPOSES)),
        checks=st.one_of(some(stores), some(stores), st.sampled_from((NOT_ASKED, ()))),
        checked=silent_or(st.sampled_from(("at-send", "at-audience-build", "at-import", "at-send", "never"))),
        max_queue=waits,
        kind=st.sampled_from((NOT_ASKED, "outbound", "outbound", "service")),
        brands=brands,
    )


@st.composite
def _flow(draw: st.DrawFn, name: str, systems: list[str], stores: dict[str, str]) -> Flow:
    ends = [End(system) for system in systems] + [End(system, store) for store, system in stores.items()]
    source, target = draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
    return Flow(
        id=name,
        source=source,
        target=target,
        carries=draw(st.sampled_from((("preferences",), ("preferences",), ("audience",), NOT_ASKED))),
        preferences=draw(st.one_of(blocks, blocks, blocks, st.just(NOT_ASKED))),
        status=draw(st.sampled_from((NOT_ASKED, "live", "live", "retiring", "planned", "broken"))),
        direction=draw(st.sampled_from((NOT_ASKED, "one-way", "one-way", "both"))),
        takes=draw(waits),
        tolerated_failures=draw(silent_or(st.sampled_from((0, 1)))),
        **draw(ways),
    )
