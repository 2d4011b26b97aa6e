"""What the frame says: it moves nothing, goes with its task and with what it was about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.permissions import Phase
from evalapp.store.history import journal
from tests.samples import changed_call, small_panel
from ui.look import theme
from ui.page import Message
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow

LONG = "A message that needs more than one line of its bar, since it says all there is to say. " * 6


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.show_page("applications")
    return window


def page_of(window: MainWindow) -> ApplicationsPage:
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return page


@pytest.mark.long
@pytest.mark.parametrize("text", ["Stored.", LONG])
def test_no_page_moves_when_a_message_comes(office: MainWindow, text: str) -> None:
    QTest.qWait(1)
    table = page_of(office).table
    before = table.mapTo(office, table.rect().topLeft()), table.size()
    office.say(Message(text=text, act_label="Go on", act=lambda: None))
    QTest.qWait(1)
    assert before == (table.mapTo(office, table.rect().topLeft()), table.size())
    assert office.messages.text.height() >= office.messages.text.heightForWidth(office.messages.text.width())


@pytest.mark.long
@pytest.mark.parametrize("width", [1024, 1440])
def test_a_message_leaves_to_be_read_whose_call_it_is_where_there_is_room(
    office: MainWindow, width: int
) -> None:
    office.resize(width, 700)
    office.say(Message(text="Stored."))
    QTest.qWait(1)
    bar = office.messages.geometry()
    assert office.top.geometry().right() == bar.right()
    assert bar.left() in (office.top.x(), office.top.free_from)
    assert bar.width() >= 600


def test_a_message_in_large_letters_leaves_that_to_be_read_too(
    office: MainWindow, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", text_scale=2.0)
    office.say(Message(text="Stored.", act_label="Undo", act=lambda: None))
    QTest.qWait(1)
    assert office.messages.x() == office.top.free_from
    assert office.messages.height() == office.top.height()

    office.say(Message(text=LONG))  # and one that needs the whole bar has it
    QTest.qWait(1)
    assert office.messages.x() == 0
    assert office.messages.text.height() >= office.messages.text.heightForWidth(office.messages.text.width())


def test_a_message_leaves_in_sight_what_the_projector_shows(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION)
    window.start(panel)
    (button,) = [each for each in window.top._offered if each.isVisible()]
    for width in (1024, 1440):
        window.resize(width, 700)
        window.say(Message(text="Stored."))
        QTest.qWait(1)
        bar = window.messages.geometry()
        assert bar.right() < button.geometry().left()
        assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus
        assert bar.width() >= 400


def test_a_message_goes_with_its_page(office: MainWindow) -> None:
    page_of(office).tell("Three added.", offers_undo=True)
    office.show_page("jury")
    assert not office.messages.isVisible()


def test_what_concerns_the_whole_file_stays(office: MainWindow) -> None:
    office.say(Message(text="The deadline of this call was yesterday."))
    office.show_page("jury")
    assert office.messages.isVisible()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("1999-12-31T23:00:00.000+00:00", "the last change"),
        ("2099-01-01T00:00:00.000+00:00", "more than a year"),
    ],
)
def test_a_clock_that_can_hardly_be_right_is_spoken_of_as_a_file_opens(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str, words: str
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    monkeypatch.setattr(journal, "now", lambda: now)
    window.start(panel)
    assert window.messages.isVisible()
    assert words in window.messages.text.text()


@pytest.mark.long
def test_what_a_page_says_as_it_is_shown_stays(office: MainWindow) -> None:
    page = page_of(office)
    office.show_page("jury")
    page.tell("Written in the meantime.")
    office.show_page("applications")
    assert office.messages.isVisible()


def test_a_message_goes_with_its_task(office: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("number;title\nB-1;Another\n", encoding="utf-8")
    page_of(office).tell("Three added.", offers_undo=True)
    page_of(office).look_at([table])
    assert not office.messages.isVisible()


def test_what_was_not_recorded_is_said_as_long_as_it_is_so(office: MainWindow) -> None:
    page = page_of(office)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText("Two partners are missing.")
    office.leaving.ask_to_stay()
    page.session.run(changed_call(title="Another title"))
    assert "the reason for A-1" in office.messages.text.text()
    assert office.messages.isVisible()

    page.card.reason_field.clear()
    page.session.run(changed_call(title="A third title"))
    assert not office.messages.isVisible()


def test_a_name_that_ends_in_a_full_stop_ends_the_sentence(office: MainWindow) -> None:
    office.say(
        Message(text="Not recorded yet: the consensus on A-01, Comp.. Record it or cancel it, then go on.")
    )
    assert "A-01, Comp. Record it" in office.messages.text.text()
    assert ".." not in office.messages.accessibleName()
