"""The jury's own proposal on the sheet of the dossier: typed, asked about, recorded, changed and taken back by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import individual
from tests.operations.meeting.room_samples import JAN
from tests.operations.progress.ready_samples import closable
from tests.ui.pages.meeting.pages import meeting_page, said
from tests.ui.pages.meeting.proposing import advice, card_of, choose, form_of, type_into
from ui.pages.closing.page import ClosingPage
from ui.pages.individual.page import IndividualPage
from ui.pages.meeting.page import MeetingPage
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label
from ui.window.frame import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    """A meeting that discusses A-1, which asks €100,000; the scheme has a flag."""
    page = meeting_page(window, tmp_path)
    page.acts.discuss("A-1")
    page.open_at("A-1")
    return page


def at(window: MainWindow, panel: Workspace, number: str) -> MeetingPage:
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", number)
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def test_it_is_typed_recorded_and_shown(page: MeetingPage, window: MainWindow) -> None:
    form = form_of(page)
    choose(form, Proposal.APPROVE)
    type_into(form.amount, "60.000")
    type_into(form.conditions, "Een pact. | 31/12/2026 | sme\nEen kmo meer.")
    type_into(form.reason, "Te ruim begroot.")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, CTRL)
    (own,) = advice(page)
    assert (own.outcome, own.amount, own.reason) == (Proposal.APPROVE, 60_000_00, "Te ruim begroot.")
    assert own.conditions == (
        Condition(text="Een pact.", until="2026-12-31", criterion="sme"),
        Condition(text="Een kmo meer."),
    )
    words = said(page)
    for each in (
        "The jury proposes: approve, €60,000",
        "Condition 1: Een pact (until 31 December 2026, SME impact)",
        "Condition 2: Een kmo meer.",
        "Te ruim begroot.",
        "Recorded by Luc Maes",
    ):
        assert each in words
    assert window.messages.text.text() == "Recorded: the jury proposes for A-1: approve."
    assert page.unrecorded() == ()


def test_it_is_typed_by_keyboard_alone(page: MeetingPage) -> None:
    form = form_of(page)
    first = QApplication.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.accessibleName() == "approve"  # nothing is chosen yet, and the keyboard is on the first
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert form.outcome.currentData() == Proposal.REJECT
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert form.reason.hasFocus()
    QTest.keyClicks(form.reason, "Te smal.")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, CTRL)
    assert [each.outcome for each in advice(page)] == [Proposal.REJECT]
    assert page.dossier is not None
    # Beside the score stands what the jury proposes, and not what the ranking would.
    badges = [each.text() for each in page.dossier.findChildren(Badge)]
    assert ["proposal: reject"] == [each for each in badges if "propos" in each]


def test_a_refusal_takes_no_amount_and_needs_its_reason(page: MeetingPage) -> None:
    form = form_of(page)
    form.store()
    assert form.error.text() == "Choose what the jury proposes."
    choose(form, Proposal.APPROVE)
    form.amount.setText("60.000")
    choose(form, Proposal.REJECT)
    assert not form.amount.isVisibleTo(form)
    form.store()
    assert "needs its reason" in form.error.text()
    type_into(form.reason, "Te smal.")
    form.store()
    assert [(each.outcome, each.amount) for each in advice(page)] == [(Proposal.REJECT, None)]
    assert "The jury proposes: reject" in said(page)


def test_ninety_with_a_point_is_asked_about_and_not_taken_in_silence(page: MeetingPage) -> None:
    form = form_of(page)
    choose(form, Proposal.APPROVE)
    type_into(form.amount, "90.00")
    assert form.read.text() == "read as €90"
    type_into(form.reason, "Te ruim begroot.")
    form.amount.setFocus()
    form.store()
    assert "“90.00” is read as €90, while A-1 may get €100,000. Is that meant?" in form.question.words.text()
    assert form.amount.hasFocus()
    assert advice(page) == []
    form.store()  # pressed again it is no answer
    assert advice(page) == []
    form.amount.setText("90.01")
    assert not form.question.isVisibleTo(form)
    form.amount.setFocus()
    form.store()
    QTest.keyClick(form.amount, Qt.Key.Key_Tab)
    assert form.question.button.hasFocus()
    QTest.keyClick(form.question.button, Qt.Key.Key_Space)
    assert [each.amount for each in advice(page)] == [90_01]


@pytest.mark.long
@pytest.mark.parametrize(
    ("amount", "conditions", "why"),
    [
        ("negentig", "", "“negentig”"),
        ("100.001", "", "at most €100,000"),
        ("-5", "", "more than €0"),
        ("", "Een pact. | sme | helix", "more than a condition, a day and a criterion"),
    ],
)
def test_what_cannot_be_proposed_is_said_and_nothing_is_written(
    page: MeetingPage, amount: str, conditions: str, why: str
) -> None:
    form = form_of(page)
    choose(form, Proposal.APPROVE)
    form.amount.setText(amount)
    form.conditions.setPlainText(conditions)
    form.reason.setPlainText("Daarom.")
    form.store()
    if form.question.isVisibleTo(form):
        form.question.button.click()
    assert why in form.error.text()
    assert advice(page) == []


def test_it_is_changed_and_taken_back(page: MeetingPage) -> None:
    page.session.run(
        Advise(
            application="A-1",
            outcome=Proposal.APPROVE,
            amount=60_000_00,
            reason="Te ruim begroot.",
            conditions=[Condition(text="Een pact.", criterion="sme")],
        )
    )
    form = form_of(page)
    assert (form.amount.text(), form.reason.toPlainText()) == ("60,000", "Te ruim begroot.")
    assert form.conditions.toPlainText() == "Een pact. | SME impact"
    form.amount.setText("70.000")
    form.store()
    assert [each.amount for each in advice(page)] == [70_000_00]
    line = card_of(page).clear_line
    assert line is not None
    line.ask()
    QTest.keyClicks(line.reason, "  ")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert "Say why the proposal is taken back." == line.error.text()
    assert [each.amount for each in advice(page)] == [70_000_00]
    line.reason.clear()
    QTest.keyClicks(line.reason, "Toch niet.")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert advice(page) == []
    assert "The jury proposes" not in said(page)
    page.session.undo()
    assert [each.amount for each in advice(page)] == [70_000_00]


def test_it_stands_with_what_was_decided_last(page: MeetingPage) -> None:
    page.session.run(Advise(application="A-1", outcome=Proposal.REJECT, reason="Te smal."))
    page.go_on()
    assert ["scores stay · proposal: reject"] == [
        each.words.removeprefix("done · ") for each in page.rail.decided._all
    ]


def test_only_what_is_discussed_is_proposed_on(page: MeetingPage) -> None:
    page.open_at("A-3")
    QTest.keyClick(page, Qt.Key.Key_P)
    assert card_of(page).form is None
    assert not card_of(page).open_button.isVisibleTo(page)


def test_it_waits_while_somebody_who_must_leave_is_in_the_room(page: MeetingPage) -> None:
    page.acts.discuss("A-2")
    page.open_at("A-2")
    assert page.dossier is not None
    assert page.dossier.proposal is None
    page.acts.leave([JAN])
    assert card_of(page).open_button.isVisibleTo(page)


def test_going_on_waits_for_a_proposal_that_is_typed(page: MeetingPage, window: MainWindow) -> None:
    type_into(form_of(page).reason, "Te smal.")
    page.acts.leave([JAN])
    assert card_of(page).form is not None  # it comes back with the sheet
    page.go_on()
    assert page.agenda.number == "A-1"
    assert "Not recorded yet: the jury’s own proposal for A-1" in window.messages.text.text()
    form = card_of(page).form
    assert form is not None
    QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    assert window.messages.isVisible()
    assert "Typed and not recorded yet." in [
        each.text() for each in card_of(page).findChildren(Label) if each.isVisibleTo(page)
    ]
    form.give_up()
    assert not window.messages.isVisible()  # nothing is kept any more
    assert not card_of(page).kept.isVisibleTo(page)
    page.go_on()
    assert page.agenda.number != "A-1"


def test_escape_closes_it_and_keeps_what_is_typed(page: MeetingPage) -> None:
    form = form_of(page)
    type_into(form.reason, "Te smal.")
    QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    assert not form.isVisibleTo(page)
    assert card_of(page).open_button.hasFocus()
    assert form_of(page).reason.toPlainText() == "Te smal."


def test_a_flag_is_recorded_and_taken_back_here_too(page: MeetingPage) -> None:
    line = card_of(page).flags.lines["young"]
    line.ask()
    line.reason.setText("Drie jaar oud.")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert "Flag “Young company”: Drie jaar oud." in said(page)
    line = card_of(page).flags.lines["young"]
    line.ask()
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert ("Say why the flag is taken back.", 1) == (
        line.error.text(),
        len(page.session.view.decisions().flags),
    )
    line.reason.setText("Toch ouder.")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert page.session.view.decisions().flags == ()


def test_a_tie_is_settled_at_the_closing(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel", is_tied=True)
    edit_call(panel, {"effects": "yes"}, reason="Beslist.")
    page = at(window, panel, "A-1")
    button = card_of(page).tie_button
    assert button is not None
    button.click()
    assert isinstance(window.page(), ClosingPage)


@pytest.mark.parametrize("is_by_key", [True, False])
def test_what_is_assessed_by_itself_is_proposed_where_all_is(
    window: MainWindow, tmp_path: Path, is_by_key: bool
) -> None:
    page = at(window, individual(tmp_path / "call.evalpanel"), "A-2")
    assert "Nothing is proposed on it yet." in said(page)
    if is_by_key:
        page.agenda.view.setFocus()
        QTest.keyClick(page, Qt.Key.Key_P)
    else:
        next(
            each for each in card_of(page).findChildren(LinkButton) if "To the proposals" in each.text()
        ).click()
    shown = window.page()
    assert isinstance(shown, IndividualPage)
    assert "A-2" == shown.dossiers.number


def test_once_it_is_closed_it_is_shown_and_no_more(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    panel.execute(Advise(application="A-3", outcome=Proposal.REJECT, reason="Te smal."))
    move_to_phase(panel, Phase.CLOSED)
    page = at(window, panel, "A-3")
    assert "The jury proposes: reject" in said(page)
    QTest.keyClick(page, Qt.Key.Key_P)
    card = card_of(page)
    assert (card.form, card.clear_line) == (None, None)
