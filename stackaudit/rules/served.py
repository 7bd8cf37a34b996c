"""How rules ask for what decides which law applies: where the people live, and which day it is."""

from __future__ import annotations

from collections.abc import Sequence

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Question, Subject
from stackaudit.model.answer import said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.rules.today import asked_for_today
from stackaudit.rules.wording import listed, store_names


def asked_of_company(context: Context, stores: Sequence[PreferenceStore], decides: str) -> Question:
    """Return the question to the company on which it hangs whether a row of the table binds some stores."""
    names = listed(store_names(context.stack, [store.id for store in stores]))
    if said(context.stack.company.regions):
        return asked_for_today(f"decides {decides} {names}")
    text = f"Where do the people live? It decides {decides} {names}."
    return Question(subject=Subject("company", "", "regions"), text=text)
