"""Declaring a conflict of interest in two deliberate steps; and what is shown in place of such a dossier."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.application import Application
from evalapp.domain.people import Conflict, ConflictKind
from evalapp.domain.texts import _
from evalapp.words.formats import moment
from ui.drafts.forms import Drafts
from ui.drafts.records import Values
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.text import Label

CONFLICT = "conflict"  # the name of its form
MOST_NOTE = 500
KINDS_A_ROW = 3
BARRED_LEAST, BARRED_WIDTH = 420, 520
_NOTHING: Values = (None, "")


class Declaration(QWidget):
    """First which conflict, then what declaring it does: only there, apart from every other button, it is done.

    Emits `declared(kind, note)`; `left` where the juror goes back before the first step. What is chosen and typed is a
    draft of that application until it is declared or given up.
    """

    declared = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._application: Application | None = None
        self.drafts = Drafts(_say_draft, stays=True)
        self.why = Label(type="caption", tone="bad", wrap=True)
        self.kinds = QButtonGroup(self)
        self.note = QLineEdit()
        self.go_on = Button(_("Go on…"), self._ask_twice)
        self._about = Label(type="section", wrap=True)
        self._error = Label(type="caption", tone="bad", wrap=True)
        self.declare = Button(
            _("Declare a conflict of interest and remove this dossier"),
            self._declare,
            kind="danger",
            icon="warning",
        )
        self.back_to_kinds = Button(_("Back"), self.show_kinds)
        self.cancel = Button(_("Cancel"), self._give_up)
        self._first, self._second = self._kinds_step(), self._last_step()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._first)
        layout.addWidget(self._second)
        self.kinds.idToggled.connect(self._follow_kind)
        self.note.textChanged.connect(self._keep)

    def _kinds_step(self) -> QWidget:
        page, layout = _column()
        layout.addWidget(Label(_("Which conflict of interest do you have?"), type="section", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        for n, kind in enumerate(ConflictKind):
            button = QRadioButton(kind.label)
            self.kinds.addButton(button, n)
            grid.addWidget(button, n // KINDS_A_ROW, n % KINDS_A_ROW)
        grid.setColumnStretch(KINDS_A_ROW, 1)
        layout.addLayout(grid)
        self.note.setPlaceholderText(_("Explanation for the secretary (optional)"))
        self.note.setAccessibleName(_("Explanation"))
        self.note.setMaxLength(MOST_NOTE)
        layout.addWidget(self.note)
        layout.addWidget(self.why)
        layout.addLayout(_row(self.cancel, self.go_on))
        return page

    def _last_step(self) -> QWidget:
        page, layout = _column()
        layout.addWidget(self._about)
        for said in (
            _(
                "The dossier goes from this work file: its text, partners, budget and attachments, and "
                "the scores, justifications and private notes that you gave it. This cannot be undone."
            ),
            _("Your next return tells the secretary. The sealed pack stays as it is."),
        ):
            layout.addWidget(Label(said, tone="dim", wrap=True))
        layout.addSpacing(theme.S)
        layout.addWidget(self.declare, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.XXL)
        layout.addWidget(self._error)
        layout.addLayout(_row(self.back_to_kinds))
        return page

    def begin(self, application: Application, why: str = "") -> None:
        """The first step, with what was typed for this application before, else with nothing chosen yet.

        `why`: what was refused because of it.
        """
        self.drafts.adopt(application.number, _fits)
        self._application = None  # what is filled in here nobody typed
        kind, note = self.drafts.typed(application.number, _NOTHING)
        self.kinds.setExclusive(False)
        for each, button in zip(ConflictKind, self.kinds.buttons(), strict=True):
            button.setChecked(each.value == kind)
        self.kinds.setExclusive(True)
        self.note.setText(str(note))
        self._application = application
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._show_first()

    def show_kinds(self) -> None:
        self._show_first()
        self.take_focus()

    def _show_first(self) -> None:
        self.show_error("")
        self._second.hide()
        self._first.show()
        self.go_on.setEnabled(self.kinds.checkedId() >= 0)

    def take_focus(self) -> None:
        """Where each step begins; Enter pressed twice must not declare."""
        kind = self.kinds.checkedButton() or self.kinds.button(0)
        first = self.back_to_kinds if self._second.isVisibleTo(self) else kind
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._second.isVisible():
            self.show_kinds()
        else:
            self.left.emit()

    @property
    def _kind(self) -> ConflictKind:
        return list(ConflictKind)[self.kinds.checkedId()]

    def _follow_kind(self, _n: int, _is_on: bool) -> None:
        self.go_on.setEnabled(self.kinds.checkedId() >= 0)
        self._keep()

    def _keep(self) -> None:
        if self._application is None:
            return
        number = self._application.number
        typed = (self._kind.value if self.kinds.checkedId() >= 0 else None, self.note.text())
        if typed != _NOTHING:
            self.drafts.keep(number, typed)
        elif self.drafts.has(number):
            self.drafts.forget(number)

    def _give_up(self) -> None:
        assert self._application is not None
        self.drafts.forget(self._application.number)
        self.left.emit()

    def _ask_twice(self) -> None:
        assert self._application is not None
        self._about.setText(
            _("You are about to declare a conflict of interest ({kind}) with {number} {title}").format(
                kind=self._kind.label, number=self._application.number, title=self._application.title
            )
        )
        self._first.hide()
        self._second.show()
        self.take_focus()

    def _declare(self) -> None:
        self.declared.emit(self._kind, self.note.text().strip())


class BarredPane(QWidget):
    """In place of a dossier that a declared conflict keeps closed. Emits `withdrawn(number)`."""

    withdrawn = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._heading = Label(type="section", wrap=True)
        self._said = Label(tone="dim", wrap=True)
        self._mistake = LinkButton(_("I declared this by mistake…"), self._ask, quiet=True)
        self._way_out = Label(tone="dim", wrap=True)
        self._way_out.setText(
            _(
                "You can withdraw the declaration. The dossier itself is gone from this file: it comes back with a "
                "newer pack, once the secretary gives you the application again."
            )
        )
        self._withdraw = Button(_("Withdraw the declaration"), self._act)
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        column.addWidget(IconLabel("lock", size=theme.HUGE, role="accent"))
        for widget in (self._heading, self._said, self._mistake, self._way_out, self._withdraw):
            column.addWidget(widget)
        for widget in (self._heading, self._said, self._way_out):
            widget.setMinimumWidth(theme.pixels(BARRED_LEAST))
            widget.setMaximumWidth(theme.pixels(BARRED_WIDTH))
        holder = QHBoxLayout(self)
        holder.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XL)
        holder.addStretch()
        holder.addLayout(column)
        holder.addStretch()
        holder.setAlignment(column, Qt.AlignmentFlag.AlignVCenter)

    def show_conflict(self, application: Application, conflict: Conflict) -> None:
        self._number = application.number
        self._heading.setText(
            _("Conflict of interest with {number} {title}").format(
                number=application.number, title=application.title
            )
        )
        what = conflict.kind.label + (f": {conflict.note}" if conflict.note else "")
        text = (
            _(
                "You declared it on {moment} ({what}), so you neither read nor score this application. The secretary "
                "is told when you hand in."
            )
            if conflict.is_own
            else _(
                "The secretariat recorded it on {moment} ({what}), so you neither read nor score this application. Ask "
                "the secretary if that is not right."
            )
        )
        self._said.setText(text.format(moment=moment(conflict.at), what=what))
        self._mistake.setVisible(conflict.is_own)
        self._way_out.hide()
        self._withdraw.hide()
        self.setAccessibleName(self._heading.text())

    def _ask(self) -> None:
        self._mistake.hide()
        self._way_out.show()
        self._withdraw.show()
        self.setFocus()

    def _act(self) -> None:
        self.withdrawn.emit(self._number)


def begun_words(number: str) -> str:
    """What keeps the contrary from being declared."""
    return _(
        "A conflict of interest with {number} is begun and not declared. Declare it, or choose Cancel in its form; "
        "nothing else is declared before."
    ).format(number=number)


def _say_draft(key: Hashable) -> str:
    return _("the conflict of interest with {number}").format(number=key)


def _fits(typed: Values) -> bool:
    """A kind that there is, or none, and what was typed beside it."""
    kinds = (None, *(kind.value for kind in ConflictKind))
    return len(typed) == len(_NOTHING) and typed[0] in kinds and isinstance(typed[1], str)


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.S)
    return page, layout


def _row(left: QWidget, right: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, theme.XS, 0, 0)
    row.addWidget(left)
    row.addStretch()
    if right is not None:
        row.addWidget(right)
    return row
