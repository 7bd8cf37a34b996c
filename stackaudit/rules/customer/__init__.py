"""What can a person do about it?"""

from stackaudit.rules.customer.channel_without_opt_out import channel_without_opt_out
from stackaudit.rules.customer.point_in_time_collection import point_in_time_collection

RULES = (channel_without_opt_out, point_in_time_collection)
