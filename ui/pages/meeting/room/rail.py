"""The right column: the time, who is in the room, notes, what was decided last, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.meeting.standing import Meeting
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.pages.meeting.acts import MeetingActs
from ui.pages.meeting.reason_line import ReasonLine
from ui.pages.meeting.room.decided import Decided, DecidedCard
from ui.pages.meeting.room.notes import NotesCard
from ui.pages.meeting.room.presence import PresenceCard
from ui.pages.meeting.room.timer import ShortTime, TimerCard
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.text import Ground, Rule


class Rail(Ground):
    """`note(text)` and `park(reason)` are of the dossier that is shown or discussed; they return what is wrong."""

    def __init__(
        self,
        acts: MeetingActs,
        drafts: Drafts,
        *,
        note: Callable[[str], str],
        park: Callable[[str], str],
        go_on: Callable[[], object],
        show: Callable[[str], object],
    ) -> None:
        super().__init__("panel", line="left")
        self._acts = acts
        self.timer = TimerCard(acts.session.clock)
        self.presence = PresenceCard(acts.come_in, acts.leave, acts.correct)
        self.notes = NotesCard(note, drafts)
        self.decided = DecidedCard(show)
        self.next_button = Button("", go_on, steps=True)
        self.park_line = ReasonLine(
            _("Park…"), _("Why it waits, and what for"), _("Park"), park, is_link=False
        )
        self.park_line.asking.connect(self._stack)
        self.close_button = LinkButton(_("Close the meeting"), acts.close, quiet=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        for n, card in enumerate((self.timer, self.presence, self.notes, self.decided)):
            if n:
                column.addWidget(Rule())
            column.addWidget(card)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("Time, attendance and notes"))
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._is_narrow = self._is_unfolded = False
        self.short_time = ShortTime(acts.session.clock)
        self.fold_button = LinkButton("", self._turn)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._foot.setSpacing(theme.S)
        self._row, first = QHBoxLayout(), QHBoxLayout()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self._row, first, self._lines):
            each.setSpacing(theme.M)
        first.addWidget(self.short_time)
        first.addWidget(self.fold_button, 1)
        self._row.addWidget(self.park_line, 1)
        self._row.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(first, 1)
        self._lines.addLayout(self._row, 1)
        self._foot.addLayout(self._lines)
        self._foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(Rule())
        layout.addLayout(self._foot)
        self._fold()

    def _stack(self, is_asking: bool) -> None:
        """A field with its buttons stands over what goes on with the next: beside it there is no room for both."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_asking and not self._is_narrow else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one line, or in two where that would cut what they say."""
        super().resizeEvent(event)
        said = (self.short_time, self.fold_button, self.park_line, self.next_button, self.close_button)
        needed = sum(each.sizeHint().width() + theme.M for each in said if not each.isHidden())
        is_cut = self._is_narrow and needed > self.width() - 2 * theme.L
        way = QBoxLayout.Direction
        self._lines.setDirection(way.TopToBottom if is_cut else way.LeftToRight)

    def set_narrow(self, is_narrow: bool) -> None:
        """Under the dossier all but the time and what goes on is one step away: what is discussed needs the room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        (self._row if is_narrow else self._foot).addWidget(self.close_button)
        self._fold()

    def _turn(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fold()

    def _fold(self) -> None:
        self.area.setVisible(not self._is_narrow or self._is_unfolded)
        self.fold_button.set_text(_("Fold") if self._is_unfolded else _("Attendance and notes"))
        self.fold_button.setVisible(self._is_narrow)
        self.short_time.set_wanted(self._is_narrow and not self._is_unfolded)

    def show_meeting(self, meeting: Meeting, decided: list[Decided]) -> None:
        may = self._acts.may_meet
        self.presence.show_meeting(meeting, may_note=may)
        self.decided.show_decided(decided)
        now, upcoming = meeting.now, meeting.upcoming
        self.park_line.setVisible(may and now is not None)
        self.next_button.setVisible(may and (now is not None or upcoming is not None))
        if upcoming is None:
            self.next_button.set_text(_("Done"))
        else:
            self.next_button.set_text(_("Next dossier") if now is not None else _("Begin"))
        self.close_button.setVisible(may)
        self.close_button.setEnabled(now is None)
        self.close_button.setToolTip(_("First finish or park what is discussed.") if now is not None else "")
