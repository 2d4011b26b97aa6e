"""What the last merge did, file by file: it stays until the next one, or until somebody closes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.journal import Changes
from evalapp.domain.merge import FilePlan, Outcome
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merged import MergeOfChange, merge_of
from ui.look import theme
from ui.pages.exchange.merge_aside import FileCard
from ui.pages.exchange.merge_rows import MergeRow
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button
from ui.widgets.text import Label

_ASIDE = 404


class MergedCard(QWidget):
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: Sequence[MergeRow] = ()
        self._merge: MergeOfChange | None = None
        self._head = Label(type="section", wrap=True)
        self._sum = Label(type="table", wrap=True)
        self.close_button = Button(_("Close this list"), self.forget)
        self.table = RowTable(
            RowsModel(merged_columns(), key=lambda row: row.position),
            _("Files that were merged"),
            row_height=37,
        )
        self.table.chosen.connect(self._show_row)
        self.file_card = FileCard()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._head)
        words.addWidget(self._sum)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        beside = QHBoxLayout()
        beside.setSpacing(theme.XL)
        left = QVBoxLayout()  # the table stands at the top, however few its rows
        left.addWidget(self.table, 1)
        left.addStretch()
        beside.addLayout(left, 1)
        beside.addWidget(Aside(_ASIDE, self.file_card))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addLayout(head)
        layout.addLayout(beside, 1)

    @property
    def has_files(self) -> bool:
        return bool(self._rows)

    def show_merge(self, rows: Sequence[MergeRow], changes: Changes) -> None:
        self._rows = tuple(rows)
        self._merge = merge_of(self._session.view, changes.change) if changes.change is not None else None
        self.table.set_rows(rows)
        first = next((row for row in rows if needs_look(row.plan)), rows[0])
        self.table.choose(first.position)
        self._show_row(first)  # chosen already, perhaps, of the merge before
        self.look_again()

    def look_again(self) -> None:
        """An undo takes the merge back, not what it said: that stays, as what was."""
        if not self._rows or self._merge is None:
            return
        self._head.setText(self._merge.words(self._session.view))
        self._sum.setText(merged_sum([row.plan for row in self._rows]))

    def forget(self) -> None:
        self._rows, self._merge = (), None
        self.closed.emit()

    def _show_row(self, row: MergeRow | None) -> None:
        if row is None:
            self.file_card.hide()
        else:
            self.file_card.show_file(row, self._session.call.scheme)


def needs_look(plan: FilePlan) -> bool:
    """Whether something came of the file that somebody must still see to."""
    left_out = plan.outcome in (Outcome.REFUSED, Outcome.STALE)
    return bool(left_out or plan.conflicts or plan.refused or plan.declared)


def merged_sum(plans: Sequence[FilePlan]) -> str:
    """What was new, changed, equal, left open, refused and declared, over all files."""
    parts = (
        (sum(each.new for each in plans), _("new {n}")),
        (sum(each.updated for each in plans), _("changed {n}")),
        (sum(each.unchanged for each in plans), _("same {n}")),
        (sum(each.conflicts for each in plans), _("open choices {n}")),
        (sum(each.refused for each in plans), _("refused {n}")),
        (sum(each.declared for each in plans), _("conflicts of interest {n}")),
    )
    return " · ".join(text.format(n=n) for n, text in parts if n)


def trouble_words(plans: Sequence[FilePlan]) -> str:
    """What of a merge somebody must still see to, in a sentence each."""
    declared, left_open = (sum(each.declared for each in plans), sum(each.conflicts for each in plans))
    refused = sum(each.outcome in (Outcome.REFUSED, Outcome.STALE) for each in plans)
    parts = (
        (
            declared,
            ngettext(
                "{n} conflict of interest came with it and is recorded.",
                "{n} conflicts of interest came with it and are recorded.",
                declared,
            ),
        ),
        (left_open, ngettext("{n} choice is open.", "{n} choices are open.", left_open)),
        (
            refused,
            ngettext("Nothing was taken of {n} file.", "Nothing was taken of {n} files.", refused),
        ),
    )
    return " ".join(text.format(n=n) for n, text in parts if n)


def merged_columns() -> tuple[Column[MergeRow], ...]:
    return (
        Column(
            head=_("File"),
            cell=lambda row: Cell(text=row.plan.file, tip=row.plan.file),
            stretches=True,
            least=170,
            yields_to=0.5,
        ),
        Column(head=_("Juror"), cell=lambda row: Cell(text=row.juror), most=150, drop=1),
        Column(head=_("new"), cell=lambda row: _count(row.plan.new), is_right=True),
        Column(head=_("changed"), cell=lambda row: _count(row.plan.updated), is_right=True),
        Column(head=_("same"), cell=lambda row: _count(row.plan.unchanged), is_right=True),
        Column(head=_("open"), cell=lambda row: _count(row.plan.conflicts, "attention"), is_right=True),
        Column(head=_("refused"), cell=lambda row: _count(row.plan.refused, "bad"), is_right=True),
        Column(head=_("State"), cell=_outcome, width=132),
    )


def _count(n: int, tone: str = "text") -> Cell:
    return Cell(text=str(n), tone=tone) if n else Cell(text="–", tone="dim")


def _outcome(row: MergeRow) -> Cell:
    plan = row.plan
    tip = row.late or plan.reason
    if plan.declared:
        return Cell(text=_("conflict"), badge="attention", tip=tip)
    tones = {Outcome.MERGED: "good", Outcome.CONFLICT: "attention", Outcome.REFUSED: "bad"}
    tone = "attention" if plan.outcome is Outcome.MERGED and row.late else tones.get(plan.outcome, "quiet")
    return Cell(text=plan.outcome.label, badge=tone, tip=tip)
