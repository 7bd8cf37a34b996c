"""TODO"""

RULES = ()
