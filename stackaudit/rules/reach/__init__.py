"""Does a no arrive?"""

from stackaudit.rules.reach.opt_out_never_reaches_sender import opt_out_never_reaches_sender

RULES = (opt_out_never_reaches_sender,)
