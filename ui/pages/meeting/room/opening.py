"""Before the meeting: in which order it talks about the applications, how long, and who is in the room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.order import fewest_moves, moves
from evalapp.domain.meeting.values import AgendaOrder
from evalapp.domain.order import number_key
from evalapp.domain.people import Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.sitting import OpenMeeting, nothing_to_discuss
from evalapp.operations.meeting.standing import Meeting
from ui.look import theme
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.fields import LineField
from ui.widgets.folding.flow import Flow
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label


class OpeningCard(Card):
    """`open_meeting(command)` returns what is wrong, else nothing; `give_up` leaves it unopened.

    Without a ranking nobody has a place by which the agenda could be ordered.
    """

    def __init__(
        self,
        open_meeting: Callable[[OpenMeeting], str],
        give_up: Callable[[], object],
        *,
        is_ranked: bool = True,
    ) -> None:
        super().__init__(_("Open the meeting"))
        self._open, self._give_up = open_meeting, give_up
        self.about = Label(type="body", tone="dim", wrap=True)
        self.order = SegmentedField(folds=True)
        for each in AgendaOrder:
            if each is AgendaOrder.PLACE and not is_ranked:
                continue
            self.order.addItem(each.label, str(each))
        self.order.setCurrentIndex(0)
        self.order_label = Label(_("Order of the agenda"), type="strong")
        self.order_note = Label(type="caption", tone="dim", wrap=True)
        self.order.activated.connect(self._show_order)
        self.minutes = LineField()
        self.minutes.setAccessibleName(_("Minutes for each application"))
        self.minutes.setFixedWidth(theme.pixels(56))
        self.people: dict[PersonId, QCheckBox] = {}
        self._list_of_people = Flow(is_even=True)
        self.quorum = Label(type="caption", tone="dim", wrap=True)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.open_button = PrimaryButton(_("Open the meeting"), self._act)
        self.cancel_button = LinkButton(_("Cancel"), give_up, quiet=True)
        self.all_button = LinkButton(_("All"), self._all_there, quiet=True)
        self._meeting: Meeting | None = None
        self._arrange()

    def _arrange(self) -> None:
        minutes, present, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        minutes.setSpacing(theme.S)
        minutes.addWidget(Label(_("Minutes for each application"), type="strong"))
        minutes.addWidget(self.minutes)
        minutes.addStretch()
        present.addWidget(Label(_("In the room now"), type="strong"))
        present.addStretch()
        present.addWidget(self.all_button)
        foot.addWidget(self.open_button)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.error, 1)
        self.body.setSpacing(theme.M)
        self.body.addWidget(self.about)
        self.body.addWidget(self.order_label)
        self.body.addWidget(self.order)
        self.body.addWidget(self.order_note)
        self.body.addLayout(minutes)
        self.body.addLayout(present)
        self.body.addWidget(self._list_of_people)
        self.body.addWidget(self.quorum)
        self.body.addLayout(foot)

    def show_meeting(self, meeting: Meeting, why_not: str) -> None:
        """Whoever is ticked stays so. `why_not`: it cannot be opened now, and why."""
        ticked = {id for id, box in self.people.items() if box.isChecked()}
        if self._meeting is None:
            self.minutes.setText(str(meeting.minutes_each))
        self._meeting = meeting
        is_new = not meeting.items
        for each in (self.order_label, self.order, self.order_note):
            each.setVisible(is_new)
        added = meeting.judged.difference(each.application for each in meeting.items)
        n = len(meeting.judged) if is_new else len(meeting.unfinished) + len(added)
        why_not = why_not or ("" if meeting.judged else nothing_to_discuss())
        said = ngettext("{n} application is on the agenda.", "{n} applications are on the agenda.", n)
        if not is_new:
            said = ngettext(
                "{n} application is not finished: the agenda goes on where it stopped.",
                "{n} applications are not finished: the agenda goes on where it stopped.",
                n,
            )
        if not is_new and not n:
            said = _("Every application is finished; one that comes back is taken up by hand.")
        self.about.setText(why_not or said.format(n=n))
        self.open_button.setEnabled(not why_not)
        self._list(meeting, ticked)
        self._show_order()
        self._count()

    def _list(self, meeting: Meeting, ticked: set[PersonId]) -> None:
        empty(self._list_of_people.flow)
        self.people = {}
        for person in meeting.people:
            name = meeting.names.get(person.id, person.name)
            words = str(name)
            if person.role is not Role.JUROR:
                words = f"{name} ({person.role.label})"
            box = QCheckBox(words.replace("&", "&&"))
            box.setChecked(person.id in ticked)
            box.toggled.connect(self._count)
            self.people[person.id] = box
            self._list_of_people.flow.addWidget(box)

        tabs: list[QWidget] = [self.all_button, *self.people.values(), self.open_button, self.cancel_button]
        for before, after in pairwise(tabs):
            self.setTabOrder(before, after)

    def take_focus(self) -> None:
        (self.order if self.order.isVisibleTo(self) else self.minutes).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _all_there(self) -> None:
        for box in self.people.values():
            box.setChecked(True)

    def _show_order(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        plain = sorted(meeting.judged, key=number_key)
        few = moves(fewest_moves(plain, meeting.leaving), meeting.leaving)
        usual = moves(plain, meeting.leaving)
        said = _("The order stays as it is laid now, whatever the results become.")
        if few < usual:
            text = _(
                "By number people come and go {n} times for a conflict of interest, in the best order {few} times."
            )
            said = f"{text.format(n=usual, few=few)} {said}"
        self.order_note.setText(said)

    def _count(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        n = sum(box.isChecked() for id, box in self.people.items() if id in meeting.jury)
        said = ngettext("{n} of the jury in the room", "{n} of the jury in the room", n).format(n=n)
        if meeting.quorum is not None:
            asked = _("the call asks for an attendance of {quorum}").format(quorum=meeting.quorum)
            said = f"{said} · {asked}"
            self.quorum.set_tone("attention" if n < meeting.quorum else "dim")
        self.quorum.setText(said)

    def _act(self) -> None:
        try:
            minutes = _number(self.minutes.text())
        except BadValue as error:
            self.error.setText(str(error))
            return
        order = AgendaOrder(self.order.currentData() or AgendaOrder.NUMBER)
        present = tuple(id for id, box in self.people.items() if box.isChecked())
        if self._meeting is not None and not self._meeting.jury.intersection(present):
            self.error.setText(_("Tick who is in the room: at least one of the jury."))
            return
        self.error.setText(self._open(OpenMeeting(order=order, present=present, minutes=minutes)))


def _number(text: str) -> int | None:
    """None for an empty text. Raises BadValue."""
    plain = text.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 5):
        raise BadValue(_("“{value}” is no number of minutes; write a whole number.").format(value=plain[:20]))
    return int(plain)
