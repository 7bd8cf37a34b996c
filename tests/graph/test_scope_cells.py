"""Scope cells: patterns to sets of cells and back, and what is left when a distinction is lost."""

from __future__ import annotations

import pytest

from stackaudit.graph.scope_cells import Universe
from stackaudit.model.company import Company
from stackaudit.model.scope import Channel, parse_scope
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

PURPOSES = ("marketing", "marketing.news", "survey", "service", "service.invoice")


def universe(
    *,
    brands: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    channels: tuple[Channel, ...] = ("email", "sms", "post"),
) -> Universe:
    """Return the cells of a stack that names these words."""
    senders = {
        str(channel): Sender(id=channel, system="esp", channel=channel, purposes=PURPOSES) for channel in channels
    }
    return Universe(Stack(company=Company(brands=brands, regions=regions), senders=senders))


def cells(world: Universe, *patterns: str, **narrow: tuple[str, ...]) -> int:
    return world.mask(tuple(parse_scope(pattern) for pattern in patterns), **narrow)


def test_there_is_a_cell_for_every_channel_purpose_brand_and_region() -> None:
    world = universe(brands=("north", "south"), regions=("DE", "FR"))

    # The purposes that are named, and one for everything that nobody names.
    assert 3 * 6 * 2 * 2 == world.size == world.everything.bit_count()


def test_a_stack_without_words_has_one_cell() -> None:
    assert 1 == Universe(Stack()).size


@pytest.mark.parametrize(
    "wider, narrower",
    [
        ("*", "email"),
        ("email", "email/marketing"),
        ("email/marketing", "email/marketing.news"),
        ("*/marketing", "sms/marketing.news"),
        ("email/service", "email/service.invoice"),
    ],
)
def test_a_no_to_the_whole_is_a_no_to_its_parts_and_not_the_other_way_round(wider: str, narrower: str) -> None:
    world = universe()
    whole, part = cells(world, wider), cells(world, narrower)

    assert part == whole & part
    assert part not in (0, whole)


def test_a_purpose_is_more_than_the_parts_of_it_that_somebody_named() -> None:
    world = universe()

    assert cells(world, "email/marketing") & ~cells(world, "email/marketing.news")


@pytest.mark.parametrize("pattern", ["*", "email", "email/marketing", "*/survey"])
def test_service_messages_are_met_only_where_they_are_named(pattern: str) -> None:
    world = universe()

    assert 0 == cells(world, pattern) & cells(world, "*/service")


def test_a_channel_that_nobody_uses_is_no_cell() -> None:
    assert 0 == cells(universe(), "phone")


def test_brands_narrow() -> None:
    world = universe(brands=("north", "south"))

    north, south = cells(world, "email", brands=("north",)), cells(world, "email", brands=("south",))

    assert 0 == north & south
    assert cells(world, "email") == north | south


def test_a_brand_that_nobody_has_leaves_nothing() -> None:
    assert 0 == cells(universe(brands=("north",)), "email", brands=("east",))


def test_a_region_holds_those_that_lie_in_it() -> None:
    world = universe(regions=("EEA", "DE", "US-CA"))
    europe, germany = cells(world, "email", regions=("EU",)), cells(world, "email", regions=("DE",))

    assert germany == europe & germany
    assert europe != germany
    assert 0 == europe & cells(world, "email", regions=("US",))
    assert cells(world, "email", regions=("US-CA",)) == cells(world, "email", regions=("US",))


def test_when_purposes_are_lost_one_no_may_count_for_all() -> None:
    world = universe()

    assert cells(world, "email") == world.spread(cells(world, "email/survey"), "purpose")


def test_a_no_to_service_mail_spreads_to_the_rest_and_no_other_no_spreads_to_it() -> None:
    world = universe()
    service = cells(world, "email/service")

    assert service | cells(world, "email") == world.spread(service, "purpose")


def test_when_two_distinctions_are_lost_one_no_may_count_for_all() -> None:
    world = universe(brands=("north", "south"))
    one = cells(world, "email/survey", brands=("north",))

    assert cells(world, "email") == world.spread(world.spread(one, "brand"), "purpose")
    assert cells(world, "*/survey") == world.spread(world.spread(one, "channel"), "brand")


def test_when_channels_are_lost_only_a_no_to_all_channels_may_be_left() -> None:
    world = universe()
    among = cells(world, "*")

    assert 0 == world.whole_lines(cells(world, "email", "sms"), "channel", among)
    assert cells(world, "*/survey") == world.whole_lines(cells(world, "email", "*/survey"), "channel", among)


def test_siblings_that_are_out_of_scope_do_not_count() -> None:
    world = universe()
    said = cells(world, "email", "sms")

    assert said == world.whole_lines(said, "channel", cells(world, "email", "sms"))


def test_service_mail_is_no_sibling_of_a_no_to_mail() -> None:
    world = universe()
    said = cells(world, "email")

    assert said == world.whole_lines(said, "purpose", world.everything)


def test_a_no_to_one_purpose_is_lost_with_the_purposes() -> None:
    world = universe()

    assert 0 == world.whole_lines(cells(world, "email/marketing"), "purpose", world.everything)


def test_when_two_distinctions_are_lost_every_combination_has_to_be_denied() -> None:
    world = universe(brands=("north", "south"))
    most = cells(world, "email", brands=("north",)) | cells(world, "email/survey")
    by_brand = world.whole_lines(most, "brand", world.everything)

    assert cells(world, "email/survey") == by_brand
    assert 0 == world.whole_lines(by_brand, "purpose", world.everything)


@pytest.mark.parametrize(
    "patterns",
    [
        ("email",),
        ("email", "sms"),
        ("email/marketing",),
        ("email/marketing.news", "sms/survey"),
        ("email", "email/service"),
        ("email/service.invoice",),
    ],
)
def test_cells_are_said_as_they_were_written(patterns: tuple[str, ...]) -> None:
    world = universe(channels=("email", "sms"))

    assert patterns == world.patterns(cells(world, *patterns))


def test_a_part_is_not_said_beside_the_whole() -> None:
    world = universe()

    assert ("email/marketing",) == world.patterns(cells(world, "email/marketing.news", "email/marketing"))


def test_brands_and_regions_are_said_where_not_all_are_meant() -> None:
    world = universe(brands=("north", "south"), regions=("DE", "FR"))

    assert ("email (north)",) == world.patterns(cells(world, "email", brands=("north",)))
    assert ("email/survey (south, DE)",) == world.patterns(
        cells(world, "email/survey", brands=("south",), regions=("DE",))
    )


def test_no_cells_are_no_words() -> None:
    assert () == universe().patterns(0)


def test_a_set_is_split_into_its_cells() -> None:
    world = universe()
    email = cells(world, "email")

    singles = world.split(email)

    assert email.bit_count() == len(singles)
    assert email == sum(singles)
