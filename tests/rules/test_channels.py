"""Channels on which the law asks for something, against the table of limits."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.regulations import built_in_regulations
from stackaudit.model.answer import NOT_ASKED, said
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import OBEY_A_NO, persuades


def test_every_channel_that_a_row_of_the_table_names_is_one_on_which_a_no_is_obeyed() -> None:
    named = {channel for row in built_in_regulations().values() if said(row.channels) for channel in row.channels}

    assert set() == named - {"*"} - OBEY_A_NO


@pytest.mark.parametrize(
    "sender, expected",
    [
        (Sender(id="s", system="esp", channel="email"), True),
        (Sender(id="s", system="esp", channel="email", purposes=("service.alerts", "marketing")), True),
        (Sender(id="s", system="esp", channel="email", purposes=("service.alerts",)), False),
        (Sender(id="s", system="esp", channel="email", purposes=NOT_ASKED, kind="service"), False),
    ],
)
def test_a_sender_persuades_unless_it_only_performs_a_contract(sender: Sender, expected: bool) -> None:
    assert expected is persuades(sender)
