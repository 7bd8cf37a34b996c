"""Scope patterns: which channel, for which purpose, a yes or no is about."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

import msgspec

Channel = Literal[
    "email", "sms", "whatsapp", "rcs", "app-push", "web-push", "in-app", "phone", "phone-auto",
    "post", "fax", "chat", "social-dm", "in-person", "ads", "web",
]  # fmt: skip
CHANNELS: Final[tuple[str, ...]] = get_args(Channel)

Dimension = Literal["channel", "purpose", "brand", "region"]
DIMENSIONS: Final[tuple[str, ...]] = get_args(Dimension)

SERVICE: Final = "service"
_PURPOSE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*")


class ScopePattern(msgspec.Struct, frozen=True, order=True):
    """``channel/purpose``. ``*`` stands for every channel, and for every purpose but the ``service`` branch.

    A purpose stands for itself and everything below it in the dotted tree. Messages that perform a contract are not what
    a plain "no e-mail" is about, so ``service`` is only met where it is named.
    """

    channel: str = "*"
    purpose: str = "*"

    def __str__(self) -> str:
        return self.channel if self.purpose == "*" else f"{self.channel}/{self.purpose}"


def parse_scope(text: str) -> ScopePattern:
    """Read a scope pattern.

    Raises:
        ValueError: with what was expected.
    """
    channel, slash, purpose = text.strip().partition("/")
    if channel != "*" and channel not in CHANNELS:
        raise ValueError(f"`{channel}` is not a channel; expected one of {', '.join(CHANNELS)} or *")
    if not slash or purpose == "*":
        return ScopePattern(channel)
    if not _PURPOSE.fullmatch(purpose):
        raise ValueError(f"`{purpose}` is not a purpose; expected dotted words such as marketing.newsletter")
    return ScopePattern(channel, purpose)


def within(purpose: str, ancestor: str) -> bool:
    """Tell whether ``purpose`` is ``ancestor`` or lies below it in the dotted tree."""
    return purpose == ancestor or purpose.startswith(ancestor + ".")
