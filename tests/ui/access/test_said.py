"""What is said of itself: pages as they come, choices of what they are, buttons that open, and the way out by Tab."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTabBar, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.templates import template_text
from evalapp.operations.panel.call import create_panel
from tests.samples import small_panel
from tests.ui.access.sweeping import heard_name, heard_role, settle
from ui.access import announcing, tracing
from ui.access.roles import play_button, play_role
from ui.access.spoken import heard
from ui.dialogs.palette import Palette
from ui.pages.scheme.page import SchemePage
from ui.widgets.buttons import Chip
from ui.widgets.fields import ChoiceField
from ui.window.frame import MainWindow
from ui.window.rail import RailButton


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "said"
    path.touch()
    monkeypatch.setattr(tracing, "_FILE", str(path))
    return path


def announcements(path: Path) -> list[str]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line["said"] for line in lines if "said" in line]


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    return window


@pytest.mark.long
def test_a_page_says_its_name_and_how_it_stands_as_it_comes(office: MainWindow, said: Path) -> None:
    office.show_page("applications")
    office.show_page("applications")
    office.show_page("history")

    first, second = announcements(said)
    assert first.startswith("Applications. ")
    assert second.startswith("History. ")


@pytest.mark.long
def test_the_palette_says_what_enter_would_do(office: MainWindow, said: Path, qtbot: QtBot) -> None:
    office.show_palette()
    palette = office.findChild(Palette)
    assert palette is not None

    palette.field.setText("reports")
    qtbot.waitUntil(lambda: bool(announcements(said)))

    assert announcements(said)[-1].startswith("Reports")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert len(announcements(said)) == 2


def test_a_choice_says_of_what_it_is(qtbot: QtBot) -> None:
    choice = ChoiceField()
    qtbot.addWidget(choice)
    choice.setAccessibleName("Kind")
    choice.addItems(["all", "scores"])

    choice.setCurrentIndex(1)

    assert (heard_name(choice), heard_role(choice)) == ("Kind: scores", QAccessible.Role.ComboBox)


def test_a_choice_that_begins_with_its_name_does_not_say_it_twice(qtbot: QtBot) -> None:
    choice = ChoiceField()
    qtbot.addWidget(choice)
    choice.setAccessibleName("Another threshold")
    choice.addItem("Another threshold…")

    assert heard_name(choice) == "Another threshold…"


def test_what_opens_something_is_heard_as_opened_or_not(qtbot: QtBot) -> None:
    button = Chip("More")
    qtbot.addWidget(button)
    play_role(button, QAccessible.Role.Button, folds=True)
    shown = QAccessible.queryAccessibleInterface(button)
    before = shown.state()
    button.setChecked(True)
    after = shown.state()

    assert (before.expandable, before.expanded, after.expanded, after.collapsed) == (1, 0, 1, 0)


def test_a_screen_reader_can_press_what_is_no_button_of_qt(qtbot: QtBot) -> None:
    widget, pressed = QWidget(), []
    qtbot.addWidget(widget)
    play_button(widget, lambda: pressed.append(1))
    acts = QAccessible.queryAccessibleInterface(widget).actionInterface()

    assert acts.pressAction() in acts.actionNames()
    acts.doAction(acts.pressAction())
    assert pressed == [1]


@pytest.mark.long
def test_the_pages_on_the_rail_are_one_choice_at_the_page_at_hand(office: MainWindow) -> None:
    office.show_page("jury")
    buttons = [each for each in office.rail.findChildren(RailButton) if each.isCheckable()]

    assert {heard_role(each) for each in buttons} == {QAccessible.Role.RadioButton}
    reached = [each.text() for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [each.text() for each in buttons if each.isChecked()] == ["Jury"]


def test_where_in_a_whole_the_keyboard_is_is_counted_as_qt_counts(qtbot: QtBot) -> None:
    table, listed = QTableWidget(3, 4), QListWidget()
    for each in (table, listed):
        qtbot.addWidget(each)
    table.setItem(2, 1, QTableWidgetItem("at hand"))
    table.setCurrentCell(2, 1)
    listed.addItems(["one", "two"])
    listed.setCurrentRow(1)

    for whole, name in ((table, "at hand"), (listed, "two")):
        part = QAccessible.queryAccessibleInterface(whole).child(announcing._child_of(whole))
        assert part.text(QAccessible.Text.Name) == name


def test_where_the_keyboard_is_is_told_after_the_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[object, int]] = []

    class Listening:
        Event = QAccessible.Event
        isActive = staticmethod(lambda: True)
        updateAccessibility = staticmethod(lambda event: told.append((event.object(), event.child())))

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    for words in ("One", "Two"):
        tabs.addTab(words)
    tabs.setCurrentIndex(1)
    tabs.show()
    tabs.setFocus()
    tabs.activateWindow()
    settle()

    announcing._tell_part(None, tabs)
    settle()

    assert told == [(tabs, 1)]


def test_an_arrow_is_heard_as_a_word() -> None:
    assert heard("Impact 20 → 22.6 %") == "Impact 20 to 22.6 %"


@pytest.mark.long
def test_tab_leaves_the_form_of_a_scheme_after_its_last_criterion(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    text = template_text("ibn-2015")
    window.start(create_panel(tmp_path / "new.evalpanel", scheme_text=text, title="New", reference="N"))
    window.show_page("scheme")
    window.activateWindow()
    settle()
    page = window.page()
    assert isinstance(page, SchemePage)
    form = page.faces.preview.form
    assert form is not None
    assert len(form.rows) > 3
    form.focus_current()
    for _stop in range(2 * len(form.rows)):
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        settle()

    now = qapp.focusWidget()
    assert now is not None
    assert not form.isAncestorOf(now)
