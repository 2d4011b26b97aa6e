"""The second click of a double click is no second act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.samples import SECRETARY, changed_call, small_panel
from ui.pages.opening.choice import Choice
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.window.frame import MainWindow


def click_twice(widget: QWidget) -> None:
    """Both clicks where the widget stands now, as the window gets them from the system."""
    whole = widget.window()
    handle, at = whole.windowHandle(), widget.mapTo(whole, widget.rect().center())
    assert handle is not None
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at))


def shown(qtbot: QtBot, make: Callable[[], Button]) -> Button:
    button = make()
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    return button


@pytest.mark.parametrize("kind", [Button, PrimaryButton, LinkButton])
def test_a_button_acts_once(qtbot: QtBot, kind: Callable[..., Button]) -> None:
    done: list[int] = []
    click_twice(shown(qtbot, lambda: kind("Record", lambda: done.append(1))))
    assert [1] == done


def test_a_button_that_steps_counts_every_click(qtbot: QtBot) -> None:
    done: list[int] = []
    click_twice(shown(qtbot, lambda: Button("Next", lambda: done.append(1), steps=True)))
    assert [1, 1] == done


def test_what_appears_under_the_mouse_is_not_hit(qtbot: QtBot) -> None:
    whole, done = QWidget(), []
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    second = Button("Remove", lambda: done.append("second"))

    def give_way() -> None:
        done.append("first")
        first.hide()
        second.show()

    first = Button("Record", give_way)
    for button in (first, second):
        layout.addWidget(button)
    second.hide()
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    click_twice(first)
    assert ["first"] == done


def test_undo_in_the_message_takes_back_one_change(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    page = window.page()
    assert page is not None
    for reference in ("REF-1", "REF-2"):
        page.session.run(changed_call(reference=reference))
    page.tell("Done.", offers_undo=True)
    qtbot.wait(1)
    click_twice(window.messages._act)
    assert "REF-1" == panel.view.call().reference


@pytest.mark.parametrize(
    "second", [lambda: QCheckBox("Agree " * 200), lambda: Choice("Forget", ""), QLineEdit]
)
def test_a_page_that_appears_is_not_hit_by_the_second_click(
    window: MainWindow, second: Callable[[], QWidget]
) -> None:
    """Whatever stands on it; a click of its own reaches it."""
    hit: list[str] = []
    first, page = Choice("New call…", ""), second()
    first.clicked.connect(lambda: window.show_entrance(page, begins_at=window))
    for name in ("clicked", "selectionChanged"):
        if hasattr(page, name):
            getattr(page, name).connect(lambda *_said: hit.append("second"))
    if isinstance(page, QLineEdit):
        page.setText("2025")
        page.setMinimumSize(1400, 800)
    window.show_entrance(first)

    click_twice(first)
    assert (page, []) == (window.stack.currentWidget(), hit)
    if not isinstance(page, QLineEdit):
        QTest.qWait(1)
        QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(8, page.height() // 2))
        assert ["second"] == hit


def test_a_row_opens_on_a_double_click(window: MainWindow) -> None:
    columns: tuple[Column[str], ...] = (Column(head="Name", cell=lambda row: Cell(text=row), stretches=True),)
    table, opened = RowTable(RowsModel(columns, key=str), "Names"), []
    table.opened.connect(opened.append)
    window.show_entrance(table)
    table.set_rows(["An"])
    QTest.qWait(1)  # until it has its place in the window
    handle = window.windowHandle()
    assert handle is not None
    at = table.viewport().mapTo(window, table.visualRect(table.rows_model.index(0, 0)).center())
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert ["An"] == opened
