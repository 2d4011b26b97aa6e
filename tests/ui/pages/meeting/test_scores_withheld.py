"""While jurors still score, none of what came in first is shown: dots, names, words and what is read aloud alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.results import withheld
from tests.operations.deciding.decided_samples import INDIVIDUAL
from tests.samples import small_panel
from ui.pages.individual.page import IndividualPage
from ui.pages.meeting.consensus.voices import Voices
from ui.pages.meeting.page import MeetingPage
from ui.pages.ranking.page import RankingPage
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label
from ui.window.frame import MainWindow

WRITTEN = "A plan that An believes in"


def gave(panel: Workspace, juror: str) -> Workspace:
    for criterion in ("helix", "sme"):
        place = {"juror": juror, "application": "A-1", "criterion": criterion}
        panel.execute(SetScore(**place, value=7))
        panel.execute(SetComment(**place, comment=WRITTEN))
    return panel


def heard(page: QWidget) -> str:
    parts = [each.text() for each in page.findChildren(Label)]
    for each in page.findChildren(QWidget):
        parts += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
    return " ".join(parts)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """An Peeters handed in, and Jan Claes is to."""
    return gave(small_panel(tmp_path / "call.evalpanel"), "J1")


def meeting(window: MainWindow, panel: Workspace) -> MeetingPage:
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_at("A-1")
    return page


def test_the_meeting_shows_no_score_of_who_handed_in_first(window: MainWindow, panel: Workspace) -> None:
    page = meeting(window, panel)
    for row in page.cards.values():
        row.open()
    lines = [row.head.line for row in page.cards.values()]
    assert [(each.values, each.mean, each.reach, each.discords) for each in lines] == [((), None, "", ())] * 2
    assert not page.findChildren(Voices)
    assert "3.5" not in heard(page)
    assert WRITTEN not in heard(page)
    assert heard(page).count(withheld()) > 2  # under the criteria, and at each of them
    shown = [each.text() for each in page.findChildren(Label) if each.isVisible()]
    assert shown.count(withheld()) == 1
    assert not [each for each in page.findChildren(LinkButton) if each.text() == "Hide" and each.isVisible()]
    gave(panel, "J2")
    assert [row.head.line.values for row in page.cards.values()] == [(3.5, 3.5), (3.5, 3.5)]
    assert "3.5" in heard(page)
    assert withheld() not in heard(page)
    assert [each for each in page.findChildren(LinkButton) if each.text() == "Hide"]


def test_the_jury_that_deliberates_sees_what_there_is(window: MainWindow, panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    page = meeting(window, panel)
    assert [row.head.line.values for row in page.cards.values()] == [(3.5,), (3.5,)]
    assert withheld() not in heard(page)


def test_the_ranking_draws_no_total_of_who_handed_in_first(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    window.show_page("ranking")
    page = window.page()
    assert isinstance(page, RankingPage)
    page.table.choose("A-1")

    def cell() -> tuple[bool, str, str]:
        model = page.table.rows_model
        row = next(each for each in model.lines if getattr(each, "number", "") == "A-1")
        found = next(each for each in model.columns if each.head.startswith("Jurors")).cell(row)
        return found.picture is not None, found.words, found.tip_words

    assert cell() == (False, withheld(), withheld())
    assert page.withheld.isVisible()
    page.names.click()
    assert withheld() in page.why.accessibleName()
    assert "An Peeters:" not in heard(page) + cell()[2]
    gave(panel, "J2")
    assert cell()[0]
    assert "An Peeters: 3.5" in cell()[2].replace("3.50", "3.5")


def test_the_procedure_without_a_ranking_shows_none_either(window: MainWindow, tmp_path: Path) -> None:
    panel = gave(small_panel(tmp_path / "single.evalpanel", scheme=INDIVIDUAL), "J1")
    window.start(panel)
    window.show_page("individual")
    page = window.page()
    assert isinstance(page, IndividualPage)
    page.open_at("A-1")
    assert WRITTEN not in heard(page)
    assert withheld() in heard(page)
    gave(panel, "J2")
    assert WRITTEN in heard(page)
    assert withheld() not in heard(page)
