"""The left column: what the meeting talks about, in the order laid at its opening, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _
from evalapp.operations.meeting.pace import Pace, expected_of
from evalapp.operations.meeting.standing import Meeting
from evalapp.words import formats
from ui.look import theme
from ui.pages.meeting.agenda.delegate import AgendaDelegate
from ui.pages.meeting.agenda.rows import AgendaRow, agenda_rows, ahead, counts, number_done
from ui.pages.meeting.agenda.view import AgendaView
from ui.tables.cells import Cell, Column
from ui.tables.rows import RowsModel
from ui.widgets.card import IconLabel
from ui.widgets.progress import ProgressBar
from ui.widgets.text import ElidedLabel, Ground, Label, Rule


class AgendaList(Ground):
    """Emits `chosen(number)` when another application is shown, `laid(numbers)` when a person alters the order."""

    chosen = Signal(str)
    laid = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="right", parent=parent)
        self._number = ""
        self._is_filling = False
        self._expected_at: object = None
        self.title = Label(_("Meeting"), type="title")
        self.opened = ElidedLabel(type="caption", tone="dim")
        self.bar = ProgressBar()
        self.counted = ElidedLabel(type="caption", tone="dim")
        self.number_of = Label(type="caption", tone="dim")
        self.order = ElidedLabel(type="caption", tone="dim")
        self._lock = IconLabel("lock", size=14)
        self.foot = Label(type="caption", tone="dim", wrap=True)
        column: Column[AgendaRow] = Column(head="", cell=lambda row: Cell(text=row.spoken))
        self.rows_model = RowsModel((column,), key=lambda row: row.number, sorts=False, parent=self)
        self.view = AgendaView()
        self.view.setAccessibleName(_("Agenda"))
        self.view.setAccessibleDescription(_("Alt with an arrow key moves an application on the agenda."))
        self._delegate = AgendaDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.rows_model)
        self.view.selectionModel().currentChanged.connect(self._announce)
        self.view.moved.connect(self._move)
        self._arrange()

    def _arrange(self) -> None:
        figures, locked = QHBoxLayout(), QHBoxLayout()
        figures.addWidget(self.counted, 1)
        figures.addWidget(self.number_of)
        locked.setSpacing(theme.S)
        locked.addWidget(self._lock)
        locked.addWidget(self.order, 1)
        self._standing = QWidget()
        standing = QVBoxLayout(self._standing)
        standing.setContentsMargins(0, 0, 0, 0)
        standing.setSpacing(theme.S)
        standing.addWidget(self.bar)
        standing.addLayout(figures)
        standing.addLayout(locked)
        top = QVBoxLayout()
        top.setContentsMargins(theme.L, theme.L, theme.L, theme.M)
        top.setSpacing(theme.XS)
        top.addWidget(self.title)
        top.addWidget(self.opened)
        top.addWidget(self._standing)
        self._end = QWidget()
        end = QVBoxLayout(self._end)
        end.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        end.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Rule())
        layout.addWidget(self.view, 1)
        layout.addWidget(Rule())
        layout.addWidget(self._end)

    def show_meeting(self, meeting: Meeting, ranking: Ranking, *, may_move: bool) -> None:
        """Whatever was shown stays so."""
        self._is_filling = True
        self.rows_model.set_rows(agenda_rows(meeting, ranking))
        self._is_filling = False
        self.view.may_move = may_move
        is_laid = bool(meeting.items)
        self._standing.setVisible(is_laid)
        self._end.setVisible(is_laid)
        self.opened.setText(_opened_words(meeting))
        done, of = number_done(meeting.agenda), len(meeting.agenda)
        self.bar.set_progress(done, of, _("{done} of {of} done").format(done=done, of=of))
        self.counted.setText(counts(meeting))
        self.number_of.setText(_("of {n}").format(n=of))
        self.order.setText(_("The order is fixed since the opening"))
        self.order.setToolTip(
            _("No result alters it. The chair may: with Alt and an arrow key, or by dragging.")
        )
        self.foot.setText("\n".join(ahead(meeting)))
        row = self.rows_model.row_of(self._number)
        if row is not None:
            self._make_current(row)

    def show_expected(self, meeting: Meeting, pace: Pace | None) -> None:
        """About when each is taken up, to the minute; what stays the same is not drawn again."""
        at = (
            (pace.ends_at[:16], pace.each, [(each.number, each.state) for each in self.rows])
            if pace is not None
            else None
        )
        if at == self._expected_at:
            return
        self._expected_at = at
        expected = expected_of(meeting, pace) if pace is not None else {}
        self._delegate.expected = {number: formats.clock(iso) for number, iso in expected.items()}
        self.view.viewport().update()

    @property
    def expected(self) -> Mapping[str, str]:
        """By number, the hour at which it is expected, as it is written."""
        return self._delegate.expected

    @property
    def rows(self) -> Sequence[AgendaRow]:
        return self.rows_model.rows

    @property
    def number(self) -> str:
        """Of the application that is shown; empty for none."""
        return self._number

    def current(self) -> AgendaRow | None:
        return next((each for each in self.rows if each.number == self._number), None)

    def choose(self, number: object) -> bool:
        """Show this application; False for one that is not there."""
        row = self.rows_model.row_of(number)
        if row is not None:
            self._make_current(row)
        return row is not None

    def step(self, by: int) -> None:
        """Show the one `by` rows further, where there is one."""
        numbers = [each.number for each in self.rows]
        at = numbers.index(self._number) + by if self._number in numbers else 0
        if 0 <= at < len(numbers):
            self.choose(numbers[at])

    def _make_current(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.rows_model.index(row, 0), flags)

    def _announce(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None and not self._is_filling and row.number != self._number:
            self._number = row.number
            self.chosen.emit(row.number)

    def _move(self, start: int, to: int) -> None:
        numbers = [each.number for each in self.rows]
        numbers.insert(to, numbers.pop(start))
        self.laid.emit(tuple(numbers))


def _opened_words(meeting: Meeting) -> str:
    if not meeting.sittings:
        return _("not opened yet")
    last = meeting.sittings[-1]
    day = formats.day(last.opened_at)
    if last.is_open:
        return _("{day} · opened at {time}").format(day=day, time=formats.clock(last.opened_at))
    return _("{day} · closed at {time}").format(day=day, time=formats.clock(last.closed_at))
