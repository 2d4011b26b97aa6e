"""The whole scheme as text, all faults with their lines: for who prefers it to the forms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.writer import write_scheme
from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.text import Label

_LINES = 24


class TextCard(Card):
    """`take(scheme)` raises KnownError where the scheme is refused; `typed` once what stands in it is another."""

    typed = Signal()

    def __init__(self, take: Callable[[Scheme], object]) -> None:
        super().__init__(_("The whole scheme as text"))
        self._take = take
        words = _("All that the forms change stands here too, in TOML, for who prefers to type it.")
        self.body.addWidget(Label(words, type="caption", tone="dim", wrap=True))
        self.field = TextField(_("The whole scheme as text"), lines=_LINES, most_lines=_LINES)
        self.field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.apply_button = Button(_("Apply the text"), self.apply)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.apply_button)
        row.addWidget(LinkButton(_("Leave it as it was"), self.give_up))
        row.addStretch(1)
        self.body.addWidget(self.field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.error)
        self._stored = ""
        self.field.textChanged.connect(self.typed)

    @property
    def is_typed(self) -> bool:
        return self.field.toPlainText() != self._stored

    def show_scheme(self, scheme: Scheme, *, may_edit: bool) -> None:
        """What is typed and not applied stays."""
        keeps, self._stored = self.is_typed and may_edit, write_scheme(scheme)
        if not keeps:
            self.field.setPlainText(self._stored)
            self.error.setText("")
        self.field.setReadOnly(not may_edit)
        self.apply_button.setVisible(may_edit)

    def apply(self) -> None:
        try:
            scheme = parse_scheme(self.field.toPlainText(), _("the scheme"))
            self._take(scheme)
        except KnownError as error:
            self.error.setText(str(error))
        else:
            self._stored = self.field.toPlainText()
            self.error.setText("")
            self.typed.emit()

    def give_up(self) -> None:
        self.field.setPlainText(self._stored)
        self.error.setText("")
