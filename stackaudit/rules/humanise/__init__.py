"""Do people come in where machinery acts: on both sides of it, with a way out and signals back?"""

from stackaudit.audit.rule import Rule

RULES: tuple[Rule, ...] = ()
