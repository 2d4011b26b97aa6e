"""The assignment as a whole: given, proposed, or one more seat."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, Step, act
from evalapp.domain.order import pair_key
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import Pair, name_of, require_known
from evalapp.operations.seats.limits import SeatLimits, limit_steps, limits_of, put_limits
from evalapp.operations.seats.standing import Standing, refuse
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


@dataclass(frozen=True, kw_only=True, slots=True)
class Assign:
    """Make `pairs` of (juror, application) the assignment; scores already given and locked seats keep their pair.

    `locked`: the seats that are locked from then on, None where they stay as they are. `limits` are kept with the
    call; None leaves those that are.
    """

    pairs: tuple[Pair, ...]
    locked: frozenset[Pair] | None = None
    limits: SeatLimits | None = None
    action: ClassVar[Action] = Action.ASSIGN

    def summary(self, view: View) -> Act:
        seats = Step(
            what="assign",
            named={
                "jurors": len({juror for juror, _application in self.pairs}),
                "applications": len({application for _juror, application in self.pairs}),
            },
        )
        before = limits_of(view)
        return Act(steps=(seats, *limit_steps(before, self.limits or before)))

    def apply(self, change: OpenChange) -> None:
        view = change.view
        require_known(view, self.pairs, Role.JUROR)
        standing, after = Standing(view), set(self.pairs)
        locked = standing.locked if self.locked is None else self.locked
        if strange := sorted((self.locked or frozenset()) - after, key=pair_key):
            raise BadValue(no_seat_to_lock(view, strange[0]))
        refuse(standing.objections(after, locked=standing.locked, limits=self.limits))
        write_seats(change, standing, after, locked)
        if self.limits is not None:
            put_limits(change, self.limits)


def write_seats(change: OpenChange, standing: Standing, after: Set[Pair], locked: Set[Pair]) -> None:
    """What is another than it is, locks before the seats that they hang on."""
    for juror, application in sorted(standing.locked - locked, key=pair_key):
        change.remove("locked", juror=juror, application=application)
    for juror, application in sorted(standing.seats - after, key=pair_key):
        change.remove("assignment", juror=juror, application=application)
    change.put("assignment", _rows(after - standing.seats))
    change.put("locked", _rows(locked - standing.locked))


def _rows(pairs: Iterable[Pair]) -> list[dict[str, str]]:
    return [{"juror": juror, "application": number} for juror, number in sorted(pairs)]


def no_seat_to_lock(view: View, pair: Pair) -> str:
    text = _("{juror} has no seat for {application} that could be locked; seat the juror first.")
    return text.format(juror=name_of(view, pair[0]), application=pair[1])


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
        standing = Standing(change.view)
        after = standing.seats | {pair}
        refuse(each for each in standing.objections(after) if each.pair in (pair, (self.juror, "")))
        change.put("assignment", _rows([pair]))


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
