"""What goes with an answer or a decision: why, and until when or on which day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label

Record = Callable[[str, str], object]
"""Given the reason and an ISO 8601 date, or empty; None where it was refused."""


class About(NamedTuple):
    """`what` is an item with its answer, or an act."""

    application: str
    what: str


class ReasonForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts(_say_draft)
        self._about: About | None = None
        self._record: Record | None = None
        self._asked = Label(type="table-strong", wrap=True)
        self.reason, self.day = SentenceField(), LineField()
        self.day.setFixedWidth(theme.pixels(160))
        self._draft = DraftForm(self.drafts, self.reason, self.day, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(_("Record"), self._act)
        self.cancel_button = Button(_("Cancel"), self.close_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for widget in (self._asked, self.reason, self.day):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.button)
        row.addWidget(self.cancel_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.error)
        for field in (self.reason, self.day):
            field.returnPressed.connect(self._act)
        self.hide()

    def ask(
        self, about: About, words: str, record: Record, *, reason: str = "", why: str, day: str = ""
    ) -> None:
        """`why` says what the reason is, `day` what the day is, where one is asked; `reason` stands there first."""
        self._about, self._record = about, record
        self._asked.setText(words)
        for field, said in ((self.reason, why), (self.day, day)):
            shape = _("day/month/year")
            field.setPlaceholderText(f"{said} ({shape})" if field is self.day else said)
            field.setAccessibleName(said or why)
        self.day.setVisible(bool(day))
        self._draft.show_for(about, reason, "")
        self.show_error("")
        self.show()
        (self.day if day else self.reason).setFocus()
        bring_into_view(self)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def close_form(self) -> None:
        if self._about is not None:
            self.drafts.forget(self._about)
        self.leave()

    def leave(self) -> None:
        """What is typed stays a draft."""
        self._draft.leave()
        self._about = None
        self.hide()

    def _act(self) -> None:
        about, record = self._about, self._record
        if about is None or record is None:
            return
        try:
            day = typed_day(self.day.text()) if self.day.isVisibleTo(self) else ""
        except BadValue as error:
            self.show_error(str(error))
            return
        reason = self.reason.text()
        if self.drafts.record(about, lambda: record(reason, day)) is not None:
            self.leave()


def _say_draft(about: Hashable) -> str:
    assert isinstance(about, About)
    return _("the admissibility of {application}").format(application=about.application)
