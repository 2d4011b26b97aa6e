"""The files and their sheets: what each is read as, and those of which nothing is, to be looked at one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.words.fields import field_label
from ui.look import theme
from ui.pages.importing.mapping.file_words import about_file
from ui.widgets.buttons import Chip, LinkButton
from ui.widgets.card import IconLabel, empty
from ui.widgets.scrolling import scrolling
from ui.widgets.text import ElidedLabel, Ground

_TILE, _LEAST_TILE = 62, 240  # pixels as designed: how high, and how wide at least
_MOST = 2  # rows of tiles in sight; the others are scrolled to


class SheetsBand(Ground):
    """Calls `look(sheet)`. A sheet of which nothing is read stands on the ground of what asks for attention."""

    def __init__(self, look: Callable[[SheetSeen], None]) -> None:
        super().__init__("panel")
        self.setProperty("card", "true")
        self._look = look
        self._files: tuple[Path, ...] = ()
        self._tiles: list[QWidget] = []
        self._columns = 0
        self.height_needed = 0
        self.buttons: dict[str, Chip | LinkButton] = {}
        self._held = held = QWidget()
        self._grid = QGridLayout(held)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(held, is_down_alone=True, is_see_through=True))

    def show_files(self, files: Sequence[Path]) -> None:
        """Which they are; what is in them is shown by `show_sheets`."""
        self._files = tuple(files)

    def show_sheets(self, sheets: Sequence[SheetSeen], chosen: str) -> None:
        """`chosen`: the one whose columns are shown, if any."""
        had_focus = next((id for id, button in self.buttons.items() if button.hasFocus()), None)
        empty(self._grid)
        self.buttons, self._tiles = {}, []
        left = list(sheets)
        for path in self._files:
            of_it = [each for each in left if each.file == path.name]
            left = [each for each in left if each.file != path.name]
            self._tiles.append(_file_tile(path, len(of_it)))
            self._tiles += [self._tile(each, chosen) for each in of_it]
        self._tiles += [self._tile(each, chosen) for each in left]
        self._columns = 0
        self.fit(self.width())
        if had_focus in self.buttons:
            self.buttons[had_focus].setFocus()

    def fit(self, width: int) -> None:
        """As many beside each other as have room."""
        n = len(self._tiles)
        most = max(1, min(n, width // theme.pixels(_LEAST_TILE)))
        columns = -(-n // -(-n // most)) if n else 0  # all rows about as long
        if columns != self._columns:
            for column in range(max(columns, self._grid.columnCount())):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)
            for place, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, *divmod(place, columns))
            self._columns = columns
        lines = -(-n // columns) if columns else 0
        self._held.setFixedHeight(max(0, lines * (theme.pixels(_TILE) + 1) - 1))
        rows = min(_MOST, lines)
        self.height_needed = max(0, rows * (theme.pixels(_TILE) + 1) - 1) + 2 * self.frameWidth()
        if self.maximumHeight() != self.height_needed or self.minimumHeight() != self.height_needed:
            self.setFixedHeight(self.height_needed)

    def _tile(self, sheet: SheetSeen, chosen: str) -> QWidget:
        is_left = sheet.is_said and not (sheet.is_used or sheet.kind)  # nothing to see to: somebody said so
        asks = not is_left and (sheet.asks or not sheet.is_used)
        tile = Ground("attention-ground" if asks else "panel")
        icon, role = ("cross", "dim") if is_left else ("check", "good")
        row = _row_of(tile, "warning" if asks else icon, "attention" if asks else role)
        name, said = _name_of(sheet), said_of(sheet)
        row.addLayout(_words(name, said, "attention" if asks else "dim"), 1)
        button: Chip | LinkButton
        if sheet.is_used:
            button = Chip(_("Columns"), partial(self._look, sheet))
            button.setAccessibleName(_("Columns of {sheet}").format(sheet=name))
            button.setChecked(sheet.id == chosen)
        else:
            button = LinkButton(_("Use it anyway…"), partial(self._look, sheet))
            if asks:
                button.setProperty("tone", "attention")
            button.setAccessibleName(_("Use {sheet} anyway…").format(sheet=name))
        button.setAccessibleDescription(said)
        self.buttons[sheet.id] = button
        row.addWidget(button)
        return tile


def _file_tile(path: Path, sheets: int) -> QWidget:
    tile = Ground("panel")
    row = _row_of(tile, "file", "text")
    row.addLayout(_words(path.name, about_file(path, sheets), "dim"), 1)
    return tile


def _row_of(tile: Ground, icon: str, role: str) -> QHBoxLayout:
    tile.setFixedHeight(theme.pixels(_TILE))
    row = QHBoxLayout(tile)
    row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
    row.setSpacing(theme.M)
    row.addWidget(IconLabel(icon, size=theme.pixels(18), role=role))
    return row


def _words(name: str, said: str, tone: str) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addStretch()
    words.addWidget(
        ElidedLabel(name, type="table-strong", tone="attention" if tone == "attention" else "text")
    )
    words.addWidget(ElidedLabel(said, type="caption", tone=tone))
    words.addStretch()
    return words


def _name_of(sheet: SheetSeen) -> str:
    """What its file has no name for is called by what its rows are."""
    return sheet.name or (field_label(sheet.kind) if sheet.kind else sheet.file)


def said_of(sheet: SheetSeen) -> str:
    rows = ngettext("{n} row", "{n} rows", sheet.rows).format(n=sheet.rows)
    if not sheet.is_used:
        why = sheet.why or _("not used")
        return f"{rows} · {why}"
    read = _("{rows} → {kind}").format(rows=rows, kind=field_label(sheet.kind))
    if not sheet.heading_row:
        return read
    return f"{read} · " + _("headings in row {row}").format(row=sheet.heading_row)
