"""Places and outcomes beside a consensus: only where the call has them shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from evalapp.domain.deciding.values import Proposal
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.call import edit_call
from evalapp.words.acts import particulars_of
from tests.operations.deciding.decided_samples import closed
from tests.operations.meeting.room_samples import AN, JAN, LUC
from tests.operations.meeting.test_pushing import APART
from tests.operations.progress.ready_samples import closable
from tests.operations.ranking.decision_samples import CHAIR, deliberating
from tests.samples import SECRETARY
from ui.pages.meeting.consensus.form import ConsensusForm
from ui.pages.meeting.page import MeetingPage
from ui.widgets.badge import Badge
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def form_beside(window: MainWindow, folder: Path, effects: str) -> tuple[MeetingPage, ConsensusForm]:
    panel = deliberating(folder, APART)
    panel.actor = SECRETARY
    edit_call(panel, {"effects": effects}, reason="Beslist.")
    panel.actor = CHAIR
    panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.go_on()
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    form.source.setCurrentIndex(0)
    return page, form


def told(form: ConsensusForm) -> str:
    return " ".join(each.text() for each in form.effect.findChildren(Label) if not each.isHidden())


@pytest.mark.long
def test_off_it_says_criterion_and_total_alone(window: MainWindow, tmp_path: Path) -> None:
    _page, form = form_beside(window, tmp_path, "no")
    QTest.keyClicks(form.value, "0")
    assert "Outcome" not in form.effect.accessibleName()


def beside(page: MeetingPage) -> tuple[list[str], str]:
    """The badges beside the title, and what the card of the proposal says."""
    assert page.dossier is not None
    assert page.dossier.proposal is not None
    proposal = page.dossier.proposal
    badges = [each.text() for each in page.dossier.findChildren(Badge) if not proposal.isAncestorOf(each)]
    return badges, " ".join(each.text() for each in proposal.findChildren(Label))


@pytest.mark.long
def test_off_no_outcome_of_the_ranking_stands_beside_the_dossier(window: MainWindow, tmp_path: Path) -> None:
    page, _form = form_beside(window, tmp_path, "no")
    badges, card = beside(page)
    assert "proposed" not in badges
    assert "As the ranking says" not in card
    assert "That stands on its own page and not here" in card
    page.session.run(Advise(application=page.agenda.number, outcome=Proposal.REJECT, reason="Te smal."))
    badges, card = beside(page)
    assert "proposal: reject" in badges
    assert "what the ranking says" not in card


@pytest.mark.long
def test_off_no_tie_at_the_line_stands_beside_it(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel", is_tied=True)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", "A-1")
    page = window.page()
    assert isinstance(page, MeetingPage)
    badges, card = beside(page)
    assert "tied" not in badges
    assert "tie at the line" not in card


@pytest.mark.long
def test_on_the_outcome_of_the_ranking_stands_beside_it(window: MainWindow, tmp_path: Path) -> None:
    page, _form = form_beside(window, tmp_path, "yes")
    badges, card = beside(page)
    assert "proposed" in badges
    assert "As the ranking says: approve" in card


@pytest.mark.long
def test_once_it_is_closed_the_outcome_stands_there(window: MainWindow, tmp_path: Path) -> None:
    panel = closed(tmp_path / "call.evalpanel")
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", "A-3")
    page = window.page()
    assert isinstance(page, MeetingPage)
    badges, card = beside(page)
    assert "proposed" in badges
    assert "As the ranking says: approve" in card


@pytest.mark.long
def test_on_it_says_place_outcome_and_whom_it_pushes(window: MainWindow, tmp_path: Path) -> None:
    page, form = form_beside(window, tmp_path, "yes")
    assert "Outcome" not in form.effect.accessibleName()
    QTest.keyClicks(form.value, "0")
    words = form.effect.accessibleName()
    assert "; Place: 1 → " in words
    assert "; Outcome: proposed → " in words
    assert "; So A-" in words
    QTest.keyClicks(form.reason, "Heard them")
    form.store()
    done = page.session.view.history(limit=1)[0].act
    assert done is not None
    assert "place, outcome and whom it pushes" in " ".join(particulars_of(done))
