"""A fingerprint from paper or mail is typed into the history, which says whether the file ever had it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evalapp.words.formats import short_fingerprint
from tests.samples import small_panel
from ui.pages.history.page import HistoryPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> HistoryPage:
    window.start(small_panel(tmp_path / "call.evalpanel", applications=1))
    window.show_page("history")
    made = window.page()
    assert isinstance(made, HistoryPage)
    return made


def said(page: HistoryPage) -> str:
    return " ".join(label.text() for label in page.proof_card.findChildren(Label))


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("7F3A-91C0-44DE", "never had the fingerprint 7F3A-91C0-44DE"),
        ("seven", "“seven” is not a fingerprint"),
    ],
)
def test_what_the_file_never_had_or_is_none_is_said(
    page: HistoryPage, qtbot: QtBot, typed: str, words: str
) -> None:
    qtbot.keyClicks(page.noted, typed)
    qtbot.keyClick(page.noted, Qt.Key.Key_Return)
    assert words in said(page)


def test_the_fingerprint_of_now_is_its_last(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.noted, short_fingerprint(page.session.view.fingerprint()))
    qtbot.keyClick(page.noted, Qt.Key.Key_Return)
    assert "which is its last" in said(page)


def test_what_was_found_is_in_sight_and_has_the_keyboard(
    window: MainWindow, page: HistoryPage, qtbot: QtBot
) -> None:
    """The field stands at the end of a column that scrolls, what it finds at its beginning."""
    page._aside.setMaximumHeight(120)
    bar = page._aside.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert not page.proof_card.isVisible()
    qtbot.keyClicks(page.noted, "7F3A-91C0-44DE")
    qtbot.keyClick(page.noted, Qt.Key.Key_Return)
    assert page.proof_card.hasFocus()
    assert page._aside.viewport().mapFromGlobal(page.proof_card.mapToGlobal(QPoint(0, 0))).y() in range(40)
