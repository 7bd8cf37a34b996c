"""A live flow as a link in one direction: does it carry what is asked for, about each person, by itself, for certain?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from stackaudit.graph.person_data import ABOUT_PEOPLE, carries_person_data, runs_without_hands
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import UNKNOWN, Silence
from stackaudit.model.flows import Flow


class Link(msgspec.Struct, frozen=True):
    """A flow in one direction, seen from the end where a search begins (``near``)."""

    near: str
    far: str
    flow: Flow
    carries: bool | None
    about_people: bool | None
    by_itself: bool | None
    certain: bool

    @property
    def sure(self) -> bool:
        """Tell whether what is asked for goes this way whatever nobody said."""
        return self.carries is True and self.about_people is True and self.certain

    @property
    def possible(self) -> bool:
        """Tell whether nothing that is written down keeps it from going this way."""
        return self.carries is not False and self.about_people is not False

    @property
    def as_written(self) -> bool:
        """Tell whether it goes this way as written: it is carried, and nobody said that it is totals only."""
        return self.carries is True and self.about_people is not False and self.certain

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the missing answers about the flow, as ``flows/feed/how``."""
        fields = ["carries", "how"]
        if self.about_people is None:
            fields.append("level")
        if not self.certain:
            fields.append("direction")
        return missing(f"flows/{self.flow.id}", self.flow, *fields)


def flow_links(flows: Iterable[Flow], carrying: Collection[str], *, per_person: bool, outward: bool) -> Iterator[Link]:
    """Yield the directions of some live flows; seen from where they start with ``outward``, else from where they end."""
    for flow in flows:
        carries, by_itself = _carries(flow, carrying), runs_without_hands(flow)
        about_people = _about_people(flow) if per_person else True
        for source, target, certain in _directions(flow):
            near, far = (source, target) if outward else (target, source)
            yield Link(near, far, flow, carries, about_people, by_itself, certain)


def _directions(flow: Flow) -> Iterator[tuple[str, str, bool]]:
    source, target = flow.source.system, flow.target.system
    yield source, target, True
    if flow.direction == "both" or flow.direction is UNKNOWN:
        yield target, source, flow.direction == "both"


def _carries(flow: Flow, wanted: Collection[str]) -> bool | None:
    if wanted is ABOUT_PEOPLE:
        return carries_person_data(flow)
    return None if isinstance(flow.carries, Silence) else any(word in wanted for word in flow.carries)


def _about_people(flow: Flow) -> bool | None:
    return None if isinstance(flow.level, Silence) else flow.level == "person"
