"""The jury: its members, their conflicts of interest, who judges what."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import ClassVar

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportJury:
    """Add people, or replace what is known of those whose id is there already; nobody is removed."""

    people: tuple[Person, ...]
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> str:
        n = len(self.people)
        return ngettext("Jury: {n} person", "Jury: {n} people", n).format(n=n)

    def apply(self, change: OpenChange) -> None:
        change.put("person", (asdict(person) | {"role": str(person.role)} for person in self.people))


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclareConflict:
    """The juror no longer has this application.

    In a panel the assignment goes, and scores given stay in the journal only. In a work file the content of the
    dossier goes too, the journal included: that cannot be undone.
    """

    juror: PersonId
    application: str
    kind: ConflictKind
    note: str = ""
    action: ClassVar[Action] = Action.DECLARE_CONFLICT

    def summary(self, view: View) -> str:
        text = _("Conflict of interest: {juror}, {application}")
        if view.is_work_file():
            text = _("Conflict of interest: {juror}, {application}; the content of the dossier was removed")
        return text.format(juror=_name(view, self.juror), application=self.application)

    def apply(self, change: OpenChange) -> None:
        if change.actor.role is Role.JUROR and change.actor.id != self.juror:
            raise NotAllowed(_("You can only declare your own conflicts of interest."))
        require_people_and_applications(change.view, [(self.juror, self.application)])
        if change.view.is_work_file():
            change.remove_content(self.application)
        row = {
            "juror": self.juror,
            "application": self.application,
            "kind": str(self.kind),
            "note": self.note,
            "declared_by": change.actor.id,
            "at": change.at,
        }
        change.put("conflict", [row])
        change.end_pair(self.juror, self.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawConflict:
    """The conflict was recorded by mistake; the application must be assigned anew.

    In a work file the dossier comes back with a newer pack, if the panel gave the application back.
    """

    juror: PersonId
    application: str
    action: ClassVar[Action] = Action.DECLARE_CONFLICT

    def summary(self, view: View) -> str:
        return _("Conflict withdrawn: {juror}, {application}").format(
            juror=_name(view, self.juror), application=self.application
        )

    def apply(self, change: OpenChange) -> None:
        if change.actor.role is Role.JUROR and change.actor.id != self.juror:
            raise NotAllowed(_("You can only withdraw your own conflicts of interest."))
        change.remove("conflict", juror=self.juror, application=self.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class Assign:
    """Make `pairs` of (juror, application) the assignment; scores already given keep their pair."""

    pairs: tuple[Pair, ...]
    action: ClassVar[Action] = Action.ASSIGN

    def summary(self, view: View) -> str:
        return _("Assignment: {jurors} jurors, {applications} applications").format(
            jurors=len({juror for juror, _application in self.pairs}),
            applications=len({application for _juror, application in self.pairs}),
        )

    def apply(self, change: OpenChange) -> None:
        view = change.view
        require_people_and_applications(view, self.pairs)
        new, old = set(self.pairs), {(each.juror, each.application) for each in view.assignments()}
        for juror, application in sorted(
            new & {(each.juror, each.application) for each in view.conflicts()}, key=pair_key
        ):
            raise NotAllowed(
                _("{juror} has a conflict of interest with {application}; assign somebody else.").format(
                    juror=_name(view, juror), application=application
                )
            )
        scored = {(score.juror, score.application) for score in view.scores()}
        for juror, application in sorted((old - new) & scored, key=pair_key):
            raise KnownError(
                _("{juror} has already scored {application}; that assignment must stay.").format(
                    juror=_name(view, juror), application=application
                )
            )
        for juror, application in sorted(old - new):
            change.remove("assignment", juror=juror, application=application)
        change.put(
            "assignment",
            [{"juror": juror, "application": number} for juror, number in sorted(new - old)],
        )


def propose_assignment(
    workspace: Workspace, *, per_application: int, at_most: int | None = None, seed: int | None = None
) -> tuple[tuple[Pair, ...], int]:
    """(pairs of juror and application, the seed used): conflicts hard, load balanced, expertise preferred.

    Pairs with scores are kept. Raises KnownError that names the shortage of an impossible request.
    """
    from evalapp.analytics.assignment.assignment import assign_jurors

    view = workspace.view
    chosen_seed = secrets.randbelow(2**31) if seed is None else seed
    pairs = assign_jurors(
        [each for each in view.applications() if each.admissibility is not Admissibility.INADMISSIBLE],
        view.people(Role.JUROR),
        conflicts={(each.juror, each.application) for each in view.conflicts()},
        per_application=per_application,
        at_most=at_most,
        seed=chosen_seed,
        kept={(score.juror, score.application) for score in view.scores()},
    )
    return tuple(pairs), chosen_seed


def require_people_and_applications(view: View, pairs: Iterable[Pair]) -> None:
    """Raises BadValue that names the first juror or application which is not in the panel."""
    jurors = {person.id for person in view.people(Role.JUROR)}
    numbers = {application.number for application in view.applications()}
    for juror, application in pairs:
        if juror not in jurors:
            raise BadValue(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
        if application not in numbers:
            raise BadValue(
                _("There is no application “{number}” in this file.").format(number=shorten(application))
            )


def _name(view: View, person_id: str) -> str:
    return next((person.name for person in view.people() if person.id == person_id), person_id)
