"""Whether all scores are in and whether there is a ranking are two questions, answered in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.cli.status import _show
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.status import status_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel
from ui.pages.meeting.page import MeetingPage
from ui.pages.overview.page import OverviewPage
from ui.pages.ranking.page import RankingPage
from ui.pages.ranking.state import state_words
from ui.widgets.text import Label
from ui.window.frame import MainWindow

SAID = "All scores are in, but the ranking still needs more assessments (A-1 and A-2)"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Two jurors where three assessments are needed: with every score in, nothing can be ranked."""
    scheme = SCHEME.replace("[ranking]", "[ranking]\nquorum = 3")
    with small_panel(tmp_path / "call.evalpanel", applications=2, scheme=scheme) as made:
        made.execute(AdmitTheRest())
        for juror in ("J1", "J2"):
            for number in ("A-1", "A-2"):
                for criterion in ("helix", "sme"):
                    place = {"juror": juror, "application": number, "criterion": criterion}
                    made.execute(SetComment(**place, comment="why"))
                    made.execute(SetScore(**place, value=6))
        yield made


def test_the_status_names_what_the_ranking_needs_beside_the_scores(panel: Workspace) -> None:
    facts, blockers = facts_of(panel.view), ranking_of(panel).blockers
    advice = {each.id: each.advice for each in steps(facts, coverage(facts), blockers)}
    assert advice["deliberate"].startswith(f"{SAID}. In deliberation")
    assert f"{SAID}." == advice["rank"]


def test_the_command_says_it_in_one_sentence(panel: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    _show(status_of(panel))
    said = capsys.readouterr().out
    assert f"\n{SAID}.\n" in said
    assert "Not ready to rank" not in said


def test_the_next_step_opens_the_meeting_at_the_application(window: MainWindow, panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    page.next_card.button.click()
    meeting = window.page()
    assert isinstance(meeting, MeetingPage)
    assert "A-1" == meeting.agenda.number


def test_what_only_scoring_can_settle_asks_why_back(window: MainWindow, tmp_path: Path) -> None:
    with small_panel(tmp_path / "owed.evalpanel") as owed:
        owed.execute(AdmitTheRest())
        move_to_phase(owed, Phase.DELIBERATION)
        window.start(owed)
        window.show_page("overview")
        page = window.page()
        assert isinstance(page, OverviewPage)
        page.next_card.button.click()
        assert (False, Phase.DELIBERATION) == (page.phase_card.reason.isHidden(), page.session.call.phase)
        window.close_session()


def test_overview_and_ranking_say_the_same(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    assert f"{SAID}." in [each.text() for each in page.stand.obstacles_card.findChildren(Label)]
    window.show_page("ranking")
    ranking = window.page()
    assert isinstance(ranking, RankingPage)
    assert ranking.ranking is not None
    assert state_words(ranking.session.view, ranking.ranking, ranking._covered).startswith(SAID)
