"""How columns are read: sheets above, the columns of one of them below, and a map out and in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.taking.layout import ColumnSeen, SheetSeen
from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.importing.mapping.columns_card import ColumnsCard
from ui.pages.importing.mapping.sheets_band import SheetsBand
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.folding.row import FoldingRow


class MappingView(QWidget):
    """The `band` of sheets stands elsewhere, over the whole width.

    `column_said(sheet, column, target)`, `sheet_said(sheet, holds, row of headings)`, `taken_over(sheet)` of all
    proposals, `saved()` and `opened()` of a map as a file; `turned()` where somebody opened or closed it by its
    `turn_button`, which stands elsewhere too.
    """

    column_said = Signal(object, object, str)
    sheet_said = Signal(object, str, int)
    taken_over = Signal(object)
    saved = Signal()
    opened = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[SheetSeen, ...] = ()
        self.band = SheetsBand(self._look)
        self.card = ColumnsCard(self._say_column, self._say_sheet, self._take_over)
        self.save_button = LinkButton(_("Save the mapping as…"), self.saved.emit)
        self.open_button = LinkButton(_("Open a mapping…"), self.opened.emit)
        self.turn_button = Button(_("Columns…"), self._turn)
        self.turn_button.hide()
        self.band.hide()
        self.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.card)
        layout.addWidget(FoldingRow((self.open_button, self.save_button), parts=False))

    def fold(self) -> None:
        """For other files."""
        self.card.fold()
        self.show_layout((), may_save=False, opens=False)

    def show_layout(self, sheets: Sequence[SheetSeen], *, may_save: bool, opens: bool) -> None:
        """The sheet at hand stays; at first it is one that is read, of those one that asks for
        something. What somebody opened stays open."""
        self._sheets = tuple(sheets)
        self.turn_button.setVisible(bool(sheets))
        self.setVisible(bool(sheets) and (opens or not self.isHidden()))
        self._name_turn()
        at_hand = self.card.sheet.id if self.card.sheet is not None else ""
        sheet = next((each for each in sheets if each.id == at_hand), None)
        if sheet is None:
            sheet = min(sheets, key=lambda each: (not each.is_used, not each.asks), default=None)
        self.save_button.setVisible(may_save)
        self.show_band()
        self.card.setVisible(sheet is not None)
        if sheet is not None:
            self.band.show_sheets(sheets, sheet.id)
            self.card.show_sheet(sheet)

    def _turn(self) -> None:
        self.setVisible(self.isHidden())
        self._name_turn()
        self.turned.emit()
        if not self.isHidden():
            self.take_focus()

    def _name_turn(self) -> None:
        self.turn_button.set_text(_("Columns…") if self.isHidden() else _("Hide the columns"))

    def show_band(self) -> None:
        """Where there are several sheets to look at."""
        self.band.setVisible(len(self._sheets) > 1 and not self.isHidden())

    def take_focus(self) -> None:
        self.card.take_focus()

    def _look(self, sheet: SheetSeen) -> None:
        self.band.show_sheets(self._sheets, sheet.id)
        self.card.show_sheet(sheet)

    def _say_column(self, sheet: SheetSeen, column: ColumnSeen, target: str) -> None:
        self.column_said.emit(sheet, column, target)

    def _say_sheet(self, sheet: SheetSeen, holds: str, row: int) -> None:
        self.sheet_said.emit(sheet, holds, row)

    def _take_over(self, sheet: SheetSeen) -> None:
        self.taken_over.emit(sheet)
