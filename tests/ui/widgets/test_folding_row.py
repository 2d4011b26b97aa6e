"""What stands beside each other folds when it says more than there is room for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.folding.row import FoldingRow
from ui.widgets.text import Label


def test_a_row_folds_when_its_words_get_longer(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    heading, said = Label("My applications", type="section"), Label("", type="caption")
    QVBoxLayout(page).addWidget(FoldingRow((heading, said)))
    page.resize(240, 120)
    page.show()
    said.setText("5 of 9 assessed, 4 to do")
    qtbot.waitUntil(lambda: heading.geometry().bottom() < said.geometry().top())
    assert heading.width() >= heading.sizeHint().width()
    said.setText("5")
    qtbot.waitUntil(lambda: heading.geometry().right() < said.geometry().left())
