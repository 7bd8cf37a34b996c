"""Which store is right when two disagree, and can anybody look back?"""

from stackaudit.rules.authority.heritage_mismatch_preference_master import heritage_mismatch_preference_master
from stackaudit.rules.authority.no_consent_history_reachable import no_consent_history_reachable
from stackaudit.rules.authority.no_preference_system_of_record import no_preference_system_of_record

RULES = (no_preference_system_of_record, heritage_mismatch_preference_master, no_consent_history_reachable)
