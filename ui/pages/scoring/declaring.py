"""A conflict of interest of the juror, declared at the gate and withdrawn where the dossier was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from evalapp.domain.journal import Changes
from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import _
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from ui.pages.scoring.conflict import BarredPane
from ui.pages.scoring.gate import GatePane
from ui.session import Session


class Declaring(QObject):
    """`done(text)` after either."""

    done = Signal(str)

    def __init__(self, session: Session, gate: GatePane, barred: BarredPane, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._gate = session, gate
        gate.declared.connect(self._declare)
        barred.withdrawn.connect(self._withdraw)

    def _declare(self, kind: ConflictKind, note: str) -> None:
        number, juror = self._gate.number, self._session.call.juror
        command = DeclareConflict(juror=juror, application=number, kind=kind, note=note)

        def act() -> Changes | None:
            return self._session.run(command, on_error=self._gate.show_error)

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # the whole file is written anew
        try:
            done = self._gate.declaration.drafts.record(number, act)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done is not None:
            text = _("The conflict of interest is declared, and the dossier {number} is removed.")
            self.done.emit(text.format(number=number))

    def _withdraw(self, number: str) -> None:
        command = WithdrawConflict(juror=self._session.call.juror, application=number)
        if self._session.run(command) is not None:
            text = _("The declaration is withdrawn. {number} comes back with a newer pack.")
            self.done.emit(text.format(number=number))
