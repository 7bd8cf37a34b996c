"""Links and table cells as markup: written here and not in a template, since a large register has 100,000 of them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from stackaudit.render.html.table import Cell, Link


def link(it: Link) -> Markup:
    """Return words as a link, or as words where they lead nowhere; either way apart from the text around them."""
    return Markup(_link(it))


def links(them: Iterable[Link]) -> Markup:
    """Return links one after the other."""
    return Markup(", ".join(map(_link, them)))


def place(text: str) -> Markup:
    """Return where something was written."""
    return Markup(_place(text))


def cell(it: Cell) -> Markup:
    """Return what stands in a cell."""
    if it.kind == "place":
        return Markup(" ".join(_place(each.text) for each in it.links))
    inner = ", ".join(map(_link, it.links))
    if it.kind == "open":
        return Markup(f'<span class="open">{inner}</span>')
    return Markup(f"<strong>{inner}</strong>" if it.kind in ("none", "strong") else inner)


def _link(it: Link) -> str:
    words = f"<bdi>{escape(it.text)}</bdi>"
    return f'<a href="{escape(it.href)}">{words}</a>' if it.href else words


def _place(text: str) -> str:
    return f'<code class="place">{escape(text)}</code>' if text else ""
