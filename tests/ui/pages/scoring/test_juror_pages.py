from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Score
from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from ui.pages.hand_in.page import HandInPage
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, work: Workspace, qtbot: QtBot) -> DossiersPage:
    window.start(work)
    window.activateWindow()
    page = window.page()
    assert isinstance(page, DossiersPage)
    page.form.focus_current()
    qtbot.waitUntil(page.form.current.value.hasFocus)
    return page


def stored(work: Workspace, application: str, criterion: str) -> Score:
    return next(score for score in work.view.scores(application=application) if score.criterion == criterion)


def keys(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def key(qtbot: QtBot, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), which, modifier)


def score_everything(desk: DossiersPage, qtbot: QtBot) -> None:
    for _application in range(3):
        keys(qtbot, "4,5")
        key(qtbot, Qt.Key.Key_Tab)
        keys(qtbot, "Sterk")
        key(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        keys(qtbot, "3")
        key(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_whole_file_is_scored_by_keyboard(desk: DossiersPage, work: Workspace, qtbot: QtBot) -> None:
    score_everything(desk, qtbot)

    scores = work.view.scores()
    assert {("A-1", 9), ("A-2", 9), ("A-3", 9)} == {
        (score.application, score.value) for score in scores if score.criterion == "helix"
    }
    assert {"Sterk"} == {score.comment for score in scores if score.criterion == "helix"}
    assert {6} == {score.value for score in scores if score.criterion == "sme"}
    assert "everything scored" in desk.status()


def test_tab_goes_from_value_to_motivation_to_the_next_criterion(desk: DossiersPage, qtbot: QtBot) -> None:
    key(qtbot, Qt.Key.Key_Tab)
    assert desk.form.rows["helix"].comment.hasFocus()

    key(qtbot, Qt.Key.Key_Tab)
    assert desk.form.rows["sme"].value.hasFocus()

    key(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.form.rows["helix"].comment.hasFocus()


def test_arrows_move_between_criteria(desk: DossiersPage, qtbot: QtBot) -> None:
    key(qtbot, Qt.Key.Key_Down)
    assert desk.form.current.criterion.id == "sme"

    key(qtbot, Qt.Key.Key_Up)
    assert desk.form.current.criterion.id == "helix"


def test_a_value_is_in_the_file_at_once(desk: DossiersPage, work: Workspace, qtbot: QtBot) -> None:
    keys(qtbot, "2")

    assert stored(work, "A-1", "helix").value == 4


def test_undo_takes_a_value_back_on_the_screen_too(
    desk: DossiersPage, window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    keys(qtbot, "2")

    key(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk.form.rows["helix"].value.value() is None
    assert work.view.scores() == []
    assert "Undone: Score A-1" in window.messages.text.text()

    key(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert desk.form.rows["helix"].value.value() == 4


def test_typed_motivation_survives_a_change_of_application(
    desk: DossiersPage, work: Workspace, qtbot: QtBot
) -> None:
    key(qtbot, Qt.Key.Key_Tab)
    keys(qtbot, "Nog niet bewaard")

    desk.list.choose("A-3")

    assert stored(work, "A-1", "helix").comment == "Nog niet bewaard"
    assert desk.form.rows["helix"].comment.text() == ""


def test_typed_motivation_survives_closing_the_window(
    desk: DossiersPage, window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    key(qtbot, Qt.Key.Key_Tab)
    keys(qtbot, "Laatste woord")
    path = work.path

    window.close()

    with Workspace.open(path) as again:
        assert stored(again, "A-1", "helix").comment == "Laatste woord"


def test_a_reason_for_no_score_can_be_given_and_taken_back(desk: DossiersPage, work: Workspace) -> None:
    desk.form.current.reason_given.emit("helix", NoScore.ABSTAIN)
    assert stored(work, "A-1", "helix").no_score is NoScore.ABSTAIN

    desk.form.current.ask_reason()
    assert stored(work, "A-1", "helix").no_score is None


def test_the_preliminary_total_weighs_what_is_scored(desk: DossiersPage, qtbot: QtBot) -> None:
    keys(qtbot, "4")
    key(qtbot, Qt.Key.Key_Down)
    keys(qtbot, "1")

    task = desk.list.current()
    assert task is not None
    assert task.total == Fraction(3)
    assert desk.form._total.text() == "3.00"


def test_a_declared_conflict_closes_the_dossier(desk: DossiersPage, window: MainWindow) -> None:
    assert window.session is not None
    window.session.run(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))

    task = desk.list.current()
    assert task is not None
    assert task.has_conflict
    assert not desk.form.isVisible()


def test_search_finds_by_number_and_to_do_hides_what_is_done(desk: DossiersPage, qtbot: QtBot) -> None:
    desk.list.search.setText("a-2")

    assert [task.number for task in desk.list.shown()] == ["A-2"]


def test_hand_in_lists_what_is_missing_and_writes_the_return(
    desk: DossiersPage, window: MainWindow, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    window.show_page("hand-in")
    page = window.page()
    assert isinstance(page, HandInPage)
    assert not page.button.isEnabled()

    qtbot.keyClicks(page.code.edit, pack.code.lower().replace("-", ""))
    assert page.code.edit.text() == pack.code
    page.submit()

    assert work.path.with_suffix(".evalreturn").is_file()
    assert page.receipt.isVisibleTo(page)


def test_a_mistyped_code_is_said_beside_the_field(
    desk: DossiersPage, window: MainWindow, pack: HandedPack, qtbot: QtBot
) -> None:
    window.show_page("hand-in")
    page = window.page()
    assert isinstance(page, HandInPage)
    wrong = pack.code[:-1] + ("0" if pack.code[-1] != "0" else "1")

    qtbot.keyClicks(page.code.edit, wrong)

    assert "check character" in page.code.note.text()
    assert not page.button.isEnabled()


def test_nothing_of_a_hostile_title_is_read_as_markup(desk: DossiersPage, tmp_path: Path) -> None:
    from ui.widgets.text import ElidedLabel, as_tooltip

    label = ElidedLabel("<b>x</b>" * 40)
    label.resize(50, 20)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in label.toolTip()
    assert as_tooltip("<img>") == "<span>&lt;img&gt;</span>"


def test_what_could_not_be_stored_keeps_the_window_open(
    desk: DossiersPage, window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    desk.form.current.comment.setPlainText("x" * 20_001)

    assert not window.close()
    assert work.view.scores() == []
    assert "could not be stored" in window.messages.text.text()

    desk.form.current.comment.setPlainText("short enough")
    assert window.close()


def test_a_score_without_its_motivation_says_so_once_closed(desk: DossiersPage, qtbot: QtBot) -> None:
    keys(qtbot, "3")
    key(qtbot, Qt.Key.Key_Down)

    assert "justification missing" in desk.form.rows["helix"]._line.text()
    assert list(desk.list.current().done) == [False, False]  # type: ignore[union-attr]


@pytest.mark.long
def test_sorting_the_comparison_puts_what_is_missing_last(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    from ui.pages.compare.page import ComparePage

    keys(qtbot, "3")
    window.show_page("compare")
    page = window.page()
    assert isinstance(page, ComparePage)

    for _direction in ("up", "down"):
        page.table.rows_model.sort_by(2)
        assert page.table.rows_model.rows[0].number == "A-1"


def test_an_abbreviation_keeps_its_capitals_within_a_sentence() -> None:
    from evalapp.domain.scheme.reader import parse_scheme
    from evalapp.domain.scheme.templates import template_text
    from ui.pages.scoring.form.descriptors import meaning

    criterion = parse_scheme(template_text("ibn-2015")).criterion("sme-impact")

    assert meaning(criterion, 10).as_markup().startswith("<b>5</b> <b>excellent</b>: SMEs carry")
    assert "between <b>very good</b> and <b>excellent</b>" in meaning(criterion, 9).as_markup()
