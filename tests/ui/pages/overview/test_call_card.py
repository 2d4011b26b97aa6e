"""The envelope takes the units of a table, and shows what it reads before it stores it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.terms import ChangeTerms, SetCall
from tests.exchange.merge.merge_samples import SCHEME
from ui.pages.overview.call import CallCard

CALL = Call(
    panel="p",
    title="T",
    reference="",
    phase=Phase.DRAFT,
    scheme=SCHEME,
    scheme_version=1,
    budget=2_000_000_00,
)


@pytest.mark.parametrize("typed", ["1,5 M€", "1,5 mio", "1500 k€", "1.500 duizend euro", "1,5 miljoen"])
def test_an_envelope_with_a_unit_is_shown_in_euro_and_then_stored(qtbot: QtBot, typed: str) -> None:
    stored: list[SetCall | ChangeTerms] = []

    def store(command: SetCall | ChangeTerms) -> str:
        stored.append(command)
        return ""

    card = CallCard(store)
    qtbot.addWidget(card)
    card.show_call(CALL, why_not="", has_begun=False)
    assert card.read.isHidden()
    qtbot.keyClicks(card.fields["budget"], "x")  # somebody types
    card.fields["budget"].setText(typed)
    card.fields["budget"].setModified(True)
    assert ("read as €1,500,000", []) == (card.read.text().replace("\xa0", " "), stored)
    card.commit()
    assert [1_500_000_00] == [each.edit.budget for each in stored]


def test_an_empty_deadline_reads_as_none(qtbot: QtBot) -> None:
    card = CallCard(lambda _command: "")
    qtbot.addWidget(card)
    card.show_call(CALL, why_not="", has_begun=False)
    deadline = card.fields["deadline"]
    assert ("", "day/month/year hour:minutes") == (deadline.text(), deadline.placeholderText())
