"""Who judges what: a proposal, and the seats as they are taken and given up."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.journal import Act, act
from evalapp.domain.order import pair_key
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import Pair, name_of, require_known
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


@dataclass(frozen=True, kw_only=True, slots=True)
class Assign:
    """Make `pairs` of (juror, application) the assignment; scores already given keep their pair."""

    pairs: tuple[Pair, ...]
    action: ClassVar[Action] = Action.ASSIGN

    def summary(self, view: View) -> Act:
        return act(
            "assign",
            jurors=len({juror for juror, _application in self.pairs}),
            applications=len({application for _juror, application in self.pairs}),
        )

    def apply(self, change: OpenChange) -> None:
        view = change.view
        require_known(view, self.pairs, Role.JUROR)
        new, old = set(self.pairs), set(seats_of(view))
        _require_free(view, new, new - old)
        scored = {(score.juror, score.application) for score in view.scores()}
        for juror, application in sorted((old - new) & scored, key=pair_key):
            raise KnownError(
                _("{juror} has already scored {application}; that assignment must stay.").format(
                    juror=name_of(view, juror), application=application
                )
            )
        for juror, application in sorted(old - new):
            change.remove("assignment", juror=juror, application=application)
        change.put(
            "assignment",
            [{"juror": juror, "application": number} for juror, number in sorted(new - old)],
        )


def _require_free(view: View, pairs: Collection[Pair], added: Collection[Pair]) -> None:
    """Raises NotAllowed for a pair with a conflict, and for a new one of which somebody must decide whether it is."""
    barred = {(each.juror, each.application) for each in view.conflicts()}
    for juror, application in sorted(barred.intersection(pairs), key=pair_key):
        raise NotAllowed(
            _("{juror} has a conflict of interest with {application}; assign somebody else.").format(
                juror=name_of(view, juror), application=application
            )
        )
    if not added:
        return
    waiting = suspicions_of(view).open
    for pair in sorted(waiting.keys() & set(added), key=pair_key):
        raise NotAllowed(
            _(
                "{juror} may have a conflict of interest with {application} ({why}); record it, or dismiss it with a "
                "reason, before assigning."
            ).format(
                juror=name_of(view, pair[0]),
                application=pair[1],
                why=", ".join(each.words for each in waiting[pair]),
            )
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveSeat:
    """One more pair; the seats that are there stay."""

    juror: str
    application: str
    action: ClassVar[Action] = Action.ASSIGN

    def summary(self, view: View) -> Act:
        return act("assign-one", juror=name_of(view, self.juror), application=self.application)

    def apply(self, change: OpenChange) -> None:
        pair = (self.juror, self.application)
        require_known(change.view, [pair], Role.JUROR)
        _require_free(change.view, [pair], {pair} - set(seats_of(change.view)))
        change.put("assignment", [{"juror": self.juror, "application": self.application}])


def give_seats(workspace: Workspace, pairs: Iterable[Pair]) -> tuple[list[Pair], list[str]]:
    """Each pair by itself: the seats given, and in words why the others are not."""
    given, refused = [], []
    for juror, application in pairs:
        try:
            workspace.execute(GiveSeat(juror=juror, application=application))
            given.append((juror, application))
        except KnownError as error:
            refused.append(str(error))
    return given, refused


def seats_of(view: View) -> tuple[Pair, ...]:
    """The assignment as it is."""
    return tuple((each.juror, each.application) for each in view.assignments())


def propose_assignment(
    workspace: Workspace, *, per_application: int, at_most: int | None = None, seed: int | None = None
) -> tuple[tuple[Pair, ...], int]:
    """(pairs of juror and application, the seed used): conflicts hard, load balanced, expertise preferred.

    Pairs with scores are kept; once something was handed out every pair is, and only empty seats are filled. A pair
    that may be a conflict is not proposed before somebody decided. Raises KnownError that names the shortage of an
    impossible request.
    """
    from evalapp.analytics.assignment.assignment import assign_jurors
    from evalapp.analytics.assignment.seats import Impossible

    view = workspace.view
    chosen_seed = secrets.randbelow(2**31) if seed is None else seed
    judged = [each for each in view.applications() if each.is_judged]
    barred = {(each.juror, each.application) for each in view.conflicts()}
    kept = kept_seats(view)
    waiting = suspicions_of(view).open.keys() - kept
    try:
        pairs = assign_jurors(
            judged,
            view.people(Role.JUROR),
            conflicts=barred | waiting,
            per_application=per_application,
            at_most=at_most,
            seed=chosen_seed,
            kept=kept,
        )
    except Impossible as error:
        jurors = {each.id for each in view.people(Role.JUROR)}
        n = sum(juror in jurors for juror, _application in waiting - barred)
        if not n:
            raise
        left_out = ngettext(
            "{n} pair is left out until somebody decides whether it is a conflict of interest.",
            "{n} pairs are left out until somebody decides whether they are conflicts of interest.",
            n,
        )
        raise Impossible(f"{error} {left_out.format(n=n)}") from error
    numbers = {each.number for each in judged}
    # What is not judged any more is asked of nobody, but its scores keep their seat.
    return (
        *pairs,
        *(pair for pair in sorted(kept - barred, key=pair_key) if pair[1] not in numbers),
    ), chosen_seed


def kept_seats(view: View) -> frozenset[Pair]:
    """What a new proposal leaves as it is: seats with scores, and all of them once anything was handed out."""
    if view.issued():
        return frozenset(seats_of(view))
    return frozenset((score.juror, score.application) for score in view.scores())
