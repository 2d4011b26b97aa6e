"""What is said before an import folds, and leaves the larger part of the page to the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from ui.look import theme
from ui.pages.applications.import_notes import ImportNotes
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
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


@pytest.mark.parametrize("is_asked", [True, False])
def test_the_rows_keep_the_larger_part_however_much_is_said(
    window: MainWindow, tmp_path: Path, is_asked: bool
) -> None:
    window.resize(1440, 900)
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    start = "7/1/2015" if is_asked else "2015-07-01"
    rows = "".join(f"B-{n};T;O;{start};12/31/2015;x;y;z\n" for n in range(40))
    more = "" if is_asked else "B-99;T;O;;;;;\n"
    path = tmp_path / "a.csv"
    heads = "number;title;organisation;start;submitted_at;Remark;Code;Field"
    path.write_text(
        f"{heads}\n{rows if is_asked else rows.replace('12/31/2015', '')}{more}", encoding="utf-8"
    )
    page.look_at([path])
    settle()
    looked = page.import_panel
    assert is_asked is looked.questions.isVisible()
    assert looked.columns.isVisible()
    assert looked.table.height() > looked._before.height()
    assert looked.table.viewport().height() >= 8 * theme.pixels(theme.ROW)
