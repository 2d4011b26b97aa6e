"""Beside the files of a merge: what is said of one of them, and who still owes something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merged import MergedFile
from evalapp.operations.exchange.post.reminders import Debt
from ui.pages.exchange.merged.merged_rows import owed_columns
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

_MOST_LINES = 40
_ROW = 26


class MergedFileCard(Card):
    """What was not taken of a file, with its place, and what else was said of it; `go` leads to its rows."""

    def __init__(self, go: Callable[[], object]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.declared = Label(type="table", tone="attention", wrap=True)
        self.refused = Label(type="table", tone="bad", wrap=True)
        self.text = Label(type="table", wrap=True)
        self.left_out = Label(type="table", wrap=True)
        self._head = Label(_("Not taken"), type="caption-strong", tone="dim")
        self.rows = LinkButton(_("Score by score, in the history"), go, quiet=True)
        for widget in (self.declared, self.refused, self.text, self._head, self.left_out):
            self.body.addWidget(widget)
        self.body.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignLeft)

    def show_file(self, row: MergedFile) -> None:
        self.heading.setText(row.file)
        self.heading.show()
        said = [row.counts, *row.remarks, *row.chosen]
        for label, lines in (
            (self.declared, row.declared_lines),
            (self.refused, (row.reason,)),
            (self.text, said),
            (self.left_out, row.left_out),
        ):
            label.setText(_lines(lines))
            label.setVisible(bool(label.text()))
        self._head.setVisible(bool(row.left_out))
        self.setAccessibleName("\n".join(filter(None, (row.file, row.reason, *said, *row.left_out))))


def _lines(lines: Sequence[str]) -> str:
    shown = [each for each in lines if each][:_MOST_LINES]
    more = len(lines) - _MOST_LINES
    if more > 0:
        shown.append(_("and {n} more").format(n=more))
    return "\n".join(shown)


class OwedCard(Card):
    """Who has a pack and has not yet given everything; `remind` leads to the reminder of the one at hand."""

    def __init__(self, remind: Callable[[], object]) -> None:
        super().__init__(_("Who has not yet given everything"))
        self._about = Label(type="table", tone="dim", wrap=True)
        self.table: RowTable[Debt] = RowTable(
            RowsModel(owed_columns(), key=lambda row: row.person.id),
            _(
                "Who has not yet given everything after this merge"
            ),  # columns of its own are remembered under it
            row_height=_ROW,
            head_height=_ROW,
            bare=True,
        )
        self.remind = Button(_("Reminder…"), remind)
        for widget in (self._about, self.table):
            self.body.addWidget(widget)
        self.body.addWidget(self.remind, 0, Qt.AlignmentFlag.AlignLeft)

    def show_debts(self, debts: Sequence[Debt], *, may_remind: bool) -> None:
        n = len(debts)
        words = ngettext(
            "{n} juror has not yet given everything.", "{n} jurors have not yet given everything.", n
        )
        self._about.setText(
            words.format(n=n)
            if n
            else _("Everybody who has a pack gave everything; there is no one to remind.")
        )
        self.table.set_rows(debts)
        self.table.setVisible(bool(n))
        self.remind.setVisible(bool(n) and may_remind)
        if self.table.chosen_row is None:
            self.table.choose_first()
