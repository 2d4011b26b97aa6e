"""Beside the jury: the conflicts of interest of one member."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Application
from evalapp.domain.people import Conflict, ConflictKind, Person
from evalapp.domain.texts import _, ngettext
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.fields import ChoiceField, SentenceField
from ui.widgets.text import ElidedLabel, Label


class MemberCard(Card):
    """`declared(application, kind, note)` and `withdrawn(application)`."""

    declared = Signal(str, object, str)
    withdrawn = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Conflicts of interest"))
        self._about = ElidedLabel(type="caption", tone="dim")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self.application, self.kind = ChoiceField(), ChoiceField()
        self.application.setAccessibleName(_("Application"))
        self.kind.setAccessibleName(_("Kind of conflict of interest"))
        self.application.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.application.setMinimumContentsLength(12)
        self.application.setPlaceholderText(_("Application"))
        self.application.currentIndexChanged.connect(self._show_scores)
        self.kind.setPlaceholderText(_("Kind of conflict of interest"))
        for kind in ConflictKind:
            self.kind.addItem(kind.label, kind)
        self.note = SentenceField()
        self.note.returnPressed.connect(self._declare)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Note, for the file"))
        self._names: dict[str, str] = {}
        self.drafts = Drafts(self._say_draft)
        self._draft = DraftForm(self.drafts, self.application, self.kind, self.note, parent=self)
        self._scores = Label(type="caption", tone="attention", wrap=True)
        self._given: Mapping[str, int] = {}
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(_("Record the conflict of interest"), self._declare)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.S)
        for widget in (self.application, self.kind, self.note, self._scores, self.error, self.button):
            form.addWidget(widget)
        self.body.addWidget(self._about)
        self.body.addLayout(self._list)
        self.body.addWidget(self._form)

    def show_member(
        self,
        person: Person | None,
        name: str,
        conflicts: Sequence[Conflict],
        applications: Mapping[str, Application],
        given: Mapping[str, int],
        *,
        may_declare: bool,
    ) -> None:
        """`name` is theirs alone; `given`: application → how many scores of this person would go with a conflict."""
        self._given = given
        self._draft.leave()
        self.setVisible(person is not None)
        if person is None:
            return
        self._names[person.id] = name
        self._about.setText(name)
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
        # Nothing is chosen beforehand: whoever clicks twice must not record a second one.
        self.application.setCurrentIndex(-1)
        self._draft.show_for(person.id, None, None, "")
        self._show_scores()
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

    def _say_draft(self, juror: Hashable) -> str:
        return _("a conflict of interest of {name}").format(name=self._names[str(juror)])

    def _show_scores(self) -> None:
        """How many scores a conflict would take, before it is recorded."""
        n = self._given.get(self.application.currentData() or "", 0)
        text = ngettext("{n} score of this juror goes.", "{n} scores of this juror go.", n)
        self._scores.setText(text.format(n=n))
        self._scores.setVisible(n > 0)

    def _declare(self) -> None:
        if self.application.currentIndex() < 0 or self.kind.currentIndex() < 0:
            self.show_error(_("Choose the application and the kind of conflict."))
            return
        self.declared.emit(
            self.application.currentData(), ConflictKind(self.kind.currentData()), self.note.text()
        )
