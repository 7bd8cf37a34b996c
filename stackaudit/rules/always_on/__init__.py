"""Does the machine run by itself: data to one home, scores to triggers, content to channels, and results back?"""

from stackaudit.rules.always_on.carried_by_hand import carried_by_hand
from stackaudit.rules.always_on.channel_keeps_its_results import channel_keeps_its_results
from stackaudit.rules.always_on.content_never_tested import content_never_tested
from stackaudit.rules.always_on.input_never_arrives import input_never_arrives
from stackaudit.rules.always_on.no_library_of_triggers import no_library_of_triggers
from stackaudit.rules.always_on.no_single_home_for_customer_data import no_single_home_for_customer_data
from stackaudit.rules.always_on.scores_do_not_reach_orchestrator import scores_do_not_reach_orchestrator

RULES = (
    no_single_home_for_customer_data,
    input_never_arrives,
    scores_do_not_reach_orchestrator,
    channel_keeps_its_results,
    no_library_of_triggers,
    content_never_tested,
    carried_by_hand,
)
