"""Does a no arrive in time, and by itself?"""

from stackaudit.rules.timing.manual_hop_in_opt_out_path import manual_hop_in_opt_out_path
from stackaudit.rules.timing.opt_out_misses_deadline import opt_out_misses_deadline

RULES = (opt_out_misses_deadline, manual_hop_in_opt_out_path)
