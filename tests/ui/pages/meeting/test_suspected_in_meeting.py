"""Of whom a conflict of interest is suspected and not decided is said where the application is discussed."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.people import Person, Role
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
    panel.execute(ImportJury(people=(els,)))
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


def _said(page: MeetingPage) -> str:
    return " ".join(label.text() for label in page.sheet.widget().findChildren(Label))
