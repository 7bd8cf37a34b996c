"""The second mark of a layer: do the links that it owes its neighbours run by themselves?"""

from __future__ import annotations

from stackaudit.catalogue.capabilities import Layer
from stackaudit.frameworks.architecture.ground import Ground
from stackaudit.frameworks.architecture.links import KINDS
from stackaudit.frameworks.checkpoint import Part
from stackaudit.frameworks.outcomes import mean
from stackaudit.frameworks.parts import part


def wired_mark(ground: Ground, layer: Layer) -> Part | None:
    """Return the mark: the mean over the layer's links, by itself 1, by hand a half.

    None where nothing stands on the layer (its first mark says so), or where it owes no link.
    """
    kind = KINDS[layer.id]
    if not _there(ground, layer.id):
        return None
    items = [item for item in kind.found(ground) if item.inside is not False]
    unasked = kind.of_senders and not ground.stack.senders
    if not items and not unasked:
        return None
    point = mean(kind.id, kind.title, items, of=kind.of, do=kind.do, ask="senders")
    return part(f"architecture/{layer.id}/wired", f"{layer.name}: wired", "", [point])


def _there(ground: Ground, layer: str) -> bool:
    if layer == "customer-view" and (ground.repositories or not ground.repository_is_known):
        return True
    return ground.members.has(layer) is not False
