"""From the score form into the file; what is refused is said at its criterion and can be tried again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason, own_reason
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
    it is tried again or another one is given. A reason for no score, which the first keys of what is no score took the
    place of, comes back with its words.
    """

    stored = Signal(str)

    def __init__(self, session: Session, form: ScoreForm, page: Page) -> None:
        super().__init__(page)
        self._session, self._form, self._page = session, form, page
        self._failed: dict[str, SetScore] = {}
        # By criterion: what was there instead of a value before one was given, and each value given, with that before.
        self._stood: dict[str, Score] = {}
        self._chosen: dict[str, list[tuple[int, int | None]]] = {}
        form.scored.connect(self._score)
        form.reason_given.connect(self._withhold)
        form.commented.connect(self._comment)
        form.noted.connect(self._note)
        form.retry_asked.connect(self._retry)

    def forget(self) -> None:
        """Another application comes."""
        self._failed, self._stood, self._chosen = {}, {}, {}

    def _score(self, criterion: str, steps: int | None) -> None:
        if self._form.rows[criterion].value.is_taking_back:
            self._take_back(criterion, steps)
            return
        stored = self._stored(criterion)
        if stored is None:
            self._stood.pop(criterion, None)
        elif stored.value is None:
            self._stood[criterion] = stored
        self._give(criterion, value=steps)
        change = self._session.workspace.last.change
        if criterion not in self._failed and change is not None:
            self._chosen.setdefault(criterion, []).append((change, stored.value if stored else None))

    def _take_back(self, criterion: str, steps: int | None) -> None:
        """What the keys chose before they turned out to be no score leaves no step to undo, if nothing came since."""
        chosen, given = self._chosen.get(criterion, []), set()
        while chosen:
            change, before = chosen.pop()
            given.add(change)
            if before == steps:
                break
        self._session.give_up(given, self._page)
        stored = self._stored(criterion)
        if (stored.value if stored else None) == steps:
            self._failed.pop(criterion, None)
            self._form.rows[criterion].refuse_value("")
            self.stored.emit(self._form.number)
        elif steps is None:
            self._give_back(criterion)
        else:
            self._give(criterion, value=steps)

    def _give_back(self, criterion: str) -> None:
        """What stood there in the place of a value."""
        stood = self._stood.get(criterion)
        own = own_reason(stood.no_score, stood.comment) if stood else None
        self._give(criterion, no_score=stood.no_score if stood else None, own=own)
        now = self._stored(criterion)
        if stood is not None and now is not None and now.comment != stood.comment:
            self._comment(self._form.number, criterion, stood.comment)

    def _stored(self, criterion: str) -> Score | None:
        return self._session.view.score(self._session.call.juror, self._form.number, criterion)

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
