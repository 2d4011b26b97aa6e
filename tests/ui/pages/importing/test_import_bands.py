"""The bands of the page of an import: title line, files and sheets, columns beside what is asked, rows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from evalapp.domain.intake import Outcome
from evalapp.domain.permissions import Phase
from evalapp.domain.taking.row_use import Oddness
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle, tab_stops
from tools.screens.import_sheet import NAME, write_sheet
from ui.look import theme
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


@pytest.fixture
def page(window: MainWindow, panel: Workspace, tmp_path: Path) -> ApplicationsPage:
    """New, changed, refused and hidden rows, amounts of which the unit is asked, and a sheet that is not used."""
    window.resize(1440, 900)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    write_sheet(tmp_path / NAME, panel.view.applications())
    found.look_at([tmp_path / NAME])
    settle()
    return found


def _answer_units(page: ApplicationsPage) -> None:
    buttons = page.import_panel.questions.buttons
    while any(choice == "thousand" for _id, choice in buttons):
        next(button for (_id, choice), button in buttons.items() if choice == "thousand").click()
        buttons = page.import_panel.questions.buttons
    settle()


@pytest.mark.long
def test_the_title_line_counts_as_the_filters_do_and_has_the_buttons_of_the_file(
    page: ApplicationsPage, panel: Workspace
) -> None:
    shown, n = page.import_panel, len(panel.view.applications())
    _answer_units(page)
    counts = [chip.text() for chip in (shown.filters.all_chip, *shown.chips.values()) if chip.isVisible()]
    assert f"{35 + n} rows read" == page.state_label.text().split(" · ")[0]
    assert page.state_label.text().endswith("2 of them hidden · nothing has changed yet")
    assert f"all {35 + n}" == counts[0]
    assert "new 29" in counts
    assert "29 new" in page.state_label.text()
    assert (True, True) == (shown.other_button.isVisible(), shown.mapping.save_button.isVisible())
    shown.cancel_button.click()
    assert (False, False) == (shown.other_button.isVisible(), shown.mapping.save_button.isVisible())


@pytest.mark.long
def test_another_file_is_chosen_from_the_title_line(
    page: ApplicationsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("number;title;organisation\nC-1;T;O\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(other)], ""))
    page.import_panel.other_button.click()
    assert ["C-1"] == [row.number for row in page.import_panel.table.rows_model.rows]


@pytest.mark.long
def test_the_file_and_each_sheet_have_a_tile_and_an_unused_one_a_way_to_use_it(
    page: ApplicationsPage,
) -> None:
    band = page.import_panel.mapping.band
    said = [each.text() for each in band.findChildren(type(page.state_label))]
    assert NAME in said
    assert any(each.endswith("4 December 2015, 18:22 · 3 sheets") for each in said)
    sheet = f"{NAME}[Begroting oud]"
    assert "Use it anyway…" == band.buttons[sheet].text()
    band.buttons[sheet].click()
    settle()
    assert page.import_panel.mapping.card.sheet is not None
    assert "Begroting oud" == page.import_panel.mapping.card.sheet.name
    assert page.import_panel.mapping.card.holds_field.isVisible()


@pytest.mark.long
def test_a_file_that_is_gone_by_now_still_has_its_name(page: ApplicationsPage, tmp_path: Path) -> None:
    os.remove(tmp_path / NAME)
    band = page.import_panel.mapping.band
    band.show_sheets(page.import_panel.mapping._sheets, "")
    said = [each.text() for each in band.findChildren(type(page.state_label)) if not each.isHidden()]
    assert NAME in said
    assert "3 sheets" in said


@pytest.mark.long
def test_eight_rows_are_in_sight_below_the_columns_and_no_bar_stands_beside_a_bar(
    page: ApplicationsPage,
) -> None:
    shown = page.import_panel
    _answer_units(page)
    assert shown.mapping.is_open
    assert shown.table.viewport().height() >= 8 * shown.table.rowHeight(0)
    assert theme.pixels(28) == shown.table.rowHeight(0)
    assert shown.mapping.card.height() == shown.asked.height()
    assert 0 == shown._area.verticalScrollBar().maximum()


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), [((1024, 700), 1.0), ((1440, 900), 1.5), ((1024, 700), 1.5)])
def test_a_low_window_scrolls_as_one_and_cuts_nothing(
    window: MainWindow,
    page: ApplicationsPage,
    qapp: QApplication,
    tmp_path: Path,
    size: tuple[int, int],
    scale: float,
) -> None:
    page.import_panel.cancel_button.click()
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*size)
    page.look_at([tmp_path / NAME])
    settle()
    shown = page.import_panel
    assert shown.before.scrolls_as_one
    cards = (shown.mapping.card, shown.asked)
    assert not [each for each in cards if each.area.verticalScrollBar().isVisible()]
    assert shown._area.verticalScrollBar().maximum() > 0
    assert (cut_texts(window), escaped_widgets(window)) == ([], [])


@pytest.mark.long
def test_filters_show_what_they_count_and_all_again(page: ApplicationsPage) -> None:
    _answer_units(page)
    shown, model = page.import_panel, page.import_panel.table.rows_model
    whole = model.rowCount()
    shown.filters.odd_chips[Oddness.HIDDEN].click()
    assert (2, False) == (model.rowCount(), shown.filters.all_chip.isChecked())
    shown.chips[Outcome.REFUSED].click()
    assert 6 == model.rowCount()
    shown.filters.all_chip.click()
    assert (whole, True) == (model.rowCount(), shown.filters.all_chip.isChecked())
    assert not shown.filters.odd_chips[Oddness.HIDDEN].isChecked()


@pytest.mark.long
def test_the_button_says_how_many_questions_come_first_and_why(
    window: MainWindow, page: ApplicationsPage, tmp_path: Path
) -> None:
    path = tmp_path / "only.csv"
    path.write_text(
        "number;title;organisation;start\nB-1;T;O;7/1/2015\nB-2;T;O;12/31/2015\n", encoding="utf-8"
    )
    page.look_at([path])
    button = page.import_panel.button
    assert ("Answer 1 question first", False) == (button.text(), button.isEnabled())
    assert "waits for an answer" in button.accessibleDescription()
    page.import_panel.questions.buttons["column:start", "month-first"].click()
    assert ("Import 2 applications", True, "") == (
        button.text(),
        button.isEnabled(),
        button.accessibleDescription(),
    )


@pytest.mark.long
def test_answers_that_fit_are_segments_of_one_control_and_said_whole(page: ApplicationsPage) -> None:
    questions = page.import_panel.questions
    id = next(id for id, choice in questions.buttons if choice == "thousand")
    mine = [button for (of, _choice), button in questions.buttons.items() if of == id]
    assert "first" == mine[0].property("place")
    assert "last" == mine[-1].property("place")
    assert 1 == len({each.height() for each in mine})
    thousand = questions.buttons[id, "thousand"]
    assert thousand.accessibleName() == thousand.text().replace("\n", ": ")


@pytest.mark.long
def test_the_whole_import_is_answered_filtered_taken_in_and_back_by_keys(
    window: MainWindow, page: ApplicationsPage, panel: Workspace
) -> None:
    window.activateWindow()
    shown, before = page.import_panel, len(panel.view.applications())
    for choice in ("thousand", "thousand"):
        button = next(b for (_id, c), b in shown.questions.buttons.items() if c == choice)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
    chip = shown.chips[Outcome.ADDED]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert 29 == shown.table.rows_model.rowCount()
    shown.button.setFocus()
    QTest.keyClick(shown.button, Qt.Key.Key_Return)
    settle()
    assert before + 29 == len(panel.view.applications())
    assert 223 * 1000_00 == panel.view.dossier("B-02").application.requested_support
    panel.undo()
    assert before == len(panel.view.applications())


@pytest.mark.long
def test_tab_goes_through_the_page_as_it_is_read(window: MainWindow, page: ApplicationsPage) -> None:
    """Tiles, columns with the head first, questions, filters, rows, foot: also what was made anew by an answer."""
    window.activateWindow()
    _answer_units(page)
    shown = page.import_panel
    places = (
        shown.mapping.band,
        shown.mapping.card,
        shown.asked,
        shown.filters,
        shown.table,
        shown.whole,
        shown.cancel_button,
        shown.button,
    )
    next(iter(shown.mapping.band.buttons.values())).setFocus()
    way = [QApplication.focusWidget(), *tab_stops(window)]
    found = [
        next((n for n, place in enumerate(places) if place is stop or place.isAncestorOf(stop)), None)
        for stop in way
        if stop is not None
    ]
    reached = [n for n in found if n is not None]
    assert reached[: reached.index(len(places) - 1) + 1] == sorted(
        reached[: reached.index(len(places) - 1) + 1]
    )
    assert {*range(len(places))} == {*reached}
    in_card = [stop for stop in way if stop is not None and shown.mapping.card.isAncestorOf(stop)]
    assert shown.mapping.open_button is in_card[0]


@pytest.mark.long
def test_many_sheets_are_scrolled_to_and_the_rows_stay_in_sight(
    page: ApplicationsPage, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(tmp_path / NAME)
    for n in range(9):
        book.create_sheet(f"Blad {n} met een lange naam").append(["foo", "bar"])
        book[f"Blad {n} met een lange naam"].append([1, 2])
    book.save(tmp_path / "many.xlsx")
    page.look_at([tmp_path / "many.xlsx"])
    settle()
    shown = page.import_panel
    tiles = shown.mapping.band._tiles
    assert 13 == len(tiles)
    assert {theme.pixels(62)} == {each.height() for each in tiles}
    assert 2 * theme.pixels(63) >= shown.mapping.band.height() - 2
    assert shown.table.viewport().height() >= 6 * shown.table.rowHeight(0)
