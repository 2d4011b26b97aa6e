"""The register: what went out, what came back and what was declared; and who is to be reminded."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.post.reminders import debts_of
from evalapp.operations.exchange.register.entries import Register
from evalapp.operations.exchange.register.register import register_of
from ui.look import theme
from ui.pages.exchange.post.post_panel import PostPanel
from ui.pages.exchange.register.debts_view import DebtsView
from ui.pages.exchange.register.own_parts_view import OwnPartsView
from ui.pages.exchange.register.register_rows import (
    came_columns,
    declared_columns,
    out_columns,
    out_rows,
)
from ui.pages.exchange.register.undertaking_rows import undertaking_columns
from ui.session import Session
from ui.tables.hidden import with_note
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button
from ui.widgets.card import EmptyState

_OUT, _CAME, _DECLARED, _UNDERTAKEN = range(4)


class RegisterPanel(QWidget):
    """`copied(number)` of reminders that were put on the clipboard."""

    copied = Signal(int)
    go_requested = Signal(str, object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self._session = session
        self.register = Register()
        self.out = RowTable(RowsModel(out_columns(), key=lambda row: row.key), _("What went out"))
        self.came = RowTable(
            RowsModel(came_columns(), key=lambda row: (row.juror, row.device, row.sha256)),
            _("What came back"),
        )
        self.declared = RowTable(
            RowsModel(declared_columns(), key=lambda row: (row.juror, row.application)), _("Declarations")
        )
        self.undertaken = RowTable(
            RowsModel(undertaking_columns(), key=lambda row: (row.juror, row.sha256, row.device)),
            _("Undertakings"),
        )
        self.own_parts = OwnPartsView(session)
        self._tables: tuple[QWidget, ...] = (
            *(self.out, self.came, self.declared, self.undertaken),
            self.own_parts,
        )
        self._parts = (
            *(with_note(self.out), with_note(self.came), with_note(self.declared)),
            *(with_note(self.undertaken), self.own_parts),
        )
        self.which = QTabBar()
        self.which.setAccessibleName(_("Part of the register"))
        self.which.setDrawBase(False)
        self.which.setExpanding(False)
        for _table in self._tables:
            self.which.addTab("")
        self.which.currentChanged.connect(self._show_table)
        self.print = Button(_("Print…"), partial(self.go_requested.emit, "reports", "register"))
        self.remind = Button(_("Remind…"), self.show_debts)
        self.post = PostPanel(session, page)
        self.post.closed.connect(self.show_debts)
        self.debts = DebtsView(session, page, self._offer_drafts, self.show_register)
        self.debts.copied.connect(self.copied)
        self.empty = EmptyState(
            _("Nothing went out and nothing came back yet"),
            _(
                "Once packs are handed out, this page lists what went to whom and what came back, with its hash."
            ),
            icon="exchange",
            act_label=_("Hand out packs"),
            act=partial(self.go_requested.emit, "exchange", "hand-out"),
        )
        self._lay_out()
        self.show_register()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self.which)
        head.addStretch()
        head.addWidget(self.print)
        head.addWidget(self.remind)
        self._lists = QWidget()
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(head)
        for part in self._parts:
            column.addWidget(part, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for face in (self._lists, self.debts, self.post, self.empty):
            layout.addWidget(face, 1)

    def refresh(self) -> None:
        self.register = register_of(self._session.view)
        rows = out_rows(self.register, debts_of(self._session.view))
        self.out.set_rows(rows)
        self.came.set_rows(self.register.received)
        self.declared.set_rows(self.register.declarations)
        self.undertaken.set_rows(self.register.undertakings)
        heads = (
            (_("Went out"), len(rows)),
            (_("Came back"), len(self.register.received)),
            (_("Declarations"), len(self.register.declarations)),
            (_("Undertakings"), len(self.register.undertakings)),
            (_("Own parts"), len(self.register.own_parts)),
        )
        # The last two only where a juror has one of them.
        has_more = bool(self.register.undertakings or self.register.own_parts)
        self._show_tabs(len(heads) if has_more else _UNDERTAKEN)
        for number, (text, n) in enumerate(heads[: self.which.count()]):
            self.which.setTabText(number, f"{text} · {n}")
        self.own_parts.show_own_parts(self.register.own_parts)
        may = self._session.may(Action.NOTE_SENT)
        self.remind.setVisible(may and bool(self.register.issued))
        if not self.debts.isHidden():
            self.debts.refresh()
        self._show_table(self.which.currentIndex())
        if not self.debts.isHidden() or not self.post.isHidden():
            return
        self.show_register()

    def _show_tabs(self, n: int) -> None:
        while self.which.count() < n:
            self.which.addTab("")
        while self.which.count() > n:
            self.which.removeTab(self.which.count() - 1)

    def show_register(self) -> None:
        self._show_face(self.empty if self.register.is_empty else self._lists)

    def show_debts(self) -> None:
        self.debts.refresh()
        self._show_face(self.debts)
        self.take_focus()

    def _offer_drafts(self) -> None:
        self._show_face(self.post)
        self.post.offer_reminders()

    def _show_face(self, face: QWidget) -> None:
        for each in (self._lists, self.debts, self.post, self.empty):
            each.setVisible(each is face)

    def _show_table(self, index: int) -> None:
        for number, part in enumerate(self._parts):
            part.setVisible(number == index)

    def take_focus(self) -> None:
        places = (
            self._tables[self.which.currentIndex()],
            self.debts.table,
            self.post.begins_at,
            self.empty.button,
        )
        next((each for each in places if each.isVisible()), self).setFocus()

    def state(self) -> str:
        sent = self.register.sent_in
        if not self.register.issued and not sent.came:
            return _("Nothing went out yet")
        text = _("{n} of {all} jurors sent something in").format(n=sent.came, all=sent.asked)
        if n := len(self.register.owing):
            text += " · " + ngettext(
                "{n} has not yet given everything", "{n} have not yet given everything", n
            ).format(n=n)
        return text
