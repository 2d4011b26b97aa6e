"""Copies on the Exchange page: compared, chosen and brought together; the right to write handed over and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.domain.desks.together import Take
from evalapp.domain.permissions import Action
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two, score
from tests.samples import SECRETARY
from ui.app import Application
from ui.pages.exchange.desks.desks_panel import DesksPanel
from ui.pages.exchange.page import ExchangePage
from ui.pages.opening.take_over import TakeOverPage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def two(tmp_path: Path) -> Two:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J1", "A-1", 6), score("J2", "A-2", 7))
    return two


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path, tasks: Tasks) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), tasks)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


@pytest.fixture
def copies(window: MainWindow, two: Two) -> Iterator[DesksPanel]:
    window.start(Workspace.open(two.here, SECRETARY))
    window.show_page("exchange", "copies")
    page = window.page()
    assert isinstance(page, ExchangePage)
    window.show()
    return page.copies


def text_of(copies: DesksPanel) -> str:
    sides = copies.view.sides
    return f"{sides.here.accessibleName()}\n{sides.there.accessibleName()}"


@pytest.mark.long
def test_what_each_did_and_what_both_changed_is_shown(copies: DesksPanel, two: Two) -> None:
    copies.compare(two.there)
    assert copies.is_comparing
    assert "are one up to change 5" in copies.view.lead.text()
    assert "Mia Willems · Score A-2" in text_of(copies)
    (card,) = copies.view.clashes.values()
    names = [each.accessibleName() for each in card.cards.values()]
    assert ["As it stands here, score: 2.5", "As “there.evalpanel” has it, score: 3"] == [
        each.partition("; ")[0] for each in names[:2]
    ]
    assert card.cards[None].isChecked()
    assert copies.view.write.text() == "Take 1 change over"


@pytest.mark.long
def test_choosing_and_writing_with_the_keyboard_alone(copies: DesksPanel, two: Two, qtbot: QtBot) -> None:
    copies.compare(two.there)
    (card,) = copies.view.clashes.values()
    qtbot.keyClick(card.cards[None], Qt.Key.Key_2)
    assert card.cards[Take.THEIRS].isChecked()
    assert copies.view.write.text() == "Take 2 changes over"
    assert copies.view.unrecorded() == ("1 choice between two copies",)
    qtbot.keyClick(copies.view.write, Qt.Key.Key_Return)
    assert not copies.is_comparing
    with copies.session.workspace.blaming_damage():
        assert [6, 7] == [each.value for each in copies.session.view.scores()]
    copies.session.undo()
    assert [5] == [each.value for each in copies.session.view.scores()]


@pytest.mark.long
def test_leaving_it_open_takes_the_rest(copies: DesksPanel, two: Two, window: MainWindow) -> None:
    copies.compare(two.there)
    copies.view.write.click()
    assert "1 thing was not taken." in window.messages.text.text()
    assert [5, 7] == [each.value for each in copies.session.view.scores()]


@pytest.mark.long
def test_where_all_is_left_open_there_is_nothing_to_write(copies: DesksPanel, two: Two) -> None:
    copies.session.run(score("J2", "A-2", 7))  # the same as there: the conflict alone is left
    copies.compare(two.there)
    view = copies.view
    assert (view.write.text(), view.write.isEnabled()) == ("Nothing to take", False)
    assert view._foot.text() == "Nothing has changed. 1 conflict stays as it is here."
    (card,) = view.clashes.values()
    card.cards[Take.OURS].click()
    assert (view.write.text(), view.write.isEnabled()) == ("Keep their changes", True)


@pytest.mark.long
def test_cancelling_leaves_all_as_it_was(copies: DesksPanel, two: Two) -> None:
    copies.compare(two.there)
    copies.view.cancel.click()
    assert not copies.is_comparing
    assert copies.view.looked is None


@pytest.mark.long
def test_a_change_of_this_file_ends_the_comparison(copies: DesksPanel, two: Two) -> None:
    copies.compare(two.there)
    copies.session.run(score("J2", "A-3", 1))
    assert not copies.is_comparing
    assert "compare it with “there.evalpanel” again" in copies.error.text()


@pytest.mark.long
def test_what_cannot_be_compared_says_why(copies: DesksPanel, two: Two, tmp_path: Path) -> None:
    copies.compare(two.here)
    assert "is this file itself" in copies.error.text()
    copies.compare(tmp_path / "nowhere.evalpanel")
    assert not copies.is_comparing


@pytest.mark.long
def test_what_is_barred_is_said_and_cannot_be_written(copies: DesksPanel, two: Two) -> None:
    from evalapp.domain.permissions import Phase
    from evalapp.operations.panel.call import move_to_phase

    two.do_there(lambda panel: move_to_phase(panel, Phase.DELIBERATION))
    copies.compare(two.there)
    assert "the call moved to another phase" in copies.view.refused.accessibleName()
    assert not copies.view.write.isEnabled()


@pytest.mark.long
def test_the_palette_brings_it(
    window: MainWindow, copies: DesksPanel, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("overview")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(two.there), ""))
    window.trigger("reconcile")
    assert window.page_id == "exchange"
    assert copies.is_comparing


@pytest.mark.long
def test_handing_over_shows_the_code_once_and_makes_the_window_read_only(
    window: MainWindow, copies: DesksPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = copies.right
    right.give.click()
    assert "Say to whom" in right.findChild(type(right._to)).note.text()
    right.person.setText("Els Bos")
    path = tmp_path / "call.evalhandover"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    right.give.click()
    assert path.exists()
    assert right._code.text() in right._code.accessibleName()
    assert not window.session.may(Action.SCORE)  # type: ignore[union-attr]
    assert "handed over to Els Bos" in window.session.why_not(Action.SCORE)  # type: ignore[union-attr]
    assert not right.give.isVisible()
    right.take.click()
    assert "needs a reason" in right._why.note.text()
    right.reason.setText("Terug.")
    right.take.click()
    assert window.session.may(Action.SCORE)  # type: ignore[union-attr]
    assert right._code.text() == ""


@pytest.mark.long
def test_a_file_that_is_elsewhere_says_so_at_the_opening_and_leads_back(
    window: MainWindow, two: Two, tmp_path: Path
) -> None:
    from evalapp.operations.desks.handing.giving import hand_over

    two.do_here(lambda panel: hand_over(panel, "Els Bos", tmp_path / "call.evalhandover"))
    window.start(Workspace.open(two.here, SECRETARY))
    window.show()
    assert "handed over to Els Bos" in window.messages.text.text()
    window.trigger("take-back")
    assert window.page_id == "exchange"


@pytest.mark.long
def test_a_handed_over_file_opens_with_its_code(application: Application, two: Two, tmp_path: Path) -> None:
    from evalapp.operations.desks.handing.giving import hand_over

    given = []
    two.do_here(lambda panel: given.append(hand_over(panel, "Els Bos", tmp_path / "call.evalhandover")))
    application.open(given[0].path)
    page = application.window.findChild(TakeOverPage)
    assert page is not None
    page.code.edit.setText(given[0].code)
    assert not page.button.isEnabled()
    page.name.setText("Els Bos")
    page.button.click()
    session = application.window.session
    assert session is not None
    assert session.path.name == "call.evalpanel"
    assert session.view.change(session.view.last_change()).actor == "Els Bos"


def test_a_wrong_code_is_said(application: Application, two: Two, tmp_path: Path) -> None:
    from evalapp.operations.desks.handing.giving import hand_over

    two.do_here(lambda panel: hand_over(panel, "Els Bos", tmp_path / "call.evalhandover"))
    application.open(tmp_path / "call.evalhandover")
    page = application.window.findChild(TakeOverPage)
    assert page is not None
    page.code.edit.setText("00000-00000-00000-00000-0")
    page.name.setText("Els Bos")
    page.button.click()
    assert "does not open this file" in page.code.note.text()
    assert not (tmp_path / "call.evalpanel").exists()
