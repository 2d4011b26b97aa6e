"""The text before a dossier opens, changed on the overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import NO_TEXT, Text
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from tests.samples import SCHEME
from ui.pages.overview.declaration import DeclarationCard
from ui.saving import SAVED, SAVING, Kept


def call(declaration: Text = NO_TEXT) -> Call:
    return Call(
        panel="p",
        title="Call",
        reference="",
        phase=Phase.DRAFT,
        scheme=parse_scheme(SCHEME),
        scheme_version=1,
        declaration=declaration,
    )


@pytest.fixture
def stored() -> list[SetCall | ChangeTerms]:
    return []


@pytest.fixture
def card(qtbot: QtBot, stored: list[SetCall | ChangeTerms]) -> DeclarationCard:
    def store(command: SetCall | ChangeTerms) -> str:
        stored.append(command)
        text = command.edit.declaration
        return "Too long." if text and len(text.nl) > 20 else ""

    made = DeclarationCard(store)
    qtbot.addWidget(made)
    made.show_call(call(), may_edit=True, has_begun=False)
    return made


def type_in(card: DeclarationCard, language: str, text: str) -> None:
    card.fields[language].selectAll()
    card.fields[language].insertPlainText(text)


def shown(card: DeclarationCard, language: str) -> str:
    return card.fields[language].toPlainText()


def test_the_text_that_will_be_asked_is_there_to_be_edited(card: DeclarationCard) -> None:
    assert "concurrerende aanvraag" in shown(card, "nl")
    assert "a competing application" in shown(card, "en")


def test_a_text_nobody_changed_is_not_stored(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    text = shown(card, "nl")
    type_in(card, "nl", text)
    card.commit()
    assert [] == stored


def test_leaving_a_field_stores_both_as_they_are_shown(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    english = shown(card, "en")
    type_in(card, "nl", "Ik verklaar.")
    card.fields["nl"].left.emit()
    assert [SetCall(edit=CallEdit(declaration=Text(nl="Ik verklaar.", en=english)))] == stored
    card.commit()
    assert 1 == len(stored)


def test_an_emptied_field_has_the_text_of_the_program_again(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    english = shown(card, "en")
    card.show_call(call(Text(nl="Ik verklaar.", en="I declare.")), may_edit=True, has_begun=False)
    type_in(card, "en", "")
    card.commit()
    assert [SetCall(edit=CallEdit(declaration=Text(nl="Ik verklaar.", en=english)))] == stored


def test_both_emptied_are_no_text_of_the_call(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    card.show_call(call(Text(nl="Ik verklaar.", en="I declare.")), may_edit=True, has_begun=False)
    type_in(card, "en", "")
    type_in(card, "nl", "")
    card.commit()
    assert [SetCall(edit=CallEdit(declaration=NO_TEXT))] == stored


def test_the_whole_text_is_in_the_field(card: DeclarationCard) -> None:
    card.resize(1200, 400)
    card.show()
    for field in card.fields.values():
        assert 0 == field.verticalScrollBar().maximum()


def test_what_is_refused_stays_typed_with_the_reason(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    type_in(card, "nl", "Ik verklaar " * 3)
    card.commit()
    card.show_call(call(), may_edit=True, has_begun=False)
    assert ("Too long.", "Ik verklaar " * 3) == (card.error.text(), card.fields["nl"].toPlainText())


def test_a_call_that_is_closed_is_only_read(card: DeclarationCard) -> None:
    card.show_call(call(Text(nl="Ik verklaar.", en="I declare.")), may_edit=False, has_begun=False)
    assert ("I declare.", True, "true") == (
        shown(card, "en"),
        card.fields["en"].isReadOnly(),
        card.fields["en"].property("still"),
    )


def test_once_scoring_began_it_asks_why_before_it_is_stored(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    english = shown(card, "en")
    card.show_call(call(), may_edit=True, has_begun=True)
    type_in(card, "nl", "Ik verklaar.")
    card.commit()
    assert (True, []) == (card.is_asking, stored)
    card.terms.reason.setText("A slip.")
    card.terms.record_button.click()
    edit = CallEdit(declaration=Text(nl="Ik verklaar.", en=english))
    assert (False, [ChangeTerms(edit=edit, reason="A slip.")]) == (card.is_asking, stored)


def test_what_is_left_as_it_was_reads_so_again(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    before = shown(card, "nl")
    card.show_call(call(), may_edit=True, has_begun=True)
    type_in(card, "nl", "Ik verklaar.")
    card.commit()
    card._give_up()
    assert (before, False, [], ()) == (shown(card, "nl"), card.is_asking, stored, card.unstored())


def test_tab_out_of_the_last_field_goes_into_the_reason(card: DeclarationCard, qtbot: QtBot) -> None:
    card.show_call(call(), may_edit=True, has_begun=True)
    card.show()
    qtbot.waitExposed(card)
    card.fields["en"].setFocus()
    type_in(card, "en", "I declare.")
    assert card.is_asking
    qtbot.keyClick(card.fields["en"], Qt.Key.Key_Tab)
    assert card.terms.reason is card.focusWidget(), card.focusWidget()


def test_what_is_typed_back_to_what_was_stored_asks_nothing(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    before = shown(card, "nl")
    card.show_call(call(), may_edit=True, has_begun=True)
    type_in(card, "nl", "Ik verklaar.")
    type_in(card, "nl", before)
    card.fields["nl"].left.emit()
    assert (False, []) == (card.is_asking, stored)


def test_what_is_typed_is_not_told_as_saved_before_it_is(
    card: DeclarationCard, stored: list[SetCall | ChangeTerms]
) -> None:
    told = []
    card.asked.connect(lambda: told.append(card.saving()))
    assert card.saving() == SAVED
    type_in(card, "nl", "Ik verklaar niets")
    assert card.saving() == SAVING
    type_in(card, "nl", "Ik verklaar niets meer")
    card.commit()
    assert card.saving().is_refused
    assert card.saving().why == "Too long."
    type_in(card, "nl", "Ik verklaar niets")
    card.commit()
    card.show_call(call(Text(nl="Ik verklaar niets", en=shown(card, "en"))), may_edit=True, has_begun=False)
    assert card.saving() == SAVED
    assert [each.kept for each in told][:2] == [Kept.SAVING, Kept.REFUSED]
