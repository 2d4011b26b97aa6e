"""Of whom a conflict of interest is suspected and not decided is said where the application is discussed."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.suspicions import DismissSuspicion
from tests.samples import SECRETARY, small_panel
from ui.pages.meeting.page import MeetingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow

SAID = "a conflict of interest is suspected and not decided: Els Maes"


def test_it_is_named_on_its_application_until_it_is_decided(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    els = Person(id="J3", name="Els Maes", role=Role.JUROR, organisation="Organisation of A-2 (DEMO)")
    panel.execute(ImportJury(people=(els,), reason="Verbeterd."))
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_at("A-1")
    assert SAID not in _said(page)
    page.open_at("A-2")
    assert SAID in _said(page)
    page.session.run(DismissSuspicion(juror="J3", application="A-2", reason="Left in 2009"))
    assert SAID not in _said(page)
    assert "Els Maes: decided by Mia Willems on " in _said(page)
    assert "that it is no conflict of interest: Left in 2009" in _said(page)


def test_the_decision_stands_beside_the_scores_of_that_juror(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    an = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-2 (DEMO)")
    panel.execute(ImportJury(people=(an,), reason="Verbeterd."))
    panel.actor = SECRETARY
    panel.execute(DismissSuspicion(juror="J1", application="A-2", reason="Left in 2009"))
    move_to_phase(panel, Phase.DELIBERATION)  # before, no names are shown
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_at("A-2")
    for card in page.cards.values():
        card.open()
        (name,) = [each for each in card.findChildren(Label) if each.text() == "An Peeters"]
        (mark,) = [each for each in card.findChildren(Label) if each.text() == "suspicion dismissed"]
        assert [True, True] == [each.toolTip().endswith(": Left in 2009") for each in (name, mark)]


def _said(page: MeetingPage) -> str:
    return " ".join(label.text() for label in page.sheet.widget().findChildren(Label))
