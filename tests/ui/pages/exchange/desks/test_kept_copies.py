"""Who holds a copy, and the key of the panel, on the Exchange page: noted, struck off, renewed and dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from evalapp.operations.desks.keeping.held import copies_of
from evalapp.operations.desks.keeping.keys import identities_of
from evalapp.operations.desks.keeping.renewing import renew_key
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.workspace import Workspace
from evalapp.store.history.clock import told_by
from tests.operations.desks.copies_samples import Two
from tests.samples import SECRETARY
from tests.ui.access.sweeping import settle
from ui.pages.exchange.desks.desks_panel import DesksPanel
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def two(tmp_path: Path) -> Two:
    with told_by(lambda: datetime(2015, 1, 5, 9, 0, tzinfo=UTC)):
        return Two(tmp_path)


@pytest.fixture
def copies(window: MainWindow, two: Two) -> Iterator[DesksPanel]:
    window.start(Workspace.open(two.here, SECRETARY))
    window.show_page("exchange", "copies")
    page = window.page()
    assert isinstance(page, ExchangePage)
    window.show()
    return page.copies


@pytest.mark.long
def test_a_copy_is_noted_and_struck_off_with_the_keyboard(
    copies: DesksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    window.trigger("note-copy")
    held = copies.held
    assert not held.strike.isEnabled()
    qtbot.keyClicks(held.holder, "An Peeters")
    qtbot.keyClicks(held.place, "kast 3")
    qtbot.keyClick(held.note, Qt.Key.Key_Return)
    assert "An Peeters" in [each.holder for each in copies_of(copies.session.workspace)]
    assert "" == held.holder.text()
    noted = next(each for each in copies_of(copies.session.workspace) if each.holder == "An Peeters")
    held.table.choose(noted.id)
    assert not held.strike.isEnabled()
    qtbot.keyClicks(held.reason, "Versnipperd.")
    assert held.strike.isEnabled()
    qtbot.keyClick(held.strike, Qt.Key.Key_Return)
    assert all(
        not each.is_open for each in copies_of(copies.session.workspace) if each.holder == "An Peeters"
    )
    held.table.choose(noted.id)
    held.reason.setText("Weer.")
    assert not held.strike.isEnabled()


@pytest.mark.long
def test_a_copy_is_noted_and_struck_off_each_with_its_own_day(copies: DesksPanel) -> None:
    held = copies.held
    held.holder.setText("An Peeters")
    held.since.setText("31/02/2015")
    held.note.click()
    assert "31/02/2015" in held.note_error.text()
    assert "An Peeters" == held.holder.text()
    held.since.setText("3/2/2015")
    held.note.click()
    assert not held.note_error.isVisibleTo(held)
    assert "" == held.since.text()
    noted = next(each for each in copies_of(copies.session.workspace) if each.holder == "An Peeters")
    assert "2015-02-03" == noted.since
    held.table.choose(noted.id)
    held.reason.setText("Versnipperd.")
    held.day.setText("5/2/2015")
    held.strike.click()
    gone = next(each for each in copies_of(copies.session.workspace) if each.holder == "An Peeters")
    assert "2015-02-05" == gone.gone_on


@pytest.mark.long
def test_the_keyboard_stays_in_the_card_whose_button_goes(
    copies: DesksPanel, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, right = copies.held, copies.right
    held.holder.setText("An Peeters")
    held.note.setFocus()
    qtbot.keyClick(held.note, Qt.Key.Key_Return)
    assert held.holder.hasFocus()
    noted = next(each for each in copies_of(copies.session.workspace) if each.holder == "An Peeters")
    held.table.choose(noted.id)
    held.reason.setText("Versnipperd.")
    held.strike.setFocus()
    qtbot.keyClick(held.strike, Qt.Key.Key_Return)
    assert held.table.hasFocus()
    renew_key(copies.session.workspace, "Stick verloren.")
    copies.refresh()
    copies.key.reason.setText("Niemand meer.")
    copies.key.drop.setFocus()
    qtbot.keyClick(copies.key.drop, Qt.Key.Key_Return)
    assert copies.key.reason.hasFocus()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "call.evalhandover"), "")
    )
    right.person.setText("Els Bos")
    right.give.setFocus()
    qtbot.keyClick(right.give, Qt.Key.Key_Return)
    assert right._copy.hasFocus()
    right.reason.setText("Terug.")
    right.take.setFocus()
    qtbot.keyClick(right.take, Qt.Key.Key_Return)
    assert right.person.hasFocus()


@pytest.mark.long
def test_the_message_after_handing_over_leads_back(
    copies: DesksPanel, window: MainWindow, tmp_path: Path
) -> None:
    copies.right.person.setText("Els Bos")
    copies.right.hand_over(tmp_path / "call.evalhandover")
    assert "Take back…" == window.messages._act.text()
    window.messages._act.click()
    assert copies.right.reason.hasFocus()


@pytest.mark.long
def test_a_table_of_few_rows_lies_over_nothing(copies: DesksPanel, tmp_path: Path) -> None:
    hand_out(copies.session.workspace, tmp_path / "packs")
    renew_key(copies.session.workspace, "Stick verloren.")
    copies.refresh()
    settle()
    for card, below in ((copies.held, copies.held._unknown), (copies.key, copies.key._why)):
        assert card.table.isVisible()
        assert card.table.geometry().bottom() < below.geometry().top()


@pytest.mark.long
def test_this_file_is_struck_off_by_nobody_and_a_fault_is_said(copies: DesksPanel) -> None:
    held = copies.held
    held.table.choose("this")
    held.reason.setText("Weg.")
    assert not held.strike.isEnabled()
    held.note_copy()
    assert "who holds" in held.note_error.text()
    assert held.note_error.isVisibleTo(held)


def is_in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.long
def test_what_was_refused_is_said_below_the_button_pressed_and_nothing_of_the_act_before(
    copies: DesksPanel, window: MainWindow
) -> None:
    window.resize(1100, 620)
    held = copies.held
    held.holder.setText("An Peeters")
    held.note.click()
    assert window.messages.isVisible()
    held.note.click()
    settle()
    assert not window.messages.isVisible()
    assert is_in_sight(held.note_error)
    assert held.note.geometry().bottom() < held.note_error.geometry().top() < held._striking.geometry().top()
    noted = next(each for each in copies_of(copies.session.workspace) if each.holder == "An Peeters")
    held.table.choose(noted.id)
    held.reason.setText("Versnipperd.")
    held.day.setText("31/02/2015")
    held.strike.click()
    settle()
    assert "" == held.note_error.text()
    assert is_in_sight(held.strike_error)
    assert held.strike.geometry().bottom() < held.strike_error.geometry().top()
    held.day.clear()
    held.strike.click()
    assert "" == held.strike_error.text()
    assert not held.strike_error.isVisibleTo(held)


@pytest.mark.long
def test_what_is_refused_of_the_key_or_the_right_leaves_no_word_of_the_act_before(
    copies: DesksPanel, window: MainWindow
) -> None:
    for button in (copies.key.renew, copies.right.give):
        copies.held.holder.setText("An Peeters")
        copies.held.note.click()
        assert window.messages.isVisible()
        button.click()
        assert not window.messages.isVisible()


@pytest.mark.long
@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("renew-key", lambda copies: copies.key.reason),
        ("note-copy", lambda copies: copies.held.holder),
        ("hand-over", lambda copies: copies.right.person),
    ],
)
@pytest.mark.parametrize("begins_low", [False, True])
def test_what_the_palette_brings_is_in_sight(
    copies: DesksPanel,
    window: MainWindow,
    action: str,
    field: Callable[[DesksPanel], QWidget],
    begins_low: bool,
) -> None:
    window.resize(1100, 620)
    settle()
    if begins_low:
        bar = copies.faces.findChildren(QScrollArea)[0].verticalScrollBar()
        bar.setValue(bar.maximum())
    else:
        window.show_page("overview")
    window.trigger(action)
    settle()
    assert field(copies).hasFocus()
    assert is_in_sight(field(copies))


@pytest.mark.long
def test_the_key_is_renewed_and_who_depends_is_listed(
    copies: DesksPanel, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    hand_out(copies.session.workspace, tmp_path / "packs")
    copies.refresh()
    window.trigger("renew-key")
    key = copies.key
    assert not key.table.isVisibleTo(key)
    qtbot.keyClick(key.renew, Qt.Key.Key_Return)
    assert "needs a reason" in key.error.text()
    qtbot.keyClicks(key.reason, "Stick verloren.")
    qtbot.keyClick(key.renew, Qt.Key.Key_Return)
    assert 2 == len(identities_of(copies.session.view))
    assert key.table.isVisibleTo(key)
    assert "depend on it" in key.state.text()
    assert "Stick verloren." in key.state.text()
    assert not key.drop.isVisibleTo(key)


@pytest.mark.long
def test_a_retired_key_that_nobody_needs_is_dropped(copies: DesksPanel, qtbot: QtBot) -> None:
    renew_key(copies.session.workspace, "Stick verloren.")
    copies.refresh()
    key = copies.key
    assert "Drop key 1" == key.drop.text()
    qtbot.keyClicks(key.reason, "Niemand meer.")
    qtbot.keyClick(key.drop, Qt.Key.Key_Return)
    assert identities_of(copies.session.view)[0].dropped_at
    assert not key.drop.isVisibleTo(key)
    assert "dropped" in key.state.text()
