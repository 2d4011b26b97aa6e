"""Above the lines of scores stand the points of the scale, where all criteria have the same few."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.pages.individual.individual_pages import at_page, made_panel
from ui.pages.individual.result_table import ResultHeads
from ui.window.frame import MainWindow


def test_the_head_of_the_picture_has_its_figures(window: MainWindow, tmp_path: Path) -> None:
    page = at_page(window, made_panel(tmp_path))
    window.resize(1_440, 900)
    QApplication.processEvents()
    assert page.case is not None
    assert page.case.table is not None
    heads = page.case.table.heads
    assert heads.figures == (0, 1, 2, 3, 4, 5)
    bare = ResultHeads([])
    bare.setParent(page)
    bare.resize(heads.size())
    assert bare.figures == ()
    assert heads.grab().toImage() != bare.grab().toImage()


def test_scales_that_differ_have_no_figures_in_common(window: MainWindow, tmp_path: Path) -> None:
    page = at_page(window, made_panel(tmp_path))
    assert page.case is not None
    assert page.case.table is not None
    first, second, *_total = [each.line for each in page.case.table.rows]
    assert second.picture is not None
    other = replace(second, picture=replace(second.picture, highest=10.0), points=range(11))
    heads = ResultHeads([first, other])
    heads.setParent(page)
    assert heads.figures == ()
