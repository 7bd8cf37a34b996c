"""Does a no arrive?"""

from stackaudit.rules.reach.consent_silo import consent_silo
from stackaudit.rules.reach.cross_channel_preference_gap import cross_channel_preference_gap
from stackaudit.rules.reach.dead_end_preference_store import dead_end_preference_store
from stackaudit.rules.reach.deaf_preference_store import deaf_preference_store
from stackaudit.rules.reach.disconnected_preference_store import disconnected_preference_store
from stackaudit.rules.reach.mute_preference_store import mute_preference_store
from stackaudit.rules.reach.opt_out_never_reaches_sender import opt_out_never_reaches_sender
from stackaudit.rules.reach.opt_out_scope_gap import opt_out_scope_gap
from stackaudit.rules.reach.orphan_collection_point import orphan_collection_point
from stackaudit.rules.reach.sender_without_preference_source import sender_without_preference_source

RULES = (
    opt_out_never_reaches_sender,
    opt_out_scope_gap,
    cross_channel_preference_gap,
    sender_without_preference_source,
    orphan_collection_point,
    mute_preference_store,
    deaf_preference_store,
    disconnected_preference_store,
    dead_end_preference_store,
    consent_silo,
)
