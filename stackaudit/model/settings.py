"""Every threshold that an opinion hangs on, each with its default and the reason for it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from stackaudit.model.duration import DAY, Wait
from stackaudit.model.shape import (
    Doc,
    MapShape,
    NumberShape,
    Record,
    TextShape,
    WaitShape,
    WordsShape,
)

Share = NumberShape(least=0, most=1)
Whole = NumberShape(least=0, whole=True)


class Settings(Record, frozen=True):
    """Thresholds; an inventory may set any of them."""

    opt_out_promise: Annotated[
        Wait, WaitShape(), Doc("Used where the company promises nothing itself: what large mailbox providers ask for.")
    ] = Wait("48h", 2 * DAY)
    stale_after_months: Annotated[int, Whole, Doc("Entries older than this are stale; a year is one budget round.")] = (
        12
    )
    stale_after_months_preferences: Annotated[
        int, Whole, Doc("The same for preference stores, which change with every campaign tool.")
    ] = 6
    people_share_low: Annotated[
        float, Share, Doc("Least share of people in people and technology; half and half, give or take a tenth.")
    ] = 0.4
    people_share_high: Annotated[float, Share, Doc("Most share of people in people and technology.")] = 0.6
    renewal_warning_days: Annotated[
        int, Whole, Doc("Decisions nearer than this are due; four months is one procurement round.")
    ] = 120
    held_after_months: Annotated[
        int,
        Whole,
        Doc("A contract that runs longer outlives this budget round and the next; without an early exit it holds."),
    ] = 18
    underestimate_low: Annotated[
        float,
        NumberShape(least=1),
        Doc("Stores found per store guessed from which the guess was low: half as many again."),
    ] = 1.5
    underestimate_medium: Annotated[
        float, NumberShape(least=1), Doc("Stores found per store guessed from which it was far too low: twice as many.")
    ] = 2.0
    label_cap: Annotated[
        int,
        NumberShape(least=1, whole=True),
        Doc("Most labels kept for one place while a no is followed; truncation is reported."),
    ] = 32
    collapse_over: Annotated[
        int, Whole, Doc("A finding row with more subjects than this is collapsed; three fit on a line.")
    ] = 3
    margin_tight: Annotated[float, Share, Doc("Share of a limit from which an arrival is called tight.")] = 0.5
    margin_at_risk: Annotated[float, Share, Doc("Share of a limit from which an arrival is called at risk.")] = 0.8
    check_to_message: Annotated[
        Wait, WaitShape(), Doc("Longest time between a sender's check and its message that passes; one day's campaign.")
    ] = Wait("1d", DAY)
    grid_covered_low: Annotated[
        int, Whole, Doc("A part of the grid is covered when the low end of its range reaches this.")
    ] = 60
    grid_uncovered_high: Annotated[
        int, Whole, Doc("A part of the grid is uncovered when even the high end stays at or below this.")
    ] = 25
    grid_high: Annotated[float, Share, Doc("Share from which most grid checkpoints are met.")] = 0.8
    grid_mid: Annotated[float, Share, Doc("Share from which most grid checkpoints are half met.")] = 0.4
    grid_standard_high: Annotated[float, Share, Doc("Shared capabilities with one tool: met from here.")] = 0.9
    grid_standard_mid: Annotated[float, Share, Doc("Shared capabilities with one tool: half met from here.")] = 0.7
    grid_flows_mid: Annotated[float, Share, Doc("Flows that run without hands: half met from here.")] = 0.5
    grid_guard_high: Annotated[float, Share, Doc("Tools with guardrails: met from here; one open door is enough.")] = (
        0.9
    )
    grid_guard_mid: Annotated[float, Share, Doc("Tools with guardrails: half met from here.")] = 0.5
    grid_human_high: Annotated[float, Share, Doc("Ways to a person and feedback signals: met from here.")] = 0.9
    grid_levers_high: Annotated[float, Share, Doc("Levers of the front line: met from here.")] = 0.75
    grid_levers_mid: Annotated[float, Share, Doc("Levers of the front line: half met from here.")] = 0.25
    grid_change_high: Annotated[float, Share, Doc("Share of entries that keep up with change: met from here.")] = 0.9
    grid_change_mid: Annotated[float, Share, Doc("Share of entries that keep up with change: half met.")] = 0.6
    always_on_by_hand: Annotated[
        int, Whole, Doc("A sub-function below this is missing: less than a quarter of its links exist at all.")
    ] = 25
    always_on_running: Annotated[
        int, Whole, Doc("From here a sub-function runs; half its links by themselves, or all of them by hand.")
    ] = 50
    always_on_end_state: Annotated[
        int, Whole, Doc("From here a sub-function is at its end state; four links of five by themselves.")
    ] = 80
    event_share_high: Annotated[
        float,
        Share,
        Doc("Automations that start from an event: met when every second one reacts instead of broadcasting."),
    ] = 0.5
    event_share_mid: Annotated[float, Share, Doc("Automations that start from an event: half met from here.")] = 0.25
    trigger_library: Annotated[
        int, Whole, Doc("Fewer automations than this are no library: one a stage of the lifecycle.")
    ] = 5
    checked_within_months: Annotated[
        int, Whole, Doc("An automation that nobody looked at for longer is unattended; a year is one budget round.")
    ] = 12
    kpi_fresh_days: Annotated[int, Whole, Doc("A number measured longer ago does not steer; one quarter.")] = 90
    seats_used_low: Annotated[
        float, Share, Doc("Below this share of seats in use a system is under-used: fewer than two of five seats.")
    ] = 0.4
    budget_difference: Annotated[
        float, Share, Doc("Inventory and budget may differ by a tenth: rounding, taxes, a mid-year start.")
    ] = 0.1
    long_notice_days: Annotated[
        int, Whole, Doc("A longer notice period decides the next year before this one is known; half a year.")
    ] = 180
    own_capabilities: Annotated[
        dict[str, str],
        MapShape(values=TextShape()),
        Doc("The company's own `does` words, each with its layer.", {"branch-screens": "touchpoints"}),
    ] = msgspec.field(default_factory=dict)
    own_carries: Annotated[tuple[str, ...], WordsShape(none=True), Doc("The company's own `carries` words.")] = ()
