"""The headings that an inventory's entries have in a spreadsheet, each with the key that its cells answer."""

from __future__ import annotations

from typing import Final

import msgspec

ID: Final = "id"
"""The key of the column that tells entries apart; it is none of a record's fields.

A flow whose id has an arrow in it was given none: its ends made it, and will again.
"""


class Heading(msgspec.Struct, frozen=True):
    """What stands above a column.

    ``key`` is where its cells belong in an entry, as written (``from``, ``seats.paid``); empty where a column is worked out
    and whoever reads the sheet has nothing to take from it.
    """

    text: str
    key: str = ""


class EntrySheet(msgspec.Struct, frozen=True):
    """A sheet with one row an entry of a top-level key."""

    name: str
    noun: str
    headings: tuple[Heading, ...]


_ID: Final = Heading("id", ID)
_WRITTEN_AT: Final = Heading("Written at")

REGISTER: Final = EntrySheet(
    "Register",
    "systems",
    (
        Heading("Name", "name"),
        Heading("Vendor", "vendor"),
        Heading("Does", "does"),
        Heading("Run by", "run_by"),
        Heading("Used by", "used_by"),
        Heading("Owner", "owner"),
        Heading("Backup", "backup"),
        Heading("Holds personal data", "holds"),
        Heading("Use", "use"),
        Heading("Bought", "bought"),
        Heading("Cost a year", "cost"),
        Heading("Currency"),
        Heading("Seats paid", "seats.paid"),
        Heading("Seats used", "seats.used"),
        Heading("Renews", "renews"),
        Heading("Notice days", "notice_days"),
        Heading("Decide by"),
        Heading("Export", "export"),
        Heading("Self-service", "self_service"),
        Heading("Guardrails", "guardrails"),
        Heading("Training", "training"),
        Heading("Status", "status"),
        Heading("Reviewed", "reviewed"),
        Heading("Decision", "decision.what"),
        Heading("Product", "product"),
        _ID,
        _WRITTEN_AT,
    ),
)

FLOWS: Final = EntrySheet(
    "Flows",
    "flows",
    (
        Heading("From", "from"),
        Heading("To", "to"),
        Heading("Direction", "direction"),
        Heading("Carries", "carries"),
        Heading("How", "how"),
        Heading("Every", "every"),
        Heading("Via", "via"),
        Heading("Level", "level"),
        Heading("Status", "status"),
        Heading("Owner", "owner"),
        Heading("Purposes", "purposes"),
        _ID,
        _WRITTEN_AT,
    ),
)

PREFERENCES: Final = EntrySheet(
    "Preferences",
    "preference_stores",
    (
        Heading("Name", "name"),
        Heading("Kept in", "in"),
        Heading("Covers", "covers"),
        Heading("Opt-in or opt-out", "model"),
        Heading("Named before the audit", "known"),
        Heading("Found by", "keys"),
        Heading("History", "history"),
        Heading("History kept", "history_kept"),
        Heading("Could prove a yes", "proof"),
        Heading("Wins over others", "system_of_record"),
        Heading("A no is", "opt_out_is"),
        Heading("Owner", "owner"),
        Heading("Reviewed", "reviewed"),
        Heading("Note", "note"),
        Heading("Written by"),
        Heading("Asked by"),
        Heading("Island"),
        _ID,
        _WRITTEN_AT,
    ),
)

POINTS: Final = EntrySheet(
    "Collection points",
    "collection_points",
    (
        Heading("Name", "name"),
        Heading("Kind", "kind"),
        Heading("Lands in", "writes"),
        Heading("Given in", "via"),
        Heading("About", "covers"),
        Heading("Captures", "captures"),
        Heading("Place", "place"),
        Heading("Change later", "change_later"),
        Heading("Self-service", "self_service"),
        Heading("Log-in needed", "requires_login"),
        Heading("Steps", "steps"),
        Heading("Wording seen", "notice_version"),
        Heading("Owner", "owner"),
        Heading("Note", "note"),
        _ID,
        _WRITTEN_AT,
    ),
)

SENDERS: Final = EntrySheet(
    "Senders",
    "senders",
    (
        Heading("Name", "name"),
        Heading("System", "system"),
        Heading("Channel", "channel"),
        Heading("Purposes", "purposes"),
        Heading("Asks before it sends", "checks"),
        Heading("When it asks", "checked"),
        Heading("Enforcement", "enforcement"),
        Heading("Longest queue", "max_queue"),
        Heading("Ways to say no", "opt_out_offered"),
        Heading("Legal basis", "legal_basis"),
        Heading("Owner", "owner"),
        Heading("Note", "note"),
        _ID,
        _WRITTEN_AT,
    ),
)

TEAMS: Final = EntrySheet(
    "Teams",
    "teams",
    (
        Heading("Name", "name"),
        Heading("Place", "place"),
        Heading("Answers for", "roles"),
        Heading("Speaks with customers", "front_line"),
        Heading("Can", "can"),
        Heading("People", "people"),
        Heading("Note", "note"),
        _ID,
        _WRITTEN_AT,
    ),
)

ENTRY_SHEETS: Final = (REGISTER, FLOWS, PREFERENCES, POINTS, SENDERS, TEAMS)
"""Every sheet that an inventory can be read back from, in the order of the workbook."""
