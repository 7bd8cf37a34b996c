"""What an inventory leaves out about its systems, filled in from their products; what somebody wrote always wins."""

from __future__ import annotations

from typing import Any

import msgspec

from stackaudit.catalogue.capabilities import heritage_of
from stackaudit.catalogue.products import Product, find_product
from stackaudit.model.answer import NOT_ASKED, present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def enrich(stack: Stack) -> Stack:
    """Return the stack with what the catalogue knows about the products of its systems."""
    return msgspec.structs.replace(stack, systems={key: enriched(system) for key, system in stack.systems.items()})


def enriched(system: System) -> System:
    """Return one system with category, heritage, vendor, suite, end of life and capabilities of its product."""
    facts = _facts_of(product_of(system))
    if "heritage" not in facts and present(system.does):
        facts["heritage"] = heritage_of(system.does)
    gaps = {field: value for field, value in facts.items() if value is not None and getattr(system, field) is NOT_ASKED}
    return msgspec.structs.replace(system, **gaps) if gaps else system


def product_of(system: System) -> Product | None:
    """Return the catalogue's product of a system, or None where none is named or it is not known."""
    return find_product(system.product) if present(system.product) else None


def _facts_of(product: Product | None) -> dict[str, Any]:
    if product is None:
        return {}
    return {
        "category": product.category,
        "heritage": product.heritage,
        "vendor": product.vendor,
        "suite": product.suite,
        "end_of_life": product.end_of_life_day,
        "does": product.does,
    }
