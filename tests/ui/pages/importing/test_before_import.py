"""What is said before an import folds, and leaves the larger part of the page to the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from tests.ui.pages.importing.importing_samples import looked_at
from ui.look import theme
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.notes import ImportNotes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.window.frame import MainWindow


def test_many_remarks_fold_to_the_first_and_their_number(qtbot: QtBot) -> None:
    notes = ImportNotes()
    qtbot.addWidget(notes)
    notes.show_notes([f"Remark {n}." for n in range(1, 13)])
    assert ("12 remarks before you import", "Remark 1.\nRemark 2.\nRemark 3.", "And 9 others: show them") == (
        notes.heading.text(),
        notes.text.text(),
        notes.more_button.text(),
    )
    notes.more_button.click()
    assert notes.text.text().endswith("\nRemark 12.")
    notes.more_button.click()
    assert notes.text.text().endswith("\nRemark 3.")
    notes.show_notes(["Remark 1.", "Remark 2.", "Remark 3.", "Remark 4."])
    assert ("Remark 4.", True) == (notes.text.text().splitlines()[-1], notes.more_button.isHidden())


@pytest.mark.long
@pytest.mark.parametrize("is_asked", [True, False])
def test_the_rows_keep_the_larger_part_however_much_is_said(
    window: MainWindow, tmp_path: Path, is_asked: bool
) -> None:
    window.resize(1440, 900)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    start = "7/1/2015" if is_asked else "2015-07-01"
    fields = range(12)
    heads = "number;title;organisation;start;submitted_at;" + ";".join(f"Field {n}" for n in fields)
    rows = "".join(f"B-{n};T;O;{start};12/31/2015{';x' * len(fields)}\n" for n in range(40))
    more = "" if is_asked else f"B-99;T;O;;{';' * len(fields)}\n"
    path = tmp_path / "a.csv"
    path.write_text(
        f"{heads}\n{rows if is_asked else rows.replace('12/31/2015', '')}{more}", encoding="utf-8"
    )
    page.look_at([path])
    settle()
    looked = page.import_panel
    assert is_asked is looked.questions.isVisible()
    assert looked.columns.others_button is not None
    looked.columns.others_button.click()
    settle()
    assert len(fields) == len({id for id, _use in looked.columns.buttons})
    assert looked.table.height() > looked.before.height()
    assert looked.table.viewport().height() >= 8 * looked.table.rowHeight(0)


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 768), 1.0), ((1024, 640), 1.5)])
def test_why_a_row_is_refused_has_room_and_is_never_out_of_sight(
    window: MainWindow, qapp: QApplication, tmp_path: Path, size: tuple[int, int], scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*size)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    path = tmp_path / "a.csv"
    heads = "number;title;organisation;province;requested_support;total_budget"
    rows = "IBN26-001;Slimme sensoren fruitteelt;FruitNet vzw;Oost-Vlaanderen;150.000;300.000\n"
    bad = "IBN26-002;Digitale tweeling van de haven;TextielHub cv;West-Vlaanderen;veel;300.000\n"
    path.write_text(f"{heads}\n{rows}{bad}", encoding="utf-8")
    page.look_at([path])
    settle()
    table = page.import_panel.table
    why = len(table.rows_model.columns) - 1
    assert table.columnViewportPosition(why) + table.columnWidth(why) <= table.viewport().width()
    if scale == 1.0:
        least = 400 if size[0] > 1024 else 240  # where the amounts stay in sight beside it
        assert table.columnWidth(why) >= least
        assert not any(table.isColumnHidden(n) for n in (6, 7))


@pytest.mark.long
def test_nothing_is_cut_through_where_what_is_asked_ends(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1440, 760)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    columns = ";".join(f"Field {n}" for n in range(9))
    path = tmp_path / "a.csv"
    path.write_text(
        f"number;title;organisation;start;submitted_at;{columns}\n"
        f"B-1;T;O;7/1/2015;7/1/2015{';x' * 9}\nB-2;T;O;12/31/2015;12/31/2015{';x' * 9}\n",
        encoding="utf-8",
    )
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    settle()
    card = page.import_panel.asked
    held, end = card.body.parentWidget(), card.area.viewport().height()
    assert held is not None
    assert end < held.height()
    buttons = [each for each in held.findChildren(QAbstractButton) if each.isVisibleTo(held)]
    labels = [each for each in held.findChildren(QLabel) if each.isVisibleTo(held)]
    single = [each for each in labels if each.height() < 2 * each.fontMetrics().lineSpacing()]
    assert not [
        each.text()
        for each in (*buttons, *single)
        if (top := each.mapTo(held, QPoint()).y()) < end - 1 < top + each.height()
    ]


@pytest.mark.long
def test_the_page_is_called_by_what_is_done_on_it(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;veel\n")
    said = "1 row read · 1 refused · nothing has changed yet"
    assert ("Import applications", said) == (page.title_label.text(), page.state_label.text())
    page.import_panel.button.click()
    page.importing.work_list_button.click()
    assert "Refused rows" == page.title_label.text()
    page.import_panel.cancel_button.click()
    assert ("Applications", True) == (page.title_label.text(), bool(page.state_label.text()))


@pytest.mark.long
@pytest.mark.parametrize("rows", [4, 60])
def test_few_rows_leave_the_height_to_what_is_asked(window: MainWindow, tmp_path: Path, rows: int) -> None:
    """Of four questions one and a half were in sight, beside a third of a window with nothing in it."""
    window.resize(1440, 900)
    asked = "start;end;opens_on;submitted_at"
    lines = "".join(f"B-{n};T;O;7/1/2015;12/1/2015;7/1/2015;7/1/2015\n" for n in range(rows))
    path = tmp_path / "a.csv"
    path.write_text(f"number;title;organisation;{asked}\n{lines}", encoding="utf-8")
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    settle()
    looked = page.import_panel
    is_whole = looked.asked.area.verticalScrollBar().maximum() == 0
    assert (rows == 4) is is_whole
    assert looked.rows_card.height() > looked.before.height()


@pytest.mark.long
@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_three_questions_stand_in_sight_above_many_rows(
    window: MainWindow, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    rows = "".join(f"B-{n};T;O;{1 + n % 12}/{1 + n % 11}/15;{10 + n};15/09/2149\n" for n in range(60))
    path = tmp_path / "a.csv"
    path.write_text(
        f"number;title;organisation;start;requested_support;submitted_at\n{rows}", encoding="utf-8"
    )
    page.look_at([path])
    settle()
    looked = page.import_panel
    assert 3 == len({id for id, _choice in looked.questions.buttons})
    assert 0 == looked.asked.area.verticalScrollBar().maximum()
    assert 0 == looked._area.verticalScrollBar().maximum()
    assert looked.table.viewport().height() >= 3 * looked.table.rowHeight(0)
