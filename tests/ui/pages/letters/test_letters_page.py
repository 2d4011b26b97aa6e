"""The page of the letters: which each applicant gets, what is written of it by keys, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.values import Part
from evalapp.domain.people import Role
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.letters.finding import Level
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import INDIVIDUAL, individual, notify, propose_all
from tests.operations.letters.letter_samples import drafted, lettered, write
from tests.operations.letters.test_checking_letters import UNNEEDED
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from tests.ui.pages.letters.letters_pages import at_letters, cells, field_of, type_and_leave, written
from ui.pages.decisions.page import DecisionsPage
from ui.pages.letters.page import LettersPage
from ui.pages.reports.page import ReportsPage
from ui.widgets.buttons import LinkButton
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    return lettered(tmp_path / "call.evalpanel")


@pytest.mark.long
def test_it_stands_under_the_ranking_and_is_reached_from_decisions_and_reports(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_letters(window, panel)
    assert "letters" not in window.rail._buttons
    assert window.rail._buttons["ranking"].isChecked()
    page.decisions_button.click()
    decisions = window.page()
    assert isinstance(decisions, DecisionsPage)
    decisions.letters_button.click()
    assert window.page() is page
    window.show_page("reports")
    reports = window.page()
    assert isinstance(reports, ReportsPage)
    next(each for each in reports.findChildren(LinkButton) if each.text() == "Decision letters…").click()
    assert window.page() is page


def test_no_juror_has_it() -> None:
    assert "letters" not in {each.id for each in entries_for(Role.JUROR)}
    for is_ranked in (True, False):
        for role in (Role.SECRETARY, Role.CHAIR):
            ids = [each.id for each in entries_for(role, is_ranked=is_ranked)]
            assert ids.count("letters") == 1


@pytest.mark.long
def test_each_row_says_which_letter_what_to_see_to_and_whether_it_was_told(
    window: MainWindow, panel: Workspace
) -> None:
    write(panel, "A-2", UNNEEDED)
    panel.execute(notify("A-3"))
    panel.execute(StepBack(application="A-1", on="2016-07-20", reason="Gestopt."))
    page = at_letters(window, panel)
    assert {number: row[0] for number, row in cells(page).items()} == {
        "A-1": "none",
        "A-2": "support",
        "A-3": "support",
    }
    assert cells(page)["A-2"][1] == "● 1 wrong"
    # The day on which the call opened is missing in all of them: none is in order, or nearly.
    assert cells(page)["A-3"][1] == "● 1 in all letters"
    assert cells(page)["A-1"][1:] == ["–", "–"]
    assert cells(page)["A-3"][2] == "18/07/2016"
    assert cells(page)["A-2"][2] == "–"
    second = next(each for each in page.table.rows_model.rows if each.number == "A-2")
    assert page.table.rows_model.columns[-1].cell(second).words == "not told yet"


@pytest.mark.long
def test_the_state_counts_what_is_ready(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    # The day on which the call opened is missing in all of them.
    assert page.state_label.text() == "0 of 3 ready"
    assert page.status() == "1 wrong in what all letters share"


@pytest.mark.long
def test_before_a_decision_they_are_drafts(window: MainWindow, tmp_path: Path) -> None:
    page = at_letters(window, drafted(tmp_path / "call.evalpanel"))
    assert page.state_label.text() == "0 of 3 ready · 3 drafts"
    assert [row[2] for row in cells(page).values()] == ["draft", "draft", "draft"]


@pytest.mark.long
def test_a_call_without_a_ranking_has_it_too(window: MainWindow, tmp_path: Path) -> None:
    panel = individual(tmp_path / "call.evalpanel", scheme=INDIVIDUAL)
    propose_all(panel)
    page = at_letters(window, panel)
    assert window.rail._buttons["individual"].isChecked()
    assert [row[0] for row in cells(page).values()] == ["support", "support", "support"]


@pytest.mark.long
def test_where_nobody_scored_it_says_why_there_is_no_letter(window: MainWindow, tmp_path: Path) -> None:
    page = at_letters(window, small_panel(tmp_path / "call.evalpanel"))
    assert "is not known yet" in page.form.why.text()
    assert not field_of(page).isVisibleTo(page)
    assert page.preview.note.text() == page.form.why.text()
    page.handing.ask_save()
    assert not page.card.save_button.isEnabled()
    assert page.card.about.text() == "There is no letter yet."


@pytest.mark.long
def test_a_reason_shows_where_it_comes_from_and_is_stored_as_it_is_left(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    field = field_of(page)
    assert field.source.text() == "from the comments of the jurors, without their names"
    assert field.field.toPlainText() == "why\nwhy"
    assert not field.again.isVisibleTo(page)
    type_and_leave(page, field, "De aanpak is helder.")
    assert written(panel) == [("A-2", "motivation", "nl", "De aanpak is helder.")]
    assert field.source.text() == "written here"
    assert page.written.named() == ()
    field.again.click()
    assert written(panel) == []
    assert field.field.toPlainText() == "why\nwhy"
    assert field.source.text() == "from the comments of the jurors, without their names"


@pytest.mark.long
def test_what_nobody_touched_stores_nothing(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    before = panel.view.last_change()
    for field in page.form.fields.values():
        field.field.setFocus()
    page.table.choose("A-1")
    page.flush()
    assert before == panel.view.last_change()


@pytest.mark.long
def test_ctrl_enter_stores_and_another_row_too(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    field = field_of(page, part=Part.STRENGTHS)
    field.field.setFocus()
    field.field.setPlainText("Sterk.\nHelder.")
    QTest.keyClick(field.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert written(panel) == [("A-2", "strengths", "nl", "Sterk.\nHelder.")]
    field.field.setPlainText("Sterk.")
    page.table.choose("A-1")
    assert written(panel) == [("A-2", "strengths", "nl", "Sterk.")]
    assert field.field.toPlainText() == ""


@pytest.mark.long
def test_what_is_too_long_is_said_and_stays(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    field = field_of(page)
    type_and_leave(page, field, "x" * 6_001)
    assert "at most 6000 characters" in field.error.text()
    assert field.count.text().replace("\xa0", " ") == "6,001 of 6,000 characters"
    assert written(panel) == []
    assert page.recordable() == (f"what is written in the letter of {page._number}",)


@pytest.mark.long
def test_the_dutch_version_of_what_is_in_another_language_is_asked_for(
    window: MainWindow, panel: Workspace
) -> None:
    write(panel, "A-2", "De aanpak is helder en de mijlpalen zijn haalbaar.", language="nl")
    page = at_letters(window, panel)
    page.table.choose("A-2")
    page.language.setCurrentIndex(page.language.findData("en"))
    page.language.activated.emit(1)
    field = field_of(page)
    assert field.head.text().endswith("– English version")
    assert field.original.text() == "De aanpak is helder en de mijlpalen zijn haalbaar."
    assert field.field.toPlainText() == ""
    type_and_leave(page, field, "The approach is clear.")
    assert ("A-2", "motivation", "en", "The approach is clear.") in written(panel)


@pytest.mark.long
def test_a_finding_leads_to_its_field(window: MainWindow, panel: Workspace) -> None:
    write(panel, "A-2", UNNEEDED)
    panel.execute(SetFacts(facts={Fact.AID: ""}))
    page = at_letters(window, panel)
    page.table.choose("A-2")
    first, *_others = page.form.findings.lines
    assert first.finding is not None
    assert first.finding.level is Level.FAULT
    assert first.level.text() == "● wrong"
    page.table.setFocus()
    first.link.click()
    settle()
    assert field_of(page).field.hasFocus()
    page.tabs.setCurrentIndex(1)
    aid = next(each for each in page.texts.findings.lines if each.finding and each.finding.fact is Fact.AID)
    aid.link.click()
    settle()
    assert page.texts.facts.choices[Fact.AID].hasFocus()


@pytest.mark.long
def test_a_letter_that_was_sent_is_read_only_with_the_way_back(window: MainWindow, panel: Workspace) -> None:
    panel.execute(notify("A-2"))
    page = at_letters(window, panel)
    page.table.choose("A-2")
    assert "The letter of A-2 is sent" in page.form.why.text()
    assert "Undo that notification" in page.form.why.text()
    assert all(each.field.isReadOnly() for each in page.form.fields.values())
    page.table.choose("A-3")
    assert not field_of(page).field.isReadOnly()
    assert "The letters are sent" in page.texts.why.text()
    assert page.texts.sections.field.isReadOnly()
    assert not page.texts.sections.button.isVisibleTo(page.texts)
    assert not page.texts.facts.button.isVisibleTo(page.texts)
    assert all(each.isReadOnly() for each in page.texts.facts.lines.values())
    panel.undo()
    settle()
    assert page.texts.why.text() == ""
    assert not page.texts.sections.field.isReadOnly()


@pytest.mark.long
def test_the_letter_is_shown_as_it_is_printed_and_drawn_anew(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    before = page.preview.pane
    assert before is not None
    assert before.view.page_count >= 1
    type_and_leave(page, field_of(page), "De aanpak is helder.")
    assert page.preview.pane is not None
    assert page.preview.pane is not before
    settle()


@pytest.mark.long
def test_opened_at_a_number_it_is_chosen(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.open_at("A-1")
    assert page.table.chosen_row is not None
    assert page.table.chosen_row.number == "A-1"
    assert isinstance(page, LettersPage)


@pytest.mark.long
def test_whether_a_letter_is_locked_is_asked_once_and_not_for_each_row(
    window: MainWindow, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What followed on the closing is read for the whole call: with the arrow keys it was computed row after row."""
    panel.execute(notify("A-2"))
    page = at_letters(window, panel)

    def again(*_arguments: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr("evalapp.operations.letters.locked.afterwards", again)
    for number in ("A-3", "A-2", "A-1"):
        page.table.choose(number)
        assert ("sent" in page.form.why.text()) == (number == "A-2"), number
