"""Why the call is changed after scoring began, who decided it and when: asked before anything is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS, read_time
from evalapp.words.formats import date_field
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label

Record = Callable[[str, str, str], str]


class TermsForm(QWidget):
    """`record(reason, body, ISO date)` returns a sentence for what is wrong; `give_up` takes the edit back.

    `typed()` as soon as a person types in it.
    """

    typed = Signal()

    def __init__(self, record: Record, give_up: Callable[[], None]) -> None:
        super().__init__()
        self._record = record
        self._is_decision = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        about = _("Scoring has begun. The change is recorded with its reason and stands in the report.")
        column.addWidget(Label(about, type="table", tone="attention", wrap=True))
        self.reason = self._field(_("Reason"), SentenceField())
        self.body = self._field(_("Decided by"), SentenceField())
        self.day = self._field(_("Date of the decision"), LineField())
        self.day.setPlaceholderText(_("day/month/year"))
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.record_button = Button(_("Record the change"), self._act)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.record_button)
        buttons.addWidget(LinkButton(_("Leave it as it was"), give_up))
        buttons.addStretch()
        column.addWidget(self.error)
        column.addLayout(buttons)
        for field in (self.reason, self.body, self.day):
            field.returnPressed.connect(self._act)
            field.textEdited.connect(self.typed)
        self.hide()

    def _field(self, label: str, field: LineField) -> LineField:
        field.setAccessibleName(label)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(Label(label, type="caption", tone="dim"))
        layout.addWidget(field)
        return field

    def ask(self, *, is_decision: bool) -> None:
        """Open, unless it is open already: what is typed in it stays. Only a decision needs the body that took it."""
        self._is_decision = is_decision
        self.body.setPlaceholderText("" if is_decision else _("only where a body decided it"))
        if not self.isHidden():
            return
        self.reason.clear()
        self.day.setText(date_field(datetime.now(BRUSSELS).isoformat()))
        self._show_error("")
        self.show()

    def answers(self) -> tuple[str, str, str]:
        """Reason, body and day as they stand there; nothing as long as it is not open."""
        return ("", "", "") if self.isHidden() else (self.reason.text(), self.body.text(), self.day.text())

    def answer(self, reason: str, body: str, day: str) -> None:
        """What was typed before; an empty day leaves that of today."""
        self.reason.setText(reason)
        self.body.setText(body)
        self.day.setText(day or self.day.text())

    def _act(self) -> None:
        try:
            day = read_time(self.day.text())[0].isoformat() if self.day.text().strip() else ""
        except BadValue as error:
            self._show_error(str(error))
            return
        body = self.body.text()
        if not self._is_decision and not body.strip():
            day = ""  # that of today stands there of itself
        self._show_error(self._record(self.reason.text(), body, day))

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
