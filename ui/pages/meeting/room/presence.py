"""Who is in the room, since when, and whether there are enough; each comes and goes with one press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import Stay
from evalapp.domain.people import Person, Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.correcting import last_stay
from evalapp.operations.meeting.standing import Meeting
from evalapp.words import formats
from evalapp.words.phrases import join_names
from ui.look import theme
from ui.pages.meeting.room.time_badge import TimeBadge, TimeLine
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import ElidedLabel, Label

_SHOWN_ALIKE = 3  # of who has been there since the opening more are counted together


class Correct(Protocol):
    def __call__(self, person: PersonId, time: str, *, is_arrival: bool) -> str:
        """`time` as typed; what is wrong, else nothing."""
        ...


class PresenceCard(QWidget):
    """`come_in` and `go_out` note that these people came or left, now; `correct` puts right when somebody did."""

    def __init__(
        self,
        come_in: Callable[[Sequence[PersonId]], object],
        go_out: Callable[[Sequence[PersonId]], object],
        correct: Correct,
    ) -> None:
        super().__init__()
        self._come_in, self._go_out, self._correct = come_in, go_out, correct
        self.times: dict[PersonId, tuple[TimeBadge, TimeLine]] = {}
        self._shows_all = False
        self._meeting: Meeting | None = None
        self._may_note = False
        self.number = Label(type="strong")
        self.quorum = Label(type="caption", wrap=True)
        self.presiding = Label(type="caption", wrap=True)
        self._people = QVBoxLayout()
        self._people.setSpacing(theme.XS)
        self.all_button = LinkButton("", self._turn)
        head = QHBoxLayout()
        head.addWidget(Label(_("In the room"), type="section"), 1)
        head.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(head)
        column.addWidget(self.quorum)
        column.addWidget(self.presiding)
        column.addLayout(self._people)
        column.addWidget(self.all_button)

    def show_meeting(self, meeting: Meeting, *, may_note: bool) -> None:
        self._meeting, self._may_note = meeting, may_note
        jury = len(meeting.jury)
        self.number.setText(_("{n} of {of}").format(n=len(meeting.attending), of=jury))
        self.quorum.setText(_quorum_words(meeting))
        self.quorum.setVisible(bool(self.quorum.text()))
        self.quorum.set_tone("attention" if meeting.has_quorum is False else "dim")
        said, tone = _presiding_words(meeting)
        self.presiding.setText(said)
        self.presiding.set_tone(tone)
        self.presiding.setVisible(bool(said))
        self._show_people()

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._show_people()

    def _show_people(self) -> None:
        meeting = self._meeting
        assert meeting is not None
        empty(self._people)
        self.times = {}
        people = sorted(meeting.people, key=lambda each: (_rank(meeting, each), each.name.casefold()))
        alike = [each for each in people if _is_plain(meeting, each)]
        folds = not self._shows_all and len(alike) > _SHOWN_ALIKE
        shown = [each for each in people if not folds or each not in alike]
        for each in shown:
            self._people.addWidget(self._row(meeting, each))
        if folds:
            text = ngettext(
                "{n} other, in the room since the opening",
                "{n} others, in the room since the opening",
                sum(each.id in meeting.jury for each in alike),
            )
            # Whoever sits beside the jury, as the secretary, is not among those that are counted above.
            beside = [meeting.names.get(each.id, each.name) for each in alike if each.id not in meeting.jury]
            said = [text.format(n=len(alike) - len(beside))]
            if beside:
                said.append(_("not of the jury: {names}").format(names=join_names(beside)))
            self._people.addWidget(Label(" · ".join(said), type="table", tone="dim", wrap=True))
        self.all_button.set_text(_("Attendance list…") if not self._shows_all else _("Fewer"))
        self.all_button.setVisible(len(alike) > _SHOWN_ALIKE)

    def _hour(
        self, person: Person, stay: Stay, said: str, tone: str, name: str
    ) -> tuple[TimeBadge, TimeLine]:
        is_arrival = not stay.left_at
        words = _("{name}: {said}, correct the time").format(name=name, said=said)
        badge = TimeBadge(said, tone, words)
        field = TimeLine(
            words,
            formats.clock(stay.came_at if is_arrival else stay.left_at),
            partial(self._correct, person.id, is_arrival=is_arrival),
            badge,
        )
        badge.clicked.connect(field.ask)
        self.times[person.id] = badge, field
        return badge, field

    def _row(self, meeting: Meeting, person: Person) -> QWidget:
        name = ElidedLabel(meeting.names.get(person.id, person.name), type="table")
        said, tone = _state(meeting, person)
        row, line = QWidget(), QHBoxLayout()
        whole = QVBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.XS)
        whole.addLayout(line)
        line.setSpacing(theme.S)
        line.addWidget(name, 1)
        stay = last_stay(meeting, person.id)
        if self._may_note and stay is not None and _has_hour(meeting, person):
            badge, field = self._hour(person, stay, said, tone, name.text())
            line.addWidget(badge)
            whole.addWidget(field)
        else:
            line.addWidget(Badge(said, tone))
        if self._may_note:
            is_inside = person.id in meeting.inside
            act = self._go_out if is_inside else self._come_in
            words = _("goes out") if is_inside else _("comes in")
            link = LinkButton(words, partial(act, [person.id]))
            link.setAccessibleName(f"{name.text()}: {words}")
            line.addWidget(link)
        return row


def _has_hour(meeting: Meeting, person: Person) -> bool:
    """Whether what is said of somebody is an hour, and not that they must leave."""
    now = meeting.now
    return person.id not in (meeting.still_inside(now.application) if now is not None else ())


def _rank(meeting: Meeting, person: Person) -> int:
    """First who must leave, then who is outside, then who came later; the others follow."""
    now = meeting.now
    if now is not None and person.id in meeting.still_inside(now.application):
        return 0
    if person.id not in meeting.inside:
        return 1 if last_stay(meeting, person.id) else 3
    return 4 if _is_plain(meeting, person) else 2


def _is_plain(meeting: Meeting, person: Person) -> bool:
    """In the room since the opening, with no reason to leave now."""
    stay = meeting.inside.get(person.id)
    if stay is None or not meeting.sittings:
        return False
    now = meeting.now
    must_leave = now is not None and person.id in meeting.leaving.get(now.application, ())
    return stay.came_at == meeting.sittings[-1].opened_at and not must_leave


def _state(meeting: Meeting, person: Person) -> tuple[str, str]:
    """In words, with the tone of a badge."""
    stay, now = meeting.inside.get(person.id), meeting.now
    must_leave = now is not None and person.id in meeting.leaving.get(now.application, ())
    if stay is not None:
        if must_leave:
            return _("out now"), "attention"
        return _("since {time}").format(time=formats.clock(stay.came_at)), "quiet"
    last = last_stay(meeting, person.id)
    if last is None:
        return _("not there"), "quiet"
    if must_leave and now is not None and last.left_for == now.application:
        return _("out {time}").format(time=formats.clock(last.left_at)), "attention"
    return _("left {time}").format(time=formats.clock(last.left_at)), "quiet"


def _quorum_words(meeting: Meeting) -> str:
    if meeting.quorum is None:
        return ""
    if meeting.has_quorum:
        return "✓ " + _("the attendance of {n} that the call asks for is there").format(n=meeting.quorum)
    lacking = meeting.quorum - len(meeting.attending)
    text = ngettext(
        "{n} person too few: the call asks for an attendance of {quorum}",
        "{n} people too few: the call asks for an attendance of {quorum}",
        lacking,
    )
    return "! " + text.format(n=lacking, quorum=meeting.quorum)


def _presiding_words(meeting: Meeting) -> tuple[str, str]:
    """Who presides where that is not as usual: a deputy, or nobody."""
    chairs = [each for each in meeting.people if each.role is Role.CHAIR]
    if not chairs or not meeting.is_open:
        return "", "dim"
    presiding = meeting.presiding
    if presiding is None:
        return _("Nobody presides: no chair without a conflict of interest is in the room."), "attention"
    if presiding.is_deputy:
        return _("{name}, deputy, presides.").format(name=presiding.name), "attention"
    return "", "dim"
