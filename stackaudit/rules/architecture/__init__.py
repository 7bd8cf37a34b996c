"""Is every layer of the reference architecture there, once, connected, and not gone around?"""

from stackaudit.audit.rule import Rule
from stackaudit.rules.architecture.bought_twice import bought_twice
from stackaudit.rules.architecture.capability_missing_or_hollow import capability_missing_or_hollow
from stackaudit.rules.architecture.customer_view_bypassed import customer_view_bypassed
from stackaudit.rules.architecture.island_system import island_system
from stackaudit.rules.architecture.layer_missing import layer_missing

RULES: tuple[Rule, ...] = (
    layer_missing,
    capability_missing_or_hollow,
    bought_twice,
    customer_view_bypassed,
    island_system,
)
