"""What can a person do about it?"""

from stackaudit.rules.customer.channel_without_opt_out import channel_without_opt_out
from stackaudit.rules.customer.no_self_service_preference_centre import no_self_service_preference_centre
from stackaudit.rules.customer.one_click_unsubscribe_missing import one_click_unsubscribe_missing
from stackaudit.rules.customer.opt_out_link_expires_early import opt_out_link_expires_early
from stackaudit.rules.customer.point_in_time_collection import point_in_time_collection
from stackaudit.rules.customer.universal_opt_out_signal_ignored import universal_opt_out_signal_ignored
from stackaudit.rules.customer.withdrawal_harder_than_consent import withdrawal_harder_than_consent

RULES = (
    channel_without_opt_out,
    no_self_service_preference_centre,
    one_click_unsubscribe_missing,
    opt_out_link_expires_early,
    point_in_time_collection,
    universal_opt_out_signal_ignored,
    withdrawal_harder_than_consent,
)
