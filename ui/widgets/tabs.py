"""Tabs with an accent underline, as high as the page at hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.text import Rule


class TabBar(QTabBar):
    """Shows where the keyboard is, also where it stands in an area that was scrolled past it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:  # Qt does so only for who comes from within the area
            around.ensureWidgetVisible(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            is_last = self.currentIndex() == self.count() - 1  # the others stand off from the next
            right = -1 if is_last else -theme.S + 1
            spot = QRectF(self.tabRect(self.currentIndex())).adjusted(1, 2, right, -4)
            painter.drawRoundedRect(spot, theme.XS, theme.XS)


class Tabs(QWidget):
    """Unlike a QTabWidget it asks for no more height than the current page: for pages within a scroll area."""

    currentChanged = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._bar = TabBar()
        self._bar.setAccessibleName(name)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setDocumentMode(True)
        self._bar.currentChanged.connect(self._show)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(Rule())
        self._layout.addSpacing(theme.L)

    @property
    def bar(self) -> TabBar:
        """What the keyboard is on."""
        return self._bar

    def addTab(self, page: QWidget, label: str) -> int:
        policy = page.sizePolicy()
        if policy.verticalPolicy() is QSizePolicy.Policy.Preferred:
            page.setSizePolicy(policy.horizontalPolicy(), QSizePolicy.Policy.Minimum)
        self._pages.append(page)
        self._layout.addWidget(page)
        page.setVisible(len(self._pages) == 1)
        return self._bar.addTab(label.replace("&", "&&"))

    def currentIndex(self) -> int:
        return self._bar.currentIndex()

    def setCurrentIndex(self, n: int) -> None:
        self._bar.setCurrentIndex(n)

    def setTabText(self, n: int, label: str) -> None:
        self._bar.setTabText(n, label.replace("&", "&&"))

    def widget(self, n: int) -> QWidget:
        return self._pages[n]

    def count(self) -> int:
        return len(self._pages)

    def _show(self, current: int) -> None:
        for n, page in enumerate(self._pages):
            page.setVisible(n == current)
        self.currentChanged.emit(current)
