"""Why a juror gives no score: the reasons to choose from, and the way to a conflict of interest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.texts import _

REASONS = (NoScore.ABSTAIN, NoScore.ABSENT, NoScore.NOT_DISCUSSED)


class ReasonMenu(QMenu):
    """Emits `chosen(NoScore)` or `conflict_asked`; goes with its first answer."""

    chosen = Signal(object)
    conflict_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for reason in REASONS:
            self.addAction(reason.label).setData(reason.value)
        self.addSeparator()
        self._conflict = self.addAction(_("Declare a conflict of interest with this applicant…"))
        self.triggered.connect(self._take)
        self.aboutToHide.connect(self.deleteLater)

    def _take(self, action: QAction) -> None:
        if action is self._conflict:
            self.conflict_asked.emit()
        else:
            self.chosen.emit(NoScore(action.data()))
