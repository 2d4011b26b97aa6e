"""The projector of a main window: opened, blanked, moved to a screen, and what becomes of it when that is gone."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scale, Word
from evalapp.domain.texts import Text
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from tests.operations.meeting.projected_samples import NAMES, sealed_panel
from tests.samples import SECRETARY
from tests.ui.access.sweeping import settle
from tests.ui.window.test_at_rest import counted
from ui.projector.top_button import ProjectorButton
from ui.projector.window import ProjectorWindow
from ui.widgets.score.segments import SegmentedScore
from ui.window.frame import MainWindow


@pytest.fixture
def chair(window: MainWindow, tmp_path: Path) -> MainWindow:
    """At work in the meeting page of a panel in deliberation."""
    window.start(sealed_panel(tmp_path))
    window.act_as("C1")
    window.show_page("meeting")
    settle()
    return window


def opened(window: MainWindow) -> ProjectorWindow:
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    assert window.projector.shown is not None
    return window.projector.shown


def button(window: MainWindow) -> ProjectorButton:
    (found,) = window.top.findChildren(ProjectorButton)
    return found


def entries(window: MainWindow) -> dict[str, bool]:
    button(window)._list()
    return {each.text().split("\t")[0]: each.isChecked() for each in button(window).screens.actions()}


def test_it_opens_by_a_key_and_the_keyboard_stays_with_the_chair(chair: MainWindow) -> None:
    before = QApplication.focusWidget()
    shown = opened(chair)
    assert shown.isVisible()
    assert chair.isActiveWindow()
    assert not shown.isActiveWindow()
    assert QApplication.focusWidget() is before
    QTest.keyClick(chair, Qt.Key.Key_F5)
    assert chair.projector.shown is None
    assert not shown.isVisible()


def test_the_top_bar_says_at_each_moment_what_is_shown(chair: MainWindow) -> None:
    session = chair.session
    assert session is not None
    assert button(chair).text() == "Projector"
    opened(chair)
    said = [button(chair).text()]
    for act in (
        OpenMeeting(present=tuple(map(PersonId, NAMES))),
        Discuss(application="A-2"),
        GoOut(people=(PersonId("J3"),)),
        Discuss(application="A-5", ends=ItemState.DONE),
        End(application="A-5", ends=ItemState.DONE),
        CloseMeeting(),
    ):
        assert session.run(act) is not None
        said.append(button(chair).text())
    assert said == [
        "Projector says that it starts soon",
        "Projector shows what comes next",
        "Projector shows title and who leaves",
        "Projector shows averages",
        "Projector shows the title",
        "Projector shows what comes next",
        "Projector says thank you",
    ]


def test_one_key_blanks_it_and_shows_it_again_in_either_window(chair: MainWindow) -> None:
    shown = opened(chair)
    QTest.keyClick(chair, Qt.Key.Key_B)
    assert shown.is_blank
    image = shown.grab().toImage()
    assert {image.pixelColor(x, 40).name() for x in range(0, image.width(), 7)} == {"#000000"}
    assert button(chair).text() == "Projector is blank"
    assert shown.accessibleDescription() == "The projector is blank."
    QTest.keyClick(shown, Qt.Key.Key_B)
    assert not shown.is_blank
    assert button(chair).text() == "Projector says that it starts soon"


def test_in_a_field_that_key_is_a_letter(chair: MainWindow) -> None:
    shown = opened(chair)
    field = QLineEdit(chair.centralWidget())
    field.show()
    field.setFocus()
    settle()
    QTest.keyClicks(field, "bb")
    assert field.text() == "bb"
    assert not shown.is_blank
    field.deleteLater()


def test_where_letters_choose_it_is_a_letter_too(chair: MainWindow) -> None:
    shown = opened(chair)
    scale = Scale(
        id="words",
        lowest=Fraction(0),
        highest=Fraction(1),
        step=Fraction(1),
        words=tuple(
            Word(id=each, value=n, title=Text(nl=each, en=each)) for n, each in enumerate(("Zwak", "Beter"))
        ),
    )
    score, choice = SegmentedScore(scale, "Impact", chair.centralWidget()), QComboBox(chair.centralWidget())
    choice.addItems(["Zwak", "Beter"])
    for field in (score, choice):
        field.show()
        field.setFocus()
        settle()
        QTest.keyClick(field, Qt.Key.Key_B)
        assert not shown.is_blank
    assert (score.value(), choice.currentText()) == (1, "Beter")
    chair.setFocus()
    settle()
    QTest.keyClick(chair, Qt.Key.Key_B)
    assert shown.is_blank
    for field in (score, choice):
        field.deleteLater()


def test_without_a_projector_that_key_does_nothing_and_asked_by_name_it_says_why(chair: MainWindow) -> None:
    QTest.keyClick(chair, Qt.Key.Key_B)
    assert chair.projector.shown is None
    assert not chair.messages.isVisible()
    chair.trigger("projector-blank")
    assert "nothing to blank" in chair.messages.text.text()


def test_it_stands_in_the_palette_and_on_the_sheet_of_keys(chair: MainWindow) -> None:
    keys = {each.id: each.keys for each in chair.offered.known() if each.id.startswith("projector")}
    assert keys == {"projector": "F5", "projector-blank": "B", "projector-screen": ""}
    chair.trigger("projector")
    assert chair.projector.shown is not None


def test_escape_leaves_the_full_screen_and_then_closes(chair: MainWindow) -> None:
    shown = opened(chair)
    chair.projector.show_on(QGuiApplication.primaryScreen())
    assert shown.isFullScreen()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isFullScreen()
    assert shown.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert chair.projector.shown is None


def test_a_double_click_or_f11_fills_the_screen_it_was_moved_to(chair: MainWindow) -> None:
    shown = opened(chair)
    QTest.mouseDClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    assert shown.isFullScreen()
    QTest.keyClick(shown, Qt.Key.Key_F11)
    assert not shown.isFullScreen()


def test_the_menu_lists_the_screens_and_says_where_it_is(chair: MainWindow) -> None:
    before = entries(chair)
    assert [*before][-1] == "Open the projector"
    opened(chair)
    (screen,) = [each for each in entries(chair) if each.startswith("Screen 1: ")]
    assert entries(chair)["In an ordinary window"]
    chair.projector.show_on(QGuiApplication.primaryScreen())
    assert entries(chair)[screen]
    assert not entries(chair)["In an ordinary window"]
    assert [*entries(chair)][-2:] == ["Blank it", "Close the projector"]


def test_a_screen_that_is_pulled_out_leaves_an_ordinary_window_and_the_bar_says_so(
    chair: MainWindow, qapp: QApplication
) -> None:
    shown, screen = opened(chair), QGuiApplication.primaryScreen()
    chair.projector.show_on(screen)
    qapp.screenRemoved.emit(screen)
    assert shown.isVisible()
    assert not shown.isFullScreen()
    assert button(chair).text() == "Projector says that it starts soon, in a window: its screen is gone"
    assert "The screen of the projector is gone" in chair.messages.text.text()
    qapp.screenAdded.emit(screen)
    assert shown.isFullScreen()
    assert button(chair).text() == "Projector says that it starts soon"
    qapp.screenRemoved.emit(screen)
    QTest.keyClick(shown, Qt.Key.Key_F11)
    assert button(chair).text() == "Projector says that it starts soon"


def test_another_screen_that_goes_changes_nothing(chair: MainWindow, qapp: QApplication) -> None:
    shown = opened(chair)
    qapp.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert shown.isVisible()
    assert not chair.messages.isVisible()
    assert button(chair).text() == "Projector says that it starts soon"


def test_whoever_chose_a_window_gets_a_window_again(chair: MainWindow) -> None:
    opened(chair)
    chair.projector.show_on(None)
    chair.projector.close()
    assert not opened(chair).isFullScreen()
    assert chair.settings.noted("projector screen") == ""


def test_it_closes_with_the_file_and_with_the_window(chair: MainWindow, tmp_path: Path) -> None:
    shown = opened(chair)
    chair.close_session()
    assert chair.projector.shown is None
    assert not shown.isVisible()
    assert button(chair).isHidden()
    (tmp_path / "again").mkdir()
    chair.start(sealed_panel(tmp_path / "again"))
    again = opened(chair)
    chair.close()
    assert not again.isVisible()


def test_it_is_offered_while_the_jury_deliberates_and_as_long_as_it_is_open(chair: MainWindow) -> None:
    assert button(chair).isVisible()
    session = chair.session
    assert session is not None
    opened(chair)
    session.workspace.actor = SECRETARY
    move_to_phase(session.workspace, Phase.SCORING, "Een jurylid kwam later.")
    assert button(chair).isVisible()
    chair.projector.close()
    assert button(chair).isHidden()


def test_a_juror_has_none(window: MainWindow, pack: HandedPack) -> None:
    window.start(open_pack(pack.path, pack.code))
    QTest.keyClick(window, Qt.Key.Key_F5)
    window.projector.open()
    assert window.projector.shown is None
    assert button(window).isHidden()
    assert not [each for each in window.offered.known() if each.id.startswith("projector")]


def test_it_rests_while_nothing_is_discussed_and_follows_what_anybody_changes(chair: MainWindow) -> None:
    shown = opened(chair)
    session = chair.session
    assert session is not None
    assert shown.time is None
    session.workspace.execute(OpenMeeting(present=()))
    session.workspace.execute(Discuss(application="A-1"))
    assert shown.shown.position == 1
    assert shown.time is not None
    assert shown.time.allotted == 720
    session.clock.add_minutes(5)
    assert shown.time.allotted == 1020
    assert "Title of A-1" in shown.accessibleDescription()


def test_while_it_is_paused_a_second_draws_nothing(chair: MainWindow) -> None:
    shown = opened(chair)
    session = chair.session
    assert session is not None
    session.run(OpenMeeting(present=()))
    session.run(Discuss(application="A-1"))
    session.clock.pause()
    settle()
    with counted() as found:
        session.clock.ticked.emit()
        settle()
    assert not [each for each in found if "Projector" in each]
    session.clock.go_on()
    settle()
    assert shown.time is not None
