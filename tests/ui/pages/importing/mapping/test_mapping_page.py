"""What the columns of a strange sheet are is said in the window, and seen at once in the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from evalapp.domain.permissions import Phase
from evalapp.domain.taking.layout import SheetSeen
from evalapp.operations.records.verification import prove
from evalapp.store.rows.settings import COLUMN_MAPS
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.mapping.view import MappingView

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

STRANGE = (
    "Kop 1;Omschrijving voorstel;Wie;Vroeger\n"
    "B-1;Circulaire kunststofstromen in de haven;Kunststofkring vzw;VIS\n"
    "B-2;Veilige data voor de maakindustrie;Digitaal vzw;\n"
)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


def _looked_at(window: MainWindow, panel: Workspace, folder: Path, text: str = STRANGE) -> ApplicationsPage:
    path = folder / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    return page


def _choose(page: ApplicationsPage, letters: str, label: str) -> None:
    field = page.import_panel.mapping.card.rows[letters].field
    row = field.findText(label)
    assert row >= 0, label
    field.setCurrentIndex(row)
    field.activated.emit(row)


@pytest.mark.long
def test_an_unknown_sheet_opens_the_columns_and_is_read_once_they_are_said(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _looked_at(window, panel, tmp_path)
    shown = page.import_panel
    assert shown.isVisible()
    assert shown.mapping.card.isVisible()
    assert "no column" in shown.error.text()
    assert not shown.button.isEnabled()
    over = shown.mapping.card.over_button
    assert over is not None
    over.click()
    assert "" == shown.error.text()
    assert "Import 2 applications" == shown.button.text()
    _choose(page, "D", "not used")
    shown.button.click()
    application = panel.view.dossier("B-1").application
    assert ("Kunststofkring vzw", {}) == (application.organisation, dict(application.extra))
    assert "leave-out" == panel.view.setting(COLUMN_MAPS)[0].columns["Vroeger"]
    assert prove(panel).is_sound
    window.start(panel) if window.session is None else None
    panel.undo()
    assert () == panel.view.setting(COLUMN_MAPS)


@pytest.mark.long
def test_a_column_is_chosen_by_keyboard_and_the_keyboard_stays_with_it(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _looked_at(window, panel, tmp_path)
    card = page.import_panel.mapping.card
    field = card.rows["A"].field
    field.setFocus()
    QTest.keyClicks(field, "number")
    field = card.rows["A"].field
    assert "number" == field.currentText()
    window.activateWindow()
    assert window.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert "title" == card.rows["A"].field.currentText()


@pytest.mark.long
def test_what_a_choice_does_to_the_values_is_seen_at_once(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    text = "number;title;organisation;Kol\nB-1;T;O;450000\n"
    page = _looked_at(window, panel, tmp_path, text)
    shown = page.import_panel
    assert not shown.mapping.card.isVisible()  # what is only unknown asks for nothing
    shown.mapping_button.click()
    _choose(page, "D", "requested support")
    assert "450000 → €450,000" == shown.mapping.card.rows["D"].examples.text()
    assert 450_000_00 == shown.table.rows_model.rows[0].after.application.requested_support  # type: ignore[union-attr]


@pytest.mark.long
def test_the_row_of_headings_and_the_kind_of_a_sheet_are_chosen(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _looked_at(window, panel, tmp_path, "Oproep;2015\nnumber;title;organisation\nB-1;T;O\n")
    card = page.import_panel.mapping.card
    card.row_field.activated.emit(1)
    assert "Import 1 application" == page.import_panel.button.text()
    card.holds_field.activated.emit(card.holds_field.findText("not used"))
    assert "left out" in page.import_panel.error.text()
    card.holds_field.activated.emit(card.holds_field.findText("applications"))
    assert "Import 1 application" == page.import_panel.button.text()


@pytest.mark.long
def test_a_map_goes_out_and_in_as_a_file(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _looked_at(window, panel, tmp_path)
    over = page.import_panel.mapping.card.over_button
    assert over is not None
    over.click()
    target = tmp_path / "koppeling"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    page.import_panel.mapping.save_button.click()
    assert '"Kop 1" = "number"' in target.with_suffix(".toml").read_text("utf-8")
    page.import_panel.cancel_button.click()
    page.look_at([tmp_path / "lijst.csv"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(target) + ".toml", ""))
    page.import_panel.mapping.open_button.click()
    assert "Import 2 applications" == page.import_panel.button.text()


@pytest.mark.long
def test_a_map_for_another_sheet_is_told_and_changes_nothing(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _looked_at(window, panel, tmp_path, "number;title;organisation\nB-1;T;O\n")
    other = tmp_path / "other.toml"
    other.write_text('[columns]\n"Projectnaam" = "title"\n', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(other), ""))
    page.import_panel.mapping.open_button.click()
    assert "Projectnaam" in page.import_panel.error.text()
    assert "Import 1 application" == page.import_panel.button.text()


@pytest.mark.long
def test_the_next_file_with_the_same_headings_is_read_alike(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _looked_at(window, panel, tmp_path)
    over = page.import_panel.mapping.card.over_button
    assert over is not None
    over.click()
    page.import_panel.button.click()
    other = tmp_path / "volgende.csv"
    other.write_text(STRANGE.replace("B-", "C-"), encoding="utf-8")
    page.look_at([other])
    assert "Import 2 applications" == page.import_panel.button.text()
    assert any("as the call keeps them" in note for note in page.import_panel.notes.notes)


@pytest.mark.long
def test_example_sheets_are_written_once(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _looked_at(window, panel, tmp_path, "number;title;organisation\nB-1;T;O\n")
    page.import_panel.cancel_button.click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "bladen"))
    page.importing.examples.button.click()
    page.importing.examples.button.click()
    names = sorted(path.name for path in (tmp_path / "bladen").iterdir())
    assert ["applications.xlsx", "budget.xlsx", "jury.xlsx", "partners.xlsx"] == names


@pytest.mark.long
def test_heads_stand_over_the_columns_with_those_of_one_line_only_where_there_is_one(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _looked_at(window, panel, tmp_path)
    heads = page.import_panel.mapping.card.heads
    assert heads is not None
    words = (heads.theirs, heads.examples, heads.ours, heads.certainty, heads.why)
    assert ["Their column", "Examples", "Our field", "How certain", "Why"] == [
        each.accessibleName() or each.text() for each in words
    ]
    heads.resize(300, heads.height())
    assert (True, True) == (heads.examples.isHidden(), heads.why.isHidden())
    heads.resize(1200, heads.height())
    assert (False, False) == (heads.examples.isHidden(), heads.why.isHidden())


def test_of_several_sheets_one_that_is_read_comes_before_one_that_is_not(qapp: object) -> None:
    view = MappingView()
    old = SheetSeen(file="a.xlsx", name="Oud", kind="budget", rows=9, is_used=False)
    read = SheetSeen(file="a.xlsx", name="Ingediend", kind="applications", rows=9)
    assert old.asks
    view.show_layout((old, read), may_save=False, opens=True)
    assert view.card.sheet is read


@pytest.mark.long
def test_a_guess_is_saved_though_nothing_was_said(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "number;title;organisation;provincei\nB-1;T;O;Antwerpen\nB-2;T2;O;Limburg\n"
    page = _looked_at(window, panel, tmp_path, text)
    out = tmp_path / "m.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(out), ""))
    assert not page.import_panel.mapping.save_button.isHidden()
    page.import_panel.mapping.save_button.click()
    assert '"provincei" = "province"  # probable' in out.read_text(encoding="utf-8")


@pytest.mark.long
def test_questions_stay_in_sight_where_the_columns_are_hidden(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    rows = "".join(f"C-{n};Titel {n};Org {n};{n}00;{n}50\n" for n in range(1, 5))
    text = f"Nr;Titel;Aanvrager;Gevraagde steun;Subsidiebedrag\n{rows}"
    shown = _looked_at(window, panel, tmp_path, text).import_panel
    assert shown.questions.isVisible()
    for _turn in range(4):  # hidden, shown, hidden, shown
        shown.mapping_button.click()
        assert shown.questions.isVisible()
