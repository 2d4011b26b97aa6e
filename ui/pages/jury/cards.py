"""Beside the jury: proposing an assignment, and one member's conflicts of interest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.application import Application
from evalapp.domain.people import Conflict, ConflictKind, Person
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label


class AssignCard(Card):
    """`proposed(per application, at most or 0, seed text)`, then `assigned()` or `dropped()`."""

    proposed = Signal(int, int, str)
    assigned = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(_("Assignment"))
        self._about = Label(type="table", tone="dim", wrap=True)
        self.per_application, self.at_most = QLineEdit("3"), QLineEdit()
        self.per_application.setValidator(QIntValidator(1, 50, self))
        self.at_most.setValidator(QIntValidator(1, 10_000, self))
        self.at_most.setPlaceholderText(_("no limit"))
        self.seed = QLineEdit()
        self.seed.setPlaceholderText(_("a new one"))
        self.seed.setToolTip(_("any number; empty: a new one"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.M)
        form.setVerticalSpacing(theme.S)
        for words, field in (
            (_("Jurors for each application"), self.per_application),
            (_("At most for each juror"), self.at_most),
            (_("Seed"), self.seed),
        ):
            field.setAccessibleName(words)
            field.setMinimumWidth(theme.pixels(104))
            form.addRow(Label(words, type="table"), field)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.propose_button = Button(_("Propose"), self._propose)
        self.assign_button = PrimaryButton(_("Assign"), self.assigned.emit)
        self.drop_button = LinkButton(_("Drop the proposal"), self.dropped.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.propose_button, self.assign_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self.body.addWidget(self._about)
        self.body.addLayout(form)
        self.body.addWidget(self.error)
        self.body.addLayout(buttons)
        self.body.addWidget(self.drop_button)
        self.show_proposal("")

    def show_proposal(self, words: str) -> None:
        """`words` about the proposal on the table; empty where there is none."""
        self._about.setText(
            words
            or _("Conflicts of interest are never assigned, the load is balanced, expertise is preferred.")
        )
        self._about.set_tone("text" if words else "dim")
        self.assign_button.setVisible(bool(words))
        self.drop_button.setVisible(bool(words))
        self.propose_button.set_text(_("Propose again") if words else _("Propose"))
        self.show_error("")

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _propose(self) -> None:
        if not self.per_application.hasAcceptableInput():
            self.show_error(_("Give the number of jurors who assess each application: from 1 to 50."))
            return
        at_most = int(self.at_most.text()) if self.at_most.hasAcceptableInput() else 0
        self.proposed.emit(int(self.per_application.text()), at_most, self.seed.text().strip())


class MemberCard(Card):
    """`declared(application, kind, note)` and `withdrawn(application)`."""

    declared = Signal(str, object, str)
    withdrawn = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Conflicts of interest"))
        self._about = ElidedLabel(type="caption", tone="dim")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self.application, self.kind = QComboBox(), QComboBox()
        self.application.setAccessibleName(_("Application"))
        self.kind.setAccessibleName(_("Kind of conflict of interest"))
        self.application.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.application.setMinimumContentsLength(12)
        for kind in ConflictKind:
            self.kind.addItem(kind.label, kind)
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Note, for the file"))
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(_("Record the conflict of interest"), self._declare)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.S)
        for widget in (self.application, self.kind, self.note, self.error, self.button):
            form.addWidget(widget)
        self.body.addWidget(self._about)
        self.body.addLayout(self._list)
        self.body.addWidget(self._form)

    def show_member(
        self,
        person: Person | None,
        conflicts: Sequence[Conflict],
        applications: Mapping[str, Application],
        *,
        may_declare: bool,
    ) -> None:
        self.setVisible(person is not None)
        if person is None:
            return
        self._about.setText(person.name)
        empty(self._list)
        if not conflicts:
            self._list.addWidget(Label(_("None recorded."), type="table", tone="dim"))
        for conflict in conflicts:
            self._list.addWidget(self._line(conflict, applications, may_withdraw=may_declare))
        barred = {each.application for each in conflicts}
        self.application.clear()
        for number, application in applications.items():
            if number not in barred:
                self.application.addItem(f"{number} {application.title}", number)
        self.note.clear()
        self._form.setVisible(may_declare and self.application.count() > 0)
        self.show_error("")

    def _line(
        self, conflict: Conflict, applications: Mapping[str, Application], *, may_withdraw: bool
    ) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        application = applications.get(conflict.application)
        title = f"{conflict.application} {application.title if application else ''}".strip()
        words.addWidget(ElidedLabel(title, type="table-strong"))
        about = " · ".join(part for part in (conflict.kind.label, conflict.note) if part)
        words.addWidget(Label(about, type="caption", tone="dim", wrap=True))
        row.addLayout(words, 1)
        if may_withdraw:
            button = LinkButton(_("Withdraw"), partial(self.withdrawn.emit, conflict.application), quiet=True)
            button.setAccessibleName(
                _("Withdraw the conflict of interest with {number}").format(number=conflict.application)
            )
            row.addWidget(button)
        return line

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _declare(self) -> None:
        self.declared.emit(
            self.application.currentData(), ConflictKind(self.kind.currentData()), self.note.text()
        )


def load_words(loads: Sequence[int], applications: int, seed: int) -> str:
    """A proposal in words: how many applications, the range of loads, and the seed to repeat it."""
    if not loads:
        return ""
    text = ngettext(
        "A proposal for {n} application: {low} to {high} for each juror (seed {seed}). Nothing has changed yet.",
        "A proposal for {n} applications: {low} to {high} for each juror (seed {seed}). Nothing has changed yet.",
        applications,
    )
    return text.format(n=applications, low=min(loads), high=max(loads), seed=seed)
