"""Cards, key figures and empty states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ui.look import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel, Label


class Card(QFrame):
    """A bordered panel with an optional heading; fill `self.body` (a QVBoxLayout)."""

    def __init__(self, heading: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        self.body.setSpacing(theme.S)
        self.heading = Label(heading, type="section", wrap=True)
        self.body.addWidget(self.heading)
        self.heading.setVisible(bool(heading))


def empty(layout: QLayout, *, keep: int = 0) -> None:
    """Take out and delete what a card shows, but for the first `keep` items."""
    while layout.count() > keep:
        item = layout.takeAt(layout.count() - 1)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class KeyFigure(QWidget):
    """What it is, the figure, and a line of context; more lines where it `wraps`, so that nothing of it is cut."""

    def __init__(
        self,
        caption: str,
        figure: str = "–",
        note: str = "",
        *,
        large: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self.figure = ElidedLabel(type="figure" if large else "fact")
        self.note: Label = (
            Label(type="caption", tone="dim", wrap=True) if wraps else ElidedLabel(type="caption", tone="dim")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(ElidedLabel(caption, type="caption", tone="dim"))
        layout.addWidget(self.figure)
        layout.addWidget(self.note)
        self.set_figure(figure, note)

    @property
    def caption(self) -> str:
        return self._caption

    def set_figure(self, figure: str, note: str = "") -> None:
        self.figure.setText(figure)
        self.note.setText(note)
        self.setAccessibleName(", ".join(part for part in (f"{self._caption}: {figure}", note) if part))


class IconLabel(QLabel):
    """An icon in a colour role, redrawn in the theme of the moment."""

    def __init__(
        self, name: str, *, size: int = 24, role: str = "dim", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        icons.paint_icon(QPainter(self), self._name, QRectF(self.rect()), theme.colour(self._role))


class EmptyState(QWidget):
    """What a page is for while there is nothing on it, and the next step."""

    def __init__(
        self,
        heading: str,
        text: str,
        *,
        icon: str = "",
        act_label: str = "",
        act: Callable[[], object] | None = None,
        primary: bool = True,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        if icon:
            column.addWidget(IconLabel(icon, size=theme.HUGE, role="accent"))
        column.addWidget(Label(heading, type="section", wrap=True))
        said = Label(text, tone="dim", wrap=True)
        said.setMinimumWidth(theme.pixels(420))
        said.setMaximumWidth(theme.pixels(520))
        column.addWidget(said)
        self.button = Button(act_label, act, kind="primary" if primary else "secondary", parent=self)
        self.button.setHidden(not act_label)
        if act_label:
            row = QHBoxLayout()
            row.setContentsMargins(0, theme.S, 0, 0)
            row.addWidget(self.button)
            if beside is not None:
                row.addWidget(beside)
            row.addStretch()
            column.addLayout(row)
        holder = QHBoxLayout(self)
        holder.addStretch()
        holder.addLayout(column)
        holder.addStretch()
        holder.setAlignment(column, Qt.AlignmentFlag.AlignVCenter)
