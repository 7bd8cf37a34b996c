"""Channels on which the law asks for something: a way out in every message, or that a no is obeyed."""

from __future__ import annotations

from typing import Final

from stackaudit.model.answer import said
from stackaudit.model.scope import SERVICE, within
from stackaudit.model.senders import Sender

OFFER_A_WAY_OUT: Final = frozenset({"email", "sms", "whatsapp", "rcs", "phone-auto", "app-push", "fax"})
"""Messages on these must offer a way to say no."""

OBEY_A_NO: Final = OFFER_A_WAY_OUT | {"phone", "social-dm", "ads", "web"}
"""On these a statute or a platform sets a limit somewhere for obeying a no."""


def persuades(sender: Sender) -> bool:
    """Tell whether a sender does more than perform a contract; silence is taken as marketing."""
    if sender.kind == "service":
        return False
    return not said(sender.purposes) or not sender.purposes or not all(within(p, SERVICE) for p in sender.purposes)
