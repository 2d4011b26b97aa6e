"""How columns are read: sheets above, the columns of one of them below, and a map out and in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from evalapp.domain.taking.layout import ColumnSeen, SheetSeen
from evalapp.domain.texts import _
from ui.pages.importing.mapping.columns_card import ColumnsCard
from ui.pages.importing.mapping.sheets_band import SheetsBand
from ui.widgets.buttons import Button, LinkButton


class MappingView(QObject):
    """The `band` of sheets and the `card` of columns, which stand where the page has them.

    `column_said(sheet, column, target)`, `sheet_said(sheet, holds, row of headings)`, `taken_over(sheet)` of all
    proposals, `saved()` and `opened()` of a map as a file; `turned()` where somebody opened or closed the columns, by
    the `turn_button` or a tile of the band.
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
        self._is_open = False
        self.band = SheetsBand(self._look)
        self.save_button = Button(_("Save the mapping as…"), self.saved.emit)
        self.open_button = LinkButton(_("Open a mapping…"), self.opened.emit)
        self.card = ColumnsCard(self._say_column, self._say_sheet, self._take_over, (self.open_button,))
        self.turn_button = LinkButton(_("Columns…"), self._turn)
        for each in (self.turn_button, self.band, self.card, self.save_button):
            each.hide()

    @property
    def is_open(self) -> bool:
        """Whether the columns are shown."""
        return self._is_open

    def fold(self) -> None:
        """For other files."""
        self.card.fold()
        self._is_open = False
        self.show_layout((), may_save=False, opens=False)

    def show_layout(self, sheets: Sequence[SheetSeen], *, may_save: bool, opens: bool) -> None:
        """The sheet at hand stays; at first it is one that is read, of those one that asks for
        something. What somebody opened stays open."""
        self._sheets = tuple(sheets)
        self._is_open = bool(sheets) and (opens or self._is_open)
        at_hand = self.card.sheet.id if self.card.sheet is not None else ""
        sheet = next((each for each in sheets if each.id == at_hand), None)
        if sheet is None:
            sheet = min(sheets, key=lambda each: (not each.is_used, not each.asks), default=None)
        self.save_button.setVisible(may_save)
        self.turn_button.setVisible(bool(sheets))
        self._show(sheet)

    def _show(self, sheet: SheetSeen | None) -> None:
        if sheet is not None:
            self.card.show_sheet(sheet)
        self.band.setVisible(bool(self._sheets))
        self.band.show_sheets(self._sheets, sheet.id if sheet is not None and self._is_open else "")
        self.card.setVisible(self._is_open)
        self.turn_button.set_text(_("Hide the columns") if self._is_open else _("Columns…"))

    def _turn(self) -> None:
        self._open(self.card.sheet, is_open=not self._is_open)

    def _look(self, sheet: SheetSeen) -> None:
        """Its columns; once more, and they make room for the rows."""
        is_same = self._is_open and self.card.sheet is not None and self.card.sheet.id == sheet.id
        self._open(sheet, is_open=not (is_same and sheet.is_used))

    def _open(self, sheet: SheetSeen | None, *, is_open: bool) -> None:
        by_key = self.turn_button.hasFocus()
        self._is_open = is_open
        self._show(sheet)
        self.turned.emit()
        if is_open and (by_key or (sheet is not None and not sheet.is_used)):
            self.take_focus()

    def take_focus(self) -> None:
        self.card.take_focus()

    def _say_column(self, sheet: SheetSeen, column: ColumnSeen, target: str) -> None:
        self.column_said.emit(sheet, column, target)

    def _say_sheet(self, sheet: SheetSeen, holds: str, row: int) -> None:
        self.sheet_said.emit(sheet, holds, row)

    def _take_over(self, sheet: SheetSeen) -> None:
        self.taken_over.emit(sheet)
