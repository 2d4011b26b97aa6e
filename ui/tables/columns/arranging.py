"""The columns of a table as somebody wants them: dragged, made wider, chosen; and remembered on the device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from evalapp.domain.texts import current_language
from ui.look import theme
from ui.settings import Settings
from ui.tables.cells import Column
from ui.tables.columns.layout import Layout, names_of
from ui.tables.rows import RowsModel

_LEAST = 24  # pixels as designed
_STEP = 20


class Arranging(QObject):
    """`changed`: the table has its columns to show anew. Where the window has no settings nothing is remembered."""

    changed = Signal()

    def __init__(self, table: QWidget, model: RowsModel[Any], header: QHeaderView) -> None:
        super().__init__(table)
        self._table, self._model, self._header = table, model, header
        self._settings: Settings | None = None
        self._is_unsaved = self._is_ours = False
        self.layout = Layout()
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionMoved.connect(self._take_order)
        header.sectionResized.connect(self._take_width)
        header.sectionHandleDoubleClicked.connect(self._let_go)
        header.viewport().installEventFilter(self)

    def look_up(self) -> None:
        """Once the table stands in its window."""
        settings = getattr(self._table.window(), "settings", None)
        if isinstance(settings, Settings) and settings is not self._settings:
            self._settings = settings
            kept = Layout.from_json(settings.layout_of(self._name))
            if kept != self.layout:
                self.lay_out(kept)

    @property
    def _name(self) -> str:
        """Heads are known by their words, so each language has layouts of its own."""
        return f"{self._table.accessibleName()} ({current_language()})"

    @property
    def hidden(self) -> frozenset[int]:
        """The columns that were not chosen, by their place now."""
        out = self.layout.hides(self._model.declared)
        return frozenset(n for n, name in enumerate(self._model.names) if name in out)

    def away(self) -> frozenset[int]:
        """The same, and the columns that have nothing to say."""
        return self._model.empty_columns | self.hidden

    def width_of(self, number: int) -> int | None:
        """In pixels, where somebody made it so wide."""
        width = self.layout.widths.get(self._model.names[number])
        return theme.pixels(width) if width is not None else None

    def choices(self) -> list[tuple[str, Column[Any], bool]]:
        """Each column with its name, in the order chosen, and whether it is shown."""
        declared, out = self._model.declared, self.layout.hides(self._model.declared)
        by_name = dict(zip(names_of(declared), declared, strict=True))
        return [(name, by_name[name], name not in out) for name in self.layout.ordered(declared)]

    # what somebody does

    def lay_out(self, layout: Layout) -> None:
        self.layout = layout
        self.follow()
        self.changed.emit()

    def follow(self) -> None:
        """The model has its columns in the order of the layout, also where others were declared meanwhile."""
        self._model.arrange(self.layout.arranged(self._model.declared))

    def choose(self, order: Sequence[str], hidden: frozenset[str]) -> None:
        """All columns in their order, and which of them are not shown."""
        self._change(self.layout.chosen(self._model.declared, order, hidden))

    def widen(self, name: str, steps: int) -> None:
        number = self._model.names.index(name)
        now = self._undone(self._header.sectionSize(number))
        self._change(self.layout.with_width(name, max(now + steps * _STEP, _LEAST)))

    def reset(self) -> None:
        self._change(Layout())

    def _change(self, layout: Layout) -> None:
        self.lay_out(layout)
        self._is_unsaved = True
        self.save()

    def save(self) -> None:
        if self._is_unsaved and self._settings is not None:
            self._settings.keep_layout(self._name, None if self.layout.is_declared else self.layout.to_json())
        self._is_unsaved = False

    # what the header says

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """Show these columns, each so wide, and no others: nobody dragged them there."""
        self._is_ours = True
        for number in range(len(self._model.columns)):
            self._header.setSectionHidden(number, number not in widths)
            if number in widths:
                self._header.resizeSection(number, widths[number])
        self._is_ours = False

    def _undone(self, pixels: int) -> int:
        """Pixels as designed, of those on the screen."""
        return round(pixels * 100 / theme.pixels(100))

    def _take_width(self, number: int, _before: int, now: int) -> None:
        if self._is_ours or not now or number >= len(self._model.names):
            return
        self._is_unsaved = True
        width = max(self._undone(now), _LEAST)
        self.layout = self.layout.with_width(self._model.names[number], width)
        self.changed.emit()

    def _let_go(self, number: int) -> None:
        """A double click on the edge of a column: as wide as it asks for."""
        self._change(self.layout.with_width(self._model.names[number], None))

    def _take_order(self, *_sections: int) -> None:
        if not self._is_ours:
            # The header is in the midst of it, and the model begins anew with another order.
            QTimer.singleShot(0, self, self._adopt_order)

    def _adopt_order(self) -> None:
        names, count = self._model.names, self._header.count()
        order = [names[self._header.logicalIndex(place)] for place in range(count)]
        self._is_ours = True
        for number in range(count):
            self._header.moveSection(self._header.visualIndex(number), number)
        self._is_ours = False
        if tuple(order) != names:
            self.choose(order, self.layout.hides(self._model.declared))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and self._is_unsaved:
            QTimer.singleShot(0, self, self.save)
        return False
