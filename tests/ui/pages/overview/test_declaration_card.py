"""The text before a dossier opens, changed on the overview."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import NO_TEXT, Text
from evalapp.operations.panel.call import SetCall
from tests.samples import SCHEME
from ui.pages.overview.declaration import DeclarationCard


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
def stored() -> list[SetCall]:
    return []


@pytest.fixture
def card(qtbot: QtBot, stored: list[SetCall]) -> DeclarationCard:
    def store(command: SetCall) -> str:
        stored.append(command)
        return "Too long." if command.declaration and len(command.declaration.nl) > 20 else ""

    made = DeclarationCard(store)
    qtbot.addWidget(made)
    made.show_call(call(), may_edit=True)
    return made


def type_in(card: DeclarationCard, language: str, text: str) -> None:
    card.fields[language].insertPlainText(text)


def test_an_empty_field_shows_the_text_that_holds(card: DeclarationCard) -> None:
    assert "concurrerende aanvraag" in card.fields["nl"].placeholderText()
    assert "a competing application" in card.fields["en"].placeholderText()


def test_leaving_a_field_stores_both(card: DeclarationCard, stored: list[SetCall]) -> None:
    type_in(card, "nl", "Ik verklaar.")
    card.fields["nl"].left.emit()
    assert [SetCall(declaration=Text(nl="Ik verklaar.", en=""))] == stored
    card.commit()
    assert 1 == len(stored)


def test_what_is_refused_stays_typed_with_the_reason(card: DeclarationCard, stored: list[SetCall]) -> None:
    type_in(card, "nl", "Ik verklaar " * 3)
    card.commit()
    card.show_call(call(), may_edit=True)
    assert ("Too long.", "Ik verklaar " * 3) == (card.error.text(), card.fields["nl"].toPlainText())


def test_a_call_that_is_closed_is_only_read(card: DeclarationCard) -> None:
    card.show_call(call(Text(nl="Ik verklaar.", en="I declare.")), may_edit=False)
    assert ("I declare.", True) == (card.fields["en"].toPlainText(), card.fields["en"].isReadOnly())
