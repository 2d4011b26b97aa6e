"""The size of the text by the keys that other programs have for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import Application
from ui.settings import SCALES, Settings
from ui.tasks import SynchronousPool, Tasks

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Agrave])
def test_one_key_brings_the_usual_size_back(application: Application, key: Qt.Key) -> None:
    application.settings.text_scale = SCALES[-1]
    QTest.keyClick(application.window, key, CTRL)
    assert application.settings.text_scale == 1.0


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_larger_text_asks_for_no_shift(application: Application, key: Qt.Key) -> None:
    QTest.keyClick(application.window, key, CTRL)
    assert application.settings.text_scale > 1.0
