"""Who provides what, and of whom nobody said it."""

from __future__ import annotations

from stackaudit.graph.providers import by_capability, capabilities_of, undescribed
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

MAILER = System(id="mailer", does=("email", "cms", "email"))
LETTERS = System(id="letters", does=("email",))
UNTOLD = System(id="untold")


def test_a_system_stands_once_under_each_thing_that_it_does() -> None:
    assert {"email": [MAILER, LETTERS], "cms": [MAILER]} == by_capability([MAILER, UNTOLD, LETTERS])
    assert ("email", "cms") == capabilities_of(MAILER)
    assert () == capabilities_of(UNTOLD)


def test_only_live_systems_may_provide_anything() -> None:
    planned = System(id="planned", status="planned")
    stack = Stack(systems={each.id: each for each in (MAILER, UNTOLD, planned)})

    assert ("untold",) == undescribed(stack)
    assert (MAILER, UNTOLD) == stack.live_systems
