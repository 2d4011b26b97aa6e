"""From the score form into the file; what is refused is said at its criterion and can be tried again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import _
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.scores import SetComment, SetScore
from ui.access.announcing import announce
from ui.page import Page
from ui.pages.scoring.form.score_form import ScoreForm
from ui.session import Session


class Storing(QObject):
    """Emits `stored(number)` of an application whose scores the file has anew.

    A motivation or note that is refused stays in its field; a score is shown as the file has it, and remembered until
    it is tried again or another one is given.
    """

    stored = Signal(str)

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

    def _withhold(self, criterion: str, reason: OwnReason | NoScore | None) -> None:
        # What is typed is in the file before a reason is put above it, or taken out of it.
        self._form.rows[criterion].comment.commit()
        if isinstance(reason, OwnReason):
            self._give(criterion, no_score=reason.code, own=reason)
        else:
            self._give(criterion, no_score=reason)

    def _give(
        self,
        criterion: str,
        *,
        value: int | None = None,
        no_score: NoScore | None = None,
        own: OwnReason | None = None,
    ) -> None:
        self._store_score(
            SetScore(
                juror=self._session.call.juror,
                application=self._form.number,
                criterion=criterion,
                value=value,
                no_score=no_score,
                own=own,
            )
        )

    def _store_score(self, command: SetScore) -> None:
        row, why = self._form.rows[command.criterion], self._why_not(command)
        row.refuse_value(why)
        if why:
            self._failed[command.criterion] = command
            self._form.show_stored_value(command.criterion)
            return
        self._failed.pop(command.criterion, None)
        self.stored.emit(command.application)

    def _comment(self, application: str, criterion: str, text: str) -> None:
        command = SetComment(
            juror=self._session.call.juror, application=application, criterion=criterion, comment=text
        )
        why = self._why_not(command)
        if why:
            self._form.rows[criterion].comment.refuse(why)
        else:
            self.stored.emit(application)

    def _note(self, application: str, criterion: str, text: str) -> None:
        row = self._form.rows[criterion]
        why = self._why_not(PutPrivateNote(application=application, criterion=criterion, text=text))
        if why:
            row.note.field.refuse(why)
        else:
            row.note.show_note(self._session.view.private_notes(application).get(criterion))

    def _retry(self, criterion: str) -> None:
        failed = self._failed.pop(criterion, None)
        if failed is not None:
            self._store_score(failed)

    def _why_not(self, command: SetScore | SetComment | PutPrivateNote) -> str:
        """Why the file did not take it; empty where it did."""
        said: list[str] = []
        if self._session.run(command, self._page, on_error=said.append) is not None:
            announce(self._page, _("Saved"))
        return " ".join(said)
