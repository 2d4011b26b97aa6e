"""A choice between a few, all in sight side by side; used as a list to choose from is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from ui.access.roles import play_role
from ui.widgets.folding.flow import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SegmentedField(QWidget):
    """One tab stop, on what is chosen; the arrow keys choose another. `activated(index)` by a person alone.

    One that `folds` has its choices below each other where they have no room beside each other.
    """

    activated = Signal(int)

    def __init__(self, *, folds: bool = False) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.Grouping)
        self._data: list[str] = []
        self._chosen = -1
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._take)
        self._row: QLayout = FlowLayout(self, joins=True) if folds else QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if folds:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addItem(self, words: str, data: str) -> None:
        button = QPushButton(words.replace("&", "&&"))
        button.setAccessibleName(words)
        button.setProperty("kind", "choice")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # one of several, to who hears it
        button.setAutoDefault(False)
        button.installEventFilter(self)
        self._group.addButton(button, len(self._data))
        if not self._data:
            self.setFocusProxy(button)  # until one is chosen
        self._data.append(data)
        self._row.addWidget(button)

    def findData(self, data: object) -> int:
        return self._data.index(data) if data in self._data else -1

    def currentData(self) -> str | None:
        return self._data[self._chosen] if self._chosen >= 0 else None

    def currentIndex(self) -> int:
        return self._chosen

    def setCurrentIndex(self, index: int) -> None:
        self._chosen = index
        button = self._group.button(index)
        if button is None:  # nothing is chosen, which Qt allows no group that is exclusive
            self._group.setExclusive(False)
            for each in self._group.buttons():
                each.setChecked(False)
            self._group.setExclusive(True)
            self.setFocusProxy(self._group.button(0))
        else:
            button.setChecked(True)
            self.setFocusProxy(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt moves the keyboard only after the choice, which may have taken these buttons away by then."""
        step = None
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            return super().eventFilter(watched, event)
        index = self._chosen + step
        button = self._group.button(index)
        if button is not None:
            button.setFocus()
            self._take(index)
        return True

    def _take(self, index: int) -> None:
        if index != self._chosen:
            self.setCurrentIndex(index)
            self.activated.emit(index)
