"""How many messages can still leave after a no: within the limit, and after it."""

from __future__ import annotations

import msgspec

from stackaudit.graph.limits import OWN_PROMISE
from stackaudit.graph.promise import Promise
from stackaudit.graph.unbounded import is_unbounded, saturated
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import wait_seconds
from stackaudit.model.answer import Nothing, present, said
from stackaudit.model.senders import Sender


class Sends(msgspec.Struct, frozen=True):
    """What can still leave between a no and its arrival at one sender.

    ``after`` the limit and ``before`` it are the most messages that a person can get, None where nothing bounds them or
    nobody said how often the sender writes; ``triggered`` tells that each trigger sends one; ``no_grace`` that the law behind
    the limit says "at once", so that those before it are no more wanted than those after.
    """

    after: int | None
    before: int | None
    triggered: bool
    no_grace: bool


def sends(sender: Sender, promise: Promise, limit: Limit) -> Sends:
    """Return the bound on the messages that can leave although a person said no."""
    total = saturated(promise.total or 0)
    every = wait_seconds(sender.send_interval) if present(sender.send_interval) else 0
    bounded = 0 < every and not is_unbounded(every)
    return Sends(
        after=_at_most(total - limit.seconds, every) if bounded and not is_unbounded(total) else None,
        before=_at_most(min(total, limit.seconds), every) if bounded and not is_unbounded(limit.seconds) else None,
        triggered=said(sender.trigger_delay) and not isinstance(sender.trigger_delay, Nothing) and not bounded,
        no_grace=limit.hard == "policy" and limit.id != OWN_PROMISE,
    )


def _at_most(seconds: int, every: int) -> int:
    return max(0, -(-seconds // every))
