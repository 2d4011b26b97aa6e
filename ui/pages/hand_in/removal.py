"""Removing a juror's files of a call from this computer: what goes, what stays, and two deliberate steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.file_kinds import PACK
from evalapp.domain.texts import _, ngettext
from evalapp.operations.juror.removal import Removal, removal_of, remove_local_data
from ui.look import theme
from ui.page import Message
from ui.places import told
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label, Rule


class RemovalView(QWidget):
    """First the ticks, then the button. `confirmed(act)`: once the file is closed, `act()` removes and says so."""

    confirmed = Signal(object)  # Callable[[], Message]

    def __init__(self, session: Session, back: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self.removal: Removal | None = None
        self.with_pack = QCheckBox(_("The pack too: I can get it again from the secretary"))
        self.with_pack.toggled.connect(self.refresh)
        self.goes, self.stays = Card(_("This goes from this computer")), Card(_("This stays"))
        self._goes, self._stays = (_rows(card) for card in (self.goes, self.stays))
        self.goes.body.addWidget(self.with_pack)
        self.steps = Card(_("Are you sure?"))
        self.unsent = Label(tone="bad", wrap=True)
        self.is_sent = QCheckBox(_("My return reached the secretary"))
        self.may_be_lost = QCheckBox(_("What was not handed in may be lost"))
        self.button = Button(_("Remove for good"), self._confirm, kind="danger")
        self.back_button = Button(_("Keep everything"), back)
        self._lay_out()
        for box in (self.is_sent, self.may_be_lost):
            box.toggled.connect(self._align)

    def _lay_out(self) -> None:
        said = _(
            "Once the secretary has your return you no longer need the dossiers. What is confidential should not stay "
            "on your computer longer than needed."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.button)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        for widget in (
            Label(said, tone="dim", wrap=True),
            self.unsent,
            self.is_sent,
            self.may_be_lost,
            Rule(),
        ):
            self.steps.body.addWidget(widget)
        self.steps.body.addLayout(buttons)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(theme.L)
        left.addWidget(self.goes)
        left.addWidget(self.stays)
        left.addStretch()
        right.addWidget(self.steps)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def start(self) -> None:
        """From the first step on."""
        for box in (self.is_sent, self.may_be_lost, self.with_pack):
            box.setChecked(False)
        self.refresh()

    def refresh(self) -> None:
        self.removal = removal = removal_of(self._session.workspace, with_pack=self.with_pack.isChecked())
        empty(self._goes)
        empty(self._stays)
        for path in removal.goes:
            self._goes.addWidget(ElidedLabel(told(path), type="table-strong"))
            self._goes.addWidget(Label(_what_is(path, removal), type="caption", tone="dim", wrap=True))
        for sentence in removal.stays:
            self._stays.addWidget(Label(f"– {sentence}", type="table", wrap=True))
        self.with_pack.setVisible(self.with_pack.isChecked() or _has_pack(removal, self._session))
        n = removal.unsent
        self.unsent.setText(
            ngettext(
                "{n} thing is not handed in yet. Hand it in first, or say that it may be lost.",
                "{n} things are not handed in yet. Hand them in first, or say that they may be lost.",
                n,
            ).format(n=n)
        )
        self.unsent.setVisible(n > 0)
        self.may_be_lost.setVisible(n > 0)
        self._align()

    def warning(self) -> str:
        """What would be lost; empty where everything was handed in."""
        return "" if self.unsent.isHidden() else self.unsent.text()

    def _align(self) -> None:
        is_agreed = self.may_be_lost.isChecked() or self.may_be_lost.isHidden()
        self.button.setEnabled(self.is_sent.isChecked() and is_agreed)

    def _confirm(self) -> None:
        removal = self.removal
        if removal is None or not self.button.isEnabled():
            return
        even_unsent = self.may_be_lost.isChecked()

        def act() -> Message:
            remove_local_data(removal, even_unsent=even_unsent)
            n = len(removal.goes)
            words = ngettext(
                "Your work on this call is removed from this computer: {n} file.",
                "Your work on this call is removed from this computer: {n} files.",
                n,
            )
            return Message(text=words.format(n=n), tone="good")

        self.confirmed.emit(act)


def _rows(card: Card) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(theme.S)
    card.body.addLayout(rows)
    return rows


def _what_is(path: Path, removal: Removal) -> str:
    if path == removal.work:
        return _("your scores, justifications and private notes, and the dossiers with their attachments")
    return _("the sealed pack") if PACK.is_kind_of(path) else _("a back-up of your work")


def _has_pack(removal: Removal, session: Session) -> bool:
    return len(removal_of(session.workspace, with_pack=True).goes) > len(removal.goes)
