"""What goes out to whom, looked at before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox

from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.preview import Going, Outgoing
from ui.pages.exchange.handout_rows import outgoing_columns
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.foot_bar import FootBar
from ui.widgets.text import Label


class PreviewCard(Card):
    """`write(jurors)` asks where to and writes; `back()` leaves it. Nothing is written before."""

    def __init__(self, write: Callable[[tuple[str, ...]], None], back: Callable[[], None]) -> None:
        super().__init__(_("This goes out"))
        self._write, self._is_forms = write, False
        self._rows: tuple[Outgoing, ...] = ()
        self.sum = Label(type="table", tone="dim", wrap=True)
        self.table = RowTable(RowsModel(outgoing_columns(), key=lambda row: row.juror), _("What goes out"))
        self.only = QCheckBox(_("Leave out what is unchanged"))
        self.only.toggled.connect(self._show)
        self.note = Label(type="table", tone="attention", wrap=True)
        self.back = LinkButton(_("Back to the jurors"), back)
        self.go = Button("", self._go, kind="primary")
        held = Label(_("Nothing is written yet."), type="caption", tone="dim", wrap=True)
        for widget in (self.sum, self.only):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addStretch()
        self.body.addWidget(FootBar(held, (self.back, self.go)))
        self.hide()

    def show_rows(self, rows: Sequence[Outgoing], *, is_forms: bool, note: str) -> None:
        self._rows, self._is_forms = tuple(rows), is_forms
        going = Counter(each.going for each in rows)
        is_mixed = 0 < going[Going.UNCHANGED] < len(rows)
        self.only.setVisible(is_mixed)
        if not is_mixed:
            self.only.setChecked(False)
        self.sum.setText(" · ".join(f"{going[each]} {each.label}" for each in Going if going[each]))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._show()

    @property
    def jurors(self) -> tuple[str, ...]:
        """Those whose pack or form would be written."""
        return tuple(each.juror for each in self._taken)

    @property
    def _taken(self) -> tuple[Outgoing, ...]:
        if not self.only.isChecked():
            return self._rows
        return tuple(each for each in self._rows if each.going is not Going.UNCHANGED)

    def _show(self) -> None:
        taken = self._taken
        self.table.set_rows(taken)
        words = (
            ngettext(
                "Choose a folder and write {n} form…", "Choose a folder and write {n} forms…", len(taken)
            )
            if self._is_forms
            else ngettext(
                "Choose a folder and write {n} pack…", "Choose a folder and write {n} packs…", len(taken)
            )
        )
        self.go.set_text(words.format(n=len(taken)))

    def _go(self) -> None:
        self._write(self.jurors)
