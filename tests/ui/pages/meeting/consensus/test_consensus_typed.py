"""A consensus by keyboard: the value, its reason, the show of hands, and what becomes of criterion and total."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetComment, SetScore
from tests.operations.meeting.room_samples import MIA
from tests.samples import small_panel
from tests.ui.pages.meeting.pages import meeting_page, said
from ui.pages.meeting.consensus.form import ConsensusForm
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    """With a consensus of 3 on the first criterion of A-1."""
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION)
    panel.act_as("C1")
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=6, reason="Heard them"))
    window.start(panel)
    window.show_page("meeting", "A-1")
    shown = window.page()
    assert isinstance(shown, MeetingPage)
    return shown


def form_of(page: MeetingPage, criterion: str = "helix") -> ConsensusForm:
    """Whose reason comes from the dossier."""
    page.cards[criterion].open_form()
    form = page.cards[criterion].form
    assert form is not None
    form.source.setCurrentIndex(0)
    return form


def test_what_was_recorded_is_named(page: MeetingPage, window: MainWindow) -> None:
    form = form_of(page)
    assert 6 == form.value.value()
    QTest.keyClicks(form.value, "4.5")
    form.store()
    assert "Consensus recorded: 4.5 for Triple helix, A-1." == window.messages.text.text()


def test_a_reason_that_stands_there_is_written_on(page: MeetingPage) -> None:
    form = form_of(page)
    form.reason.setFocus()
    QTest.keyClick(form.reason, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.reason, " twice")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ["Heard them twice"] == [each.reason for each in page.session.view.consensus()]


@pytest.mark.long
def test_before_it_is_recorded_criterion_and_total_are_told(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    form = form_of(page_at(page, "A-1"))
    before = [row[0].text() for row in form.effect._rows]
    QTest.keyClicks(form.value, "1")
    after = [row[1].text() for row in form.effect._rows]
    assert "1.00" == after[0]
    assert before != after
    QTest.keyClicks(form.reason, "Heard them")
    form.store()
    place = next(each for each in page.agenda.rows if each.number == "A-1")
    assert after[1] == place.total
    assert page.cards["helix"].form is None


def page_at(page: MeetingPage, number: str) -> MeetingPage:
    """Discussing it."""
    page.acts.discuss(number)
    page.open_at(number)
    return page


@pytest.mark.long
def test_a_value_that_no_juror_gave_is_said(window: MainWindow, tmp_path: Path) -> None:
    page = page_at(meeting_page(window, tmp_path), "A-1")
    form = form_of(page)
    given = [each.score.value for each in form._voices if each.score and each.score.value is not None]
    QTest.keyClicks(form.value, "0")
    assert 0 < min(given)
    assert "0 lies outside what the jurors gave" in form.said.text()


@pytest.mark.long
def test_the_show_of_hands_goes_with_it_or_neither_does(window: MainWindow, tmp_path: Path) -> None:
    page = page_at(meeting_page(window, tmp_path), "A-1")
    form = form_of(page)
    QTest.keyClicks(form.value, "3")
    form.reason.setPlainText("Heard them")
    for field, typed in zip(form.hands.fields.values(), ("9", "0", ""), strict=True):
        field.setText(typed)
    assert "9 of 3 votes" == form.hands.count.text()
    form.store()
    assert "9 votes were counted" in form.error.text()
    assert ([], []) == (list(page.session.view.consensus()), list(page.acts.meeting.votes))
    form.hands.fields[next(iter(form.hands.fields))].setText("two")
    form.store()
    assert "“two” is no number of votes" in form.error.text()
    form.hands.fields[next(iter(form.hands.fields))].setText("2")
    form.store()
    (vote,) = page.acts.meeting.votes
    assert ((2, 0, 0), "consensus on Triple helix") == (
        (vote.in_favour, vote.against, vote.abstained),
        vote.about,
    )
    assert ["Heard them"] == [each.reason for each in page.session.view.consensus()]
    page.session.undo()
    assert ([], []) == (list(page.session.view.consensus()), list(page.acts.meeting.votes))


def test_without_a_meeting_nobody_votes(page: MeetingPage) -> None:
    assert not form_of(page).hands.isVisible()


def test_a_justification_is_taken_over_and_edited(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    for juror, comment in (("J1", "Clear."), ("J2", "Thin.")):
        place = {"juror": juror, "application": "A-1", "criterion": "helix"}
        panel.execute(SetScore(**place, value=6))
        panel.execute(SetComment(**place, comment=comment))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", "A-1")
    shown = window.page()
    assert isinstance(shown, MeetingPage)
    form = form_of(shown)
    comments = [each.comment for each in form._voices if each.comment]
    assert ["Clear.", "Thin."] == comments
    for action in form.take_button.menu().actions():
        action.trigger()
    assert "\n".join(comments) == form.reason.toPlainText()


def test_names_stand_one_step_away_and_one_criterion_shows_them(page: MeetingPage) -> None:
    assert "An Peeters" not in said(page)
    head = page.cards["helix"].head
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert "An Peeters" in said(page)
    page.cards["sme"].open()
    assert [False, True] == [each.head.isChecked() for each in page.cards.values()]
    QTest.keyClick(page.cards["sme"].head, Qt.Key.Key_N)
    assert [False, False] == [each.head.isChecked() for each in page.cards.values()]


def test_arrows_go_from_criterion_to_criterion(page: MeetingPage) -> None:
    heads = [each.head for each in page.cards.values()]
    heads[0].setFocus()
    QTest.keyClick(heads[0], Qt.Key.Key_Down)
    assert heads[1].hasFocus()
    QTest.keyClick(heads[1], Qt.Key.Key_Up)
    assert heads[0].hasFocus()


@pytest.mark.long
def test_where_the_reason_comes_from_is_asked_and_kept(page: MeetingPage) -> None:
    form = form_of(page)
    form.source.setCurrentIndex(-1)
    form.store()
    assert form.error.text().startswith("Choose where the reason comes from")
    assert "" == form.source_note.text()
    form.source._take(1)
    assert "may raise no score unless every applicant could add" in form.source_note.text()
    form.store()
    assert [ReasonSource.HEARING] == [each.source for each in page.session.view.consensus()]
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    assert "hearing" == form.source.currentData()


@pytest.mark.long
def test_what_is_typed_comes_back_whole(window: MainWindow, tmp_path: Path) -> None:
    """Also the source and the hands, when somebody comes in or leaves meanwhile."""
    page = page_at(meeting_page(window, tmp_path), "A-1")
    form = form_of(page)
    QTest.keyClicks(form.value, "3")
    form.source._take(2)
    for field, typed in zip(form.hands.fields.values(), ("2", "0", "1"), strict=True):
        field.setText(typed)
    page.acts.leave([MIA])
    again = page.cards["helix"].form
    assert again is not None
    assert again is not form
    assert ("supplement", ("2", "0", "1")) == (again.source.currentData(), again.hands.typed())
    assert "may raise no score" in again.source_note.text()


def test_a_vote_that_was_lost_is_no_consensus(window: MainWindow, tmp_path: Path) -> None:
    page = page_at(meeting_page(window, tmp_path), "A-1")
    form = form_of(page)
    QTest.keyClicks(form.value, "3")
    form.reason.setPlainText("Heard them")
    for field, typed in zip(form.hands.fields.values(), ("1", "2", ""), strict=True):
        field.setText(typed)
    form.store()
    assert form.error.text().startswith("2 hands were against it and 1 for it")
    assert [] == list(page.session.view.consensus())


@pytest.mark.long
def test_while_the_meeting_is_open_the_panel_agrees_on_what_it_discusses(
    window: MainWindow, tmp_path: Path
) -> None:
    page = page_at(meeting_page(window, tmp_path), "A-1")
    page.open_at("A-3")
    page.cards["helix"].open_form()
    assert page.cards["helix"].form is None
    assert "take it up first" in said(page)


@pytest.mark.long
def test_going_on_waits_for_what_is_typed(window: MainWindow, tmp_path: Path) -> None:
    page = page_at(meeting_page(window, tmp_path), "A-1")
    QTest.keyClicks(form_of(page).value, "3")
    page.go_on()
    assert "A-1" == page.agenda.number
    assert "Not recorded yet: the consensus on A-1, Triple helix" in window.messages.text.text()
    form = page.cards["helix"].form
    assert form is not None
    form.give_up()
    page.go_on()
    assert "A-1" != page.agenda.number
