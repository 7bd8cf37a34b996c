"""Does somebody answer for it, know it, use it, and decide about it in time?"""

from stackaudit.audit.rule import Rule
from stackaudit.rules.governance.budget_does_not_add_up import budget_does_not_add_up
from stackaudit.rules.governance.nobody_owns_it import nobody_owns_it
from stackaudit.rules.governance.one_person_knows_it import one_person_knows_it
from stackaudit.rules.governance.paid_not_used import paid_not_used
from stackaudit.rules.governance.renewal_decides_for_you import renewal_decides_for_you
from stackaudit.rules.governance.role_nobody_carries import role_nobody_carries
from stackaudit.rules.governance.shadow_tool import shadow_tool

RULES: tuple[Rule, ...] = (
    nobody_owns_it,
    one_person_knows_it,
    renewal_decides_for_you,
    paid_not_used,
    shadow_tool,
    budget_does_not_add_up,
    role_nobody_carries,
)
