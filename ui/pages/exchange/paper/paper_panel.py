"""Paper: score sheets that jurors filled in by hand, typed over one after the other with the keyboard alone."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import TableName
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.paper.entering import PaperEntered, enter_paper
from evalapp.operations.exchange.paper.sheets import PaperSeat, paper_seats, paper_sheet
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.pages.exchange.paper.kept import as_answers, as_values, begun_with, fits
from ui.pages.exchange.paper.paper_form import PaperForm
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.text import Label

PAPER_TABLES: tuple[TableName, ...] = (
    "call", "scheme", "application", "person", "assignment", "conflict", "score", "received",
)  # fmt: skip
_Key = tuple[PersonId, str]


class PaperPanel(QWidget):
    """`entered(PaperEntered)` once a sheet is stored; what is typed and not stored is a draft of its sheet."""

    entered = Signal(object)
    go_requested = Signal(str, object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self._session, self._page = session, page
        self._seats: tuple[PaperSeat, ...] = ()
        self.drafts = Drafts(self._say_draft)
        self._at: _Key | None = None
        self.juror = ChoiceField()
        self.juror.setAccessibleName(_("Whose sheets"))
        self.juror.activated.connect(self._filter)
        self.table = RowTable(RowsModel(_columns(), key=_key), _("Score sheets"))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.form = PaperForm()
        self.form.typed.connect(self._keep)
        self.form.stored.connect(self.store)
        self.form.left.connect(self.table.setFocus)
        self.closed = Label(type="table", tone="dim", wrap=True)
        self.empty = EmptyState(
            _("Sheets are typed over once applications are assigned"),
            _("Who scores on paper gets printed score sheets; what comes back is typed over here."),
            icon="key",
            act_label=_("Go to the jury"),
            act=partial(self.go_requested.emit, "jury", None),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        said = Label(
            _(
                "What is typed here is vouched for by you: it is not sealed by the juror. Where a sealed score says "
                "otherwise, it becomes an open choice; nothing is written over."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        whose = Label(_("Whose sheets"), type="table", tone="dim")
        whose.setBuddy(self.juror)
        choice = QHBoxLayout()
        choice.setSpacing(theme.M)
        choice.addWidget(whose)
        choice.addWidget(self.juror, 1)
        left.addLayout(choice)
        left.addWidget(self.table, 1)
        left.addWidget(said)
        left.addStretch()
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.L)
        both.addLayout(left, 5)
        both.addWidget(self.form, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self.closed)
        layout.addWidget(self._both, 1)
        layout.addWidget(self.empty, 1)

    def refresh(self) -> None:
        self._seats = paper_seats(self._session.view)
        self.drafts.keep_only({_key(each) for each in self._seats})
        may = self._session.may(Action.MERGE)
        self.closed.setText(
            self._session.why_read_only
            or _("Sheets are typed over in the phases “Draft” and “Scoring”; move the call back to go on.")
        )
        self.closed.setVisible(not may)
        self._both.setVisible(bool(self._seats))
        self.empty.setVisible(not self._seats)
        self.form.setEnabled(may)
        self._list_jurors()
        self._filter()

    def _list_jurors(self) -> None:
        chosen = self.juror.currentData()
        self.juror.clear()
        self.juror.addItem(_("All jurors"), None)
        for juror, name in {each.juror: each.name for each in self._seats}.items():
            self.juror.addItem(name, juror)
        self.juror.setCurrentIndex(max(self.juror.findData(chosen), 0))

    def _filter(self) -> None:
        chosen = self.juror.currentData()
        self.table.set_rows([each for each in self._seats if chosen in (None, each.juror)])
        if self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._show(self.table.chosen_row)

    def take_focus(self) -> None:
        (self.table if self._both.isVisible() else self.empty.button).setFocus()

    def state(self) -> str:
        n = sum(each.on_paper > 0 for each in self._seats)
        whole = sum(each.given == each.asked for each in self._seats)
        text = _("{n} of {all} sheets complete").format(n=whole, all=len(self._seats))
        if n:
            text += " · " + ngettext("{n} from paper", "{n} from paper", n).format(n=n)
        return text if self._seats else _("Nobody has been assigned applications yet")

    def _say_draft(self, key: Hashable) -> str:
        assert isinstance(key, tuple)
        juror, application = key
        name = next((each.name for each in self._seats if each.juror == juror), juror)
        return _("the paper sheet of {juror} for {application}").format(juror=name, application=application)

    def _show(self, seat: PaperSeat | None) -> None:
        self.form.setVisible(seat is not None)
        if seat is None:
            self._at = None
            return
        self._at = _key(seat)
        sheet = paper_sheet(self._session.view, seat.juror, seat.application)
        begun = begun_with(sheet)
        self.drafts.adopt(self._at, partial(fits, sheet), standing=begun)
        typed = as_answers(self.drafts.typed(self._at, as_values(begun)))
        self.form.show_sheet(sheet, self._session.call.scheme, typed)
        self.form.order_tabs(after=self.table)

    def _open(self, _seat: PaperSeat) -> None:
        if self.form.isEnabled():
            self.form.take_focus()

    def _keep(self, answers: dict[str, Answer] | None) -> None:
        if self._at is None:
            return
        if answers is not None:
            self.drafts.keep(self._at, as_values(answers))
        elif self.drafts.has(self._at):
            self.drafts.forget(self._at)

    def store(self) -> None:
        if self._at is None or not self.form.isEnabled() or self.form.stays():
            return
        entered = self.drafts.record(self._at, partial(self._enter, *self._at))
        if entered is None:
            return
        following = self._following(self._at)
        self.entered.emit(entered)
        self.table.choose(following)
        self.form.take_focus()

    def _enter(self, juror: PersonId, application: str) -> PaperEntered | None:
        try:
            with self._session.initiated_by(self._page):
                return enter_paper(self._session.workspace, juror, application, self.form.answers)
        except KnownError as error:
            self.form.show_error(str(error))
            return None

    def _following(self, at: _Key) -> _Key:
        """The next sheet in the list; the last one stays."""
        keys = [_key(each) for each in self.table.rows_model.rows]
        return keys[min(keys.index(at) + 1, len(keys) - 1)]


def entered_words(entered: PaperEntered) -> str:
    parts = [
        (entered.new, ngettext("{n} score new", "{n} scores new", entered.new)),
        (entered.changed, ngettext("{n} changed", "{n} changed", entered.changed)),
        (entered.to_choose, ngettext("{n} open choice", "{n} open choices", entered.to_choose)),
    ]
    said = ", ".join(text.format(n=n) for n, text in parts if n)
    stored = _("Sheet stored: {what}.").format(what=said or _("nothing new"))
    if not (n := entered.missing):
        return stored
    missing = ngettext("{n} of the {all} scores is missing.", "{n} of the {all} scores are missing.", n)
    return f"{stored} {missing.format(n=n, all=entered.asked)}"


def _key(seat: PaperSeat) -> _Key:
    return seat.juror, seat.application


def _columns() -> tuple[Column[PaperSeat], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=160),
        Column(
            head=_("Application"),
            cell=lambda r: Cell(text=r.application, after=r.title, tip=r.title),
            stretches=True,
            least=120,
        ),
        Column(head=_("Scores"), cell=_extent, is_right=True, width=80),
        Column(head=_("From"), cell=_origin, width=110),
    )


def _extent(row: PaperSeat) -> Cell:
    text = _("{n} of {m}").format(n=row.given, m=row.asked)
    return Cell(text=text, tone="text" if row.given else "dim")


def _origin(row: PaperSeat) -> Cell:
    if row.signed:
        is_whole = row.signed >= row.given
        return Cell(
            text=_("sealed") if is_whole else _("partly sealed"), badge="good" if is_whole else "accent"
        )
    if row.on_paper:
        return Cell(text=_("paper"), badge="accent")
    return Cell(text=_("other"), badge="quiet") if row.given else Cell(text="–", tone="dim")
