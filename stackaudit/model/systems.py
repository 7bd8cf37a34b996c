"""Systems: a tool, a platform, a spreadsheet or a shared drive."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Silence, present
from stackaudit.model.shape import (
    Count,
    Date,
    Doc,
    Number,
    Record,
    RecordShape,
    SystemRef,
    TeamRef,
    TeamRefs,
    Text,
    Words,
    WordsShape,
    YesNo,
    choice,
)
from stackaudit.model.words import Bought, Export, Holds, Party, SystemStatus, Use


class Seats(Record, frozen=True):
    """Licences paid for and licences used."""

    paid: Annotated[Count, Doc("Seats paid for.")] = NOT_ASKED
    used: Annotated[Count, Doc("Seats used in the last month.")] = NOT_ASKED


class Decision(Record, frozen=True):
    """What was decided about a system."""

    what: Annotated[Text, Doc("Keep, cancel, consolidate, renegotiate, replace ...")] = NOT_ASKED
    on: Annotated[Date, Doc("When.")] = NOT_ASKED
    by: Annotated[Text, Doc("Who decided.")] = NOT_ASKED


class DuplicateOk(Record, frozen=True):
    """Why a second tool of the same kind is wanted."""

    reason: Annotated[Text, Doc("The reason.")] = NOT_ASKED


class System(Record, frozen=True):
    """A tool, platform, spreadsheet or shared drive."""

    id: str
    name: Annotated[Text, Doc("What people call it.", "Marlin CRM")] = NOT_ASKED
    does: Annotated[
        tuple[str, ...] | Silence,
        WordsShape(vocabulary="capabilities", none=True),
        Doc("What it is used for, from the capability vocabulary.", ["crm", "email"]),
    ] = NOT_ASKED
    run_by: Annotated[TeamRef, Doc("The team or agency that operates it.")] = NOT_ASKED
    product: Annotated[Text, Doc("The product, an id or alias of `stackaudit catalogue`.", "oracle-responsys")] = (
        NOT_ASKED
    )
    used_by: Annotated[TeamRefs, Doc("The teams that work in it.")] = NOT_ASKED
    owner: Annotated[Text, Doc("The person or role who answers for it; none if nobody does.")] = NOT_ASKED
    holds: Annotated[
        Holds | Silence, choice(Holds, none=True), Doc("Does it hold personal data? personal or none.")
    ] = NOT_ASKED
    use: Annotated[Use | Silence, choice(Use, none=True), Doc("How much it is used.")] = NOT_ASKED
    bought: Annotated[Bought | Silence, choice(Bought), Doc("How it came in.")] = NOT_ASKED
    backup: Annotated[Text, Doc("Who else can run it; none if nobody can.")] = NOT_ASKED
    description: Annotated[Text, Doc("What it is for, in a sentence.")] = NOT_ASKED
    category: Annotated[Text, Doc("Product category; comes from `product` where left out.")] = NOT_ASKED
    heritage: Annotated[Text, Doc("What it was built for (crm, esp, ciam ...); comes from `product`.")] = NOT_ASKED
    criticality: Annotated[Text, Doc("How much hangs on it.")] = NOT_ASKED
    cost: Annotated[Number, Doc("Cost a year, in the company's currency.")] = NOT_ASKED
    seats: Annotated[Seats | Silence, RecordShape(record=Seats, short="paid"), Doc("Licences.")] = NOT_ASKED
    renews: Annotated[Date, Doc("When the contract renews.")] = NOT_ASKED
    notice_days: Annotated[Count, Doc("Notice period in days.")] = NOT_ASKED
    term_months: Annotated[Count, Doc("Length of the contract in months.")] = NOT_ASKED
    auto_renew: Annotated[YesNo, Doc("Does it renew by itself?")] = NOT_ASKED
    early_exit: Annotated[YesNo, Doc("Can it be left before the end?")] = NOT_ASKED
    decision: Annotated[
        Decision | Silence, RecordShape(record=Decision, short="what"), Doc("What was decided about it.")
    ] = NOT_ASKED
    duplicate_ok: Annotated[
        DuplicateOk | Silence, RecordShape(record=DuplicateOk, short="reason"), Doc("Why a second one is wanted.")
    ] = NOT_ASKED
    export: Annotated[Export | Silence, choice(Export, none=True), Doc("Is there a way to take the data out?")] = (
        NOT_ASKED
    )
    self_service: Annotated[YesNo, Doc("Can an edge team use it without a ticket?")] = NOT_ASKED
    guardrails: Annotated[Words, Doc("Roles, templates, approvals; none if there are none.")] = NOT_ASKED
    training: Annotated[YesNo, Doc("Is there training for those who use it?")] = NOT_ASKED
    tests_content: Annotated[YesNo, Doc("Are versions of content tested in it?")] = NOT_ASKED
    dynamic_content: Annotated[YesNo, Doc("Does it assemble content for the person?")] = NOT_ASKED
    end_of_life: Annotated[Date, Doc("When the vendor stops it.")] = NOT_ASKED
    replaced_by: Annotated[SystemRef, Doc("The system that takes over.")] = NOT_ASKED
    status: Annotated[SystemStatus | Silence, choice(SystemStatus), Doc("live unless said otherwise.")] = NOT_ASKED
    party: Annotated[Party | Silence, choice(Party), Doc("Whose system it is, in the law's terms.")] = NOT_ASKED
    vendor: Annotated[Text, Doc("Who makes it.")] = NOT_ASKED
    suite: Annotated[Text, Doc("The suite that it belongs to.")] = NOT_ASKED
    internal_links: Annotated[YesNo, Doc("Do its own collecting, remembering and sending know of each other?")] = (
        NOT_ASKED
    )
    reviewed: Annotated[Date, Doc("When this entry was last confirmed.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED
    evidence: Annotated[Text, Doc("Where to see it: a link, a document.")] = NOT_ASKED

    @property
    def label(self) -> str:
        """Return the name that people call it by, or the id."""
        return self.name if isinstance(self.name, str) else self.id

    @property
    def wanted_twice(self) -> bool:
        """Tell whether somebody gave a reason for a second one of its kind."""
        return present(self.duplicate_ok) and present(self.duplicate_ok.reason)

    @property
    def live(self) -> bool:
        """Tell whether it works today; what nobody said is live."""
        return self.status in (NOT_ASKED, "live", "retiring") or isinstance(self.status, Silence)
