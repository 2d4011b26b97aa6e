"""Why a juror gives no score: a juror's own reasons, those of the meeting, and the way to a conflict of interest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import _

REASONS = (NoScore.ABSTAIN, NoScore.ABSENT, NoScore.NOT_DISCUSSED)


class ReasonMenu(QMenu):
    """Emits `chosen(OwnReason or NoScore)` or `conflict_asked`; goes with its first answer."""

    chosen = Signal(object)
    conflict_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reasons = {}
        for heading, reasons in (("", tuple(OwnReason)), (_("At the meeting:"), REASONS)):
            if heading:
                self.addAction(heading).setEnabled(False)
            for reason in reasons:
                self._reasons[self.addAction(reason.label)] = reason
            self.addSeparator()
        self._conflict = self.addAction(_("Declare a conflict of interest with this applicant…"))
        self.triggered.connect(self._take)
        self.aboutToHide.connect(self.deleteLater)

    def _take(self, action: QAction) -> None:
        if action is self._conflict:
            self.conflict_asked.emit()
        else:
            self.chosen.emit(self._reasons[action])
