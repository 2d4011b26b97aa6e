"""The files that could be merged, a row each, with what is said of them and of the merge beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.file_kinds import MERGED
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.progress.after_merge import AfterMerge
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.pages.exchange.merge_aside import AfterCard, AskCard, FileCard, RefusedLabel
from ui.pages.exchange.merge_rows import MergeRow, merge_columns, said_beneath
from ui.pages.exchange.seats_card import SeatsCard
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.card import EmptyState
from ui.widgets.drop import DropZone
from ui.widgets.text import Label

_ASIDE = 404


def returns_drop(session: Session) -> DropZone:
    asked = FilesAsked(session=session, kind="merge")
    return DropZone(
        _("Drop returned files here"),
        _(
            ".evalreturn, forms (.xlsx) and score tables (.csv, .xlsx, .ods); as many as you like, in any order, "
            "twice is fine."
        ),
        MERGED,
        title=_("Files to merge"),
        ask=asked.several,
        sorts_out=True,
        ask_folder=asked.whole,
    )


def nothing_to_merge() -> EmptyState:
    return EmptyState(
        _("What comes back from the jurors is merged here"),
        _("Each file is looked at first: what is new, what differs, what is refused and why. "
          "Only then you merge."),
        icon="exchange",
    )  # fmt: skip


class MergeFiles(QWidget):
    """`choose` leads to the choices that the files ask."""

    def __init__(self, session: Session, choose: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._said: frozenset[int] = frozenset()  # of which files it is said why they are refused
        model = RowsModel(merge_columns(), key=lambda row: row.position)
        self.table: RowTable[MergeRow] = RowTable(model, _("Files to merge"), row_height=37, head_height=37)
        self.table.chosen.connect(self._show_row)
        note = Label(
            _("Nothing has changed yet. Merging is one step and one click undoes it."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.ask_card, self.file_card, self.after = AskCard(choose), FileCard(), AfterCard()
        self.refused, self.seats_card = RefusedLabel(), SeatsCard()
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(self.table, 1)
        left.addWidget(self.refused)
        left.addWidget(note)
        left.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(Aside(_ASIDE, self.ask_card, self.seats_card, self.file_card, self.after))

    def show_rows(self, rows: Sequence[MergeRow]) -> None:
        self.table.set_rows(rows)
        self.refused.show_rows(rows)
        self._said = frozenset(each.position for each in said_beneath(rows))

    def show_plan(self, plan: MergePlan, rows: Sequence[MergeRow]) -> None:
        """Beside the rows, which are shown already."""
        names = names_of(self._session.view.people())
        self.ask_card.show_choices(plan.choices)
        self.seats_card.show_seats(plan.unseated, names, may_give=self._session.may(Action.ASSIGN))
        if self.table.chosen_row is None and rows:
            first = next((row for row in rows if row.plan.conflicts), rows[0])
            self.table.choose(first.position)
        else:
            self._show_row(self.table.chosen_row)

    def show_after(self, plan: MergePlan, after: AfterMerge) -> None:
        self.after.show_plan(plan, after)

    def _show_row(self, row: MergeRow | None) -> None:
        if row is None:
            self.file_card.hide()
        else:
            self.file_card.show_file(row, self._session.call.scheme, is_said=row.position in self._said)
