"""A button that shows its key is pressed as any other, and has room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import PrimaryButton
from ui.widgets.key_cap import KeyedButton


def test_it_has_room_for_its_words_and_its_key_and_is_spoken_by_its_words(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = KeyedButton("Record", lambda: pressed.append(1), keys="Ctrl ↵", tip="Ctrl+Enter")
    plain = PrimaryButton("Record")
    for each in (made, plain):
        qtbot.addWidget(each)
        each.show()
    assert made.sizeHint().width() >= plain.sizeHint().width() + 30
    assert made.accessibleName() == "Record"
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    made.grab()
    made.setEnabled(False)
    made.grab()
