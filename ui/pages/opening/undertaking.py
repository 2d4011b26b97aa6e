"""The undertaking that a pack asks for: read before anything of the pack, and agreed to or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.outgoing.undertaking import Read, in_languages, read_in
from evalapp.domain.texts import LANGUAGE_NAMES, Text, _, current_language
from evalapp.operations.juror.agreeing import NotAgreed
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label, ReadLabel, Rule

WIDTH = 640


class UndertakingCard(Card):
    """`agreed(Read)` with the text as it stood on the screen; `left` without an agreement, and then nothing is opened.

    The keyboard begins in the text, so that a screen reader reads it; the buttons come after it.
    """

    agreed = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(theme.M)
        self.body.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XXL)
        self._asked: Text | None = None
        self._read: Read | None = None
        self.title = Label(_("Undertaking of the juror"), type="title", wrap=True)
        self.lead = Label(tone="dim", wrap=True)
        self.text = ReadLabel(wrap=True)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.setAccessibleName(self.title.text())
        self.other = LinkButton("", self._turn)
        self.name = Label(type="strong", wrap=True)
        self.kept = Label(
            _(
                "With the time and the name of this computer your agreement is kept with your work, and signed with "
                "what you hand in. As long as you do not agree, nothing of the pack is opened and no file is made."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        for widget in (self.title, self.lead, Rule(), self.text, self.other, Rule(), self.name, self.kept):
            self.body.addWidget(widget)
        self.button = PrimaryButton(_("I agree"), self._agree)
        self.back = Button(_("Back"), self.left.emit)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.button)
        self.body.addLayout(row)

    def ask(self, asked: NotAgreed) -> None:
        self._asked = asked.asked
        self.lead.setText(
            _("The call “{title}” asks you to read this and to agree to it before the pack opens.").format(
                title=asked.title
            )
        )
        self.name.setText(_("You agree as {name}.").format(name=asked.name))
        self._show(read_in(asked.asked, current_language()))
        self.text.setFocus()
        announce(self, f"{self.title.text()}. {self.lead.text()}")

    def _show(self, read: Read) -> None:
        self._read = read
        self.text.setText(read.words)
        self.text.setAccessibleDescription(read.words)
        others = [code for code in self._languages() if code != read.language]
        self.other.setVisible(bool(others))
        if others:
            self.other.set_text(_("Read it in: {language}").format(language=LANGUAGE_NAMES[others[0]]))

    def _languages(self) -> list[str]:
        return list(in_languages(self._asked)) if self._asked is not None else []

    def _turn(self) -> None:
        """What is agreed to is what stands here."""
        others = [code for code in self._languages() if self._read is None or code != self._read.language]
        if self._asked is not None and others:
            self._show(read_in(self._asked, others[0]))
            self.text.setFocus()

    def _agree(self) -> None:
        if self._read is not None:
            self.agreed.emit(self._read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
