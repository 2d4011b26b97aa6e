"""An application that its applicant withdraws, or does not withdraw after all: on which day, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from evalapp.domain.texts import _
from evalapp.operations.admissibility.withdrawing import (
    TakeBackWithdrawal,
    Withdraw,
    what_becomes_of_scores,
)
from evalapp.operations.workspace import Command
from ui.pages.admissibility.asked_form import About
from ui.pages.admissibility.form import ReasonForm
from ui.session import Session


class Withdrawing(QObject):
    """Asks in `form`; `told(text)` once it is recorded, which can be undone."""

    told = Signal(str)

    def __init__(self, session: Session, form: ReasonForm) -> None:
        super().__init__(form)
        self._session, self._form = session, form

    def ask(self, number: str) -> None:
        is_back = self._session.view.dossier(number).application.is_withdrawn
        head = (
            _("{application}: not withdrawn after all")
            if is_back
            else _("{application}: withdrawn by the applicant")
        ).format(application=number)
        scores = what_becomes_of_scores(self._session.view, number, is_back=is_back)
        self._form.ask(
            About(number, "not-withdrawn" if is_back else "withdrawn"),
            " ".join(filter(None, (f"{head}.", scores))),
            partial(self._record, number, is_back),
            why=_("Reason; it stands in the report"),
            day="" if is_back else _("on which day"),
        )

    def _record(self, number: str, is_back: bool, reason: str, day: str) -> object:
        command: Command
        if is_back:
            command = TakeBackWithdrawal(application=number, reason=reason)
            text = _("{application} is no longer withdrawn.")
        else:
            command = Withdraw(application=number, on=day, reason=reason)
            text = _("{application} is withdrawn; what was scored of it stays readable.")
        changes = self._session.run(command, on_error=self._form.show_error)
        if changes is not None:
            self.told.emit(text.format(application=number))
        return changes
