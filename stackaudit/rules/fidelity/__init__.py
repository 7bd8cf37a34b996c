"""Does a no arrive unharmed: as a no, and about the right person?"""

from stackaudit.rules.fidelity.identity_key_mismatch import identity_key_mismatch
from stackaudit.rules.fidelity.opt_outs_not_carried import opt_outs_not_carried

RULES = (opt_outs_not_carried, identity_key_mismatch)
