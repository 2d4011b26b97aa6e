"""Conflicts of interest, declared, withdrawn or dismissed in the two cards beside the jury."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Changes
from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import _
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict, recorded_conflict
from evalapp.operations.panel.members import name_of
from evalapp.operations.panel.suspicions import DismissSuspicion
from evalapp.words.jury import replaced_words
from ui.pages.jury.cards import MemberCard
from ui.pages.jury.rows import MemberRow, conflict_words
from ui.pages.jury.suspicions_card import Asked, SuspicionsCard
from ui.session import Session
from ui.tables.row_table import RowTable


class Deciding(QObject):
    """`done(text)` after each; the member card is about whoever is chosen in `members`."""

    done = Signal(str)

    def __init__(
        self,
        session: Session,
        member_card: MemberCard,
        suspicions_card: SuspicionsCard,
        members: RowTable[MemberRow],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._members = session, members
        self._member_card, self._suspicions_card = member_card, suspicions_card
        suspicions_card.declared.connect(self._declare_suspected)
        suspicions_card.dismissed.connect(self._dismiss)
        member_card.declared.connect(self._declare)
        member_card.withdrawn.connect(self._withdraw)

    def _declare(self, application: str, kind: ConflictKind, note: str) -> None:
        juror, card = self._members.row_at_hand.person.id, self._member_card
        card.drafts.record(juror, partial(self._record, juror, application, kind, note, card.show_error))

    def _declare_suspected(self, juror: str, application: str, kind: ConflictKind, note: str) -> None:
        card = self._suspicions_card
        card.drafts.record(
            Asked((juror, application), is_conflict=True),
            partial(self._record, juror, application, kind, note, card.show_error),
        )

    def _record(
        self, juror: str, application: str, kind: ConflictKind, note: str, on_error: Callable[[str], None]
    ) -> Changes | None:
        said = conflict_words(self._session.view, juror, application)
        before = recorded_conflict(self._session.view, juror, application)
        command = DeclareConflict(
            juror=PersonId(juror), application=application, kind=kind, note=note.strip()
        )
        changes = self._session.run(command, on_error=on_error)
        if changes is not None:
            now = recorded_conflict(self._session.view, juror, application)
            self.done.emit(f"{said} {replaced_words(before, now)}".rstrip())
        return changes

    def _dismiss(self, juror: str, application: str, reason: str) -> None:
        command = DismissSuspicion(juror=PersonId(juror), application=application, reason=reason)
        card = self._suspicions_card
        changes = card.drafts.record(
            Asked((juror, application), is_conflict=False),
            partial(self._session.run, command, on_error=card.show_error),
        )
        if changes is not None:
            text = _("{juror} has no conflict of interest with {application}; the reason is kept.")
            who = name_of(self._session.view, juror)
            self.done.emit(text.format(juror=who, application=application))

    def _withdraw(self, application: str) -> None:
        command = WithdrawConflict(juror=self._members.row_at_hand.person.id, application=application)
        if self._session.run(command, on_error=self._member_card.show_error) is not None:
            self.done.emit(_("Conflict of interest withdrawn; assign the application anew if need be."))
