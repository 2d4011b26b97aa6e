"""Undo and redo in what-if: what was moved there, and never what stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.operations.panel.call import edit_call
from tests.samples import SECRETARY
from tests.ui.pages.what_if.what_if_pages import CHAIR, order, scored, type_in, what_if
from ui.pages.what_if.page import WhatIfPage
from ui.window.frame import MainWindow

OFFICIAL = ["A-2", "A-3", "—", "A-1"]
MOVED = ["A-1", "A-3", "—", "A-2"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> WhatIfPage:
    return what_if(window, scored(tmp_path))


def said(page: WhatIfPage) -> str:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window.messages.text.text()


def test_a_weight_that_was_typed_is_taken_back_by_the_keys(page: WhatIfPage) -> None:
    before = page.session.view.last_change()
    type_in(page, "helix", "95")
    QTest.keyClick(page.weights.levers["helix"].field, Qt.Key.Key_Tab)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Z, CTRL)
    assert order(page) == OFFICIAL
    assert page.weights.levers["helix"].field.text() == "66.7"
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Z, CTRL | SHIFT)
    assert order(page) == MOVED
    assert page.session.view.last_change() == before


def test_it_is_taken_back_from_the_field_in_which_it_was_typed(page: WhatIfPage) -> None:
    type_in(page, "helix", "95")
    QTest.keyClick(page.weights.levers["helix"].field, Qt.Key.Key_Z, CTRL)
    assert (order(page), page.weights.levers["helix"].field.text()) == (OFFICIAL, "66.7")


def test_a_slider_moved_in_one_go_is_one_step(page: WhatIfPage) -> None:
    type_in(page, "sme", "40")
    track = page.weights.levers["helix"].track
    track.setFocus()
    for _n in range(6):
        QTest.keyClick(track, Qt.Key.Key_PageUp)
    QTest.keyClick(track, Qt.Key.Key_Z, CTRL)
    assert page.weights.levers["sme"].field.text() == "40"
    QTest.keyClick(track, Qt.Key.Key_Z, CTRL)
    assert order(page) == OFFICIAL
    assert page.shifting is not None
    assert not page.shifting.is_any


def test_with_nothing_moved_it_says_so_and_leaves_the_file(page: WhatIfPage) -> None:
    before = page.session.view.last_change()
    track = page.weights.levers["helix"].track
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(track, Qt.Key.Key_Z, CTRL | SHIFT)
    assert page.session.view.last_change() == before
    assert said(page).startswith("Nothing to redo in what-if.")


def test_putting_everything_back_is_taken_back_too(page: WhatIfPage) -> None:
    type_in(page, "helix", "95")
    page.restore()
    page.window().undo()  # type: ignore[attr-defined]
    assert order(page) == MOVED


def test_other_rules_leave_nothing_to_take_back(page: WhatIfPage, window: MainWindow) -> None:
    type_in(page, "helix", "95")
    workspace = page.session.workspace
    workspace.actor = SECRETARY
    edit_call(
        workspace, {"budget": "300000"}, reason="Less.", decided_by="The committee", decided_on="2016-06-01"
    )
    before = page.session.view.last_change()
    window.undo()
    assert page.session.view.last_change() == before
    assert said(page).startswith("Nothing to undo in what-if.")


def test_from_another_page_it_is_of_the_file_again(page: WhatIfPage, window: MainWindow) -> None:
    type_in(page, "helix", "95")
    before = page.session.view.last_change()
    window.show_page("ranking")
    window.undo()
    assert page.session.view.last_change() != before


def test_a_file_that_may_only_be_read_lets_it_be_taken_back(
    page: WhatIfPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(page.session), "why_read_only", "only to be read")
    type_in(page, "helix", "95")
    window.trigger("undo")
    assert order(page) == OFFICIAL


def test_what_keeps_it_shut_does_not_let_the_file_be_undone(window: MainWindow, tmp_path: Path) -> None:
    panel = scored(tmp_path, is_always=False)
    page = what_if(window, panel)
    assert panel.actor == CHAIR
    before = page.session.view.last_change()
    window.undo()
    assert page.session.view.last_change() == before
