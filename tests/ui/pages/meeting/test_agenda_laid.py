"""The agenda stays as it was laid, whatever the results become; the chair alters it by keys or by dragging."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.projected import projected_of
from evalapp.operations.ranking.consensus import SetConsensus
from tests.ui.pages.meeting.pages import meeting_page
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


def numbers(page: MeetingPage) -> list[str]:
    return [each.number for each in page.agenda.rows]


def states(page: MeetingPage) -> dict[str, ItemState | None]:
    return {each.number: each.state for each in page.agenda.rows}


def test_the_meeting_is_opened_with_who_is_ticked(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path, is_open=False)
    assert page.open_button.isVisible()
    page.open_button.click()
    card = page.opening
    card.minutes.setText("a quarter")
    card.open_button.click()
    assert "“a quarter” is no number of minutes; write a whole number." == card.error.text()
    card.minutes.setText("15")
    card.open_button.click()
    assert "Tick who is in the room: at least one of the jury." == card.error.text()
    first = next(iter(card.people))
    card.people[first].setChecked(True)
    QTest.keyClick(card.open_button, Qt.Key.Key_Return)
    meeting = page.acts.meeting
    assert (True, 15, {first}) == (meeting.is_open, meeting.minutes_each, set(meeting.inside))
    assert not page.open_button.isVisible()
    assert page.rail.isVisible()


@pytest.mark.long
def test_next_goes_on_and_one_that_is_parked_comes_last(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    begun = numbers(page)
    page.rail.next_button.click()
    assert (begun[0], ItemState.NOW) == (page.agenda.number, states(page)[begun[0]])
    page.park_now()
    line = page.rail.park_line
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert "waits for" in line.error.text()
    QTest.keyClicks(line.reason, "Figures asked")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert ItemState.PARKED is states(page)[begun[0]]
    for number in begun[1:]:
        page.go_on()
        assert number == page.agenda.number
    page.go_on()
    assert begun[0] == page.agenda.number
    assert begun == numbers(page)
    page.go_on()
    assert {ItemState.DONE} == set(states(page).values())
    assert not page.rail.next_button.isVisible()


def test_no_result_moves_it(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    before = numbers(page)
    page.go_on()
    page.session.run(SetConsensus(application=before[-1], criterion="helix", value=10, reason="Heard them"))
    page.session.run(SetConsensus(application=before[0], criterion="helix", value=0, reason="Heard them"))
    page.go_on()
    assert (before, before[1]) == (numbers(page), page.agenda.number)


def test_alt_with_an_arrow_moves_the_one_that_is_shown(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    first, second, *others = numbers(page)
    page.agenda.choose(first)
    QTest.keyClick(page.agenda.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [second, first, *others] == numbers(page)
    assert first == page.agenda.number
    QTest.keyClick(page.agenda.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.agenda.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # it is the first
    assert [first, second, *others] == numbers(page)


def test_dragging_puts_it_elsewhere(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    first, second, *others = numbers(page)
    view = page.agenda.view
    rows = [view.visualRect(view.model().index(n, 0)) for n in range(2)]
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=rows[0].center())
    QTest.mouseMove(port, rows[0].center() + QPoint(0, 12))
    QTest.mouseMove(port, rows[1].center() + QPoint(0, 8))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=rows[1].center() + QPoint(0, 8))
    assert [second, first, *others] == numbers(page)


def test_escape_gives_up_what_is_dragged(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    before = numbers(page)
    view = page.agenda.view
    rows = [view.visualRect(view.model().index(n, 0)) for n in range(2)]
    port = view.viewport()
    view.setFocus()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=rows[0].center())
    QTest.mouseMove(port, rows[0].center() + QPoint(0, 12))
    QTest.mouseMove(port, rows[1].center() + QPoint(0, 8))
    assert view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=rows[1].center() + QPoint(0, 8))
    assert before == numbers(page)


def test_the_list_scrolls_while_something_is_dragged_near_its_edge(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = meeting_page(window, tmp_path)
    view = page.agenda.view
    view.setFixedHeight(90)
    QTest.qWait(1)
    port = view.viewport()
    start = view.visualRect(view.model().index(0, 0)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(0, 12))
    QTest.mouseMove(port, QPoint(start.x(), port.height() - 2))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 20)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), port.height() - 2))
    still = view.verticalScrollBar().value()
    QTest.qWait(100)
    assert still == view.verticalScrollBar().value()


def test_nobody_moves_it_while_no_meeting_is_open(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path, is_open=False)
    before = numbers(page)
    page.agenda.choose(before[0])
    QTest.keyClick(page.agenda.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert before == numbers(page)


def test_a_crash_loses_nothing_of_the_meeting(window: MainWindow, tmp_path: Path) -> None:
    """All of it stands in the file as it happens."""
    page = meeting_page(window, tmp_path)
    page.go_on()
    page.rail.notes.field.setPlainText("Ask for the figures")
    page.rail.notes.store()
    told = (states(page), [each.text for each in page.acts.meeting.minutes])
    path = page.session.path
    copied = tmp_path / "after-the-crash.evalpanel"
    copied.write_bytes(path.read_bytes())
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if beside.exists():
            copied.with_name(copied.name + end).write_bytes(beside.read_bytes())
    from evalapp.operations.meeting.standing import meeting_of
    from evalapp.operations.workspace import Workspace

    with Workspace.open(copied) as again:
        found = meeting_of(again.view)
        assert told == (
            {each.application: each.state for each in found.agenda},
            [m.text for m in found.minutes],
        )


def test_escape_leaves_the_opening(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path, is_open=False)
    page.open_button.click()
    assert page.opening.isVisible()
    QTest.keyClick(page.opening.minutes, Qt.Key.Key_Escape)
    assert not page.opening.isVisible()
    assert page.open_button.hasFocus()


def test_next_is_what_the_room_was_told_comes_next(window: MainWindow, tmp_path: Path) -> None:
    """From the one at hand on, also where somebody took that up before its turn."""
    page = meeting_page(window, tmp_path)
    _first, second, third, *_others = numbers(page)
    page.acts.discuss(second)
    told = projected_of(page.session.view).next
    assert told is not None
    page.go_on()
    assert (third, third) == (told.number, page.agenda.number)
