"""The time that the dossier at hand takes: one clock for the chair's page and for the projector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from evalapp.domain.meeting.values import AgendaItem
from evalapp.operations.meeting.pace import Pace, pace_of
from evalapp.operations.meeting.standing import MEETING_TABLES, Meeting, meeting_of

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session

_MINUTE, _SECOND = 60, 1000


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """What the chair did to the time of one discussion: seconds paused, since when it is, minutes added."""

    application: str = ""
    since: str = ""
    paused: float = 0.0
    paused_at: str = ""
    added: int = 0


class MeetingClock(QObject):
    """Of one open file, as long as it is open, whatever page is shown.

    The discussion begins when the file says so; pauses and added minutes belong to that discussion, and this device
    alone keeps them, also when the program is closed in between. `ticked` once a second while something is discussed,
    and never otherwise; `changed` when another dossier is at hand, or its time is another.
    """

    ticked = Signal()
    changed = Signal()

    def __init__(self, session: Session, now: Callable[[], datetime] = _now) -> None:
        super().__init__(session)
        self._session, self._now = session, now
        self._note = f"timer {session.call.panel}"
        self._allowance = _read(session.settings.noted(self._note))
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        session.changed.connect(self._follow)
        session.left.connect(self._timer.stop)
        self._wait()

    @property
    def meeting(self) -> Meeting:
        return meeting_of(self._session.view)

    @property
    def item(self) -> AgendaItem | None:
        """What is discussed now, in a meeting that is open."""
        return self.meeting.now if self.meeting.is_open else None

    @property
    def position(self) -> int:
        """Of that on the agenda, from 1; 0 for nothing."""
        return self.meeting.agenda.index(self.item) + 1 if self.item is not None else 0

    @property
    def elapsed(self) -> int:
        """Seconds since the discussion began, less its pauses."""
        item = self.item
        if item is None:
            return 0
        kept = self._at_hand
        until = datetime.fromisoformat(kept.paused_at) if kept.paused_at else self._now()
        took = until - datetime.fromisoformat(item.since) - timedelta(seconds=kept.paused)
        return max(0, int(took.total_seconds()))

    @property
    def allotted(self) -> int:
        """Seconds that are meant for it, with what was added."""
        return (self.meeting.minutes_each + self._at_hand.added) * _MINUTE

    @property
    def left(self) -> int:
        """Below zero once it is over."""
        return self.allotted - self.elapsed

    @property
    def is_paused(self) -> bool:
        return bool(self._at_hand.paused_at)

    @property
    def is_over(self) -> bool:
        return self.item is not None and self.left < 0

    @property
    def pace(self) -> Pace | None:
        """Of the whole sitting; None where none is open."""
        return pace_of(self.meeting, self._now())

    def pause(self) -> None:
        if self.item is not None and not self.is_paused:
            self._keep(replace(self._at_hand, paused_at=self._now().isoformat()))

    def go_on(self) -> None:
        kept = self._at_hand
        if kept.paused_at:
            took = (self._now() - datetime.fromisoformat(kept.paused_at)).total_seconds()
            self._keep(replace(kept, paused=kept.paused + max(0.0, took), paused_at=""))

    def add_minutes(self, minutes: int) -> None:
        if self.item is not None:
            self._keep(replace(self._at_hand, added=self._at_hand.added + minutes))

    @property
    def _at_hand(self) -> Allowance:
        """What was kept, where it is of this discussion: one that is taken up again begins anew."""
        item = self.item
        if item is None:
            return Allowance()
        kept = self._allowance
        if (kept.application, kept.since) == (item.application, item.since):
            return kept
        return Allowance(application=item.application, since=item.since)

    def _keep(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._session.settings.note(self._note, asdict(allowance))
        self._wait()
        self.changed.emit()

    def _follow(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*MEETING_TABLES):
            if self.item is None and self._session.settings.noted(self._note) is not None:
                self._session.settings.note(self._note, None)
            self._wait()
            self.changed.emit()

    def _wait(self) -> None:
        """Until the next whole second; while the discussion is paused the meeting still goes on."""
        if self.item is None:
            self._timer.stop()
        else:
            self._timer.start(_SECOND - self._now().microsecond // _SECOND)

    def _tick(self) -> None:
        self._wait()
        if self.item is not None:
            self.ticked.emit()


def _read(kept: object) -> Allowance:
    """What a file of settings holds may be anything; what is not of this form is as good as nothing."""
    match kept:
        case {
            "application": str(application),
            "since": str(since),
            "paused": float() | int() as paused,
            "paused_at": str(paused_at),
            "added": int(added),
        } if 0 <= paused < 1e9 and 0 <= added < 1e6 and _is_moment(paused_at):
            return Allowance(
                application=application, since=since, paused=paused, paused_at=paused_at, added=added
            )
    return Allowance()


def _is_moment(text: str) -> bool:
    try:
        return not text or datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
