"""The chair in the meeting: somebody must leave, and a consensus being typed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtTest import QTest

from evalapp.domain.meeting.values import AgendaOrder, ItemState
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.votes import PutMinute
from ui.pages.meeting.page import MeetingPage
from ui.projector.clock import MeetingClock
from ui.session import Session
from ui.window.frame import MainWindow

_EACH, _TOOK = timedelta(minutes=14), timedelta(minutes=8, seconds=46)
_BEFORE = 6  # applications on the agenda
_NUMBER = "A-11"  # with a conflict of interest of one juror
_PARKED = "A-29"
_REASON = (
    "De twee infrastructuurbeheerders, de beoogde klanten, bleven bij een intentie, en de provincie noemt "
    "geen bedrag."
)


def opening(window: MainWindow) -> MainWindow:
    page = _page(window)
    page.open_button.click()
    for box in page.opening.people.values():
        box.setChecked(True)
    return window


def leaving(window: MainWindow) -> MainWindow:
    _discussed(_session(window))
    _page(window).open_at(_NUMBER)
    return window


def agreeing(window: MainWindow) -> MainWindow:
    session = _session(window)
    _discussed(session)
    meeting = meeting_of(session.view)
    session.run(GoOut(people=meeting.still_inside(_NUMBER), at=_a_minute_later(meeting)))
    session.run(PutMinute(application=_NUMBER, text="Tekenen de twee beheerders vóór de start?"))
    page = _page(window)
    page.open_at(_NUMBER)
    row = page.cards["triple-helix"]
    row.open_form()
    assert row.form is not None
    QTest.keyClicks(row.form.value, "3")
    row.form.reason.setPlainText(_REASON)
    row.form.source.setCurrentIndex(0)
    for field, votes in zip(row.form.hands.fields.values(), ("7", "2", "1"), strict=True):
        field.setText(votes)
    return window


def _a_minute_later(meeting: Meeting) -> str:
    assert meeting.now is not None
    return (datetime.fromisoformat(meeting.now.since) + timedelta(minutes=1)).isoformat()


def _session(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def _page(window: MainWindow) -> MeetingPage:
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def _discussed(session: Session) -> None:
    """As far as that application: each finished but one, which waits; whoever must leave for one was out for it."""
    people = meeting_of(session.view).people
    now = datetime.fromisoformat(session.view.next_time())
    opened = now - _TOOK - _BEFORE * _EACH
    session.run(
        OpenMeeting(order=AgendaOrder.PLACE, present=tuple(each.id for each in people), at=opened.isoformat())
    )
    at = opened
    for item in meeting_of(session.view).agenda:
        meeting = meeting_of(session.view)
        ends = None if meeting.now is None else ItemState.DONE
        session.run(Discuss(application=item.application, ends=ends, at=at.isoformat()))
        back = [each.person for each in meeting.stays if each.left_for and each.person not in meeting.inside]
        if back:
            session.run(ComeIn(people=tuple(back), at=at.isoformat()))
        if item.application == _NUMBER:
            break
        out = meeting_of(session.view).still_inside(item.application)
        if out:
            session.run(GoOut(people=out, at=at.isoformat()))
        at += _EACH
        if item.application == _PARKED:
            reason = "cijfers van de tankpunten gevraagd"
            session.run(End(application=_PARKED, ends=ItemState.PARKED, reason=reason, at=at.isoformat()))
    vars(session)["clock"] = MeetingClock(session, lambda: now)
