"""A long text shows its first lines, and the rest at a press."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets.folding.text import FoldedText


def shown(qtbot: QtBot, text: str) -> FoldedText:
    made = FoldedText(text)
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_long_text_is_cut_and_whole_again_at_a_press(qtbot: QtBot) -> None:
    made = shown(qtbot, "All that was said. " * 100)
    line = made.text.fontMetrics().lineSpacing()
    assert made.more.isVisible()
    assert made.text.height() <= 7 * line
    made.more.click()
    assert made.text.height() >= 20 * line
    assert made.more.text() == "less"
    made.more.click()
    assert made.text.height() <= 7 * line


def test_a_short_one_has_nothing_to_press(qtbot: QtBot) -> None:
    made = shown(qtbot, "So it is.")
    assert not made.more.isVisible()
