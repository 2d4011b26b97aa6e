"""The page of the decisions: recorded, told and called on by keys, with drafts kept and nothing before the closing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.domain.deciding.values import Channel, Proposal, Ruling
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import BODY, MEANT, apart, closed, decided, notify
from tests.operations.progress.ready_samples import closable
from ui.pages.closing.page import ClosingPage
from ui.pages.decisions.page import DecisionsPage
from ui.pages.ranking.page import RankingPage
from ui.window.frame import MainWindow


def at_decisions(window: MainWindow, panel: Workspace) -> DecisionsPage:
    window.start(panel)
    window.show_page("decisions")
    page = window.page()
    assert isinstance(page, DecisionsPage)
    return page


def type_into(field: QWidget, text: str, *, enters: bool = False) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)
    if enters:
        QTest.keyClick(field, Qt.Key.Key_Return)


def cells(page: DecisionsPage) -> dict[str, list[str]]:
    model = page.table.rows_model
    return {
        row.number: [column.cell(row).text.replace("\xa0", " ") for column in model.columns[3:]]
        for row in model.rows
    }


@pytest.fixture
def done(tmp_path: Path) -> Workspace:
    return closed(tmp_path / "call.evalpanel")


def test_it_stands_under_the_ranking_and_is_reached_from_there(window: MainWindow, done: Workspace) -> None:
    at_decisions(window, done)
    assert "decisions" not in window.rail._buttons
    assert window.rail._buttons["ranking"].isChecked()
    window.show_page("ranking")
    ranking = window.page()
    assert isinstance(ranking, RankingPage)
    ranking.decisions_button.click()
    assert isinstance(window.page(), DecisionsPage)


def test_before_the_closing_it_says_what_comes_first(window: MainWindow, tmp_path: Path) -> None:
    page = at_decisions(window, closable(tmp_path / "call.evalpanel"))
    assert page.empty.isVisibleTo(page)
    assert not page.table.isVisibleTo(page)
    page.take_focus()
    page.empty.button.click()
    closing = window.page()
    assert isinstance(closing, ClosingPage)
    assert not closing.decisions_button.isVisibleTo(closing)


def test_a_decision_is_recorded_by_keys_as_advised(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    edit_call(panel, {"body": BODY}, reason="Zo is het.")
    move_to_phase(panel, Phase.CLOSED)
    page = at_decisions(window, panel)
    assert page.decision.body_field.text() == BODY  # as the call names it
    assert page.status() == "The decision of the body is to be recorded"
    type_into(page.decision.on, "14/7/2016")
    type_into(page.decision.reference, "BC/2016/12", enters=True)
    assert "14 July 2016 is before the assessment was closed" in page.decision.day_question.words.text()
    assert [] == panel.view.decidings.rulings()
    assert page.decision.reference.hasFocus()
    QTest.keyClick(page.decision.reference, Qt.Key.Key_Return)
    assert [] == panel.view.decidings.rulings()  # pressed again it is no answer
    QTest.keyClick(page.decision.reference, Qt.Key.Key_Tab)
    assert page.decision.day_question.button.hasFocus()
    QTest.keyClick(page.decision.day_question.button, Qt.Key.Key_Space)
    assert not page.decision.day_question.isVisibleTo(page)
    assert cells(page) == {
        "A-3": ["approve, €100,000", "granted", "€100,000", "not told yet", "", "", "–"],
        "A-2": ["approve, €100,000", "granted", "€100,000", "not told yet", "", "", "–"],
        "A-1": ["reserve list", "on the reserve list", "–", "not told yet", "", "", "–"],
    }
    assert page.state_label.text() == "3 of 3 decided · 0 told"
    assert not any(drafts.named() for drafts in page.drafts().values())


def test_what_is_wrong_is_said_on_the_card(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    page.decision.button.click()
    assert "Say which body decided" in page.decision.error.text()
    type_into(page.decision.on, "gisteren", enters=True)
    assert page.decision.error.isVisibleTo(page)
    assert [] == done.view.decidings.rulings()


def test_the_chosen_one_is_decided_apart(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    page.table.choose("A-2")
    page.decision.body_field.setText(BODY)
    type_into(page.decision.on, "14/7/2016")
    type_into(page.decision.reference, "BC/2016/12")
    first = page.decision.which.focusProxy()
    assert first is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert page.decision.is_apart
    type_into(page.decision.amount, "60000", enters=True)
    page.decision.day_question.button.click()
    assert "give the reason of the body" in page.decision.error.text()
    type_into(page.decision.reason, "Zonder werkpakket 4.", enters=True)
    (ruled,) = done.view.decidings.rulings()
    assert (ruled.application, ruled.amount, ruled.reason) == ("A-2", 60_000_00, "Zonder werkpakket 4.")
    assert page.decision.amount.text() == ""


def test_an_amount_that_is_more_often_a_slip_is_asked_about(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    page.table.choose("A-2")
    page.decision.body_field.setText(BODY)
    type_into(page.decision.on, "14/7/2016")
    type_into(page.decision.reference, "BC/2016/12")
    page.decision.which.setCurrentIndex(1)
    page.decision.which.activated.emit(1)
    type_into(page.decision.reason, "Zonder werkpakket 4.")
    type_into(page.decision.amount, "60.00", enters=True)
    page.decision.day_question.button.click()
    assert page.decision.read.text() == "read as €60"
    assert "“60.00” is read as €60, while A-2 may get €100,000" in page.decision.question.words.text()
    assert [] == done.view.decidings.rulings()
    page.decision.question.button.click()
    assert [60_00] == [each.amount for each in done.view.decidings.rulings()]
    assert not page.decision.question.isVisibleTo(page)


def test_a_day_that_cannot_be_is_said_on_its_card(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "call.evalpanel")
    page = at_decisions(window, panel)
    page.table.choose("A-2")
    type_into(page.notify.on, "13/7/2016", enters=True)
    assert "cannot tell A-2 of what was decided on 14 July 2016" in page.notify.error.text()
    type_into(page.step_back.on, "20/7/2035")
    type_into(page.step_back.reason, "Gestopt.", enters=True)
    assert "is still to come" in page.step_back.error.text()
    QTest.keyClick(page.step_back.on, Qt.Key.Key_Backspace)
    assert not page.step_back.error.isVisibleTo(page)
    type_into(page.decision.on, "20/7/2035", enters=True)
    assert page.decision.error.isVisibleTo(page)
    assert (panel.view.decidings.notified(), panel.view.decidings.stepped_back()) == ([], [])


def test_a_call_that_moves_back_has_nothing_to_decide_any_more(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    type_into(page.decision.reference, "BC/2016/12")
    move_to_phase(done, Phase.DELIBERATION, "Een vergissing.")
    assert page.empty.isVisibleTo(page)
    page.decision.act()
    assert [] == done.view.decidings.rulings()


def test_what_is_typed_apart_stays_with_its_application(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    page.table.choose("A-2")
    page.decision.which.setCurrentIndex(1)
    page.decision.which.activated.emit(1)
    type_into(page.decision.reason, "Voor A-2.")
    page.table.choose("A-3")
    assert page.decision.reason.text() == ""
    page.table.choose("A-2")
    assert page.decision.reason.text() == "Voor A-2."
    assert page.drafts()["apart"].named() == ("the decision on A-2 apart",)


def test_a_notification_counts_its_last_day_while_it_is_typed(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "call.evalpanel")
    page = at_decisions(window, panel)
    page.table.choose("A-2")
    type_into(page.notify.on, "18/7/2016")
    assert page.notify.last_day.text() == "Last day for an appeal: 20 September 2016"
    type_into(page.notify.received, "19/7/2016")
    assert page.notify.last_day.text() == "Last day for an appeal: 19 September 2016"
    page.notify.received.clear()
    page.notify.channel.setCurrentIndex(page.notify.channel.findData(str(Channel.EMAIL)))
    page.notify.channel.activated.emit(2)
    assert "is not known" in page.notify.last_day.text()
    QTest.keyClick(page.notify.on, Qt.Key.Key_Return)
    assert cells(page)["A-2"][3:] == ["18 July 2016", "e-mail", "", "not known"]
    assert page.notify.reason.isVisibleTo(page)  # from now on it is a correction


def test_everybody_who_was_not_told_yet_is_told_at_once(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "call.evalpanel")
    panel.execute(notify("A-2"))
    page = at_decisions(window, panel)
    page.notify.whom.setCurrentIndex(1)
    page.notify.whom.activated.emit(1)
    assert page.notify.of.text() == "A-3 and A-1"
    type_into(page.notify.on, "19/7/2016", enters=True)
    assert {"A-1", "A-2", "A-3"} == {each.application for each in panel.view.decidings.notified()}
    assert page.notify.of.text() == "There is nobody to tell."
    assert not page.notify.button.isEnabled()


def test_all_rows_that_are_selected_are_told(window: MainWindow, tmp_path: Path) -> None:
    page = at_decisions(window, decided(tmp_path / "call.evalpanel"))
    page.table.choose_first()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert page.notify.of.text() == "A-3 and A-2"


def test_a_withdrawal_offers_the_next_and_calls_nobody_by_itself(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "call.evalpanel")
    page = at_decisions(window, panel)
    assert not page.reserve.button.isVisibleTo(page)
    page.table.choose("A-3")
    type_into(page.step_back.on, "20/7/2016")
    type_into(page.step_back.reason, "Geen cofinanciering.", enters=True)
    assert cells(page)["A-3"][1] == "withdrawn"
    # Of whom everybody agrees that there is nothing more to tell.
    assert page.state_label.text() == "3 of 3 decided · 0 told · 1 withdrawn"
    assert page.notify.about.text() == "0 of 2 applicants are told."
    assert [] == panel.view.decidings.called_on()
    assert page.reserve.button.text() == "Call on A-1, €100,000"
    type_into(page.reserve.reason, "A-3 valt weg.", enters=True)
    assert cells(page)["A-1"][1:3] == ["granted", "€100,000"]
    window.undo()
    assert [] == panel.view.decidings.called_on()


def test_the_jurys_own_proposal_is_told_with_its_reason(window: MainWindow, tmp_path: Path) -> None:
    own = Advise(application="A-3", outcome=Proposal.REJECT, reason="Te smal.")
    page = at_decisions(window, closed(tmp_path / "call.evalpanel", own))
    row = next(each for each in page.table.rows_model.rows if each.number == "A-3")
    assert "reject (the jury’s own proposal)" == cells(page)["A-3"][0]
    assert "Te smal." in page.table.rows_model.columns[3].cell(row).tip


def test_a_decision_that_changed_is_to_be_told_anew(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "call.evalpanel")
    panel.execute(notify("A-2"))
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert cells(at_decisions(window, panel))["A-2"][1:4] == ["refused", "–", "to be told anew"]


def test_what_somebody_else_records_is_shown(window: MainWindow, done: Workspace) -> None:
    page = at_decisions(window, done)
    done.execute(DecideAll(meant=MEANT))
    assert cells(page)["A-3"][1] == "granted"
    assert page.decision.reference.text() == "BC/2016/12"


def test_the_decision_is_taken_back_for_a_reason(window: MainWindow, tmp_path: Path) -> None:
    panel = decided(tmp_path / "decided.evalpanel")
    page = at_decisions(window, panel)
    page.decision.take_back.click()
    assert "Say why" in page.decision.error.text()
    type_into(page.decision.reason, "Vormfout.")
    page.decision.take_back.click()
    assert panel.view.decidings.rulings() == []
    assert not page.decision.take_back.isVisibleTo(page)


def test_what_was_typed_over_another_record_does_not_stand_over_the_new_one(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = decided(tmp_path / "decided.evalpanel")
    page = at_decisions(window, panel)
    page.table.choose("A-2")
    type_into(page.notify.on, "20/7/2016")
    page.session.run(notify("A-1", "A-2"))
    page.table.choose("A-1")
    page.table.choose("A-2")
    assert page.notify.on.text() == "18/07/2016"


def test_one_on_the_reserve_list_stays_there_unless_somebody_says_otherwise(
    window: MainWindow, tmp_path: Path
) -> None:
    page = at_decisions(window, decided(tmp_path / "decided.evalpanel"))
    page.table.choose("A-1")
    page.decision.which.setCurrentIndex(1)
    page.decision._show_which()
    assert page.decision.outcome.currentData() == "reserve"
