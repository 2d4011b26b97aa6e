"""The tab on which admissibility is looked at: what was found beside what a person answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.panel.admitting import AdmitTheRest
from tests.samples import small_panel
from ui.pages.admissibility.view import AdmissibilityView
from ui.pages.applications.page import ApplicationsPage
from ui.session import Session
from ui.settings import Settings
from ui.tables.cells import Dots
from ui.tables.pictures import shape_of
from ui.tasks import Tasks

YES, NO, LATER = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.TO_COMPLETE


@pytest.fixture
def session(tmp_path: Path, tasks: Tasks) -> Iterator[Session]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        yield Session(workspace, tasks, Settings(tmp_path / "settings.json"))


@pytest.fixture
def view(session: Session) -> AdmissibilityView:
    made = AdmissibilityView(session)
    made.resize(1200, 800)
    made.show()
    made.reload()
    made.told.connect(lambda _text: made.reload())
    return made


def answers(view: AdmissibilityView) -> dict[str, str]:
    return {each.item: str(each.answer) for each in view._session.view.checks.answers("A-1")}


def test_a_yes_is_recorded_at_once_and_taken_back_by_the_same_button(view: AdmissibilityView) -> None:
    view.items["complete"].buttons[YES].click()
    assert {"complete": "yes"} == answers(view)
    assert view.items["complete"].buttons[YES].isChecked()
    view.items["complete"].buttons[YES].click()
    assert {} == answers(view)
    assert not view.items["complete"].buttons[YES].isChecked()


def test_a_no_waits_for_its_reason_and_proposes_it_for_inadmissible(view: AdmissibilityView) -> None:
    view.items["complete"].buttons[NO].click()
    assert ({}, False) == (answers(view), view.items["complete"].buttons[NO].isChecked())
    view.form.button.click()
    assert "Say why" in view.form.error.text()
    view.form.reason.setText("No pact.")
    view.form.button.click()
    assert {"complete": "no"} == answers(view)
    view.inadmissible_button.click()
    assert "Application complete: No pact." == view.form.reason.text()
    assert Admissibility.OPEN is view._session.view.dossier("A-1").application.admissibility
    view.form.button.click()
    assert Admissibility.INADMISSIBLE is view._session.view.dossier("A-1").application.admissibility


def test_to_complete_asks_until_when_and_refuses_what_is_no_day(view: AdmissibilityView) -> None:
    view.items["complete"].buttons[LATER].click()
    view.form.day.setText("soon")
    view.form.button.click()
    assert ({}, True) == (answers(view), "soon" in view.form.error.text())
    view.form.day.setText("01/03/2099")
    view.form.button.click()
    assert {"complete": "to-complete"} == answers(view)
    assert view.found is not None
    assert "1 to complete until" in view.found.words


def test_the_keyboard_answers_where_it_stands(view: AdmissibilityView) -> None:
    chip = view.items["complete"].buttons[NO]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_J)
    assert {"complete": "yes"} == answers(view)


def test_a_withdrawal_needs_its_day_and_stays_readable(view: AdmissibilityView) -> None:
    view.withdraw_button.click()
    view.form.reason.setText("By letter.")
    view.form.button.click()
    assert "Give the day of the withdrawal" in view.form.error.text()
    view.form.day.setText("01/06/2016")
    view.form.button.click()
    assert "2016-06-01" == view._session.view.dossier("A-1").application.withdrawn_on
    view.choose("A-1")
    assert view.admissible_button.isHidden()


def test_the_filter_keeps_what_needs_attention(view: AdmissibilityView, session: Session) -> None:
    whole = len(view.table.rows_model.lines)
    for item in view.items:
        session.run(AnswerItem(application="A-2", item=item, answer=YES))
    view.reload()
    view.attention.click()
    left = [each.number for each in view.table.rows_model.lines]
    assert (3, ["A-1", "A-3"]) == (whole, left)


def test_the_tab_says_how_all_stands(session: Session) -> None:
    page = ApplicationsPage(session)
    page.resize(1300, 800)
    page.show()
    page.refresh(None)
    page.checking.bar.setCurrentIndex(1)
    assert page.faces.currentWidget() is page.checking.view
    assert "Admissibility" == page.title_label.text()
    assert page.admit_button.isVisible()
    assert page.state_label.text().startswith("0 of 3 admissible")
    page.checking.bar.setCurrentIndex(0)
    assert "Applications" == page.title_label.text()
    assert page.faces.currentWidget() is not page.checking.view


def test_an_application_that_is_chosen_has_one_form_open(view: AdmissibilityView) -> None:
    view.supplement_button.click()
    view.withdraw_button.click()
    assert (True, False) == (view.act_form.isHidden(), view.form.isHidden())
    view.hearing_button.click()
    assert (False, True) == (view.act_form.isHidden(), view.form.isHidden())


def test_the_foot_counts_what_is_open_and_what_is_no(view: AdmissibilityView, session: Session) -> None:
    session.run(AnswerItem(application="A-1", item="complete", answer=NO, reason="No pact."))
    session.run(AnswerItem(application="A-1", item="smes", answer=LATER, until="2099-03-01"))
    view.reload()
    view.choose("A-1")
    open_items = len(view.items) - 2
    assert (
        f"to complete · 1 question until 1 March 2099 · {open_items} open, 1 no · 2 of {len(view.items)} answered"
        == view._foot.text()
    )


def test_what_is_decided_is_not_taken_for_answered(view: AdmissibilityView, session: Session) -> None:
    """All admissible, and no question answered: the line says both, and each application what nobody answered."""
    session.run(AdmitTheRest())
    view.reload()
    assert view.found is not None
    questions = 3 * len(view.items)
    assert view.found.words.startswith("3 of 3 admissible")
    assert view.found.words.endswith(f"0 of {questions} questions answered")
    session.run(AnswerItem(application="A-1", item="complete", answer=YES))
    view.reload()
    view.choose("A-1")
    assert view.found.words.endswith(f"1 of {questions} questions answered · 3 applications with open ones")
    assert f"1 of {len(view.items)} answered" == view.answered.text()
    unmet = view.answered.toolTip()
    assert "Application complete" not in unmet
    assert "SMEs involved" in unmet
    (cell,) = [
        each.cell(view.table.row_at_hand)
        for each in view.table.rows_model.columns
        if each.head == "Questions"
    ]
    assert (f"1/{len(view.items)}", "attention", unmet) == (cell.text, cell.tone, cell.tip)


def test_answers_are_one_control_that_says_which_is_on(view: AdmissibilityView) -> None:
    row = view.items["complete"]
    row.buttons[YES].click()
    assert ["yes", "no", "to complete…"] == [each.text() for each in row.buttons.values()]
    assert ["first", "middle", "last"] == [each.property("place") for each in row.buttons.values()]
    assert ["this is the answer", "", ""] == [each.accessibleDescription() for each in row.buttons.values()]
    assert row.buttons[YES].accessibleName().endswith(": yes")
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in row.buttons.values())
    edges = [each.geometry() for each in row.buttons.values()]
    assert all(one.right() + 1 == other.left() for one, other in pairwise(edges))


def test_who_signed_is_told_by_shape_and_by_how_many_of_how_many(view: AdmissibilityView) -> None:
    (column,) = [each for each in view.table.rows_model.columns if each.head == "Signed"]
    picture = column.cell(view.table.row_at_hand).picture
    assert isinstance(picture, Dots)
    assert {"company": "0/1", "knowledge": "0", "government": "0"} == {
        m.role: m.letters for m in picture.marks
    }
    assert ["dim", "attention", "attention"] == [mark.tone for mark in picture.marks]
    room = QRectF(0, 0, 10, 10)
    shapes = [shape_of(role, room) for role in ("company", "knowledge", "government")]
    corner = QPointF(1, 1)
    assert [False, True, False] == [each.contains(corner) for each in shapes]
    assert [True, True, False] == [each.contains(QPointF(1.8, 4)) for each in shapes]
    assert all(each.contains(QPointF(5, 5)) for each in shapes)
