"""How a missing answer is asked for: the question as it can be put to a person, and whom to put it to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject
from stackaudit.audit.whom import of_automation, of_flow, of_point, of_sender, of_store
from stackaudit.frameworks.wording import listed
from stackaudit.graph.decisive_unknowns import FLOWS_COMPLETE
from stackaudit.inventory.fields import fields_of
from stackaudit.model.answer import given, present
from stackaudit.model.lifecycle import PRACTICES
from stackaudit.model.stack import NOUNS

_QUESTIONS: Final = {
    ("company", "regions"): "In which regions do the customers live?",
    ("company", "as_of"): "For which day is the inventory true?",
    ("systems", FLOWS_COMPLETE): "Are all flows into and out of {} written down?",
    ("flows", "carries"): "What does {} carry: also who said yes or no?",
    ("flows", "how"): "How does {} run?",
    ("flows", "every"): "How often does {} run?",
    ("flows", "takes"): "How long does one run of {} take?",
    ("flows", "tolerated_failures"): "How many missed runs of {} would nobody notice?",
    ("flows", "pickup_every"): "How often is the file picked up on {}?",
    ("flows", "preferences"): "How does {} treat a yes or no: does it carry noes, about what, and by which key?",
    ("flows", "preferences.says"): "Does {} carry noes as well as yeses?",
    ("flows", "preferences.covers"): "Which wishes travel on {}?",
    ("flows", "preferences.key"): "By which key does the receiver of {} find the person?",
    ("flows", "preferences.keeps"): "Which distinctions survive on {}: channel, purpose, brand, region?",
    ("flows", "preferences.collapse"): "What becomes of a no about one thing on {}, where it cannot tell things apart?",
    ("flows", "preferences.deletes"): "Where a no makes a row go away, does {} carry the deletion?",
    ("flows", "preferences.cache_ttl"): "How long is an answer kept that was looked up over {}?",
    ("preference_stores", "covers"): "What can {} remember a yes or no about?",
    ("preference_stores", "keeps"): "Which distinctions can {} keep apart: channel, purpose, brand, region?",
    ("preference_stores", "collapse"): "What becomes of a no about one thing in {}, where it cannot tell things apart?",
    ("preference_stores", "opt_out_is"): "What is a no in {}: a mark on the record, or a row that goes away?",
    ("preference_stores", "brands"): "For which brands does {} remember a yes or no?",
    ("preference_stores", "regions"): "For which regions does {} remember a yes or no?",
    ("collection_points", "writes"): "In which store does an answer given at {} land?",
    ("collection_points", "captures"): "Can a person say no at {}, or only yes?",
    ("collection_points", "covers"): "What is an answer given at {} about?",
    ("collection_points", "via"): "In which system is the answer at {} given?",
    ("collection_points", "keys"): "By what is a person known at {}?",
    ("collection_points", "brands"): "For which brands does an answer given at {} count?",
    ("collection_points", "regions"): "For which regions does an answer given at {} count?",
    ("senders", "checks"): "Which stores does {} ask before it contacts anybody?",
    ("senders", "purposes"): "What does {} contact people about?",
    ("senders", "checked"): "When does {} ask its store: at the moment of sending, or before?",
    ("senders", "max_queue"): "How long can a message of {} wait between the check and the sending?",
    ("senders", "bulk"): "Does {} send in bulk?",
    ("senders", "brands"): "For which brands does {} contact people?",
    ("senders", "regions"): "In which regions does {} contact people?",
    ("company", "customer_data_repository"): "Which system holds the one view of the customer?",
    ("systems", "does"): "What is {} used for?",
    ("systems", "used_by"): "Which teams work in {}?",
    ("systems", "run_by"): "Which team operates {}?",
    ("systems", "owner"): "Who answers for {}?",
    ("systems", "backup"): "Who else can run {}?",
    ("systems", "holds"): "Does {} hold personal data?",
    ("systems", "use"): "How much is {} used?",
    ("systems", "seats"): "How many seats of {} are paid for, and how many are used?",
    ("systems", "bought"): "How did {} come in: by procurement, on a card, through an agency, or was it built?",
    ("systems", "cost"): "What does {} cost a year?",
    ("systems", "renews"): "When does the contract for {} renew?",
    ("systems", "notice_days"): "How long before it renews does notice of {} have to be given?",
    ("systems", "early_exit"): "Can {} be left before its contract ends?",
    ("systems", "export"): "Is there a way to take the data out of {}, and did anybody test it?",
    ("systems", "self_service"): "Can an edge team use {} without a ticket?",
    ("systems", "guardrails"): "What guards those who use {}: roles, templates, approvals?",
    ("systems", "training"): "Is there training for those who use {}?",
    ("systems", "tests_content"): "Are versions of content tested in {}?",
    ("systems", "dynamic_content"): "Does {} assemble content for the person?",
    ("systems", "reviewed"): "When was the entry of {} last confirmed?",
    ("flows", "preferences.provenance"): "What does {} say about where a change came from: when, where, by whom?",
    ("flows", "level"): "Are these rows about persons, or totals: {}?",
    ("flows", "direction"): "Does {} go one way or both?",
    ("teams", "place"): "Where does {} sit: in the centre, at the edge, or outside?",
    ("teams", "roles"): "What does {} answer for: strategy, operations, content?",
    ("teams", "front_line"): "Does {} speak with customers?",
    ("teams", "can"): "What can {} do for a customer on the spot?",
    ("preference_stores", "history"): "What history does {} keep?",
    ("preference_stores", "history_fields"): "What does the history in {} record of a change: when, where, by whom?",
    ("collection_points", "self_service"): "Can people change their answer at {} without help?",
    ("senders", "key"): "By which key does {} address people?",
    ("senders", "kind"): "Does {} reach out, advertise, or answer a contract or an order?",
    ("automations", "touches"): "Whom does {} touch?",
    ("automations", "starts"): "What starts {}: an event, a schedule, a person?",
    ("automations", "stage"): "To which stage of the lifecycle does {} belong?",
    ("automations", "company"): "Is {} better for the company?",
    ("automations", "customer"): "Is {} better for the customer?",
    ("automations", "exception_route"): "How does a customer get from {} to a person?",
    ("automations", "reaches_person"): "Can a customer reach a person through {}?",
    ("automations", "feedback"): "Which signals come back from {}?",
    ("automations", "reviewer"): "Who looks after {}?",
    ("automations", "checked"): "When did somebody last look at what {} does?",
    ("automations", "holdout"): "Is the effect of {} measured against people left out?",
    ("stages", "systems"): "Which systems carry the stage {}?",
    ("stages", "owner"): "Which team answers for the stage {}?",
    ("stages", "kpis"): "What is counted in the stage {}?",
    ("hand_offs", "agreed"): "Do both sides agree on the terms of the hand-off {}?",
    ("hand_offs", "criteria"): "When is a person ready to be handed on from {}?",
    ("budget", "people"): "What does the company spend a year on its own marketing people?",
    ("budget", "technology"): "What does the company spend a year on marketing technology?",
}

_BLOCK: Final = "/preferences"
"""Ends the path of a flow's block of that name: ``flows/crm->esp/preferences/provenance``."""

_WHOLE: Final = {
    "automations": "What does the machinery do by itself, to whom? No automation is written down.",
    "flows": "What goes from one system to another? No such flow is written down.",
    "hand_offs": "Who hands a person on to whom? No hand-off is written down.",
    "preference_stores": "Where does a customer's yes or no live? No such place is written down.",
    "collection_points": "Where can a customer say yes or no? No such place is written down.",
    "senders": "What contacts customers? No sender is written down.",
    "stages": "Which stages does the customer's way have? None is written down.",
    "systems": "Which systems are there of this kind? None is written down.",
    "teams": "Which teams are there, and where do they sit? None of this kind is written down.",
    "budget": "What is the year's marketing budget?",
}
"""Asked where a framework has nothing at all to go by."""


def subject_of(path: str) -> Subject:
    """Return what a missing answer is about: ``systems/crm/training``, ``company/as_of``, ``practices/brand-code``, ``flows``."""
    noun, _, rest = path.partition("/")
    if noun == "company" and rest.startswith(f"{FLOWS_COMPLETE}/"):
        return Subject("systems", rest.partition("/")[2], FLOWS_COMPLETE)
    if noun in _ONE or not rest:
        return Subject(noun, "", rest)
    id, _, field = rest.rpartition("/")
    if id.endswith(_BLOCK):
        return Subject(noun, id.removesuffix(_BLOCK), f"preferences.{field}")
    # An id may itself hold a slash where a flow ends at one store: `crm/wishes->esp`.
    return Subject(noun, id, field) if id and "->" not in field else Subject(noun, rest)


def text_for(context: Context, noun: str, field: str, ids: Sequence[str], most: int = 4) -> str:
    """Return one question about the same key of one entry, or of several with the names of the first ``most``."""
    if noun == "practices":
        return PRACTICES.get(ids[0], ids[0])
    if not field:
        return _WHOLE.get(noun, f"What is there to say about {noun}?")
    names = [name_of(context, noun, id) for id in ids]
    template = _QUESTIONS.get((noun, field), f"{{}}: {_meaning(noun, field)}")
    if len(names) == 1:
        return template.format(names[0])
    shown = names if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return f"{template.format('each of these')} {listed(shown)}."


def whom(context: Context, noun: str, id: str) -> str:
    """Return whom to ask about an entry; empty when nobody is named."""
    stack = context.stack
    if noun == "flows":
        return of_flow(context, stack.flow_by_id[id]) if id in stack.flow_by_id else ""
    if noun == "preference_stores" and id in stack.preference_stores:
        return of_store(context, stack.preference_stores[id])
    if noun == "collection_points" and id in stack.collection_points:
        return of_point(context, stack.collection_points[id])
    if noun == "senders" and id in stack.senders:
        return of_sender(context, stack.senders[id])
    if noun == "automations" and id in stack.automations:
        return of_automation(context, stack.automations[id])
    if noun == "teams":
        return context.team(id)
    if noun == "practices" and id in stack.practices:
        return given(stack.practices[id].by, "")
    if noun in ("stages", "hand_offs"):
        stage = stack.stages.get(id.partition("->")[0])
        return context.team(stage.owner) if stage is not None and present(stage.owner) else ""
    return context.who_answers(id)


def name_of(context: Context, noun: str, id: str) -> str:
    """Return what people call an entry."""
    stack = context.stack
    if noun == "flows" and id in stack.flow_by_id:
        flow = stack.flow_by_id[id]
        return f"the flow from {context.name(flow.source.system)} to {context.name(flow.target.system)}"
    if noun == "hand_offs":
        source, _, target = id.partition("->")
        return f"from {_stage(context, source)} to {_stage(context, target)}"
    if noun == "systems":
        return context.name(id)
    if noun == "teams":
        return context.team(id)
    held = getattr(stack, noun, {})
    entry = held.get(id) if isinstance(held, dict) else None
    return given(getattr(entry, "name", ""), "") or id or noun


def _stage(context: Context, id: str) -> str:
    return name_of(context, "stages", id)


def _meaning(noun: str, field: str) -> str:
    """Return what the schema says about a key, as the start of a sentence that asks for it."""
    record = _RECORDS.get(noun)
    known = fields_of(record).named(field) if record is not None else None
    return known.doc.text if known is not None and known.doc.text else f"what is `{field}`?"


_ONE: Final = frozenset(noun.key for noun in NOUNS if noun.layout == "one")
_RECORDS: Final = {noun.key: noun.record for noun in NOUNS}
