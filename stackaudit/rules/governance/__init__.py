"""Does somebody answer for it, know it, use it, and decide about it in time?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
