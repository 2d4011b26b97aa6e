"""Words longer than a column."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.text import Label, ReadLabel, as_tooltip, breakable

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def test_a_word_wider_than_its_column_goes_on_on_the_next_line(qtbot: QtBot) -> None:
    label = Label(WORD, wrap=True)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() <= 180
    assert label.heightForWidth(200) >= 3 * label.fontMetrics().height()


def test_what_is_set_later_breaks_too(qtbot: QtBot) -> None:
    label = Label(wrap=True)
    qtbot.addWidget(label)
    label.setText(WORD)

    assert label.text() != WORD
    assert label.text().replace("\u200b", "") == WORD


@pytest.mark.parametrize(
    "text",
    [
        "an.usual.sentence with words",
        "someone.with.a.long.name.indeed@organisation.example",
        "7f3a91c044de02b77f3a91c044de02b77f3a91c044de02b77f3a91c044de02b7",
        "/home/someone/documents/calls/2015/J-01-An-Peeters.evalreturn",
    ],
)
def test_what_may_be_copied_stays_whole(text: str) -> None:
    assert breakable(text) == text


def test_a_tooltip_of_several_lines_keeps_them(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(as_tooltip("An <b>: 3.5\nJef: 4\ntotal 3.75"))
    assert ["An <b>: 3.5", "Jef: 4", "total 3.75"] == document.toPlainText().splitlines()


def test_what_can_be_read_alone_has_no_caret_and_is_selected_by_keys(qtbot: QtBot) -> None:
    label = ReadLabel("I keep silent.")
    qtbot.addWidget(label)
    for text in ("I keep silent.", "Ik zwijg."):
        label.setText(text)
        label.show()
        label.setFocus()
        qtbot.waitUntil(label.hasFocus)
        label.grab()
        (layout,) = label.findChildren(QAbstractTextDocumentLayout)
        assert layout.property("cursorWidth") == 0

        qtbot.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert label.selectedText() == text
