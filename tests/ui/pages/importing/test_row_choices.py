"""Rows that are hidden in a workbook are amber, say so, and are taken in or left out before an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy, Oddness, RowUse
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.mapping.sheets_band import said_of
from ui.tables.row_choices import RowChoices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

BY_HAND = ("row:a.xlsx[A]4", "row:a.xlsx[A]5")


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    """Of B-1 to B-4, in the rows 2 to 5, a filter hides the second and somebody the last two."""
    book = openpyxl.Workbook()
    book.active.title = "A"
    book.active.append(["number", "title", "organisation"])
    for n in range(1, 5):
        book.active.append([f"B-{n}", f"T{n}", "O"])
    book.active.auto_filter.ref = "A1:C3"
    book.active.auto_filter.add_filter_column(0, ["B-1"])
    for row in (3, 4, 5):
        book.active.row_dimensions[row].hidden = True
    book.save(tmp_path / "a.xlsx")
    panel: Workspace = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([tmp_path / "a.xlsx"])
    return found


def _badges(page: ApplicationsPage) -> dict[str, str]:
    model = page.import_panel.table.rows_model
    place = [each.head for each in model.columns].index("What happens")
    return {row.number: model.columns[place].cell(row).badge for row in model.rows}


def _uses(page: ApplicationsPage) -> list[Use]:
    return [use for (_id, use), chip in page.import_panel.rows.buttons.items() if chip.isChecked()]


@pytest.mark.long
def test_what_a_filter_hides_comes_in_amber_and_what_somebody_hid_waits_for_a_word(
    page: ApplicationsPage,
) -> None:
    assert {"B-1": "good", "B-2": "attention", "B-3": "attention", "B-4": "attention"} == _badges(page)
    assert [Use.KEEP] == _uses(page)
    assert "3 hidden rows: do they count? · 2 to decide" == page.import_panel.rows.heading.text()
    page.import_panel.table.selectRow(1)
    said = page.import_panel.whole.toPlainText()
    assert "a.xlsx · row 3 · B-2 · T2" in said
    assert "This row is hidden by a filter in the workbook." in said


@pytest.mark.long
def test_each_is_decided_by_name_and_turned_back(page: ApplicationsPage) -> None:
    for id, use in zip(BY_HAND, (Use.KEEP, Use.LEAVE_OUT)):
        page.import_panel.rows.buttons[id, use].click()
    assert {"B-1": "good", "B-2": "attention", "B-3": "attention"} == _badges(page)
    page.import_panel.rows.buttons[BY_HAND[1], Use.KEEP].click()
    assert "attention" == _badges(page)["B-4"]


@pytest.mark.long
def test_all_that_are_hidden_alike_are_decided_at_once_and_the_message_names_what_stayed_out(
    page: ApplicationsPage, window: MainWindow
) -> None:
    page.import_panel.rows.every_buttons[HiddenBy.HAND, Use.LEAVE_OUT].click()
    page.import_panel.button.click()
    assert "2 hidden rows were left out: row 4 (B-3 “T3”), row 5 (B-4 “T4”)." in window.messages.text.text()
    assert {"B-1", "B-2"} <= {each.number for each in page.session.view.applications()}
    assert "B-3" not in page.session.view.numbers()


def test_rows_of_every_kind_are_decided_together(qtbot: QtBot) -> None:
    """Also those of which it cannot be told what hides them, and struck ones, which are not hidden."""
    choices = RowChoices(lambda rows, use: None)
    qtbot.addWidget(choices)
    choices.show_rows(
        [
            RowUse(file="a.xlsx", sheet="A", kind="applications", row=n, hidden_by=hidden_by)
            for n, hidden_by in enumerate([*HiddenBy, *HiddenBy], start=2)
        ]
    )
    two = {(each, use) for each in HiddenBy for use in (Use.KEEP, Use.LEAVE_OUT)}
    assert two | {(HiddenBy.UNSEEN, Use.REMOVE)} == {*choices.every_buttons}
    assert choices.heading.text().startswith("14 rows in doubt: do they count?")


def _struck(window: MainWindow, folder: Path, *rows: tuple[object, ...]) -> ApplicationsPage:
    """All of them of an application that was withdrawn: struck through, or by what their titles say."""
    book = openpyxl.Workbook()
    book.active.title = "A"
    book.active.append(["number", "title", "organisation", "gevraagde steun"])
    for row in rows:
        book.active.append(row)
    for cell in book.active[2]:
        cell.font = openpyxl.styles.Font(strike=True)
    book.save(folder / "a.xlsx")
    panel: Workspace = small_panel(folder / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([folder / "a.xlsx"])
    return found


@pytest.mark.long
def test_what_is_struck_out_or_says_that_it_is_withdrawn_is_not_counted_as_hidden(
    window: MainWindow, tmp_path: Path
) -> None:
    page = _struck(
        window,
        tmp_path,
        ("B-1", "T1", "O", 150_000),
        ("B-2", "T2 (ingetrokken)", "O", 150_000),
        ("B-3", "T3", "O", 150_000),
    )
    chips = page.import_panel.filters.odd_chips
    shown = {oddness: chip.text() for oddness, chip in chips.items() if not chip.isHidden()}
    assert {Oddness.STRUCK: "struck through 1", Oddness.DOUBTED: "may not count 1"} == shown
    assert "hidden" not in page.state_label.text()
    assert "1 of them struck through · 1 of them may not count" in page.state_label.text()
    chips[Oddness.DOUBTED].click()
    assert ["B-2"] == [row.number for row in page.import_panel.table.rows_model.rows]


@pytest.mark.long
def test_the_button_counts_questions_and_rows_apart_as_their_heads_do(
    window: MainWindow, tmp_path: Path
) -> None:
    page = _struck(
        window,
        tmp_path,
        ("B-1", "T1", "O", 150),
        ("B-2", "T2 (ingetrokken)", "O", 160),
        ("B-3", "T3", "O", 170),
    )
    shown = page.import_panel
    assert ("1 question", "2 rows in doubt: do they count? · 2 to decide") == (
        shown.questions.heading.text(),
        shown.rows.heading.text(),
    )
    assert ("Answer 1 question first, and decide about 2 rows", False) == (
        shown.button.text(),
        shown.button.isEnabled(),
    )
    next(b for (_id, choice), b in shown.questions.buttons.items() if choice == "leave-out").click()
    assert "Import 1 application" == shown.button.text()


def test_where_only_rows_are_to_be_decided_the_button_says_so(window: MainWindow, tmp_path: Path) -> None:
    page = _struck(window, tmp_path, ("B-1", "T1", "O", 150_000))
    assert "Decide about 1 row first" == page.import_panel.button.text()


@pytest.mark.long
def test_rows_are_one_number_at_the_sheet_and_beside_the_title_and_those_left_out_are_said(
    window: MainWindow, tmp_path: Path
) -> None:
    """Lines of totals and what stands below the list are no rows, in either place."""
    page = _struck(
        window,
        tmp_path,
        ("B-1", "T1", "O", 150_000),
        ("B-2", "T2", "O", 150_000),
        ("B-3", "T3", "O", 150_000),
        ("Totaal", None, None, 450_000),
        (None, None, None, None),
        ("Bron: het portaal", None, None, None),
    )
    plan = page.importing._plan
    assert plan is not None
    assert "3 rows read" == page.state_label.text().split(" · ")[0]
    assert ["3 rows → applications · headings in row 1"] == [said_of(each) for each in plan.layout]
    page.import_panel.rows.buttons["row:a.xlsx[A]2", Use.LEAVE_OUT].click()
    plan = page.importing._plan
    assert plan is not None
    assert ["2 rows read", "1 left out"] == [
        each for each in page.state_label.text().split(" · ") if "row" in each or "out" in each
    ]
    assert ["2 rows → applications · headings in row 1"] == [said_of(each) for each in plan.layout]
    page.import_panel.button.click()
    assert "1 row was left out as you said: row 2 (B-1 “T1”)." in window.messages.text.text()


@pytest.mark.long
def test_what_goes_from_the_work_list_with_a_row_that_is_left_out_is_said_before_and_after(
    page: ApplicationsPage, window: MainWindow, tmp_path: Path
) -> None:
    refused = tmp_path / "b.csv"
    refused.write_text("number;title;organisation;requested_support\nB-4;T4;O;veel\n", encoding="utf-8")
    page.look_at([refused])
    page.import_panel.button.click()
    page.look_at([tmp_path / "a.xlsx"])
    page.import_panel.rows.every_buttons[HiddenBy.HAND, Use.LEAVE_OUT].click()
    said = "Left out, and so off the work list: 1 row (B-4)."
    plan = page.importing._plan
    assert plan is not None
    assert said in plan.notes
    page.import_panel.button.click()
    assert window.messages.text.text().endswith(f"row 5 (B-4 “T4”). {said}")
    assert [] == page.session.view.refused_rows()


@pytest.mark.long
def test_a_row_that_is_left_out_goes_from_the_work_list_though_nothing_comes_in(
    page: ApplicationsPage, window: MainWindow, tmp_path: Path
) -> None:
    page.import_panel.rows.buttons[BY_HAND[0], Use.KEEP].click()
    page.import_panel.rows.buttons[BY_HAND[1], Use.LEAVE_OUT].click()
    page.import_panel.button.click()
    refused = tmp_path / "b.csv"
    refused.write_text("number;title;organisation;requested_support\nB-4;T4;O;veel\n", encoding="utf-8")
    page.look_at([refused])
    page.import_panel.button.click()
    page.look_at([tmp_path / "a.xlsx"])
    button = page.import_panel.button
    assert (True, "Take 1 row that was left out off the list") == (button.isEnabled(), button.text())
    button.click()
    said = "Nothing was imported. Left out, and so off the work list: 1 row (B-4)."
    assert said == window.messages.text.text()
    assert [] == page.session.view.refused_rows()
    (last,) = page.session.view.history(limit=1)
    assert "Import of which nothing came in; what was left out went from the work list" == last.summary
    page.session.undo()
    assert ["B-4"] == [row.number for row in page.session.view.refused_rows()]
