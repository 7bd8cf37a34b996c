"""The answers that would change most verdicts, each as a question to a person."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject, Unknown
from stackaudit.audit.whom import of_flow, of_point, of_sender, of_store
from stackaudit.graph.decisive_unknowns import FLOWS_COMPLETE, Answerable, OpenAnswer
from stackaudit.model.answer import present

MOST: Final = 5

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
}


def decisive(context: Context) -> tuple[Unknown, ...]:
    """Return the few missing answers that would change most verdicts, those first that could change most."""
    return tuple(
        Unknown(
            subject=Subject(open.what.noun, open.what.id, open.what.field),
            text=asked(context, open),
            ask=whom(context, open.what),
            promises=open.promises,
        )
        for open in context.open_answers[:MOST]
    )


def asked(context: Context, open: OpenAnswer) -> str:
    """Return a missing answer as a question that can be put to a person."""
    text = _QUESTIONS.get((open.what.noun, open.what.field), f"What is `{open.what.field}` of {{}}?")
    return text.format(name_of(context, open.what))


def whom(context: Context, what: Answerable) -> str:
    """Return whom to ask for an answer; empty when nobody is named."""
    stack = context.stack
    if what.noun == "flows":
        return of_flow(context, stack.flow_by_id[what.id])
    if what.noun == "preference_stores":
        return of_store(context, stack.preference_stores[what.id])
    if what.noun == "collection_points":
        return of_point(context, stack.collection_points[what.id])
    if what.noun == "senders":
        return of_sender(context, stack.senders[what.id])
    return context.who_answers(what.id)


def name_of(context: Context, what: Answerable) -> str:
    """Return what people call the entry that an answer is about."""
    stack = context.stack
    if what.noun == "flows":
        flow = stack.flow_by_id[what.id]
        return f"the flow from {context.name(flow.source.system)} to {context.name(flow.target.system)}"
    if what.noun == "preference_stores":
        store = stack.preference_stores[what.id]
        return store.name if present(store.name) else store.id
    if what.noun == "collection_points":
        return stack.collection_points[what.id].label
    return stack.senders[what.id].label if what.noun == "senders" else context.name(what.id)
