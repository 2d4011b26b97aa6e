"""Three panes beside each other, as wide as the juror drags them; the widths are remembered."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QSplitterHandle, QStackedWidget, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.scoring.form.score_form import ScoreForm
from ui.settings import Settings
from ui.widgets.buttons import Chip
from ui.widgets.text import Ground

LIST_SHARE, FORM_SHARE = 0.2, 0.37
LIST_WIDTH, FORM_WIDTH = 268, 496  # of panes that nobody dragged, at most
LIST_LEAST, MIDDLE_LEAST = 200, 300
ALONE_LEAST = 400  # of the middle without the form: the question before a dossier opens
HALF = 0.5  # of the width, where not even two panes have what they need
HANDLE = 1  # drawn; Qt makes the place to grab it wider


class Panes(QSplitter):
    """The list, the dossier and the form; kept as shares of the width, so that they fit another window too.

    Where they have no room beside each other, the list and the dossier take turns, beside the form where it is shown:
    `turned(is it the list)`. `parted(are they)`: not both are in sight, for want of room or since the list was hidden.
    """

    parted = Signal(bool)
    turned = Signal(bool)

    def __init__(self, panes: tuple[QWidget, QWidget, ScoreForm], settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._panes, self._form = panes, panes[2]
        self.is_narrow = False
        self._is_list_hidden, self._has_list_turn = False, False
        self._is_parted = False
        for n, pane in enumerate(panes):
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

    def toggle_list(self) -> None:
        if self.is_narrow:
            self._has_list_turn = not self._has_list_turn
        else:
            self._is_list_hidden = not self._is_list_hidden
        self.share_room()

    def show_list(self, is_shown: bool = True) -> None:
        """`is_shown` False: the dossier has the turn, where they take turns."""
        self._has_list_turn = is_shown
        self._is_list_hidden = self._is_list_hidden and not is_shown
        self.share_room()

    def share_room(self) -> None:
        """Give each pane its share of the width; call it when one was hidden or shown."""
        width = self.width()
        is_open = not self._form.isHidden()
        least_form = self._form.least_width() if is_open else 0
        least_middle = theme.pixels(MIDDLE_LEAST if is_open else ALONE_LEAST)
        leasts = theme.pixels(LIST_LEAST), least_middle, least_form
        self._take_turns(width, sum(leasts))
        if self.is_narrow:
            form = min(leasts[2], round(width * (1 - HALF)))
            self._set_leasts(0, 0, form)
            self.setSizes([width - form, width - form, form])
            return
        self._set_leasts(*leasts)
        shares = self._settings.pane_shares
        if shares is None:
            list_width = min(theme.pixels(LIST_WIDTH), round(width * LIST_SHARE))
            form_width = min(theme.pixels(FORM_WIDTH), round(width * FORM_SHARE))
            in_one_row = min(self._form.wished_width(), width - leasts[0] - leasts[1]) if is_open else 0
            form_width = max(form_width, in_one_row)
        else:
            list_width, form_width = (round(width * share) for share in shares)
        list_width, form_width = max(list_width, leasts[0]), max(form_width, leasts[2])
        self.setSizes([list_width, max(width - list_width - form_width, leasts[1]), form_width])

    def _take_turns(self, width: int, needed: int) -> None:
        pane_list, middle, _form = self._panes
        was_parted = self._is_parted
        self.is_narrow = 0 < width < needed
        self._is_parted = self.is_narrow or self._is_list_hidden
        pane_list.setHidden(not self._has_list_turn if self.is_narrow else self._is_list_hidden)
        middle.setHidden(self.is_narrow and self._has_list_turn)
        if self._is_parted is not was_parted:
            self.parted.emit(self._is_parted)
        self.turned.emit(not pane_list.isHidden())

    def _set_leasts(self, *leasts: int) -> None:
        for pane, least in zip(self._panes, leasts):
            pane.setMinimumWidth(least)

    def _remember(self, _position: int, _n: int) -> None:
        """A pane that is not shown keeps the share that it had."""
        if self.width() <= 0 or self.is_narrow:
            return
        before = self._settings.pane_shares or (LIST_SHARE, FORM_SHARE)
        sizes = self.sizes()
        shown = [not self._panes[n].isHidden() for n in (0, 2)]
        now = [
            round(sizes[n] / self.width(), 4) if is_shown else share
            for n, is_shown, share in zip((0, 2), shown, before)
        ]
        self._settings.pane_shares = (now[0], now[1])


class Middle(QStackedWidget):
    """As low as the pane in sight may be: those that are hidden would make the page higher than the window."""

    def __init__(self, *panes: QWidget) -> None:
        super().__init__()
        for pane in panes:
            self.addWidget(pane)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        least, shown = super().minimumSizeHint(), self.currentWidget()
        return QSize(least.width(), shown.minimumSizeHint().height()) if shown is not None else least


class PaneSwitch(Ground):
    """Which of the list and the dossier stands beside the form; there only while one of them is out of sight: a list
    that was hidden comes back from here, whatever is read.
    """

    def __init__(self, panes: Panes) -> None:
        super().__init__("panel", line="bottom")
        self.list = Chip(_("My applications"), lambda: panes.show_list(True))
        self.dossier = Chip(_("Dossier"), lambda: panes.show_list(False))
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        layout.setSpacing(theme.S)
        for chip in (self.list, self.dossier):
            self._group.addButton(chip)
            chip.setAutoExclusive(True)  # one of several, to who hears it
            layout.addWidget(chip)
        layout.addStretch()
        self.hide()
        panes.parted.connect(self._come_or_go)
        panes.turned.connect(self._follow)

    def _come_or_go(self, is_parted: bool) -> None:
        # Where room is short Qt takes it from what has no least height.
        self.setMinimumHeight(self.sizeHint().height())
        self.setVisible(is_parted)

    def _follow(self, is_list: bool) -> None:
        (self.list if is_list else self.dossier).setChecked(True)
