"""Who scored what, and who is to be reminded of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from evalapp.domain.texts import _
from evalapp.operations.overview.scored import Cell as State
from evalapp.operations.overview.scored import Scored, ScoredRow
from ui.pages.overview.stand.scored_grid import ScoredGrid
from ui.pages.overview.stand.twin import TwinCard
from ui.tables.cells import Cell, Column
from ui.widgets.buttons import LinkButton


class ScoredCard(TwinCard[ScoredRow]):
    """`opened(number)` of an application; `remind_asked()`."""

    opened = Signal(str)
    remind_asked = Signal()

    def __init__(self) -> None:
        self.grid = ScoredGrid()
        self.remind_button = LinkButton(_("Reminders…"))
        super().__init__(
            _("Who scored what"), self.grid, _columns(), key=_juror_of, beside=(self.remind_button,)
        )
        self.remind_button.set_click(self.remind_asked.emit)
        self.grid.opened.connect(self.opened)
        self.note.setText(_("a cell an application: full, in part or empty · ✕ conflict of interest"))

    def show_scored(self, scored: Scored) -> None:
        self.grid.show_scored(scored)
        self.table.set_rows(scored.rows())
        self.remind_button.setVisible(bool(scored.covered.owed))


def _juror_of(row: ScoredRow) -> object:
    return row.juror


def _columns() -> list[Column[ScoredRow]]:
    return [
        Column(head=_("Juror"), cell=lambda row: Cell(text=row.name), key=lambda row: row.name, most=220),
        *(
            Column(head=state.label, cell=_listed(state), key=_counted(state), stretches=True, least=80)
            for state in (State.FULL, State.PARTLY, State.EMPTY, State.CONFLICT)
        ),
        Column(head=_("Scores"), cell=_share, key=lambda row: row.share.given, is_right=True),
    ]


def _listed(state: State) -> Callable[[ScoredRow], Cell]:
    def cell(row: ScoredRow) -> Cell:
        numbers = row.numbers.get(state, ())
        return Cell(text=", ".join(numbers), after=f"({len(numbers)})" if numbers else "")

    return cell


def _counted(state: State) -> Callable[[ScoredRow], int]:
    def key(row: ScoredRow) -> int:
        return len(row.numbers.get(state, ()))

    return key


def _share(row: ScoredRow) -> Cell:
    if not row.share.needed:
        return Cell()
    return Cell(text=_("{given} of {needed}").format(given=row.share.given, needed=row.share.needed))
