"""The texts of the call and what they fill in: stored by a button, refused by name, and kept where they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section, default_of
from evalapp.domain.letters.values import Appeal
from evalapp.operations.letters.writing import SetFacts, WriteSection
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import lettered, write
from tests.ui.access.sweeping import settle
from tests.ui.pages.letters.letters_pages import at_letters, field_of, written
from ui.pages.letters.page import LettersPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    return lettered(tmp_path / "call.evalpanel")


def at_texts(window: MainWindow, panel: Workspace) -> LettersPage:
    page = at_letters(window, panel)
    page.tabs.setCurrentIndex(1)
    settle()
    return page


@pytest.mark.long
def test_a_text_of_ones_own_is_stored_and_given_up_again(window: MainWindow, panel: Workspace) -> None:
    card = at_texts(window, panel).texts.sections
    card.go_to(Section.CLOSING)
    assert card.field.toPlainText() == default_of(Section.CLOSING, "nl")
    assert not card.back.isVisibleTo(card)
    card.field.setPlainText("Hoogachtend")
    card.button.click()
    assert panel.view.letters.texts() == {("closing", "nl"): "Hoogachtend"}
    assert card.which.currentText() == "Complimentary close · own text"
    card.back.click()
    assert panel.view.letters.texts() == {}
    assert card.field.toPlainText() == default_of(Section.CLOSING, "nl")


@pytest.mark.long
def test_an_unknown_placeholder_is_refused_by_name_with_those_there_are(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_texts(window, panel)
    card = page.texts.sections
    card.field.setPlainText("U krijgt {bedrag}.")
    card.field.setFocus()
    QTest.keyClick(card.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "“{bedrag}” is no placeholder" in card.error.text()
    assert "{amount}" in card.error.text()
    assert panel.view.letters.texts() == {}
    assert card.field.toPlainText() == "U krijgt {bedrag}."
    assert page.recordable() == ("the text “decision: support” of the letters",)


def test_a_placeholder_is_inserted_where_the_cursor_is(window: MainWindow, panel: Workspace) -> None:
    card = at_texts(window, panel).texts.sections
    card.field.setPlainText("Van ")
    card.field.moveCursor(card.field.textCursor().MoveOperation.End)
    card.placeholders.table.choose("applicant")
    card.placeholders.table.setFocus()
    QTest.keyClick(card.placeholders.table, Qt.Key.Key_Return)
    assert card.field.toPlainText() == "Van {applicant}"
    assert card.field.hasFocus()
    card.placeholders.button.click()
    assert card.field.toPlainText() == "Van {applicant}{applicant}"


@pytest.mark.long
def test_each_text_and_language_keeps_what_is_typed_of_it(window: MainWindow, panel: Workspace) -> None:
    page = at_texts(window, panel)
    card = page.texts.sections
    card.go_to(Section.CLOSING)
    card.field.setPlainText("Hoogachtend")
    card.go_to(Section.CONTACT)
    assert card.field.toPlainText() == default_of(Section.CONTACT, "nl")
    page.language.setCurrentIndex(1)
    page.language.activated.emit(1)
    card.go_to(Section.CLOSING)
    assert card.field.toPlainText() == default_of(Section.CLOSING, "en")
    page.language.setCurrentIndex(0)
    page.language.activated.emit(0)
    assert card.field.toPlainText() == "Hoogachtend"


@pytest.mark.long
def test_facts_are_stored_together_as_one_change(window: MainWindow, panel: Workspace) -> None:
    card = at_texts(window, panel).texts.facts
    before = len(panel.view.history())
    card.lines[Fact.SERVICE].setText("Dienst Innovatie")
    card.lines[Fact.INADMISSIBLE_ON].setText("14/7/2016")
    card.lines[Fact.PHONE].clear()
    card.button.click()
    facts = panel.view.letters.facts()
    assert facts["service"] == "Dienst Innovatie"
    assert facts["inadmissible-on"] == "2016-07-14"
    assert "phone" not in facts
    assert len(panel.view.history()) == before + 1
    assert card.drafts.named() == ()


def test_a_fact_that_does_not_fit_is_said_at_its_field_and_nothing_is_stored(
    window: MainWindow, panel: Workspace
) -> None:
    card = at_texts(window, panel).texts.facts
    card.lines[Fact.SERVICE].setText("Dienst Innovatie")
    card.lines[Fact.SA_NUMBER].setText("12")
    QTest.keyClick(card.lines[Fact.SA_NUMBER], Qt.Key.Key_Return)
    assert "is no number of an aid measure" in card.forms[Fact.SA_NUMBER].note.text()
    assert card.lines[Fact.SA_NUMBER].hasFocus()
    assert panel.view.letters.facts()["service"] == "Dienst Steun"


@pytest.mark.long
def test_only_what_the_chosen_appeal_asks_for_is_shown(window: MainWindow, panel: Workspace) -> None:
    card = at_texts(window, panel).texts.facts
    assert not card.forms[Fact.REVIEW_BODY].isVisibleTo(card)
    choice = card.choices[Fact.APPEAL]
    choice.setCurrentIndex(choice.findData(str(Appeal.REVIEW)))
    assert card.forms[Fact.REVIEW_BODY].isVisibleTo(card)
    assert not card.forms[Fact.COURT].isVisibleTo(card)
    card.button.click()
    assert panel.view.letters.facts()["appeal"] == "review"


# what changed elsewhere, and what a crash left


@pytest.mark.long
def test_what_became_another_text_meanwhile_is_asked_about(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    field = field_of(page)
    field.field.setFocus()
    field.field.setPlainText("Van mij.")
    write(panel, "A-2", "Van een ander.")
    settle()
    assert "“Van een ander.”" in field.asked.said.text()
    page.table.setFocus()
    assert written(panel) == [("A-2", "motivation", "nl", "Van een ander.")]
    assert field.field.toPlainText() == "Van mij."
    field.asked.take_theirs.click()
    assert field.field.toPlainText() == "Van een ander."
    assert not field.asked.isVisibleTo(page)
    field.field.setPlainText("Toch van mij.")
    write(panel, "A-2", "Nog van een ander.")
    field.asked.keep_mine.click()
    assert written(panel) == [("A-2", "motivation", "nl", "Toch van mij.")]
    assert not field.asked.isVisibleTo(page)


@pytest.mark.long
def test_a_text_and_a_fact_that_became_another_say_so(window: MainWindow, panel: Workspace) -> None:
    page = at_texts(window, panel)
    page.texts.sections.go_to(Section.CLOSING)
    page.texts.sections.field.setPlainText("Mijn groet")
    page.texts.facts.lines[Fact.SERVICE].setText("Mijn dienst")
    panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Hun groet"))
    panel.execute(SetFacts(facts={Fact.SERVICE: "Hun dienst", Fact.OFFICER: "Hun functionaris"}))
    settle()
    assert "“Hun groet”" in page.texts.sections.asked.said.text()
    assert "“Hun dienst”" in page.texts.facts.forms[Fact.SERVICE].note.text()
    assert page.texts.facts.lines[Fact.OFFICER].text() == "Hun functionaris"
    page.texts.facts.store()
    page.texts.sections.store()
    kept = panel.view.letters
    assert kept.facts()["service"] == "Hun dienst"
    assert kept.texts()[str(Section.CLOSING), "nl"] == "Hun groet"
    for form in (page.texts.facts, page.texts.sections):
        assert not form.button.isVisibleTo(page)
        form.asked.keep_mine.click()
        settle()
        assert form.button.isVisibleTo(page)
        assert not form.asked.isVisibleTo(page)
    facts = panel.view.letters.facts()
    assert (facts["service"], facts["officer"]) == ("Mijn dienst", "Hun functionaris")
    assert panel.view.letters.texts()[str(Section.CLOSING), "nl"] == "Mijn groet"


@pytest.mark.long
def test_of_a_text_and_a_fact_that_became_another_those_can_be_taken(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_texts(window, panel)
    facts, sections = page.texts.facts, page.texts.sections
    sections.go_to(Section.CLOSING)
    sections.field.setPlainText("Mijn groet")
    facts.lines[Fact.SERVICE].setText("Mijn dienst")
    facts.lines[Fact.OFFICER].setText("Mijn functionaris")
    panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Hun groet"))
    panel.execute(SetFacts(facts={Fact.SERVICE: "Hun dienst"}))
    settle()
    assert "service" in facts.asked.said.text().casefold()
    for form in (facts, sections):
        form.asked.take_theirs.click()
    assert (sections.field.toPlainText(), facts.lines[Fact.SERVICE].text()) == ("Hun groet", "Hun dienst")
    assert facts.lines[Fact.OFFICER].text() == "Mijn functionaris"  # nobody stored another
    facts.button.click()
    assert panel.view.letters.facts()["officer"] == "Mijn functionaris"


@pytest.mark.long
def test_what_is_typed_outlives_the_window(window: MainWindow, tmp_path: Path, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    field_of(page).field.setPlainText("x" * 6_001)  # refused, and so stored by nobody
    page.texts.sections.go_to(Section.CLOSING)
    page.texts.sections.field.setPlainText("Hoogachtend")
    page.session.drafts.write()
    kept = page.session.settings.drafts()
    assert {each.form for each in kept} == {"letter", "letter-texts"}
    fresh = LettersPage(page.session)
    page.session.drafts.begin(kept[0].owner)
    page.session.drafts.watch(fresh.drafts())
    fresh.refresh(None)
    fresh.table.choose("A-2")
    fresh.texts.sections.go_to(Section.CLOSING)
    assert field_of(fresh).field.toPlainText() == "x" * 6_001
    assert fresh.texts.sections.field.toPlainText() == "Hoogachtend"
    fresh.deleteLater()
    page.session.drafts.give_up()
