"""What is followed: a person's no, or a person's yes."""

from __future__ import annotations

from enum import Enum


class Polarity(Enum):
    """A no has to arrive in time; when a yes arrives is a matter of service, and no limit is about it."""

    NO = "no"
    YES = "yes"
