"""Do people come in where machinery acts: on both sides of it, with a way out and signals back?"""

from stackaudit.audit.rule import Rule
from stackaudit.rules.humanise.automation_nobody_looks_at import automation_nobody_looks_at
from stackaudit.rules.humanise.compulsory_self_service import compulsory_self_service
from stackaudit.rules.humanise.customer_effect_never_measured import customer_effect_never_measured
from stackaudit.rules.humanise.good_for_us_bad_for_customer import good_for_us_bad_for_customer
from stackaudit.rules.humanise.no_signal_comes_back import no_signal_comes_back
from stackaudit.rules.humanise.no_way_to_a_person import no_way_to_a_person

RULES: tuple[Rule, ...] = (
    good_for_us_bad_for_customer,
    compulsory_self_service,
    customer_effect_never_measured,
    automation_nobody_looks_at,
    no_way_to_a_person,
    no_signal_comes_back,
)
