"""Does a no arrive in time, and by itself?"""

from stackaudit.rules.timing.advisory_only_enforcement import advisory_only_enforcement
from stackaudit.rules.timing.manual_hop_in_opt_out_path import manual_hop_in_opt_out_path
from stackaudit.rules.timing.opt_out_deadline_at_risk import opt_out_deadline_at_risk
from stackaudit.rules.timing.opt_out_misses_deadline import opt_out_misses_deadline
from stackaudit.rules.timing.preference_lookup_fails_open import preference_lookup_fails_open
from stackaudit.rules.timing.suppression_not_checked_at_send import suppression_not_checked_at_send
from stackaudit.rules.timing.trigger_outruns_suppression import trigger_outruns_suppression
from stackaudit.rules.timing.unmonitored_opt_out_path import unmonitored_opt_out_path

RULES = (
    opt_out_misses_deadline,
    opt_out_deadline_at_risk,
    manual_hop_in_opt_out_path,
    unmonitored_opt_out_path,
    trigger_outruns_suppression,
    suppression_not_checked_at_send,
    advisory_only_enforcement,
    preference_lookup_fails_open,
)
