"""Does a no arrive unharmed: as a no, and about the right person?"""

from stackaudit.rules.fidelity.consent_default_mismatch import consent_default_mismatch
from stackaudit.rules.fidelity.device_only_opt_out import device_only_opt_out
from stackaudit.rules.fidelity.identifier_scope_surprise import identifier_scope_surprise
from stackaudit.rules.fidelity.identity_key_mismatch import identity_key_mismatch
from stackaudit.rules.fidelity.no_provenance_on_preference_flow import no_provenance_on_preference_flow
from stackaudit.rules.fidelity.opt_outs_not_carried import opt_outs_not_carried
from stackaudit.rules.fidelity.preference_granularity_loss import preference_granularity_loss

RULES = (
    opt_outs_not_carried,
    preference_granularity_loss,
    identity_key_mismatch,
    device_only_opt_out,
    identifier_scope_surprise,
    no_provenance_on_preference_flow,
    consent_default_mismatch,
)
