"""Does the marketing machine run by itself, from one home of customer data to the channels and back?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
