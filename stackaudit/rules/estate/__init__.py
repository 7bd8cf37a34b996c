"""What is there, and does anybody know?"""

from stackaudit.rules.estate.personal_data_activated_without_consent_source import (
    personal_data_activated_without_consent_source,
)
from stackaudit.rules.estate.preference_owner_missing import preference_owner_missing
from stackaudit.rules.estate.preference_single_point_of_failure import preference_single_point_of_failure
from stackaudit.rules.estate.preference_store_underestimate import preference_store_underestimate
from stackaudit.rules.estate.spreadsheet_preference_store import spreadsheet_preference_store
from stackaudit.rules.estate.third_party_without_consent_signal import third_party_without_consent_signal
from stackaudit.rules.estate.undeclared_preference_store import undeclared_preference_store
from stackaudit.rules.estate.unknown_preference_attribute import unknown_preference_attribute
from stackaudit.rules.estate.walled_garden_consent import walled_garden_consent

RULES = (
    personal_data_activated_without_consent_source,
    preference_store_underestimate,
    third_party_without_consent_signal,
    undeclared_preference_store,
    walled_garden_consent,
    preference_single_point_of_failure,
    spreadsheet_preference_store,
    preference_owner_missing,
    unknown_preference_attribute,
)
