"""Is every stage of the customer's way carried, answered for, measured and handed on?"""

from stackaudit.audit.rule import Rule
from stackaudit.rules.lifecycle.broken_hand_off import broken_hand_off
from stackaudit.rules.lifecycle.sales_never_answers_back import sales_never_answers_back
from stackaudit.rules.lifecycle.stage_flying_blind import stage_flying_blind
from stackaudit.rules.lifecycle.stage_without_system_or_owner import stage_without_system_or_owner

RULES: tuple[Rule, ...] = (
    stage_without_system_or_owner,
    stage_flying_blind,
    broken_hand_off,
    sales_never_answers_back,
)
