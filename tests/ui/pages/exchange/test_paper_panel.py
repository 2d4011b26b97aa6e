"""Score sheets from paper, typed over with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evalapp.domain.ids import PersonId
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.operations.exchange.choices import open_choices
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import Round
from tests.samples import SECRETARY
from ui.look import theme
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.paper.paper_panel import PaperPanel
from ui.window.frame import MainWindow

AN = PersonId("J1")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        made.panel.actor = SECRETARY
        yield made


@pytest.fixture
def page(window: MainWindow, round_: Round) -> ExchangePage:
    round_.merge(round_.hand_in())  # A-1 of An Peeters came sealed
    window.start(round_.panel)
    window.show_page("exchange", "paper")
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page


@pytest.fixture
def paper(page: ExchangePage) -> PaperPanel:
    return page.paper


def scores(panel: Workspace, application: str) -> dict[str, Answer]:
    return {s.criterion: s.answer for s in panel.view.scores(juror=AN) if s.application == application}


def press(qtbot: QtBot, *keys: str | Qt.Key, ctrl: bool = False) -> None:
    """To whatever has the keyboard."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key, modifier)


@pytest.mark.long
def test_a_sheet_is_typed_with_the_keyboard_alone(
    paper: PaperPanel, round_: Round, page: ExchangePage, qtbot: QtBot
) -> None:
    paper.table.choose((AN, "A-2"))
    paper.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "3,5", Qt.Key.Key_Tab, "Clear plan", Qt.Key.Key_Return)
    assert paper.form.rows[1].score is QApplication.focusWidget()
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    assert {"helix": Answer(7, None, "Clear plan"), "sme": Answer(8, None, "")} == scores(round_.panel, "A-2")
    chosen = paper.table.chosen_row
    assert chosen is not None
    assert ("A-3", True) == (chosen.application, paper.form.rows[0].score is QApplication.focusWidget())


@pytest.mark.long
def test_what_is_off_the_scale_is_said_and_keeps_the_keyboard(
    paper: PaperPanel, round_: Round, qtbot: QtBot
) -> None:
    paper.table.choose((AN, "A-2"))
    paper.form.take_focus()
    row, other = paper.form.rows[:2]
    for ctrl in (False, True):
        press(qtbot, "7")
        press(qtbot, Qt.Key.Key_Return, ctrl=ctrl)
        assert (True, row.score) == (row.fault.isVisible(), QApplication.focusWidget())
        assert "7" in row.fault.text()
    other.score.setFocus()
    press(qtbot, "3")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)  # from another row, nor is anything stored past it
    assert ({}, row.score) == (scores(round_.panel, "A-2"), QApplication.focusWidget())
    press(qtbot, "4", Qt.Key.Key_Return)
    assert (False, other.score) == (row.fault.isVisible(), QApplication.focusWidget())


@pytest.mark.long
def test_a_sheet_that_is_stored_in_part_says_what_is_missing(
    paper: PaperPanel, round_: Round, page: ExchangePage, window: MainWindow, qtbot: QtBot
) -> None:
    paper.table.choose((AN, "A-2"))
    paper.form.take_focus()
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    told = window.messages
    assert "Sheet stored: 1 score new. 1 of the 2 scores is missing." in told.text.text()
    paper.table.choose((AN, "A-2"))
    paper.form.rows[1].score.setFocus()
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    assert "missing" not in told.text.text()


@pytest.mark.long
def test_a_reason_takes_the_place_of_a_score(paper: PaperPanel, round_: Round) -> None:
    paper.table.choose((AN, "A-2"))
    row = paper.form.rows[0]
    row.score.chosen.emit(None)
    row.score.set_value(6)
    row.reason.setCurrentIndex(row.reason.findData(NoScore.ABSTAIN))
    row.reason.activated.emit(row.reason.currentIndex())
    paper.store()
    assert {"helix": Answer(None, NoScore.ABSTAIN, "")} == scores(round_.panel, "A-2")


@pytest.mark.long
def test_a_sealed_score_is_named_and_becomes_a_choice(paper: PaperPanel, round_: Round, qtbot: QtBot) -> None:
    paper.table.choose((AN, "A-1"))
    row = paper.form.rows[0]
    assert (True, None) == (row.note.text().startswith("Sealed by the juror: 3.5"), row.score.value())
    row.score.setFocus()
    press(qtbot, "2")
    assert row.note.text().endswith("it becomes an open choice.")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    assert Answer(7, None, "Strong") == scores(round_.panel, "A-1")["helix"]
    assert 1 == len(open_choices(round_.panel.view))


@pytest.mark.long
def test_a_sheet_with_one_typed_score_beside_a_sealed_one_is_partly_sealed(
    paper: PaperPanel, round_: Round, qtbot: QtBot
) -> None:
    def origin() -> str:
        row = next(each for each in paper.table.rows_model.rows if each.application == "A-2")
        return paper.table.rows_model.columns[-1].cell(row).words

    round_.score("A-2", "helix", 7, "Strong")
    round_.merge(round_.hand_in())
    assert origin() == "sealed"
    paper.table.choose((AN, "A-2"))
    paper.form.rows[1].score.setFocus()
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    assert {"helix", "sme"} == scores(round_.panel, "A-2").keys()
    assert origin() == "partly sealed"


@pytest.mark.long
def test_what_is_typed_stays_with_its_sheet_until_it_is_stored(
    paper: PaperPanel, page: ExchangePage, qtbot: QtBot
) -> None:
    paper.table.choose((AN, "A-2"))
    paper.form.take_focus()
    press(qtbot, "2")
    paper.table.choose((AN, "A-3"))
    assert None is paper.form.rows[0].score.value()
    assert ["the paper sheet of An Peeters for A-2"] == [*page.unrecorded()]
    paper.table.choose((AN, "A-2"))
    assert 4 == paper.form.rows[0].score.value()
    paper.form.forget.click()
    assert (None, ()) == (paper.form.rows[0].score.value(), page.unrecorded())


@pytest.mark.long
def test_an_empty_sheet_is_refused_beside_it(paper: PaperPanel, round_: Round) -> None:
    before = round_.panel.view.fingerprint()
    paper.table.choose((AN, "A-3"))
    paper.store()
    assert "Nothing is filled in" in paper.form.error.text()
    assert before == round_.panel.view.fingerprint()


@pytest.mark.long
def test_one_juror_can_be_chosen(paper: PaperPanel) -> None:
    paper.juror.setCurrentIndex(paper.juror.findData("J2"))
    paper.juror.activated.emit(paper.juror.currentIndex())
    assert {"J2"} == {row.juror for row in paper.table.rows_model.rows}


@pytest.mark.long
def test_each_field_has_a_label_of_its_own_and_the_sheet_says_who_vouches(paper: PaperPanel) -> None:
    labels = {each.buddy(): each.text() for each in paper.findChildren(QLabel) if each.buddy() is not None}
    row = paper.form.rows[0]
    named = [labels.get(each) for each in (paper.juror, row.score, row.comment, row.reason)]
    assert ["Whose sheets", "Score", "Justification", "No score, because"] == named
    assert (True, "vouched for by you") == (paper.form.badge.isVisible(), paper.form.badge.accessibleName())


@pytest.mark.long
def test_the_rows_stand_on_the_card_and_not_on_a_slab(paper: PaperPanel) -> None:
    form, row = paper.form, paper.form.rows[0]
    at = row.mapTo(form, QPoint(row.width() - 2, 2))
    assert (
        theme.colour("panel").name() == form.grab().toImage().pixelColor(at * form.devicePixelRatioF()).name()
    )


@pytest.mark.long
def test_escape_goes_back_to_the_list(paper: PaperPanel, qtbot: QtBot) -> None:
    paper.form.take_focus()
    press(qtbot, Qt.Key.Key_Escape)
    assert paper.table is QApplication.focusWidget()


def is_in_sight(paper: PaperPanel) -> bool:
    """Whether what has the keyboard is whole in the part of the sheet that shows."""
    field = QApplication.focusWidget()
    assert field is not None
    assert paper.form.isAncestorOf(field)
    sight = paper.form.area.viewport()
    top = field.mapTo(sight, QPoint(0, 0)).y()
    return 0 <= top and top + field.height() <= sight.height()


@pytest.fixture
def low(paper: PaperPanel, window: MainWindow, qtbot: QtBot) -> PaperPanel:
    """In a window that shows less than two criteria of a sheet."""
    window.resize(window.minimumSizeHint().width(), 560)
    paper.table.choose((AN, "A-2"))
    paper.form.area.setFixedHeight(paper.form.rows[0].height() + 30)
    paper.table.setFocus()
    qtbot.wait(20)
    return paper


@pytest.mark.long
def test_what_gets_the_keyboard_is_in_sight(low: PaperPanel, qtbot: QtBot) -> None:
    bar = low.form.area.verticalScrollBar()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(low))
    press(qtbot, "3", Qt.Key.Key_Return)
    assert low.form.rows[1].score is QApplication.focusWidget()
    qtbot.waitUntil(lambda: is_in_sight(low) and bar.value() > 0, timeout=1000)
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return, ctrl=True)
    assert low.form.rows[0].score is QApplication.focusWidget()
    qtbot.waitUntil(lambda: is_in_sight(low) and bar.value() == 0, timeout=1000)


@pytest.mark.long
def test_another_sheet_is_shown_from_its_top(low: PaperPanel, page: ExchangePage, qtbot: QtBot) -> None:
    bar = low.form.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.refresh(None)
    qtbot.wait(20)
    assert bar.maximum() == bar.value() > 0  # the same sheet stays where it was
    low.table.choose((AN, "A-3"))
    qtbot.wait(20)
    assert 0 == bar.value()
