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
from ui.widgets.text import Label, restyle

Record = Callable[[str, str, str], str]


class TermsForm(QWidget):
    """`record(reason, body, ISO date)` returns a sentence for what is wrong; `give_up` takes the edit back.

    `typed()` as soon as a person types in it. A field that is lacking or wrong is marked until then, and has the
    keyboard.
    """

    typed = Signal()

    def __init__(self, record: Record, give_up: Callable[[], None]) -> None:
        super().__init__()
        self._record = record
        self._is_decision = False
        self._marked: set[LineField] = set()
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
            field.textEdited.connect(self._have_typed)
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

    @property
    def lacks_reason(self) -> bool:
        """Whether it is open and nobody typed a reason yet."""
        return not self.isHidden() and not self.reason.text().strip()

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
            self._show_error(str(error), self.day)
            return
        body = self.body.text()
        if not self._is_decision and not body.strip():
            day = ""  # that of today stands there of itself
        wrong = self._record(self.reason.text(), body, day)
        asked = (self.reason, self.body, self.day) if self._is_decision else (self.reason,)
        self._show_error(wrong, *(field for field in asked if wrong and not field.text().strip()))

    def _show_error(self, text: str, *fields: LineField) -> None:
        """With the fields that it is about marked, and the keyboard in the first of them."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self._marked = set(fields)
        for field in (self.reason, self.body, self.day):
            restyle(field, wrong="true" if field in self._marked else "false")
        if fields:
            fields[0].setFocus()

    def _have_typed(self) -> None:
        """The sentence goes with the last field that was marked for it."""
        marked = {field for field in self._marked if field is self.sender() and field.text().strip()}
        for field in marked:
            restyle(field, wrong="false")
        self._marked -= marked
        if marked and not self._marked:
            self._show_error("")
        self.typed.emit()
