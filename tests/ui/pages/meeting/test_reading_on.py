"""Who reads a dossier during the meeting comes back to the meeting, at the same application."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.meeting.page import MeetingPage
from ui.widgets.buttons import LinkButton
from ui.window.frame import MainWindow


def reading_from_the_meeting(window: MainWindow, folder: Path) -> ApplicationsPage:
    panel = small_panel(folder / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("meeting")
    meeting = window.page()
    assert isinstance(meeting, MeetingPage)
    meeting.open_at("A-2")
    links = meeting.sheet.widget().findChildren(LinkButton)
    next(each for each in links if each.text() == "Read the dossier").click()
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    assert page.reader.isVisible()
    return page


@pytest.mark.long
def test_the_way_back_leads_to_the_meeting_and_the_same_application(
    window: MainWindow, tmp_path: Path
) -> None:
    page = reading_from_the_meeting(window, tmp_path)
    assert page.back_button.text() == "Back to the meeting"
    page.back_button.click()
    meeting = window.page()
    assert isinstance(meeting, MeetingPage)
    assert meeting.agenda.number == "A-2"


def test_what_is_read_from_the_list_leads_back_to_the_list(window: MainWindow, tmp_path: Path) -> None:
    page = reading_from_the_meeting(window, tmp_path)
    page.back_button.click()
    window.show_page("applications")
    assert page.table.isVisible()
    page.card.read_button.click()
    assert page.back_button.text() == "Back to the list"
    page.back_button.click()
    assert window.page() is page
    assert page.table.isVisible()
