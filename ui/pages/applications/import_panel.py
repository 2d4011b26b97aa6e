"""An import looked at before it happens: every row of every file, added, updated, unchanged or refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.domain.order import number_key
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, Chip, PrimaryButton
from ui.widgets.text import Label, Rule

_TONES = {
    Outcome.ADDED: "good",
    Outcome.UPDATED: "accent",
    Outcome.UNCHANGED: "quiet",
    Outcome.REFUSED: "bad",
}


def _columns() -> tuple[Column, ...]:
    return (
        Column(head=_("File"), cell=lambda r: Cell(text=r.file, tone="dim"), most=200),
        Column(
            head=_("Row"), cell=lambda r: Cell(text=str(r.row)), key=lambda r: (r.file, r.row), is_right=True
        ),
        Column(
            head=_("No."),
            cell=lambda r: Cell(text=r.number, type="table-strong"),
            key=lambda r: number_key(r.number),
            most=120,
        ),
        Column(head=_("What happens"), cell=lambda r: Cell(text=r.outcome.label, badge=_TONES[r.outcome])),
        Column(head=_("Column"), cell=lambda r: Cell(text=r.column, tone="dim"), most=150),
        Column(head=_("Why"), cell=lambda r: Cell(text=r.reason, tip=r.reason), stretches=True, least=260),
    )


class ImportPanel(QWidget):
    """`confirmed()` and `cancelled()`; the page that shows it carries the plan out."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label(type="section", wrap=True)
        self._ignored = Label(type="caption", tone="dim", wrap=True)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.table = RowTable(
            RowsModel(_columns(), key=lambda row: (row.file, row.row, row.number)), _("Rows of the import")
        )
        self.chips: dict[Outcome, Chip] = {}
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for outcome in _TONES:
            chip = Chip("", self._filter)
            self.chips[outcome] = chip
            chips.addWidget(chip)
        chips.addStretch()
        self.button = PrimaryButton("", self.confirmed.emit)
        bar = QHBoxLayout()
        bar.setSpacing(theme.M)
        bar.addWidget(
            Label(_("Nothing has changed yet. One undo takes the whole import back."), tone="dim"), 1
        )
        bar.addWidget(Button(_("Cancel"), self.cancelled.emit))
        bar.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._heading)
        layout.addLayout(chips)
        layout.addWidget(self.error)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._ignored)
        layout.addStretch()
        layout.addWidget(Rule())
        layout.addLayout(bar)

    def show_plan(self, plan: ImportPlan, files: Sequence[str]) -> None:
        n = len(files)
        text = ngettext("{files} was read", "{n} files were read: {files}", n)
        self._heading.setText(text.format(n=n, files=", ".join(files)))
        words = {
            Outcome.ADDED: _("added {n}"),
            Outcome.UPDATED: _("updated {n}"),
            Outcome.UNCHANGED: _("unchanged {n}"),
            Outcome.REFUSED: _("refused {n}"),
        }
        for outcome, chip in self.chips.items():
            count = plan.count(outcome)
            chip.set_text(words[outcome].format(n=count))
            chip.setChecked(False)
            chip.setVisible(bool(count))
        self.table.refilter(None)
        self.table.set_rows(plan.rows)
        self._ignored.setText(
            _("Not used: {sheets}").format(sheets=", ".join(each.name for each in plan.unused))
        )
        self._ignored.setVisible(bool(plan.unused))
        self.show_error("")
        dossiers = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
        some = ngettext("Import {n} application", "Import {n} applications", dossiers).format(n=dossiers)
        self.button.set_text(some if dossiers else _("Nothing to import"))
        self.button.setEnabled(dossiers > 0)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _filter(self) -> None:
        wanted = {outcome for outcome, chip in self.chips.items() if chip.isChecked()}
        self.table.refilter((lambda row: row.outcome in wanted) if wanted else None)
