"""The closed lists of words that people may write, one ``Literal`` type each."""

from __future__ import annotations

from typing import Literal

Audience = Literal["consumers", "businesses", "both"]
Place = Literal["centre", "edge", "outside"]
Lever = Literal["see-history", "change-preferences", "stop-automation", "make-good"]
Holds = Literal["personal", "none"]
Use = Literal["heavy", "some", "rare", "none"]
Bought = Literal["procurement", "card", "agency", "built"]
Export = Literal["tested", "possible", "none"]
SystemStatus = Literal["live", "planned", "retiring", "retired"]
Party = Literal["own", "processor", "sub-processor", "joint-controller", "third-party"]
How = Literal["event", "api", "batch", "file", "lookup", "embedded", "manual"]
Direction = Literal["one-way", "both"]
Level = Literal["person", "total"]
FlowStatus = Literal["live", "planned", "broken", "retiring"]
LegalBasis = Literal[
    "consent", "legitimate-interest", "contract", "legal-obligation", "soft-opt-in", "statutory-opt-out", "none"
]
Says = Literal["no-only", "yes-only", "both"]
Collapse = Literal["deny-if-any", "deny-if-all", "ignore"]
Provenance = Literal["event_time", "source", "actor", "method", "notice_version"]
Deletes = Literal["propagated", "ignored"]
Sync = Literal["upsert", "insert-only", "mirror", "full-replace", "append"]
WriteRule = Literal["overwrite", "newest-event-wins", "most-restrictive", "source-priority", "append-only"]
DefaultOnMissing = Literal["allow", "deny", "leave"]
PreferenceKind = Literal["consent", "objection", "opt-out-right", "preference", "notice"]
ConsentModel = Literal["opt-in", "opt-out", "notice-only"]
WhenUnknown = Literal["allow", "deny"]
AppliesTo = Literal["identifier", "person", "device", "household", "account"]
History = Literal["none", "last-change", "change-log", "evidence"]
HistoryField = Literal[
    "subject", "scope", "status", "event_time", "ingest_time", "actor", "source", "method",
    "notice_version", "language", "jurisdiction", "validity", "prior_value", "evidence_ref",
]  # fmt: skip
Conflict = Literal[
    "newest-event-wins", "newest-arrival-wins", "most-restrictive", "source-priority", "subject-wins", "manual", "none"
]
OptOutIs = Literal["flag", "event", "row-delete", "list-membership", "suppression-list", "absence"]
DoubleOptIn = Literal["required", "optional", "none"]
PointKind = Literal[
    "web-form", "preference-centre", "unsubscribe-link", "one-click-unsubscribe", "list-unsubscribe-mailto",
    "reply-keyword", "sms-keyword", "ivr", "call-centre", "store-pos", "paper", "event-registration", "checkout",
    "account-settings", "in-app-toggle", "os-permission", "cookie-banner", "privacy-portal", "browser-signal",
    "ad-platform-setting", "chatbot", "support-ticket", "social", "import", "spam-complaint", "hard-bounce",
]  # fmt: skip
Capture = Literal["give", "withdraw"]
SelfService = Literal["yes", "assisted", "no"]
Signal = Literal["gpc", "gpp", "tcf", "gcm", "att"]
SenderKind = Literal["outbound", "paid", "service"]
Enforcement = Literal["hard", "rule", "advisory", "none"]
Checked = Literal["at-send", "at-audience-build", "at-import", "never"]
OnLookupFailure = Literal["suppress", "send"]
Bypass = Literal["seed-list", "transactional-class", "one-to-one", "none"]
Starts = Literal["event", "schedule", "manual"]
Effect = Literal["better", "same", "worse"]
Touches = Literal["customers", "prospects", "both", "nobody"]
IdentityType = Literal["deterministic", "probabilistic"]
IdentityWhen = Literal["always", "on-login", "batch"]
Carries = Literal[
    "profile", "transactions", "behaviour", "service", "feedback", "leads", "audience", "scores", "content",
    "responses", "refusals", "preferences", "outcomes", "spend", "conversions",
]  # fmt: skip
IdentityKey = Literal[
    "email", "hashed-email", "phone", "hashed-phone", "customer-id", "crm-id", "subscriber-key", "loyalty-id",
    "device-id", "maid", "cookie-id", "push-token", "postal-address", "household-id", "social-id", "ip",
]  # fmt: skip
