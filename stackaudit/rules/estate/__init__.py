"""What is there, and does anybody know?"""

from stackaudit.rules.estate.personal_data_activated_without_consent_source import (
    personal_data_activated_without_consent_source,
)
from stackaudit.rules.estate.preference_store_underestimate import preference_store_underestimate
from stackaudit.rules.estate.third_party_without_consent_signal import third_party_without_consent_signal
from stackaudit.rules.estate.undeclared_preference_store import undeclared_preference_store

RULES = (
    personal_data_activated_without_consent_source,
    preference_store_underestimate,
    third_party_without_consent_signal,
    undeclared_preference_store,
)
