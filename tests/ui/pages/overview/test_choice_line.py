"""What is picked in the card of the call is stored as what is typed there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.domain.terms.plan import Plan
from evalapp.operations.panel.terms import ChangeTerms, SetCall
from tests.exchange.merge.merge_samples import SCHEME
from ui.pages.overview.call import CallCard

CALL = Call(
    panel="p", title="T", reference="", phase=Phase.DRAFT, scheme=SCHEME, scheme_version=1, budget=100
)


@pytest.fixture
def stored() -> list[SetCall | ChangeTerms]:
    return []


@pytest.fixture
def card(qtbot: QtBot, stored: list[SetCall | ChangeTerms]) -> CallCard:
    def store(command: SetCall | ChangeTerms) -> str:
        stored.append(command)
        return ""

    made = CallCard(store)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_language_that_is_picked_is_stored_at_once(
    card: CallCard, stored: list[SetCall | ChangeTerms]
) -> None:
    card.show_call(CALL, why_not="", has_begun=False)
    QTest.keyClick(card.fields["language"], Qt.Key.Key_Down)
    assert [Plan(language="nl")] == [each.edit.plan for each in stored]


def test_what_is_picked_stands_beside_what_the_call_said_already(
    card: CallCard, stored: list[SetCall | ChangeTerms]
) -> None:
    plan = Plan(body="Minister", language="nl", quorum=7)
    card.show_call(replace(CALL, plan=plan), why_not="", has_begun=False)
    assert ("Minister", "nl", "no", "7") == tuple(
        card.fields[name].text() for name in ("body", "language", "anonymous", "quorum")
    )
    QTest.keyClick(card.fields["anonymous"], Qt.Key.Key_Down)
    assert [replace(plan, is_anonymous=True)] == [each.edit.plan for each in stored]


def test_once_scoring_began_a_pick_waits_for_its_reason(
    card: CallCard, stored: list[SetCall | ChangeTerms]
) -> None:
    card.show_call(CALL, why_not="", has_begun=True)
    QTest.keyClick(card.fields["language"], Qt.Key.Key_Down)
    assert (True, []) == (card.is_asking, stored)
    card.terms.reason.setText("Forgotten.")
    card.terms.record_button.click()
    (command,) = stored
    assert isinstance(command, ChangeTerms)
    assert (Plan(language="nl"), "Forgotten.") == (command.edit.plan, command.reason)


def test_who_may_not_change_it_cannot_pick_either(card: CallCard) -> None:
    card.show_call(CALL, why_not="Closed.", has_begun=True)
    assert not card.fields["language"].isEnabled()
