"""One message with its way out, over the top bar: no page moves under the mouse when it comes or goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.numbers import ended_once
from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.look import theme
from ui.page import Message
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Ground, Label, restyle
from ui.window.bars import TopBar

_LEAST = 620
"""Narrower, and what does not fit the height of the top bar lies over more of it."""


class MessageBar(Ground):
    """It stays until dismissed, replaced or over: with its task, or as soon as it no longer holds.

    Over whose call it is and who is at work it lies only where there is no room beside, and over what is offered at the
    right, as what the projector shows, last of all; what does not fit the height of
    the top bar hangs over the page.
    """

    left = Signal()  # the keyboard was in the bar, and the bar has gone

    def __init__(self, top: TopBar, undo: Callable[[], object], parent: QWidget) -> None:
        super().__init__("sunk", line="bottom", parent=parent)
        self._top, self._undo = top, undo
        self._message: Message | None = None
        self._page = ""
        self.text = Label(type="table", wrap=True)
        self._act = LinkButton("", self._do)
        self._close = LinkButton(_("Dismiss"), self._go, quiet=True)
        for button in (self._act, self._close):
            # A click leaves the keyboard in the page.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        layout.setSpacing(theme.M)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        parent.installEventFilter(self)
        top.installEventFilter(self)
        self.hide()

    def show_message(self, message: Message, page: str = "") -> None:
        """`page`: the one it belongs to; empty for what concerns the whole file."""
        self._message, self._page = message, page
        ground = "sunk" if message.tone == "quiet" else f"{message.tone}-ground"
        restyle(self, ground=ground)
        self.text.set_tone("text" if message.tone == "quiet" else message.tone)
        said = ended_once(message.text)
        self.text.setText(said)
        self.setAccessibleName(said)
        announce(self, said)
        label = _("Undo") if message.offers_undo else message.act_label
        self._act.set_text(label)
        self._act.setVisible(bool(label))
        self.show()
        self._place()

    def outdate(self) -> None:
        """Something changed: an offer to undo or redo what was last before is none any more."""
        if self._message is not None and (self._message.offers_undo or self._message.is_passing):
            self._go()
        self.look_again()

    def look_again(self) -> None:
        """What holds no longer is not said any longer."""
        if self._message is not None and self._message.holds is not None and not self._message.holds():
            self._go()

    def go_on(self, page: str = "") -> None:
        """To another page, or without one to another task of the page at hand: what was said of the last is over."""
        if self._page and page != self._page:
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not the whole window alone
            self._message, self._page = None, ""
            self._top.make_room(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        bar = self._top.geometry()
        first, last = self._top.free_from, self._top.free_until
        places = ((first, last), (0, last), (0, bar.width()))
        start, end = next((each for each in places if self._has_room(*each)), places[-1])
        self._top.make_room(end)
        width = end - start
        height = max(bar.height(), self.heightForWidth(width))
        self.setGeometry(QRect(bar.x() + start, bar.y(), width, height))
        self.raise_()

    def _has_room(self, start: int, end: int) -> bool:
        """A short message needs less: of large letters no place would ever be wide enough."""
        width = end - start
        if width >= theme.pixels(_LEAST):
            return True
        fits = self.heightForWidth(width) <= self._top.height()
        return fits and width >= self.minimumSizeHint().width()

    def _go(self) -> None:
        had_keyboard = self._act.hasFocus() or self._close.hasFocus()
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _do(self) -> None:
        message = self._message
        self._go()
        if message and message.offers_undo:
            self._undo()
        elif message and message.act:
            message.act()
