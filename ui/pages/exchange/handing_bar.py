"""What is being written beside the window, as a bar with a stop; what would begin another waits meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import _
from evalapp.operations.exchange.carrying import Handed, Writing
from ui.pages.exchange.handing import Handing
from ui.session import Session
from ui.widgets.stoppable import StoppableProgress


class HandingBar(StoppableProgress):
    """`ended(handed, error)` once what was written is recorded and the widgets to be held are free again."""

    ended = Signal(object, object)

    def __init__(self, session: Session, initiator: QWidget) -> None:
        super().__init__(self.halt)
        self._session, self._initiator = session, initiator
        self._handing: Handing | None = None
        self._held: tuple[QWidget, ...] = ()
        self.hide()

    def hold(self, *widgets: QWidget) -> None:
        """These are of no use while something is written."""
        self._held = widgets

    @property
    def is_busy(self) -> bool:
        return self._handing is not None

    def begin(self, writing: Writing[Handed]) -> None:
        self._handing = Handing(self._session, writing, initiator=self._initiator, parent=self)
        self._handing.progressed.connect(self._show)
        self._handing.ended.connect(self._end)
        self._show_busy()
        self._handing.start()

    def halt(self) -> None:
        if self._handing is not None:
            self._handing.stop()
            self.show_progress(0, 1, _("Stopping after the one at hand…"))

    def let_go(self) -> None:
        """The panel is closed: what is written by now is recorded first."""
        if self._handing is not None:
            self._handing.finish()

    def _end(self, handed: object, error: Exception | None) -> None:
        if self._handing is not None:
            self._handing.deleteLater()
        self._handing = None
        self._show_busy()
        self.ended.emit(handed, error)

    def _show_busy(self) -> None:
        self.setVisible(self.is_busy)
        for widget in self._held:
            widget.setEnabled(not self.is_busy)
        if self.is_busy:
            self._show(0, 1)
            if self.isVisible():
                self.stop.setFocus()

    def _show(self, done: int, of: int) -> None:
        if self._handing is not None and not self._handing.is_stopped:
            self.show_progress(done, of, _("{done} of {of} written").format(done=done, of=of))
