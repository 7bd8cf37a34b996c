"""Which store is right when two disagree, and can anybody look back?"""

from stackaudit.rules.authority.conflicting_preference_masters import conflicting_preference_masters
from stackaudit.rules.authority.consent_history_too_short import consent_history_too_short
from stackaudit.rules.authority.cyclic_sync_without_conflict_rule import cyclic_sync_without_conflict_rule
from stackaudit.rules.authority.heritage_mismatch_preference_master import heritage_mismatch_preference_master
from stackaudit.rules.authority.incomplete_consent_record import incomplete_consent_record
from stackaudit.rules.authority.no_consent_history_reachable import no_consent_history_reachable
from stackaudit.rules.authority.no_preference_system_of_record import no_preference_system_of_record
from stackaudit.rules.authority.opt_out_resurrection_risk import opt_out_resurrection_risk
from stackaudit.rules.authority.stale_consent_not_expired import stale_consent_not_expired

RULES = (
    no_preference_system_of_record,
    conflicting_preference_masters,
    heritage_mismatch_preference_master,
    cyclic_sync_without_conflict_rule,
    opt_out_resurrection_risk,
    no_consent_history_reachable,
    incomplete_consent_record,
    consent_history_too_short,
    stale_consent_not_expired,
)
