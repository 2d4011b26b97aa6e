"""A picture of numbers on a page: heard as one thing, and drawn once it is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.access.roles import play_role
from ui.look import theme
from ui.widgets.charts.values import BAR, HEAD, LEGEND, ROW, Grid, Slice

if TYPE_CHECKING:
    from ui.widgets.charts.grid import GridPicture
    from ui.widgets.charts.stack import StackPicture


_WIDE = 420


class _Chart(QWidget):
    """Draws after it was painted for the first time, so once it is in sight: only then is pyqtgraph loaded, and no page
    waits for it. A picture that stands there already follows at once.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        play_role(self, QAccessible.Role.Chart, is_alone=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._redraw)
        self._was_in_sight = False

    def _redraw(self) -> None:
        raise NotImplementedError

    def draw_soon(self) -> None:
        if self.isVisible() and self._was_in_sight:
            self._soon.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_in_sight:
            self._was_in_sight = True
            self.draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draw_soon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.draw_soon()


class GridChart(_Chart):
    """`has_bars`: a bar before each number; else a tint behind it."""

    def __init__(self, name: str, *, has_bars: bool = False) -> None:
        super().__init__(name)
        self._grid: Grid | None = None
        self._has_bars = has_bars
        self._picture: GridPicture | None = None

    def set_grid(self, grid: Grid) -> None:
        self._grid = grid
        said = "; ".join(f"{row.label}: {row.total}" for row in grid.rows)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.draw_soon()

    def sizeHint(self) -> QSize:
        rows = 0 if self._grid is None else len(self._grid.lines)
        return QSize(_WIDE, theme.pixels(HEAD) + theme.pixels(ROW) * rows)

    def _redraw(self) -> None:
        from ui.widgets.charts.grid import GridPicture

        if self._grid is None:
            return
        if self._picture is None:
            self._picture = GridPicture(self)
        self._picture.resize(self.size())
        self._picture.draw(self._grid, has_bars=self._has_bars)
        self._picture.show()


class StackChart(_Chart):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._slices: Sequence[Slice] = ()
        self._picture: StackPicture | None = None

    def set_slices(self, slices: Sequence[Slice]) -> None:
        self._slices = tuple(slices)
        self.setAccessibleDescription("; ".join(each.label for each in slices if each.label))
        self.updateGeometry()
        self.draw_soon()

    def sizeHint(self) -> QSize:
        is_named = any(each.label for each in self._slices)
        return QSize(_WIDE, BAR + (theme.pixels(LEGEND) if is_named else 0))

    def _redraw(self) -> None:
        from ui.widgets.charts.stack import StackPicture

        if self._picture is None:
            self._picture = StackPicture(self)
        self._picture.resize(self.size())
        self._picture.draw(self._slices)
        self._picture.show()
