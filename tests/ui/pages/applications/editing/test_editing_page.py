"""An application added, changed and removed in its form, as a secretary does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from evalapp.domain.application import BudgetLine, Helix, Partner
from evalapp.domain.intake import BUDGET, PARTNERS
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.panel.editing.texts import part_texts
from evalapp.operations.panel.editing.typed import read_parts
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    return panel


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> ApplicationsPage:
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return page


def typed(page: ApplicationsPage, **texts: str) -> None:
    for name, text in texts.items():
        field = page.editing.form.fields[name].field
        assert isinstance(field, QLineEdit)
        field.setText(text)


def note(page: ApplicationsPage, name: str) -> str:
    label = page.editing.form.fields[name].note
    return label.text() if label.isVisible() else ""


def test_a_field_is_changed_told_and_undone(
    page: ApplicationsPage, window: MainWindow, panel: Workspace
) -> None:
    before = panel.view.dossier("A-1")
    page.card.change_button.click()
    assert page.editing.form.isVisible()
    typed(page, requested_support="120.000,50", acronym="CARE")
    page.editing.form.save_button.click()
    stored = panel.view.dossier("A-1").application
    assert (12_000_050, "CARE") == (stored.requested_support, stored.acronym)
    assert not page.editing.form.isVisible()
    assert "A-1 was changed." in window.messages.text.text()
    panel.undo()
    assert before == panel.view.dossier("A-1")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_stored(
    page: ApplicationsPage, panel: Workspace
) -> None:
    number = panel.view.last_change()
    page.card.change_button.click()
    button = page.editing.form.save_button
    QTest.qWait(0)
    place = button.mapToGlobal(button.rect().center())
    typed(page, email="an@carebots", start="32/01/2016", acronym="X")
    button.click()
    QTest.qWait(0)
    assert "whole domain" in note(page, "email")
    assert "" == note(page, "acronym")
    assert "is not a date" in note(page, "start")
    assert page.editing.form.fields["start"].field.hasFocus()
    assert (number, place) == (panel.view.last_change(), button.mapToGlobal(button.rect().center()))
    typed(page, email="an@carebots.be", start="1/2/2017")
    button.click()
    assert "an@carebots.be" == panel.view.dossier("A-1").application.email


def test_partners_are_typed_pasted_and_taken_away(page: ApplicationsPage, panel: Workspace) -> None:
    page.card.change_button.click()
    grid = page.editing.form.grids["partners"]
    QGuiApplication.clipboard().setText("Nieuw bv\tcompany\t\tLimburg\t9,6\nNog een vzw\tother")
    grid.add_row()
    grid.cells.setCurrentCell(1, 0)
    QTest.keySequence(grid.cells, "Ctrl+V")
    assert ["Veldmeet bv", "Nieuw bv", "Nog een vzw"] == [row["name"] for row in grid.rows]
    grid.cells.setCurrentCell(0, 0)
    grid.remove_button.click()
    page.editing.form.save_button.click()
    partners = panel.view.dossier("A-1").partners
    assert ["Nieuw bv", "Nog een vzw"] == [each.name for each in partners]
    assert (9, 60, Helix.COMPANY) == (partners[0].staff, partners[0].staff_hundredths, partners[0].helix)


def test_a_wrong_cell_of_a_list_is_named_with_its_row(page: ApplicationsPage, panel: Workspace) -> None:
    page.card.change_button.click()
    grid = page.editing.form.grids["partners"]
    grid.cells.item(0, 1).setText("wat")
    page.editing.form.save_button.click()
    assert grid.note.isVisible()
    assert "Partner 1, side of the triple helix" in grid.note.text()
    assert Helix.COMPANY is panel.view.dossier("A-1").partners[0].helix


def test_an_application_is_added_and_removed_from_its_form(
    page: ApplicationsPage, window: MainWindow, panel: Workspace
) -> None:
    page.heads.add.click()
    typed(page, number="a-1", title="Nieuw", organisation="Org vzw")
    page.editing.form.save_button.click()
    assert "cannot be told by eye" in note(page, "number")
    typed(page, number="B-7")
    QTest.keyClick(page.editing.form.fields["number"].field, Qt.Key.Key_Return)
    assert "Nieuw" == panel.view.dossier("B-7").application.title
    chosen = page.table.chosen_row
    assert chosen is not None
    assert "B-7" == chosen.application.number
    page.card.change_button.click()
    page.editing.form.remove_button.click()
    assert "B-7" not in {each.number for each in panel.view.applications()}
    assert "Application B-7 was removed." in window.messages.text.text()


def test_what_something_hangs_on_is_not_removed_and_says_what(
    page: ApplicationsPage, panel: Workspace
) -> None:
    page.card.change_button.click()
    page.editing.form.remove_button.click()
    assert "What hangs on it: assignment" in page.editing.form.error.text()
    assert page.editing.form.isVisible()
    assert panel.view.dossier("A-1")


def test_what_is_typed_stays_a_draft_while_another_is_looked_at(page: ApplicationsPage) -> None:
    page.card.change_button.click()
    typed(page, acronym="HALF")
    page.editing.form.grids["budget"].cells.item(0, 1).setText("werking")
    page.table.choose("A-2")
    assert "" == page.editing.form.texts().fields["acronym"]
    page.table.choose("A-1")
    texts = page.editing.form.texts()
    assert ("HALF", "werking") == (texts.fields["acronym"], texts.lists["budget"][0]["line"])
    assert ("the data of A-1",) == page.editing.form.drafts.named()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert () == page.editing.form.drafts.named()
    assert not page.editing.form.isVisible()


def test_an_attachment_is_taken_away_in_the_form(
    page: ApplicationsPage, window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    attach_files(panel, "A-1", [tmp_path / "plan.pdf"])
    page.card.change_button.click()
    page.editing.form.attachments.removed.emit("plan.pdf")
    assert () == panel.view.dossier("A-1").attachments
    assert "plan.pdf" in window.messages.text.text()
    assert page.editing.form.isVisible()


def test_once_scoring_began_the_form_asks_for_a_reason(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "scoring.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.card.change_button.click()
    assert page.editing.form.reason.isVisible()
    typed(page, acronym="X")
    page.editing.form.save_button.click()
    assert "with a reason only" in page.editing.form.error.text()
    reason = page.editing.form.reason.field
    assert isinstance(reason, QLineEdit)
    reason.setText("Tikfout")
    page.editing.form.save_button.click()
    assert "X" == panel.view.dossier("A-1").application.acronym


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_stands_in_a_list_reads_back_as_the_same(language: str) -> None:
    partners = (
        Partner(
            name="A bv", helix=Helix.KNOWLEDGE, enterprise_number="0566.988.259", staff=9, staff_hundredths=60,
            turnover=120_000_050, balance_total=0, province="Limburg", cash=1_50, in_kind=None, is_committed=False,
        ),
        Partner(name="B", helix=Helix.GOVERNMENT, is_committed=True),
        Partner(name="C", helix=Helix.OTHER, staff=1234),
    )  # fmt: skip
    budget = (BudgetLine(year=2017, line="werking", amount=1_234_567_89, source="eigen"),)
    with in_language(language):
        assert partners == read_parts(PARTNERS, [part_texts(each) for each in partners]).values
        assert budget == read_parts(BUDGET, [part_texts(each) for each in budget]).values
