"""Is every layer of the reference architecture there, once, connected, and not gone around?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
