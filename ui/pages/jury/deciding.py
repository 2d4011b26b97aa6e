"""Conflicts of interest, declared, withdrawn or dismissed in the two cards beside the jury."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Changes
from evalapp.domain.jury.suspicion import Suspicion
from evalapp.domain.people import ConflictKind, Person, names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict, recorded_conflict
from evalapp.operations.panel.members import Pair, name_of
from evalapp.operations.panel.suspicions import DismissSuspicion
from evalapp.words.jury import replaced_words
from ui.pages.jury.member_card import MemberCard
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
        self._given: Counter[Pair] = Counter()
        suspicions_card.declared.connect(self._declare_suspected)
        suspicions_card.dismissed.connect(self._dismiss)
        member_card.declared.connect(self._declare)
        member_card.withdrawn.connect(self._withdraw)

    def reload(self) -> None:
        """Read anew how many scores a conflict of interest would take along."""
        scores = (each for each in self._session.view.scores() if each.is_given)
        self._given = Counter((str(each.juror), each.application) for each in scores)

    def show_suspicions(self, waiting: Mapping[Pair, Sequence[Suspicion]]) -> None:
        people = names_of(row.person for row in self._members.rows_model.rows)
        names: dict[str, str] = dict(people.items())
        may_decide = self._session.may(Action.DISMISS_SUSPICION)
        self._suspicions_card.show_suspicions(waiting, names, self._given, may_decide=may_decide)

    def show_member(self, person: Person | None) -> None:
        view, id = self._session.view, person.id if person is not None else None
        self._member_card.show_member(
            person,
            names_of(view.people()).get(person.id, person.name) if person is not None else "",
            [each for each in view.conflicts() if each.juror == id],
            {each.number: each for each in view.applications()},
            {number: n for (juror, number), n in self._given.items() if juror == id},
            may_declare=self._session.may(Action.DECLARE_CONFLICT),
        )

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
