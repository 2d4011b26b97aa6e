"""How far the budget goes, and that its field shows all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.what_if.what_if_pages import order, scored, what_if
from ui.look import theme
from ui.pages.what_if.page import WhatIfPage
from ui.window.frame import MainWindow

OFFICIAL = ["A-2", "A-3", "—", "A-1"]


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> WhatIfPage:
    return what_if(window, scored(tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("typed", ["900 000 000", "999999999999999", "500001"])
def test_a_budget_of_more_than_can_be_spent_is_refused_beside_it(page: WhatIfPage, typed: str) -> None:
    """Three ask 100,000 each of an official 200,000."""
    lever = page.budget.lever
    before = lever.track._scale
    lever.field.setFocus()
    lever.field.selectAll()
    QTest.keyClicks(lever.field, typed)
    QTest.keyClick(lever.field, Qt.Key.Key_Return)
    assert lever.error.text().startswith("A budget goes to €500,000 here")
    assert order(page) == OFFICIAL
    assert lever.track._scale == before


def test_a_field_shows_the_whole_of_a_long_amount(page: WhatIfPage) -> None:
    assert page.shifting is not None
    lever = page.budget.lever
    page._spend(123_456_789_012_34)
    needed = lever.field.fontMetrics().horizontalAdvance(lever.field.text())
    assert lever.field.text() == "€123,456,789,012.34"
    assert lever.field.width() >= needed + 8
    lever.field.setCursorPosition(0)
    assert lever.field.cursorRect().left() >= 0
    page._spend(page.shifting.live.material.budget)
    assert lever.field.width() == theme.pixels(104)
