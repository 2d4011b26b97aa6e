"""The slider: keys and mouse, and what is heard of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.pages.what_if.track import Scale, Track


@pytest.fixture
def track(qtbot: QtBot) -> Track:
    made = Track("Helix")
    qtbot.addWidget(made)
    made.resize(218, 22)
    made.show_value(Scale(low=0, high=100, page=10), 50, 40, is_moved=True, words="50 %", interval=(10, 45))
    return made


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (Qt.Key.Key_Left, 49),
        (Qt.Key.Key_Up, 51),
        (Qt.Key.Key_PageUp, 60),
        (Qt.Key.Key_PageDown, 40),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 100),
    ],
)
def test_keys_ask_for_another_value(track: Track, key: Qt.Key, to: int) -> None:
    asked: list[int] = []
    track.moved.connect(asked.append)
    QTest.keyClick(track, key)
    assert asked == [to]
    assert track.value == 50  # it moves where whoever asked shows it


def test_the_mouse_asks_where_it_presses_and_never_past_the_ends(track: Track) -> None:
    asked: list[int] = []
    track.moved.connect(asked.append)
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(109, 11))
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(217, 11))
    assert asked == [100]


def test_it_says_its_name_and_value_and_paints_in_every_state(track: Track) -> None:
    assert track.accessibleName() == "Helix: 50 %"
    track.grab()
    track.show_value(Scale(low=0, high=0), 0, 0, is_moved=False, words="", interval=(None, None))
    track.grab()
    track.show_value(Scale(low=0, high=9), 4, 3, is_moved=False, words="4", is_outside=True)
    track.grab()
