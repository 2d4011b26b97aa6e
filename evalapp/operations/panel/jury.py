"""The jury: its members and their conflicts of interest."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar

from evalapp.domain.errors import NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, Value, act, state
from evalapp.domain.people import Conflict, ConflictKind, Person, Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.editing.reasons import require_reason
from evalapp.operations.panel.members import name_of, require_known
from evalapp.operations.view import View
from evalapp.words.jury import taken_words


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportJury:
    """Add people, or replace what is known of those whose id is there already; nobody is removed.

    Once scoring began it needs a reason, as the same change by hand does.
    """

    people: tuple[Person, ...]
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> Act:
        return act("jury", n=len(self.people), reason=self.reason)

    def apply(self, change: OpenChange) -> None:
        if self.people:
            require_reason(change.view, self.reason)
        change.put("person", (asdict(person) | {"role": str(person.role)} for person in self.people))


def recorded_conflict(view: View, juror: str, application: str) -> Conflict | None:
    return next(
        (each for each in view.conflicts() if (each.juror, each.application) == (juror, application)), None
    )


def _said(kind: ConflictKind, note: str) -> Value:
    return [state("conflict", kind), *([note] if note else [])]


def goes_with_conflict(view: View, juror: PersonId, application: str) -> str:
    """What recording one would take away now, in words."""
    return taken_words(
        has_seat=(juror, application) in view.pairs("assignment"),
        scores=sum(each.is_given for each in view.scores(juror=juror, application=application)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclareConflict:
    """The juror no longer has this application; chair and secretary leave the room while it is discussed.

    In a panel the assignment goes, and scores given stay in the journal only. In a work file the content of the
    dossier goes too, the journal included: that cannot be undone. Of one that is recorded already the kind is
    replaced, and the note where another is given.
    """

    juror: PersonId
    application: str
    kind: ConflictKind
    note: str = ""
    action: ClassVar[Action] = Action.DECLARE_CONFLICT

    def summary(self, view: View) -> Act:
        what = "conflict-removed" if view.is_work_file() else "conflict"
        before = recorded_conflict(view, self.juror, self.application)
        return act(
            what,
            juror=name_of(view, self.juror),
            application=self.application,
            before=_said(before.kind, before.note) if before is not None else None,
            after=_said(self.kind, self._note(before)) if before is not None else None,
        )

    def _note(self, before: Conflict | None) -> str:
        return self.note or (before.note if before is not None else "")

    def apply(self, change: OpenChange) -> None:
        if change.actor.role is Role.JUROR and change.actor.id != self.juror:
            raise NotAllowed(_("You can only declare your own conflicts of interest."))
        require_known(change.view, [(self.juror, self.application)])
        if change.view.is_work_file():
            change.remove_content(self.application)
        before = recorded_conflict(change.view, self.juror, self.application)
        row = {
            "juror": self.juror,
            "application": self.application,
            "kind": str(self.kind),
            "note": self._note(before),
            "declared_by": change.actor.id,
            "at": change.at,
        }
        change.put("conflict", [row])
        change.end_pair(self.juror, self.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeOverConflict:
    """A conflict of interest of the juror that the panel recorded: the content of the dossier leaves the work file."""

    conflict: Conflict
    action: ClassVar[Action] = Action.DECLARE_CONFLICT

    def summary(self, view: View) -> Act:
        return act("conflict-by-panel", application=self.conflict.application)

    def apply(self, change: OpenChange) -> None:
        change.remove_content(self.conflict.application)
        change.put("conflict", [asdict(self.conflict) | {"kind": str(self.conflict.kind)}])
        change.end_pair(self.conflict.juror, self.conflict.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawConflict:
    """The conflict was recorded by mistake; the application must be assigned anew.

    In a work file the dossier comes back with a newer pack, if the panel gave the application back.
    """

    juror: PersonId
    application: str
    action: ClassVar[Action] = Action.DECLARE_CONFLICT

    def summary(self, view: View) -> Act:
        return act("conflict-withdrawn", juror=name_of(view, self.juror), application=self.application)

    def apply(self, change: OpenChange) -> None:
        if change.actor.role is Role.JUROR and change.actor.id != self.juror:
            raise NotAllowed(_("You can only withdraw your own conflicts of interest."))
        change.remove("conflict", juror=self.juror, application=self.application)
