"""The number above the names counts the jury, and so do the words for those who are not named."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from tests.samples import small_panel
from ui.pages.meeting.page import MeetingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def test_whoever_sits_beside_the_jury_is_told_apart(window: MainWindow, tmp_path: Path) -> None:
    """“13 of 13” stood above three names and “10 others”: the secretary was among them."""
    panel = small_panel(tmp_path / "call.evalpanel")
    more = [Person(id=PersonId(f"J{n}"), name=PersonName(f"Juror {n}"), role=Role.JUROR) for n in range(3, 9)]
    panel.execute(ImportJury(people=tuple(more), reason="Verbeterd."))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C1")
    jury = [each.id for each in panel.view.people() if each.role is not Role.SECRETARY]
    panel.execute(OpenMeeting(present=(*jury, "S-01")))
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    presence = page.rail.presence
    assert f"{len(jury)} of {len(jury)}" == presence.number.text()
    (said,) = (each.text() for each in presence.findChildren(Label) if "since the opening" in each.text())
    assert f"{len(jury)} others, in the room since the opening · not of the jury: Mia Willems" == said
