"""Buttons: at most one primary a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look import icons
from ui.look.style_sheet import LEAST_TARGET

_LEAST = QSize(LEAST_TARGET, LEAST_TARGET)


class Button(QPushButton):
    """`kind`: secondary, primary, danger, link, quiet-link, bar, chip or answer. `on_click` takes no arguments.

    The second click of a double click does nothing, also where it hits a button that the first one brought: only what
    `steps` counts every click.
    """

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        icon: str = "",
        tip: str = "",
        steps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._steps = icon, steps
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._colour_icon()
        if tip:
            self.setToolTip(tip)
        self._on_click = on_click
        self.clicked.connect(self._act)

    def set_text(self, text: str, *, heard: str = "") -> None:
        """`heard`: where the words alone do not say of what."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(heard or text)

    def set_click(self, on_click: Callable[[], object]) -> None:
        self._on_click = on_click

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too, on every desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._steps:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour_icon()

    def _colour_icon(self) -> None:
        if self._icon:
            self.setIcon(
                icons.icon(self._icon, "on-accent" if self.property("kind") == "primary" else "text")
            )

    def _act(self) -> None:
        if self._on_click:
            self._on_click()


class PrimaryButton(Button):
    def __init__(self, text: str, on_click: Callable[[], object] | None = None, *, tip: str = "") -> None:
        super().__init__(text, on_click, kind="primary", tip=tip)


class LinkButton(Button):
    """Looks like a link, works like a button; `quiet` for links that accompany a field."""

    def __init__(
        self, text: str, on_click: Callable[[], object] | None = None, *, quiet: bool = False, tip: str = ""
    ) -> None:
        super().__init__(text, on_click, kind="quiet-link" if quiet else "link", tip=tip)

    def sizeHint(self) -> QSize:
        """Wide enough to press where the word is short; `min-width` in a style sheet would let long ones shrink."""
        return super().sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(_LEAST)


class AnswerButton(Button):
    """One of the answers to a question: it looks like what can be chosen, not like a badge that says how it is."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(text, on_click, kind="answer")


class Chip(Button):
    """A small switch, as for a filter."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(text, on_click, kind="chip")
        self.setCheckable(True)
        self.setProperty("shows", True)


class Segment(Button):
    """One of the answers that stand in one row as a single control, of which one at most is on."""

    def __init__(
        self, text: str, on_click: Callable[[], object] | None = None, *, place: str, tone: str
    ) -> None:
        super().__init__(text, on_click, kind="segment")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("place", place)
        self.setProperty("tone", tone)
