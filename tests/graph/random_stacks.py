"""Small random stacks: few systems, few words, every sort of silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from stackaudit.model.answer import NO, NONE, NOT_ASKED, UNKNOWN, Answer, Nothing, Silence
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.duration import Wait, parse_cycle, parse_wait
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.identity import IdentityLink
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import Channel, parse_scope
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

T = TypeVar("T")

CHANNELS: tuple[Channel, ...] = ("email", "post")
PURPOSES = ("marketing", "marketing.news", "survey", "service")
KEYS = ("email", "phone", "crm-id")
DIMENSIONS = ("channel", "purpose", "brand")
NARROW = tuple(
    parse_scope(text) for text in ("email", "post", "*/marketing", "email/marketing.news", "*", "email/service")
)
WIDE = (parse_scope("*"), parse_scope("email"), parse_scope("post"))
PERIODS = tuple(parse_cycle(text) for text in ("now", "6h", "day", "week", "2bd", "ad-hoc"))


def some(values: tuple[T, ...], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Return one value or a few, each once."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


def mapping(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the fields of a record."""
    return st.fixed_dictionaries(fields)


class Speech:
    """How much people say: every answer, most of them, or about half."""

    def __init__(self, answers_to_a_silence: int | None) -> None:
        self.answers_to_a_silence = answers_to_a_silence
        self.scopes = self.maybe(st.one_of(st.just(WIDE), st.just(WIDE), some(WIDE), some(NARROW)))
        self.keeps = self.maybe(
            st.one_of(
                st.just(DIMENSIONS),
                st.just(DIMENSIONS),
                st.lists(st.sampled_from(DIMENSIONS), max_size=3, unique=True).map(tuple),
            )
        )
        self.collapses = self.maybe(st.sampled_from(("deny-if-any", "deny-if-all", "ignore")))
        waits: st.SearchStrategy[Wait | Nothing] = st.sampled_from(
            (NONE, NONE, parse_wait("now"), parse_wait("1h"), parse_wait("20h"))
        )
        self.waits = self.maybe(waits)
        self.keys = self.maybe(st.one_of(some(KEYS), st.just(KEYS), st.just(("email",))))
        self.recorded = self.maybe(some(("event_time", "source", "actor", "method"), 4))

    def maybe(self, answers: st.SearchStrategy[T]) -> st.SearchStrategy[T | Silence]:
        """Return answers, and silence as often as this way of speaking has it."""
        if self.answers_to_a_silence is None:
            return answers
        silence: st.SearchStrategy[T | Silence] = st.sampled_from((NOT_ASKED, UNKNOWN))
        return st.integers(0, self.answers_to_a_silence).flatmap(lambda number: answers if number else silence)

    @property
    def blocks(self) -> st.SearchStrategy[PreferenceFlow]:
        """Return what flows do to preferences."""
        return (
            mapping(
                covers=self.scopes,
                says=self.maybe(st.sampled_from(("no-only", "both", "no-only", "both", "no-only", "yes-only"))),
                keeps=self.keeps,
                collapse=self.collapses,
                key=self.maybe(st.sampled_from(("email", "email", "email", *KEYS, NONE))),
                extra_keys=self.maybe(st.one_of(some(KEYS), st.just(()))),
                provenance=self.recorded,
                deletes=self.maybe(st.sampled_from(("propagated", "ignored"))),
                sync=self.maybe(st.sampled_from(("upsert", "insert-only", "append", "mirror"))),
                cache_ttl=self.waits,
            )
            .filter(lambda fields: (fields["deletes"], fields["sync"]) != ("ignored", "mirror"))
            .map(lambda fields: PreferenceFlow(**fields))
        )

    @property
    def ways(self) -> st.SearchStrategy[dict[str, Any]]:
        """Return how a flow runs and how often."""
        periods = self.maybe(st.sampled_from(PERIODS))
        return st.one_of(
            mapping(how=st.just("api"), every=st.just(parse_cycle("now"))),
            mapping(how=st.sampled_from(("batch", "api", "event")), every=periods),
            mapping(how=st.just("file"), every=periods, pickup_every=self.waits),
            mapping(how=st.just("manual"), every=periods),
            mapping(how=self.maybe(st.sampled_from(("lookup", "embedded"))), every=periods),
        )


SPEECHES = (Speech(None), Speech(6), Speech(1))


@st.composite
def stacks(draw: st.DrawFn, *, most_flows: int = 8, brands: bool = True) -> Stack:
    """Return a stack of at most five systems."""
    speech = draw(st.sampled_from(SPEECHES))
    systems = [f"s{number}" for number in range(draw(st.integers(2, 5)))]
    branded = brands and draw(st.integers(0, 3)) == 0
    brand_names = speech.maybe(some(("north", "south"))) if branded else st.just(NOT_ASKED)
    homes = draw(st.lists(st.sampled_from(systems), min_size=2, max_size=5))
    stores = {f"p{number}": system for number, system in enumerate(homes)}
    names = tuple(stores)
    flows = range(draw(st.integers(2, most_flows)))
    parts: st.SearchStrategy[Answer | Silence] = st.sampled_from((NOT_ASKED, NOT_ASKED, UNKNOWN, NO))
    return Stack(
        company=Company(
            opt_out_promise=parse_wait("24h"), regions=("ZZ",), flows_complete=draw(_complete(tuple(systems)))
        ),
        systems={system: System(id=system, internal_links=draw(parts)) for system in systems},
        preference_stores={store: draw(_store(speech, store, home, brand_names)) for store, home in stores.items()},
        collection_points={f"c{n}": draw(_point(speech, f"c{n}", systems, names[:2], brand_names)) for n in range(2)},
        senders={f"m{n}": draw(_sender(speech, f"m{n}", systems, names[1:], brand_names)) for n in range(2)},
        flows=tuple(draw(_flow(speech, f"f{number}", systems, stores)) for number in flows),
        identity=tuple(draw(st.lists(_link(speech, systems), max_size=3))),
    )


def _complete(systems: tuple[str, ...]) -> st.SearchStrategy[Complete | Silence]:
    named = some(systems, 5).map(lambda some_of: Complete(systems={each: Confirmation() for each in some_of}))
    return st.one_of(st.just(NOT_ASKED), st.just(Complete(everything=True)), named)


def _link(speech: Speech, systems: list[str]) -> st.SearchStrategy[IdentityLink]:
    return st.builds(
        IdentityLink,
        at=st.sampled_from(systems),
        source=st.sampled_from(KEYS),
        target=st.sampled_from(KEYS),
        type=speech.maybe(st.sampled_from(("deterministic", "deterministic", "probabilistic"))),
        when=speech.maybe(st.sampled_from(("always", "always", "on-login"))),
    )


def _store(
    speech: Speech, store: str, system: str, brands: st.SearchStrategy[Any]
) -> st.SearchStrategy[PreferenceStore]:
    return st.builds(
        PreferenceStore,
        id=st.just(store),
        system=st.just(system),
        covers=speech.scopes,
        keeps=speech.keeps,
        collapse=speech.collapses,
        brands=brands,
        opt_out_is=speech.maybe(st.sampled_from(("flag", "event", "flag", "row-delete", "absence"))),
        history_fields=speech.recorded,
    )


def _point(
    speech: Speech, point: str, systems: list[str], stores: tuple[str, ...], brands: st.SearchStrategy[Any]
) -> st.SearchStrategy[CollectionPoint]:
    return st.builds(
        CollectionPoint,
        id=st.just(point),
        writes=st.one_of(some(stores), some(stores), some(stores), st.sampled_from((NOT_ASKED, ()))),
        captures=speech.maybe(st.sampled_from((("withdraw",), ("give", "withdraw"), ("withdraw",), ("give",)))),
        covers=speech.scopes,
        via=st.one_of(speech.maybe(st.just(NONE)), st.just(NONE), st.sampled_from(systems)),
        keys=speech.keys,
        records=speech.recorded,
        brands=brands,
    )


def _sender(
    speech: Speech, sender: str, systems: list[str], stores: tuple[str, ...], brands: st.SearchStrategy[Any]
) -> st.SearchStrategy[Sender]:
    return st.builds(
        Sender,
        id=st.just(sender),
        system=st.sampled_from(systems),
        channel=st.sampled_from(CHANNELS),
        purposes=speech.maybe(some(PURPOSES)),
        checks=st.one_of(some(stores), some(stores), speech.maybe(st.just(()))),
        checked=speech.maybe(st.sampled_from(("at-send", "at-send", "at-audience-build", "at-import", "never"))),
        max_queue=speech.waits,
        kind=st.sampled_from((NOT_ASKED, "outbound", "outbound", "outbound", "service")),
        brands=brands,
    )


@st.composite
def _flow(draw: st.DrawFn, speech: Speech, name: str, systems: list[str], stores: dict[str, str]) -> Flow:
    ends = [End(system, store) for store, system in stores.items()]
    ends += [End(system) for system in systems] + [End(system) for system in set_of(stores.values())]
    # Mostly along the row of stores, so that longer routes come about.
    place = draw(st.integers(0, len(stores) - 2))
    source, target = draw(
        st.one_of(
            st.just(ends[place : place + 2]), st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True)
        )
    )
    carried: st.SearchStrategy[tuple[str, ...] | Silence] = st.one_of(
        st.sampled_from((("preferences",), ("preferences",), ("audience",))), st.just(NOT_ASKED)
    )
    return Flow(
        id=name,
        source=source,
        target=target,
        carries=draw(carried),
        preferences=draw(st.one_of(speech.blocks, speech.blocks, speech.maybe(speech.blocks))),
        status=draw(st.sampled_from((NOT_ASKED, "live", "live", "live", "retiring", "planned", "broken"))),
        direction=draw(st.sampled_from((NOT_ASKED, "one-way", "one-way", "both"))),
        takes=draw(speech.waits),
        tolerated_failures=draw(speech.maybe(st.sampled_from((0, 0, 1)))),
        **draw(speech.ways),
    )


def set_of(values: Iterable[str]) -> list[str]:
    """Return each value once, in the order given."""
    return list(dict.fromkeys(values))


HOURS = tuple(parse_cycle(text) for text in ("now", "now", "1h", "2h", "2h", "2h", "ad-hoc"))
WRITE_RULES = ("overwrite", "overwrite", "most-restrictive", "newest-event-wins", "source-priority", NOT_ASKED)
CONFLICTS = ("newest-arrival-wins", "most-restrictive", "source-priority", NONE, NOT_ASKED)


@st.composite
def writing_stacks(draw: st.DrawFn) -> Stack:
    """Return a stack whose flows write over each other, or do not, within hours."""
    stack = draw(stacks(brands=False, most_flows=10))
    told = draw(st.booleans())
    flows = [draw(_writing(flow, told=told)) for flow in stack.flows]
    if told:
        # A no goes one way and an old yes comes the other, which is what takes time to settle.
        flows += [draw(_coming_back(flow)) for flow in flows if draw(st.booleans())]
    return replace(
        stack,
        collection_points={
            id: replace(point, keys=KEYS, covers=WIDE, via=NONE) if told else point
            for id, point in stack.collection_points.items()
        },
        flows=tuple(flows),
        preference_stores={
            id: replace(
                store,
                opt_out_is="flag" if told else store.opt_out_is,
                covers=WIDE if told else store.covers,
                conflict=draw(st.sampled_from(CONFLICTS)),
                source_order=draw(st.one_of(st.just(NOT_ASKED), st.permutations(list(stack.systems)).map(tuple))),
            )
            for id, store in stack.preference_stores.items()
        },
    )


@st.composite
def _writing(draw: st.DrawFn, flow: Flow, *, told: bool) -> Flow:
    block = flow.preferences
    if isinstance(block, PreferenceFlow):
        block = replace(
            block,
            covers=WIDE if told else block.covers,
            key="email" if told else block.key,
            says=draw(st.sampled_from(("both", "both", "no-only", "no-only", "no-only", "yes-only", NOT_ASKED))),
            write_rule=draw(st.sampled_from(WRITE_RULES)),
            default_on_missing=draw(st.sampled_from(("leave", "leave", "deny", "allow", NOT_ASKED))),
            cache_ttl=NONE,
        )
    return replace(
        flow,
        how=draw(st.sampled_from(("api", "batch", "batch", "manual", "lookup", NOT_ASKED))),
        every=draw(st.sampled_from(HOURS)),
        takes=NONE,
        tolerated_failures=0,
        status=NOT_ASKED if told else flow.status,
        direction=NOT_ASKED if told else flow.direction,
        preferences=block,
    )


@st.composite
def _coming_back(draw: st.DrawFn, flow: Flow) -> Flow:
    back = draw(_writing(flow, told=True))
    return replace(back, id=f"{flow.id}-back", source=flow.target, target=flow.source)
