"""The page of the individual procedure: where it leads, and what keeps it shut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.meeting.agenda import Discuss
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.status import status_of
from evalapp.operations.scheme.changing import SetScheme
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import REASON, propose_all
from tests.samples import SCHEME, small_panel
from tests.ui.pages.individual.individual_pages import at_page, made_panel, words
from ui.pages.closing.page import ClosingPage
from ui.pages.closing.words import title_of
from ui.pages.decisions.page import DecisionsPage
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return made_panel(tmp_path)


def test_results_wait_for_whoever_must_leave(window: MainWindow, panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J2", application="A-1", kind=ConflictKind.EMPLOYER))
    panel.execute(OpenMeeting(present=("C1", "J1", "J2")))
    panel.execute(Discuss(application="A-1"))
    page = at_page(window, panel)
    assert page.dossiers.number == "A-1"
    assert page.case is not None
    assert page.case.table is None
    assert "Jan Claes" in words(page.case)
    assert "2.00" not in words(page)
    assert page.form.why_not.text().startswith("Nothing is proposed while somebody")


def test_a_day_that_is_past_is_said_beside_it_and_taken(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.dossiers.choose("A-2")
    conditions = page.form.conditions
    page.form.choose(Proposal.APPROVE)
    conditions.text.setText("Een pact.")
    conditions.until.setText("31/12/2099")
    assert not conditions.caution.isVisibleTo(page)
    conditions.until.setText("30/06/2016")
    assert conditions.caution.isVisibleTo(page)
    assert "by 30 June 2016, which is past" in conditions.caution.text()
    page.form.reason.setPlainText(REASON)
    page.form.store()
    (advice,) = panel.view.decidings.advice()
    assert [each.until for each in advice.conditions] == ["2016-06-30"]
    assert "30 June 2016" in conditions.caution.text()  # it stays beside what is recorded
    conditions.remove(0)
    assert not conditions.caution.isVisibleTo(page)


@pytest.mark.long
def test_a_return_that_asks_for_nothing_is_said_beside_it_and_taken(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_page(window, panel)
    page.dossiers.choose("A-2")
    caution = page.form.conditions.caution
    page.form.choose(Proposal.APPROVE)
    assert not caution.isVisibleTo(page)
    page.form.choose(Proposal.RETURN)
    assert "It goes back without a condition" in caution.text()
    page.form.conditions.text.setText("Een pact.")
    assert not caution.isVisibleTo(page)
    page.form.conditions.text.clear()
    page.form.reason.setPlainText("Vul de begroting van jaar 2 aan.")
    page.form.store()
    assert [Proposal.RETURN] == [each.outcome for each in panel.view.decidings.advice()]


def test_hands_are_counted_while_the_meeting_is_open(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    assert not page.form.hands.isVisibleTo(page)
    panel.execute(OpenMeeting(present=("C1", "J1", "J2")))
    page.dossiers.choose("A-2")
    assert page.form.hands.isVisibleTo(page)
    page.form.choose(Proposal.APPROVE)
    page.form.reason.setPlainText(REASON)
    for field, typed in zip(page.form.hands.fields.values(), ("1", "2", ""), strict=True):
        field.setText(typed)
    page.form.store()
    assert "2 hands were against it" in page.form.error.text()
    for field, typed in zip(page.form.hands.fields.values(), ("2", "", "1"), strict=True):
        field.setText(typed)
    page.form.store()
    assert [(2, 0, 1)] == [
        (each.in_favour, each.against, each.abstained) for each in panel.view.meetings.votes()
    ]
    assert [Proposal.APPROVE] == [each.outcome for each in panel.view.decidings.advice()]
    assert page.form.hands.typed() == ("", "", "")


def test_once_all_is_proposed_the_closing_is_next_and_then_the_body(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_page(window, panel)
    assert not page.closing_button.isVisibleTo(page)
    propose_all(panel, leaving="A-1")
    panel.execute(replace(Advise(application="A-1", outcome=Proposal.REJECT, reason=REASON)))
    assert not page.next_button.isVisibleTo(page)
    page.closing_button.click()
    assert isinstance(window.page(), ClosingPage)
    move_to_phase(panel, Phase.CLOSED)
    window.show_page("individual")
    page.body_button.click()
    decisions = window.page()
    assert isinstance(decisions, DecisionsPage)
    assert decisions.title_label.text() == "Decision of the body"
    assert decisions.table.rows_model.columns[0].head == "Number"
    assert not decisions.reserve.isVisibleTo(decisions)
    decisions.ranking_button.click()
    assert window.page() is page


def test_every_point_of_the_closing_has_a_name(panel: Workspace) -> None:
    named = {each.item: title_of(each.item) for each in status_of(panel).closing}
    assert named["proposals"] == "Proposals of the jury"
    assert [item for item, title in named.items() if item == title] == []


@pytest.mark.long
def test_the_scores_are_a_step_away_in_the_meeting(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.dossiers.choose("A-3")
    page.go_requested.emit("meeting", "A-3")
    meeting = window.page()
    assert isinstance(meeting, MeetingPage)
    assert meeting.agenda.number == "A-3"


@pytest.mark.long
@pytest.mark.parametrize("width", [1024, 1440])
def test_nothing_of_the_form_is_cut(window: MainWindow, panel: Workspace, width: int) -> None:
    page = at_page(window, panel)
    window.resize(width, 900)
    QApplication.processEvents()
    form = page.form
    parent = form.parentWidget()
    assert parent is not None
    assert parent.minimumSizeHint().width() <= page.columns.form.width()
    for card in form.outcomes.cards.values():
        assert card.height() >= card.heightForWidth(card.width())


@pytest.mark.long
def test_another_procedure_has_other_pages_at_once(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT)
    window.start(panel)
    window.show_page("scheme")
    panel.execute(SetScheme(text=SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')))
    assert {"ranking", "individual"} & window.rail._buttons.keys() == {"individual"}
    assert window.page_id == "scheme"
    window.undo()
    assert {"ranking", "individual"} & window.rail._buttons.keys() == {"ranking"}


@pytest.mark.long
def test_on_the_page_that_goes_what_stands_in_its_place_is_shown(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT)
    window.start(panel)
    window.show_page("ranking")
    panel.execute(SetScheme(text=SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')))
    assert window.page_id == "individual"
    window.show_page("decisions")
    window.undo()
    assert window.page_id == "decisions"


@pytest.mark.long
def test_an_amount_that_is_more_often_a_slip_is_asked_about(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.dossiers.choose("A-2")
    form = page.form
    form.choose(Proposal.APPROVE)
    form.amount.setText("90.00")
    form.reason.setPlainText("Goed.")
    form.store()
    assert ([], True) == (panel.view.decidings.advice(), form.question.isVisible())
    assert "“90.00” is read as €90" in form.question.words.text()
    form.amount.setText("90.000")
    assert not form.question.isVisible()
    form.amount.setText("90.00")
    form.store()
    form.question.button.click()
    assert [90_00] == [each.amount for each in panel.view.decidings.advice()]
    assert "approve, €90" in form.since.text()


def test_what_was_proposed_stays_to_be_read_once_it_is_closed(window: MainWindow, panel: Workspace) -> None:
    asked = Condition(text="Vijf zitjes.", until="2016-06-30")
    panel.execute(
        Advise(application="A-1", outcome=Proposal.RETURN, reason="Nog niet rijp.", conditions=(asked,))
    )
    propose_all(panel, leaving="A-1")
    move_to_phase(panel, Phase.CLOSED)
    page = at_page(window, panel)
    page.dossiers.choose("A-1")
    said = page.form.since.text()
    assert ["Condition 1: Vijf zitjes (until 30 June 2016)", "Nog niet rijp."] == said.splitlines()[1:]
