"""Three panes beside each other, as wide as the juror drags them; the widths are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.settings import Settings

LIST_SHARE, FORM_SHARE = 0.2, 0.37
LIST_WIDTH, FORM_WIDTH = 268, 496  # of panes that nobody dragged, at most
LIST_LEAST, MIDDLE_LEAST, FORM_LEAST = 200, 340, 340
HANDLE = 1  # drawn; Qt makes the place to grab it wider


class Panes(QSplitter):
    """The list, the dossier and the form; kept as shares of the width, so that they fit another window too."""

    def __init__(self, panes: tuple[QWidget, QWidget, QWidget], settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._panes = panes
        for n, (pane, least) in enumerate(zip(panes, (LIST_LEAST, MIDDLE_LEAST, FORM_LEAST))):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
            self.setCollapsible(n, False)
            self.setStretchFactor(n, 1 if n == 1 else 0)
        self.setHandleWidth(HANDLE)
        self.splitterMoved.connect(self._remember)

    def createHandle(self) -> QSplitterHandle:
        handle = QSplitterHandle(Qt.Orientation.Horizontal, self)
        handle.setAccessibleName(_("Border between two panes; drag it"))
        return handle

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Give each pane its share of the width; call it when one was hidden or shown."""
        width = self.width()
        shares = self._settings.pane_shares
        if shares is None:
            list_width = min(theme.pixels(LIST_WIDTH), round(width * LIST_SHARE))
            form_width = min(theme.pixels(FORM_WIDTH), round(width * FORM_SHARE))
        else:
            list_width, form_width = (round(width * share) for share in shares)
        list_width, form_width = max(list_width, LIST_LEAST), max(form_width, FORM_LEAST)
        self.setSizes([list_width, max(width - list_width - form_width, MIDDLE_LEAST), form_width])

    def _remember(self, _position: int, _n: int) -> None:
        """A pane that is not shown keeps the share that it had."""
        if self.width() <= 0:
            return
        before = self._settings.pane_shares or (LIST_SHARE, FORM_SHARE)
        sizes = self.sizes()
        shown = [not self._panes[n].isHidden() for n in (0, 2)]
        now = [
            round(sizes[n] / self.width(), 4) if is_shown else share
            for n, is_shown, share in zip((0, 2), shown, before)
        ]
        self._settings.pane_shares = (now[0], now[1])
