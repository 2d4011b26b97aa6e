"""The right to write: handed over into a sealed file, or taken back with a reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import HANDOVER
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.desks.handing.away import away_said
from evalapp.operations.desks.handing.giving import Given, hand_over, take_back
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.page import Page
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.form_field import FormField
from ui.widgets.scrolling import focus_in_view
from ui.widgets.text import Label, ReadLabel


class RightCard(Card):
    """`given(Given)` once it went elsewhere, `back(changes)` once it came back."""

    given = Signal(object)
    back = Signal(object)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(_("The right to write"))
        self.session, self._page = session, page
        self._files = FilesAsked(session=session, kind="handover")
        self._words = Label(tone="dim", wrap=True)
        self.person, self.reason = LineField(), SentenceField()
        self._to = FormField(_("Who goes on with it"), self.person)
        self._why = FormField(_("Why you take it back"), self.reason)
        self.give = Button(_("Hand over…"), self.ask_place)
        self.take = Button(_("Take back"), self.take_back)
        self.person.returnPressed.connect(self.ask_place)
        self.reason.returnPressed.connect(self.take_back)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.error.hide()
        self._code = ReadLabel(type="fact")
        self._copy = Button(_("Copy the code"), self._copy_code)
        self._told = Label(tone="attention", wrap=True)
        code = QHBoxLayout()
        code.setSpacing(theme.M)
        code.addWidget(self._code)
        code.addWidget(self._copy)
        code.addStretch()
        for widget in (self._words, self._to, self.give, self._why, self.take, self.error, self._told):
            self.body.addWidget(widget)
        self.body.addLayout(code)
        self.body.addStretch()
        self._show_code(None)

    def refresh(self) -> None:
        said = away_said(self.session.view)
        may = self.session.may(Action.HAND_OVER)
        self._words.setText(
            said
            or _(
                "Somebody else goes on with the panel: it goes out as a sealed file, which opens with a code that you "
                "give another way. This file can then only be read, until you take the right back."
            )
        )
        self._words.set_tone("attention" if said else "dim")
        for widget in (self._to, self.give):
            widget.setVisible(may)
        for widget in (self._why, self.take):
            widget.setVisible(bool(said) and self.session.may(Action.TAKE_BACK))
        if not said:
            self._show_code(None)

    def take_focus(self) -> None:
        focus_in_view(self.reason if self.reason.isVisibleTo(self) else self.person, self)

    def ask_place(self) -> None:
        self._say_error("")
        self._page.begun.emit()
        if not self.person.text().strip():
            self._to.say(_("Say to whom the right to write goes."))
            self.person.setFocus()
            return
        self._to.say()
        name = f"{self.session.path.stem}{HANDOVER.suffix}"
        path = self._files.place(self, _("Hand over"), name, f"{HANDOVER.words} (*{HANDOVER.suffix})")
        if path is not None:
            self.hand_over(path)

    def hand_over(self, path: Path) -> None:
        if not HANDOVER.is_kind_of(path):
            path = path.with_name(path.name + HANDOVER.suffix)
        try:
            with self.session.initiated_by(self._page):
                given = hand_over(self.session.workspace, self.person.text(), path)
        except KnownError as error:
            self._say_error(str(error))
            return
        self.person.clear()
        self._show_code(given)
        self._copy.setFocus()  # before the button that was pressed goes
        self.given.emit(given)

    def take_back(self) -> None:
        self._say_error("")
        self._page.begun.emit()
        try:
            with self.session.initiated_by(self._page):
                changes = take_back(self.session.workspace, self.reason.text())
        except KnownError as error:
            self._why.say(str(error))
            self.reason.setFocus()
            return
        self._why.say()
        self.reason.clear()
        self.back.emit(changes)
        self.take_focus()  # the button that was pressed is gone

    def _show_code(self, given: Given | None) -> None:
        self._code.setText(given.code if given else "")
        self._code.setAccessibleName(_("Access code: {code}").format(code=given.code) if given else "")
        if given:
            text = _(
                "Written: {file}. Give {person} this code by another way than the file. It stands nowhere else: once "
                "this file is closed it cannot be shown again."
            )
            self._told.setText(text.format(file=given.path.name, person=given.person))
        for widget in (self._code, self._copy, self._told):
            widget.setVisible(given is not None)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())

    def _say_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
