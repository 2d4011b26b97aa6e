"""From the score form into the file; what is refused is said at its criterion and can be tried again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.texts import _
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.scores import SetComment, SetScore
from ui.access.announcing import announce
from ui.page import Page
from ui.pages.scoring.form.score_form import ScoreForm
from ui.session import Session


class Storing(QObject):
    """Emits `stored(number)` of an application whose scores the file has anew, and `refused` where it has not.

    A motivation or note that is refused stays in its field; a score is shown as the file has it, and remembered until
    it is tried again or another one is given.
    """

    stored = Signal(str)
    refused = Signal()

    def __init__(self, session: Session, form: ScoreForm, page: Page) -> None:
        super().__init__(page)
        self._session, self._form, self._page = session, form, page
        self._failed: dict[str, SetScore] = {}
        form.scored.connect(self._score)
        form.reason_given.connect(self._withhold)
        form.commented.connect(self._comment)
        form.noted.connect(self._note)
        form.retry_asked.connect(self._retry)

    def forget(self) -> None:
        """Another application comes."""
        self._failed = {}

    def _score(self, criterion: str, steps: int | None) -> None:
        self._give(criterion, value=steps)

    def _withhold(self, criterion: str, reason: NoScore | None) -> None:
        self._give(criterion, no_score=reason)

    def _give(self, criterion: str, *, value: int | None = None, no_score: NoScore | None = None) -> None:
        self._store_score(
            SetScore(
                juror=self._session.call.juror,
                application=self._form.number,
                criterion=criterion,
                value=value,
                no_score=no_score,
            )
        )

    def _store_score(self, command: SetScore) -> None:
        if self._run(command, command.criterion):
            self._failed.pop(command.criterion, None)
            self.stored.emit(command.application)
            return
        self._failed[command.criterion] = command
        self._form.show_stored_value(command.criterion)

    def _comment(self, application: str, criterion: str, text: str) -> None:
        command = SetComment(
            juror=self._session.call.juror, application=application, criterion=criterion, comment=text
        )
        if self._run(command, criterion):
            self.stored.emit(application)
            return
        self._form.rows[criterion].comment.mark_unstored()
        self.refused.emit()

    def _note(self, application: str, criterion: str, text: str) -> None:
        row = self._form.rows[criterion]
        if self._run(PutPrivateNote(application=application, criterion=criterion, text=text), criterion):
            row.show_error("")
            row.note.show_note(self._session.view.private_notes(application).get(criterion))
            return
        row.note.field.mark_unstored()
        self.refused.emit()

    def _retry(self, criterion: str) -> None:
        failed = self._failed.pop(criterion, None)
        if failed is not None:
            self._store_score(failed)
        self._form.rows[criterion].commit()

    def _run(self, command: SetScore | SetComment | PutPrivateNote, criterion: str) -> bool:
        show = partial(self._form.show_error, criterion)
        if self._session.run(command, self._page, on_error=show) is None:
            return False
        announce(self._page, _("Saved"))
        return True
