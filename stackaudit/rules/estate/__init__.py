"""What is there, and does anybody know?"""

from stackaudit.rules.estate.preference_store_underestimate import preference_store_underestimate
from stackaudit.rules.estate.undeclared_preference_store import undeclared_preference_store

RULES = (preference_store_underestimate, undeclared_preference_store)
