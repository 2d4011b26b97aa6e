from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.pdf.pdf_samples import Shown, pdf
from ui.widgets.pdf import search as pdf_search
from ui.widgets.pdf.pane import PdfPane

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def look_for(qtbot: QtBot, pane: PdfPane, words: str) -> None:
    qtbot.keyClick(pane.view, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(pane.find_bar.field, words)
    qtbot.waitUntil(lambda: pane.search.is_over)


def test_hits_are_counted_and_the_first_one_is_shown(qtbot: QtBot) -> None:
    with Shown(pdf(48)) as pane:
        look_for(qtbot, pane, "PLAN")

        assert 24 == pane.search.count
        assert "1 of 24" == pane.find_bar.count.text()
        assert 1 == pane.view.page


def test_enter_and_f3_go_on_and_round_the_end(qtbot: QtBot) -> None:
    with Shown(pdf(6)) as pane:
        look_for(qtbot, pane, "plan")
        seen = []
        for key, modifier in (
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F3, SHIFT),
            (Qt.Key.Key_Return, SHIFT),
        ):
            qtbot.keyClick(pane.find_bar.field, key, modifier)
            seen.append((pane.search.number, pane.view.page))

        assert [(2, 3), (3, 5), (1, 1), (3, 5), (2, 3)] == seen


def test_a_search_begins_at_the_page_at_hand(qtbot: QtBot) -> None:
    with Shown(pdf(48)) as pane:
        pane.view.show_place(30)
        look_for(qtbot, pane, "plan")

        assert ((31, 0), 16) == (pane.search.current, pane.search.number)


def test_all_hits_of_a_page_are_marked(qtbot: QtBot) -> None:
    with Shown(pdf(4, words="plan after plan")) as pane:
        look_for(qtbot, pane, "plan")

        first, second = pane.view.marks(1)
        assert first[0].left() < second[0].left()
        assert [] == pane.view.marks(0)


def test_words_that_are_not_there_are_said_to_be_missing(qtbot: QtBot) -> None:
    with Shown(pdf(4)) as pane:
        look_for(qtbot, pane, "nowhere")

        assert ("not found", 0) == (pane.find_bar.count.text(), pane.view.page)


def test_escape_closes_the_search_and_leaves_no_marks(qtbot: QtBot) -> None:
    with Shown(pdf(4)) as pane:
        look_for(qtbot, pane, "plan")
        qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)

        assert pane.find_bar.isHidden()
        assert pane.view.hasFocus()
        assert ([], None) == (pane.view.marks(1), pane.view.marked)


def test_a_long_document_is_searched_in_slices(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_search, "SLICE", 0)
    with Shown(pdf(60)) as pane:
        pane.do("attachment-search")
        pane.find_bar.field.setText("plan")
        pane.search.step(1, page=0)

        assert not pane.search.is_over
        assert pane.find_bar.count.text().endswith("so far…")
        qtbot.waitUntil(lambda: pane.search.is_over)
        assert 30 == pane.search.count
