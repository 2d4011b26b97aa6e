from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.window.bars import Bar, StatusBar, TopBar


@pytest.mark.parametrize(("bar", "height"), [(TopBar, 44), (StatusBar, 28)])
def test_a_bar_grows_and_shrinks_with_the_text_while_it_is_there(
    bar: Callable[[], Bar], height: int, qapp: QApplication, qtbot: QtBot
) -> None:
    shown = bar()
    qtbot.addWidget(shown)
    shown.show()
    heights = [shown.height()]
    for scale in (1.5, 2.0, 1.0):
        theme.apply(qapp, "light", text_scale=scale)
        qapp.processEvents()
        heights.append(shown.height())
    assert [height, height * 3 // 2, height * 2, height] == heights
