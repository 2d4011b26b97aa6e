"""The time of the dossier at hand, and of the whole meeting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.pace import Pace
from evalapp.words import formats
from ui.access.announcing import announce
from ui.look import theme
from ui.projector.clock import MeetingClock
from ui.projector.time_words import in_words, left_words, on_a_clock, said_of
from ui.widgets.buttons import Button
from ui.widgets.progress import ProgressBar
from ui.widgets.text import ElidedLabel, Label

_MORE = 5  # minutes that one press adds


class TimerCard(QWidget):
    """Shows `clock`, which goes on whether this is there or not."""

    def __init__(self, clock: MeetingClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._was_over = clock.is_over
        self._drawn = (-1, -1)
        self.which = ElidedLabel(type="caption", tone="dim")
        self.begun = Label(type="caption", tone="dim")
        self.elapsed = Label(type="figure")
        self.allotted = Label(type="body", tone="dim")
        self.left = Label(type="caption", tone="dim")
        self.bar = ProgressBar()
        device = _("Kept on this computer alone.")
        self.pause_button = Button(_("Pause"), self._pause, icon="pause", tip=device)
        more = _("+ {n} min").format(n=_MORE)
        self.more_button = Button(more, partial(clock.add_minutes, _MORE), steps=True, tip=device)
        self.meeting = Label(type="caption", tone="dim", wrap=True)
        self._dossier = QWidget()
        self._arrange()
        clock.ticked.connect(self.show_time)
        clock.changed.connect(self.show_time)
        self.show_time()

    def _arrange(self) -> None:
        head, figures, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.which, 1)
        head.addWidget(self.begun)
        figures.setSpacing(theme.S)
        for label, stretch in ((self.elapsed, 0), (self.allotted, 1), (self.left, 0)):
            figures.addWidget(label, stretch, Qt.AlignmentFlag.AlignBaseline)
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        dossier = QVBoxLayout(self._dossier)
        dossier.setContentsMargins(0, 0, 0, 0)
        dossier.setSpacing(theme.XS)
        dossier.addLayout(head)
        dossier.addLayout(figures)
        dossier.addWidget(self.bar)
        dossier.addSpacing(theme.XS)
        dossier.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._dossier)
        column.addWidget(self.meeting)

    def show_time(self) -> None:
        """Says only what is another than a second ago: what stays the same is not drawn again."""
        clock, item = self._clock, self._clock.item
        self._dossier.setVisible(item is not None)
        if item is not None:
            which = _("Dossier {n}").format(n=clock.position)
            if self.which.text() != which:  # else it would be laid out anew each second
                self.which.setText(which)
            self.begun.setText(_("begun {time}").format(time=formats.clock(item.since)))
            self._show_seconds()
            self.pause_button.set_text(_("Go on") if clock.is_paused else _("Pause"))
        pace = clock.pace
        self.meeting.setVisible(pace is not None)
        self.meeting.setText(meeting_words(pace) if pace is not None else "")
        self._tell_over()

    def _show_seconds(self) -> None:
        clock = self._clock
        tone = "attention" if clock.is_over else "text"
        self.elapsed.set_tone(tone)
        self.elapsed.setText(on_a_clock(clock.elapsed))
        words = said_of(clock.elapsed, clock.allotted)
        if self.elapsed.accessibleName() != words:
            self.elapsed.setAccessibleName(words)
        self.allotted.setText(_("of {time}").format(time=on_a_clock(clock.allotted)))
        said = left_words(clock.left)
        self.left.setText(_("paused · {left}").format(left=said) if clock.is_paused else said)
        self.left.set_tone("attention" if clock.is_over else "dim")
        if self._drawn != (clock.elapsed, clock.allotted):
            self._drawn = clock.elapsed, clock.allotted
            self.bar.set_progress(clock.elapsed, clock.allotted, words)

    def _tell_over(self) -> None:
        is_over = self._clock.is_over
        if is_over and not self._was_over:
            announce(self, _("The time meant for this dossier is over."))
        self._was_over = is_over

    def _pause(self) -> None:
        if self._clock.is_paused:
            self._clock.go_on()
        else:
            self._clock.pause()


class ShortTime(Label):
    """`08:46 of 12:00`, of the dossier at hand, where there is no room for more."""

    def __init__(self, clock: MeetingClock) -> None:
        super().__init__(type="strong")
        self._clock = clock
        self._is_wanted = False
        clock.ticked.connect(self._follow)
        clock.changed.connect(self._follow)

    def set_wanted(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self._follow()

    def _follow(self) -> None:
        clock = self._clock
        is_shown = self._is_wanted and clock.item is not None
        self.setVisible(is_shown)
        if not is_shown:
            return
        text = _("{time} of {all}")
        self.setText(text.format(time=on_a_clock(clock.elapsed), all=on_a_clock(clock.allotted)))
        self.setAccessibleName(said_of(clock.elapsed, clock.allotted))
        self.set_tone("attention" if clock.is_over else "text")


def meeting_words(pace: Pace) -> str:
    """How long it lasts, how much is left, and when it would end."""
    n = pace.left
    parts = [
        _("Meeting: {time}").format(time=in_words(pace.lasts)),
        ngettext("{n} dossier left", "{n} dossiers left", n).format(n=n),
    ]
    if n:
        ends = _end_words(pace)
        text = (
            _("at this pace until {time}")
            if pace.is_measured
            else _("until {time} if each takes {minutes} min")
        )
        parts.append(text.format(time=ends, minutes=pace.each // 60))
    return " · ".join(parts)


def _end_words(pace: Pace) -> str:
    """With the day where that is another than today's."""
    is_today = formats.day(pace.ends_at) == formats.day(pace.at)
    return formats.clock(pace.ends_at) if is_today else formats.stamp(pace.ends_at)
