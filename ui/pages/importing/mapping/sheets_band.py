"""The files and their sheets: what each is read as, and those of which nothing is, to be looked at one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.words.fields import field_label
from ui.look import theme
from ui.widgets.buttons import Chip
from ui.widgets.card import empty
from ui.widgets.text import ElidedLabel, Ground, Label

_BESIDE = 4  # sheets in a row


class SheetsBand(Ground):
    """Calls `look(sheet)`. A sheet of which nothing is read stands on the ground of what asks for attention."""

    def __init__(self, look: Callable[[SheetSeen], None]) -> None:
        super().__init__("panel")
        self._look = look
        self.buttons: dict[str, Chip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.S)

    def show_sheets(self, sheets: Sequence[SheetSeen], chosen: str) -> None:
        had_focus = next((id for id, button in self.buttons.items() if button.hasFocus()), None)
        empty(self._grid)
        self.buttons = {}
        several = len({each.file for each in sheets}) > 1
        for n, sheet in enumerate(sheets):
            self._grid.addWidget(self._tile(sheet, several), n // _BESIDE, n % _BESIDE)
            self.buttons[sheet.id].setChecked(sheet.id == chosen)
        if had_focus in self.buttons:
            self.buttons[had_focus].setFocus()

    def _tile(self, sheet: SheetSeen, several: bool) -> QWidget:
        asks = sheet.asks or not sheet.is_used
        tile = Ground("attention-ground" if asks else "panel")
        row = QHBoxLayout(tile)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(Label("!" if asks else "✓", type="section", tone="attention" if asks else "good"))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{sheet.file} [{sheet.name}]" if several else sheet.name
        words.addWidget(ElidedLabel(name, type="table-strong"))
        said = said_of(sheet)
        words.addWidget(ElidedLabel(said, type="caption", tone="attention" if asks else "dim"))
        row.addLayout(words, 1)
        button = Chip(_("Columns"), partial(self._press, sheet))
        button.setAccessibleName(_("Columns of {sheet}").format(sheet=name))
        button.setAccessibleDescription(said)
        self.buttons[sheet.id] = button
        row.addWidget(button)
        return tile

    def _press(self, sheet: SheetSeen) -> None:
        self.buttons[sheet.id].setChecked(True)
        self._look(sheet)


def said_of(sheet: SheetSeen) -> str:
    rows = ngettext("{n} row", "{n} rows", sheet.rows).format(n=sheet.rows)
    if not sheet.is_used:
        why = sheet.why or _("not used")
        return f"{rows} · {why}"
    read = _("{rows} → {kind}").format(rows=rows, kind=field_label(sheet.kind))
    if not sheet.heading_row:
        return read
    return f"{read} · " + _("headings in row {row}").format(row=sheet.heading_row)
