"""Why an application has no total: beside the dash, once it is finished, and among what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetScore
from tests.operations.meeting.room_samples import AN, JAN, LUC
from tests.samples import SCHEME, small_panel
from tests.ui.pages.meeting.pages import said
from ui.pages.meeting.page import MeetingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow

AT_LEAST_TWO = SCHEME.replace("[ranking]", "[ranking]\nquorum = 2")
REASON = (
    "No total yet: 1 score where at least 2 are needed. A consensus is needed on Triple helix and SME impact."
)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    """On A-1 one juror gave a score and the other abstained; both scored A-2."""
    panel = small_panel(tmp_path / "call.evalpanel", applications=2, scheme=AT_LEAST_TWO)
    for criterion in ("helix", "sme"):
        for number, juror, value in (
            ("A-1", "J1", 6),
            ("A-1", "J2", None),
            ("A-2", "J1", 6),
            ("A-2", "J2", 8),
        ):
            place = {"juror": juror, "application": number, "criterion": criterion}
            no_score = NoScore.ABSTAIN if value is None else None
            panel.execute(SetScore(**place, value=value, no_score=no_score))
    panel.execute(AdmitTheRest())
    move_to_phase(panel, Phase.DELIBERATION)
    panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.acts.discuss("A-1")
    page.open_at("A-1")
    return page


def rail(page: MeetingPage) -> str:
    return " ".join(each.text() for each in page.rail.findChildren(Label))


def test_the_reason_stands_beside_the_dash(page: MeetingPage) -> None:
    assert REASON in said(page)
    page.open_at("A-2")
    assert "No total yet" not in said(page)


def test_what_is_finished_without_a_total_says_so(page: MeetingPage, window: MainWindow) -> None:
    page.go_on()
    assert window.messages.text.text() == (
        "A-1 is done, but has no total yet: consensus needed on Triple helix and SME impact."
    )
    assert "done · consensus needed on Triple helix and SME impact" in rail(page)
    assert "scores stay" not in rail(page)
    page.go_on()
    assert "scores stay" in rail(page)


def test_a_consensus_takes_it_away(page: MeetingPage) -> None:
    for criterion in ("helix", "sme"):
        page.session.workspace.execute(
            SetConsensus(application="A-1", criterion=criterion, value=6, reason="Heard.")
        )
    page.open_at("A-1")
    assert "No total yet" not in said(page)


def test_one_score_is_not_called_all(page: MeetingPage) -> None:
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    assert form.keys.text().startswith("one score: 3 ")
