"""Does what is written down stay true, and can the company leave what it bought?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
