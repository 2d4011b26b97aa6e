"""The rows of an import in a card: how many of each kind as filters above them, and all that is said of one below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.intake import ImportRow
from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.importing.filters import OutcomeFilters
from ui.pages.importing.legend import OldAndNew
from ui.pages.importing.preview import NOTHING_OPEN, Preview
from ui.pages.importing.rows import import_columns, whole_words
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow
from ui.widgets.text import ElidedLabel, Label, Rule

_ROW = 28  # pixels as designed: more of them in sight than in a list that is worked in
_WHOLE_LINES = 2  # where it stands and why; the rest is scrolled to
_ONE_LINE = 1080  # that its head needs
_LEAST_ROWS = 3  # in sight, however low the window


class RowsCard(QFrame):
    """`turn`: what stands at the right of the head and shows or hides what is above the card."""

    def __init__(self, turn: QWidget) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._preview = NOTHING_OPEN
        self.heading = Label(_("Rows"), type="section")
        self.filters = OutcomeFilters(self._filter)
        self.legend = OldAndNew()
        self.counted = ElidedLabel(type="caption", tone="dim")
        self.table: RowTable[ImportRow] = RowTable(
            RowsModel(import_columns(Preview(are_several=True)), key=lambda row: row.place),
            _("Rows of the import"),
            row_height=_ROW,
            head_height=_ROW,
            filters=False,
        )
        self.table.setProperty("frame", "inner")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        # What a table of Qt would like to have is no reason to scroll the page: `least_height` says what it needs.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.whole = WholeRow(
            _("All that is said of the chosen row"), self.table, self._words, lines=_WHOLE_LINES
        )
        head = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (self._head, first, second):
            line.setSpacing(theme.L if line is not self._head else theme.S)
        first.addWidget(self.heading)
        first.addWidget(self.filters, 1)
        second.addWidget(self.counted, 1)
        second.addStretch()
        second.addWidget(self.legend)
        second.addWidget(turn)
        self._head.addLayout(first)
        self._head.addLayout(second, 1)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        inner.addWidget(self.whole)
        # What is to spare stands below it: where rows are few it would else float halfway.
        below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for each in (head, Rule(), self.table, Rule(), below):
            column.addWidget(each, 1 if each is self.table else 0)
        column.addStretch()

    @property
    def least_height(self) -> int:
        """With a few rows in sight, and all that stands around them."""
        least = self._column.minimumHeightForWidth(self.width()) if self._column.hasHeightForWidth() else -1
        return max(least, self._column.totalMinimumSize().height())

    @property
    def full_height(self) -> int:
        """With all rows in sight."""
        return self.least_height + max(0, self.table.maximumHeight() - self.table.minimumHeight())

    def fill(self, height: int) -> None:
        """Be so high, if there are rows for it; 0: as high as there is room."""
        least = max(0, min(height, self.full_height))
        if self.minimumHeight() != least:
            self.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.pixels(_ONE_LINE)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._head.direction() is not direction:
            self._head.setDirection(direction)
            self.updateGeometry()

    def show_preview(self, preview: Preview) -> None:
        """What is known of the rows that are shown next."""
        self._preview = preview
        self.table.rows_model.set_columns(import_columns(preview))

    def show_rows(self, rows: Sequence[ImportRow], more: str) -> None:
        """`more`: of which rows of the files none of the lines is, that are counted here."""
        self.filters.show_counts(rows)
        self.legend.setVisible(any(row.changes for row in rows))
        self.counted.setText(more)
        self.counted.setVisible(bool(more))
        self.table.refilter(None)
        self.table.set_rows(rows)
        self.table.show_at_least(_LEAST_ROWS)

    def _filter(self) -> None:
        self.table.refilter(self.filters.keeps)

    def _words(self, row: ImportRow) -> str:
        return whole_words(row, self._preview)
