"""Whom to ask, as rules say it; the answer itself is :mod:`stackaudit.audit.whom`."""

from __future__ import annotations

from stackaudit.audit.whom import of_flow, of_point, of_sender, of_store

__all__ = ["of_flow", "of_point", "of_sender", "of_store"]
