"""Who holds a copy of the panel: the list, a copy noted by hand, and one struck off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.desks.keeping import BY_HAND, LIVE, Copy, CopyKind
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.desks.keeping.held import copies_of, unknown_words, writers_of
from evalapp.operations.desks.keeping.noting import note_copy, strike_copy
from evalapp.words import formats
from evalapp.words.desks.copies import copy_state, since_words
from ui.access.announcing import announce
from ui.look import theme
from ui.page import Page
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, LineField, SentenceField
from ui.widgets.form_field import FormField
from ui.widgets.scrolling import bring_into_view, focus_in_view
from ui.widgets.text import Label

_ROWS_SHOWN = 6


class HeldCard(Card):
    """`done(changes)` once something was noted or struck off."""

    done = Signal(object)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(_("Who holds a copy"))
        self.session, self._page = session, page
        self._words = Label(
            _("Whoever has a copy of this file can read everything in it, and open what jurors seal for it."),
            tone="dim",
            wrap=True,
        )
        self.table = RowTable(RowsModel(_columns(), key=_key), _("Who holds a copy"))
        self.table.show_at_least(_ROWS_SHOWN)
        self.table.chosen.connect(self._align)
        self._unknown = Label(type="caption", tone="dim", wrap=True)
        self.holder, self.place, self.kind = LineField(), LineField(), ChoiceField()
        for each in BY_HAND:
            self.kind.addItem(each.label, each)
        self._who = FormField(_("Who holds it"), self.holder)
        self.since = LineField()
        self._noting = _row(
            (self._who, 2),
            (FormField(_("how"), self.kind), 2),
            (FormField(_("where"), self.place), 2),
            (FormField(_("since"), self.since, help=_("today, unless you name a day")), 2),
        )
        self.note = Button(_("Note this copy"), self.note_copy)
        self.reason, self.by = SentenceField(), LineField()
        self.day = LineField()
        self._why = FormField(
            _("How it came to its end"), self.reason, help=_("destroyed, given back, or noted by mistake")
        )
        self._on = FormField(_("on"), self.day, help=_("today, unless you name a day"))
        self._by = FormField(_("by whom"), self.by, help=_("you, unless you name somebody"))
        self._striking = _row((self._why, 3), (self._by, 2), (self._on, 2))
        self.strike = Button(_("Strike off the chosen copy"), self.strike_off)
        self.reason.textChanged.connect(self._align)
        # Each right below its own button: below the other it would speak of what nobody did.
        self.note_error, self.strike_error = _error(), _error()
        for widget in (
            self._words, self.table, self._unknown,
            self._noting, self.note, self.note_error, self._striking, self.strike, self.strike_error,
        ):  # fmt: skip
            self.body.addWidget(widget)

    def take_focus(self) -> None:
        focus_in_view(self.holder, self._noting)

    def refresh(self) -> None:
        self.table.set_rows(copies_of(self.session.workspace))
        names = ", ".join(_writer(each.name, each.account) for each in writers_of(self.session.view))
        written = _("Written under these names: {names}.").format(names=names)
        self._unknown.setText(f"{unknown_words()} {written}")
        may = not self.session.why_not(Action.NOTE_COPY)
        for widget in (self._noting, self.note, self._striking, self.strike):
            widget.setVisible(may)
        if not may:
            self._say_nothing()
        self._align()

    def note_copy(self) -> None:
        kind = CopyKind(self.kind.currentData())
        changes = self._tried(self.note_error, self._note, kind)
        if changes is not None:
            for field in (self.holder, self.place, self.since):
                field.clear()
            self.holder.setFocus()
            self.done.emit(changes)

    def strike_off(self) -> None:
        chosen = self.table.chosen_row
        if chosen is None:
            return
        changes = self._tried(self.strike_error, self._strike, chosen)
        if changes is not None:
            self.table.setFocus()  # the button goes out, and the keyboard would land in another card
            for field in (self.reason, self.by, self.day):
                field.clear()
            self.done.emit(changes)

    def _note(self, kind: CopyKind) -> Changes:
        return note_copy(
            self.session.workspace,
            holder=self.holder.text(),
            kind=kind,
            place=self.place.text(),
            since=self.since.text().strip() or None,
        )

    def _strike(self, copy: Copy) -> Changes:
        return strike_copy(
            self.session.workspace,
            copy.id,
            reason=self.reason.text(),
            on=self.day.text().strip() or None,
            by=self.by.text(),
        )

    def _tried(self, error: Label, act: Callable[..., Changes], what: Copy | CopyKind) -> Changes | None:
        """A refusal goes into `error`, and what was said of the act before is over."""
        self._say_nothing()
        self._page.begun.emit()
        try:
            with self.session.initiated_by(self._page):
                return act(what)
        except KnownError as refused:
            error.setText(str(refused))
            error.show()
            announce(error, str(refused))
            bring_into_view(error)
            return None

    def _align(self, _what: object = None) -> None:
        chosen = self.table.chosen_row
        can = chosen is not None and chosen.is_open and chosen.kind not in LIVE
        self.strike.setEnabled(can and bool(self.reason.text().strip()))

    def _say_nothing(self) -> None:
        for error in (self.note_error, self.strike_error):
            error.clear()
            error.hide()


def _error() -> Label:
    label = Label(type="table", tone="bad", wrap=True)
    label.hide()
    return label


def _key(row: Copy) -> str:
    return row.id


def _writer(name: str, account: str) -> str:
    return _("{name} (account {account})").format(name=name, account=account) if account else name


def _row(*fields: tuple[QWidget, int]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.M)
    for field, stretch in fields:
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
    return box


def _columns() -> tuple[Column[Copy], ...]:
    return (
        Column(
            head=_("Who"),
            cell=lambda r: Cell(text=r.holder, type="table-strong"),
            key=lambda r: r.holder.casefold(),
            most=240,
        ),
        Column(head=_("How"), cell=lambda r: Cell(text=r.kind.label), most=260),
        Column(
            head=_("Since"),
            cell=lambda r: Cell(text=since_words(r), tone="dim"),
            key=lambda r: r.since,
            drop=2,
        ),
        Column(
            head=_("State"),
            cell=lambda r: Cell(text=copy_state(r), tone="text" if r.is_open else "dim"),
            most=360,
        ),
        Column(head=_("Where"), cell=lambda r: Cell(text=r.place, tone="dim"), stretches=True, least=200),
        Column(head=_("Note"), cell=lambda r: Cell(text=r.note, tone="dim"), drop=1, goes_empty=True),
        Column(
            head=_("Noted by"),
            cell=lambda r: Cell(text=r.struck_by or r.by, tone="dim"),
            is_optional=True,
            goes_empty=True,
        ),
        Column(
            head=_("Struck off"),
            cell=lambda r: Cell(text=formats.stamp(r.struck_at) if r.struck_at else "", tone="dim"),
            is_optional=True,
            goes_empty=True,
        ),
    )
