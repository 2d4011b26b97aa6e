"""The page of the meeting with a meeting open, or not yet."""

from __future__ import annotations

from pathlib import Path

from tests.operations.meeting.room_samples import in_deliberation, in_meeting
from ui.pages.meeting.page import MeetingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def meeting_page(window: MainWindow, folder: Path, *, is_open: bool = True) -> MeetingPage:
    panel = in_meeting(folder) if is_open else in_deliberation(folder)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def said(page: MeetingPage) -> str:
    """All words on the sheet of the dossier."""
    assert page.dossier is not None
    return " ".join(each.text() for each in page.dossier.findChildren(Label))
