"""What a workspace shows: frozen values, read straight from the file."""

from __future__ import annotations

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Call, Consensus, PrivateNote, Score
from evalapp.domain.decisions import Decisions
from evalapp.domain.journal import Change, Issued, Received, ScoreChange
from evalapp.domain.people import Assignment, Conflict, Person, Role
from evalapp.store.file import PanelFile
from evalapp.store.history import read_journal
from evalapp.store.rows import read


class View:
    """Reading is direct and never changes the file."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def is_work_file(self) -> bool:
        return self._file.is_work_file

    def call(self) -> Call:
        return read.call(self._file)

    def applications(self) -> list[Application]:
        return read.applications(self._file)

    def dossier(self, number: str) -> Dossier:
        return read.dossier(self._file, number)

    def dossiers(self) -> list[Dossier]:
        return read.dossiers(self._file)

    def attachment(self, sha256: str) -> bytes:
        return read.blob(self._file, sha256)

    def people(self, role: Role | None = None) -> list[Person]:
        return read.people(self._file, role)

    def conflicts(self) -> list[Conflict]:
        return read.conflicts(self._file)

    def assignments(self) -> list[Assignment]:
        return read.assignments(self._file)

    def scores(self, juror: str | None = None, application: str | None = None) -> list[Score]:
        return read.scores(self._file, juror=juror, application=application)

    def cleared(self, juror: str) -> frozenset[str]:
        """Applications of which the juror said that there is no conflict, or scored before anyone asked."""
        return read.cleared(self._file, juror)

    def private_notes(self, application: str) -> dict[str, PrivateNote]:
        """By criterion; never part of a return, an export or a report."""
        return read.private_notes(self._file, application)

    def consensus(self) -> list[Consensus]:
        return read.consensus(self._file)

    def decisions(self) -> Decisions:
        return read.decisions(self._file)

    def history(
        self,
        *,
        limit: int = 200,
        application: str | None = None,
        juror: str | None = None,
        action: str | None = None,
    ) -> list[Change]:
        return read_journal.history(
            self._file, limit=limit, application=application, juror=juror, action=action
        )

    def score_history(self, juror: str, application: str, criterion: str) -> list[ScoreChange]:
        return read_journal.score_history(self._file, juror, application, criterion)

    def fingerprint(self) -> str:
        return read_journal.fingerprint(self._file)

    def last_change(self) -> int:
        return read_journal.last_change(self._file)

    def issued(self) -> list[Issued]:
        return read_journal.issued(self._file)

    def received(self) -> list[Received]:
        return read_journal.received(self._file)
