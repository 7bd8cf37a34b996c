"""The signs of the renewal time-line: notice as a bar, money as a circle, the renewal as a diamond."""

from __future__ import annotations

from math import sqrt
from typing import Final

from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.calendar_axis import CalendarAxis
from stackaudit.render.diagram.marks import arrow_head, hatch, path, verdict_mark
from stackaudit.render.diagram.renewals import Renewal
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.svg import Markup, join, number, tag

BIGGEST: Final = 13.5
"""The radius of the circle of the most costly contract."""

_SMALLEST: Final = 2.5
_UNSAID: Final = 6.0
_THICK: Final = 9.0


def radius(cost: float | None, most: float) -> float:
    """Return the radius of a circle whose area is to the biggest as the cost is to the highest."""
    if cost is None:
        return _UNSAID
    return max(BIGGEST * sqrt(cost / most), _SMALLEST) if most > 0 else _SMALLEST


def contract_mark(renewal: Renewal, axis: CalendarAxis, y: float, most: float) -> Markup:
    """Return a contract's signs on its line."""
    end = axis.at(renewal.renews)
    size = radius(renewal.cost, most)
    if renewal.decide_by is None:
        return join(_unknown_notice(end, y, renewal.cost, size), renewal_mark(end, y))
    start = axis.at(renewal.decide_by)
    passed = renewal.decide_by < axis.today
    beyond = renewal.renews >= axis.end
    return join(
        notice_bar(start, end, y, passed=passed),
        arrow_head(end + 9, y, "d-mark-solid", size=9) if beyond else renewal_mark(end, y),
        money_mark(start, y, renewal.cost, size),
        decide_mark(start, y, passed=passed),
    )


def notice_bar(left: float, right: float, y: float, *, passed: bool) -> Markup:
    """Return a notice period, hatched where it has begun."""
    bar = Box(left, y - _THICK / 2, max(right - left, 1), _THICK)
    class_ = "d-notice-passed" if passed else "d-notice"
    shape = tag("rect", x=bar.x, y=bar.y, width=bar.width, height=bar.height, class_=class_)
    return join(shape, hatch(bar, "d-passed-hatch", 6)) if passed else shape


def money_mark(x: float, y: float, cost: float | None, size: float) -> Markup:
    """Return the circle of a cost; dashed where nobody said it."""
    return tag("circle", cx=x, cy=y, r=size, class_="d-money-unsaid" if cost is None else "d-money")


def decide_mark(x: float, y: float, *, passed: bool) -> Markup:
    """Return the sign at the last day to decide: a line across, a cross where the day has passed."""
    if passed:
        return path(f"M{number(x - 4)} {number(y - 4)}l8 8m0 -8l-8 8", "d-broken-line")
    return path(f"M{number(x)} {number(y - 9)}v18", "d-today")


def renewal_mark(x: float, y: float) -> Markup:
    """Return the diamond at the day of renewal."""
    return path(f"M{number(x)} {number(y - 7)}l6 7l-6 7l-6 -7z", "d-mark-solid")


def _unknown_notice(x: float, y: float, cost: float | None, size: float) -> Markup:
    """Return the circle close before the renewal, with a question mark before it: the day is some day before."""
    centre = x - 8 - size
    asked = centre - size - 11
    plate = tag("circle", cx=asked, cy=y, r=8, class_="d-paper")
    sign = verdict_mark(Verdict.NOT_WRITTEN_DOWN, asked, y, 7.5)
    return join(money_mark(centre, y, cost, size), plate, sign)
