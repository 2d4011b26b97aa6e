"""Two moments on the wall: somebody must leave, and a discussion under way."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from evalapp.domain.meeting.values import AgendaOrder
from evalapp.domain.people import Role
from evalapp.operations.meeting.agenda import Discuss
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from ui.projector.clock import MeetingClock
from ui.projector.window import ProjectorWindow
from ui.window.frame import MainWindow

_NUMBER = "A-11"  # with a conflict of interest of one juror
_OPENED = timedelta(minutes=98)


def copy_for(panel: Path, name: str, theme: str) -> Path:
    """A panel of its own for each picture: none finds the meeting of another."""
    copy = panel.with_name(f"{name}-{theme}.evalpanel")
    shutil.copyfile(panel, copy)
    return copy


def leaving(window: MainWindow) -> ProjectorWindow:
    return _discussed(window, timedelta(seconds=38), is_out=False)


def discussing(window: MainWindow) -> ProjectorWindow:
    return _discussed(window, timedelta(minutes=8, seconds=46), is_out=True)


def _discussed(window: MainWindow, elapsed: timedelta, *, is_out: bool) -> ProjectorWindow:
    """The wall at that time of the discussion."""
    session = window.session
    assert session is not None
    now = datetime.fromisoformat(session.view.next_time())
    people = tuple(each.id for each in session.view.people() if each.role is not Role.SECRETARY)
    opened_at, begun_at = (now - each for each in (_OPENED, elapsed))
    session.run(OpenMeeting(order=AgendaOrder.PLACE, present=people, at=opened_at.isoformat()))
    session.run(Discuss(application=_NUMBER, at=begun_at.isoformat()))
    if is_out:
        out = meeting_of(session.view).still_inside(_NUMBER)
        session.run(GoOut(people=out, at=(begun_at + timedelta(minutes=1)).isoformat()))
    vars(session)["clock"] = MeetingClock(session, lambda: begun_at + elapsed)
    window.projector.show_on(None)
    shown = window.projector.shown
    assert shown is not None
    shown.resize(1280, 720)
    return shown
