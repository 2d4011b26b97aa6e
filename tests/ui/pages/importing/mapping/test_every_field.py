"""Any column can be said to be any field, and what is still missing is asked with the columns beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.operations.panel.mapping import choices_of
from evalapp.words.fields import field_label
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow

_NEEDED = ("number", "title", "organisation")


def _looked_at(window: MainWindow, folder: Path, *rows: tuple[object, ...]) -> ApplicationsPage:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "lijst.xlsx")
    panel = small_panel(folder / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([folder / "lijst.xlsx"])
    return page


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, _label in choices_of("applications") if name not in _NEEDED])
def test_a_column_of_an_unknown_heading_can_be_any_field(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    page = _looked_at(
        window,
        tmp_path,
        ("nummer", "titel", "organisatie", "Kop zonder naam"),
        ("B-1", "Zon", "Kring vzw", "2"),
    )
    mapping = page.import_panel.mapping
    if not mapping.is_open:
        mapping.turn_button.click()
    field = mapping.card.rows["D"].field
    field.setCurrentIndex([each for each, _label in choices_of("applications")].index(name))
    field.activated.emit(field.currentIndex())
    assert mapping.card.sheet is not None
    (column,) = (each for each in mapping.card.sheet.columns if each.letters == "D")
    assert (name, True) == (column.target, column.is_said)


@pytest.mark.long
@pytest.mark.parametrize("name", _NEEDED)
def test_a_column_takes_a_field_that_another_guessed(window: MainWindow, tmp_path: Path, name: str) -> None:
    page = _looked_at(
        window,
        tmp_path,
        ("nummer", "titel", "organisatie", "Kop zonder naam"),
        ("B-1", "Zon", "Kring vzw", "C-1 anders"),
    )
    shown = page.import_panel
    shown.mapping.turn_button.click()
    field = shown.mapping.card.rows["D"].field
    field.setCurrentIndex([each for each, _label in choices_of("applications")].index(name))
    field.activated.emit(field.currentIndex())
    assert shown.mapping.card.sheet is not None
    targets = {each.letters: each.target for each in shown.mapping.card.sheet.columns}
    before = "ABC"[_NEEDED.index(name)]
    assert (name, "further") == (targets["D"], targets[before])


@pytest.mark.long
def test_each_field_that_is_missing_is_said_with_the_columns_to_choose(
    window: MainWindow, tmp_path: Path
) -> None:
    page = _looked_at(
        window, tmp_path, ("Kop 1", "Kop 2", "Kop 3"), ("B-1", "Zon", "Kring"), ("B-2", "Wind", "Haven")
    )
    shown = page.import_panel
    card = shown.mapping.card
    assert {*_NEEDED} == {*card.lacking_rows}
    first = card.lacking_rows["number"].field
    assert window.focusWidget() is first
    assert ["A “Kop 1” · B-1", "B “Kop 2” · Zon", "C “Kop 3” · Kring"] == [
        first.itemText(row) for row in range(first.count())
    ]
    assert field_label("number") in first.accessibleName()
    for name, letters in zip(_NEEDED, "ABC"):
        field = card.lacking_rows[name].field
        assert window.focusWidget() is field
        QTest.keyClick(field, Qt.Key.Key_Down)
        opened = field.view()
        assert ("", True) == (field.currentText(), opened.isVisible())
        while opened.currentIndex().row() < "ABC".index(letters):
            QTest.keyClick(opened, Qt.Key.Key_Down)
        QTest.keyClick(opened, Qt.Key.Key_Return)
    assert {} == card.lacking_rows
    assert "Import 2 applications" == shown.button.text()
