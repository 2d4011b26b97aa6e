"""Typed in a form beside a list and not stored: it is there again with its row, and asked about before it goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest

from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, changed_call, small_panel
from tests.ui.pages.ranking.test_chair_ranking import scored
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.pages.meeting.consensus.form import ConsensusForm
from ui.pages.meeting.page import MeetingPage
from ui.pages.overview.page import OverviewPage
from ui.pages.ranking.page import RankingPage
from ui.window.frame import MainWindow

P = TypeVar("P", bound=Page)


@pytest.fixture
def office(window: MainWindow) -> Iterator[MainWindow]:
    """Whatever a test leaves typed, its window closes."""
    yield window
    window.close_session()


def at(window: MainWindow, panel: Workspace, page_id: str, kind: type[P]) -> P:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page(page_id)
    page = window.page()
    assert isinstance(page, kind)
    return page


def is_asked(window: MainWindow, words: str) -> bool:
    """Whether closing is put off and says what would go."""
    window.close()
    return window.isVisible() and words in window.messages.text.text()


@pytest.mark.long
def test_the_reason_for_inadmissible_stays_with_its_application(office: MainWindow, tmp_path: Path) -> None:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "applications", ApplicationsPage)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText("Two partners are missing.")
    page.table.choose("A-2")
    assert "" == page.card.reason_field.toPlainText()
    office.show_page("jury")
    office.show_page("applications")
    page.table.choose("A-1")
    assert "Two partners are missing." == page.card.reason_field.toPlainText()
    assert is_asked(office, "the reason for A-1")


def test_a_reason_that_was_recorded_is_no_draft(office: MainWindow, tmp_path: Path) -> None:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "applications", ApplicationsPage)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText("Two partners are missing.")
    page.card.inadmissible_button.click()
    assert ("", ()) == (page.card.reason_field.toPlainText(), page.unrecorded())
    office.close()
    assert not office.isVisible()


def test_a_change_elsewhere_leaves_what_is_being_typed(office: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    page = at(office, panel, "applications", ApplicationsPage)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText("Two partners")
    panel.execute(changed_call(title="Another title"))
    assert "Two partners" == page.card.reason_field.toPlainText()


@pytest.mark.long
def test_until_when_applications_were_due_is_asked_about(office: MainWindow, tmp_path: Path) -> None:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "applications", ApplicationsPage)
    page._look_at_the_rest()
    page.admit_panel.until_field.setText("18/12/2015 17:00")
    office.show_page("jury")
    assert is_asked(office, "until when applications were due")
    page._look_at_the_rest()
    assert "18/12/2015 17:00" == page.admit_panel.until_field.text()
    page.admit_panel._cancel()
    assert () == page.unrecorded()


@pytest.fixture
def meeting(office: MainWindow, tmp_path: Path) -> MeetingPage:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION)
    page = at(office, panel, "meeting", MeetingPage)
    page.agenda.choose("A-1")
    page.cards["helix"].open_form()
    form_of(page).reason.setPlainText("Heard them both")
    return page


def form_of(page: MeetingPage) -> ConsensusForm:
    form = page.cards["helix"].form
    assert form is not None
    return form


def test_a_consensus_stays_with_its_application(meeting: MeetingPage, office: MainWindow) -> None:
    meeting.agenda.choose("A-2")
    assert meeting.cards["helix"].form is None
    meeting.agenda.choose("A-1")
    form = form_of(meeting)
    assert (True, "Heard them both") == (form.isVisible(), form.reason.toPlainText())
    assert is_asked(office, "the consensus on A-1, ")


def test_a_consensus_can_be_given_up(meeting: MeetingPage, office: MainWindow) -> None:
    form, button = form_of(meeting), meeting.cards["helix"].open_button
    form.give_up()
    assert button is not None
    assert (False, True, ()) == (form.isVisible(), button.isVisible(), meeting.unrecorded())
    assert button is office.focusWidget()
    button.click()
    assert "" == form.reason.toPlainText()


def test_a_consensus_that_was_recorded_is_no_draft(meeting: MeetingPage) -> None:
    form = form_of(meeting)
    form.store()  # refused: no value
    assert ("Heard them both", True) == (form.reason.toPlainText(), bool(meeting.unrecorded()))
    QTest.keyClicks(form.value, "3")
    form.source.setCurrentIndex(0)
    form.store()
    assert ((), None) == (meeting.unrecorded(), meeting.cards["helix"].form)


def test_a_conflict_stays_with_its_juror(office: MainWindow, tmp_path: Path) -> None:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "jury", JuryPage)
    page.members.choose("J1")
    page.member_card.application.setCurrentIndex(1)
    page.member_card.note.setText("Sister")
    page.members.choose("J2")
    assert (-1, "") == (page.member_card.application.currentIndex(), page.member_card.note.text())
    page.members.choose("J1")
    assert ("A-2", "Sister") == (page.member_card.application.currentData(), page.member_card.note.text())
    assert is_asked(office, "a conflict of interest of An Peeters")


def test_what_was_answered_of_a_suspicion_stays_with_its_pair(office: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    works = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
    panel.execute(ImportJury(people=(works,), reason="Verbeterd."))
    page = at(office, panel, "jury", JuryPage)
    card = page.suspicions_card
    card.ask(("J1", "A-1"), False)
    card.words.setText("Left in 2012")
    card.ask(("J1", "A-1"), True)
    assert "" == card.words.text()
    card.ask(("J1", "A-1"), False)
    assert "Left in 2012" == card.words.text()
    assert is_asked(office, "the suspected conflict of An Peeters with A-1")
    card.button.click()
    assert () == page.unrecorded()


def test_a_lot_that_was_not_drawn_is_asked_about(office: MainWindow, tmp_path: Path) -> None:
    panel = scored(tmp_path / "call.evalpanel", {"A-1": 8, "A-2": 6, "A-3": 6})
    page = at(office, panel, "ranking", RankingPage)
    panel.actor = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)
    page.refresh(None)
    page._resolve()
    page.lot.seed.setText("2015")
    assert is_asked(office, "the lot between A-2 and A-3")
    page.lot._give_up()
    page._resolve()
    assert ("", ()) == (page.lot.seed.text(), page.unrecorded())


@pytest.fixture
def overview(office: MainWindow, tmp_path: Path) -> OverviewPage:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "overview", OverviewPage)
    page.open_at("call")
    return page


def test_a_reason_for_moving_back_outlives_another_change(overview: OverviewPage, office: MainWindow) -> None:
    card = overview.phase_card
    card.back_button.click()
    card.reason.setText("An application was forgotten")
    overview.session.run(changed_call(title="Another title"))
    assert (True, "An application was forgotten") == (card.reason.isVisible(), card.reason.text())
    assert is_asked(office, "the reason for another phase")


def test_a_reason_for_moving_back_can_be_given_up(overview: OverviewPage, office: MainWindow) -> None:
    card = overview.phase_card
    card.back_button.click()
    card.reason.setText("An application was forgotten")
    card.stay_button.click()
    assert (False, (), card.back_button) == (
        card.reason.isVisible(),
        overview.unrecorded(),
        office.focusWidget(),
    )


def test_a_reason_goes_with_the_phase_it_was_typed_in(overview: OverviewPage) -> None:
    overview.phase_card.back_button.click()
    overview.phase_card.reason.setText("An application was forgotten")
    move_to_phase(overview.session.workspace, Phase.DELIBERATION)
    assert ((), False) == (overview.unrecorded(), overview.phase_card.reason.isVisible())


def test_a_budget_that_was_refused_is_asked_about(overview: OverviewPage, office: MainWindow) -> None:
    field = overview.call_card.fields["budget"]
    field.setText("lots")
    field.setModified(True)
    assert is_asked(office, "Budget in euro")


@pytest.mark.long
def test_another_name_makes_no_draft_go_unasked(office: MainWindow, tmp_path: Path) -> None:
    page = at(office, small_panel(tmp_path / "call.evalpanel"), "applications", ApplicationsPage)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText("Two partners are missing.")
    office.act_as("C1")
    assert (page, True) == (office.page(), office.messages.isVisible())
    office.messages._act.click()
    assert "C1" == page.session.actor.id
