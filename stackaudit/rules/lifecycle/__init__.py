"""Is every stage of the customer's way carried, answered for, measured and handed on?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
