"""Single seats, taken, given up, locked and unlocked by hand: any number of them as one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step
from evalapp.domain.order import pair_key
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import Pair, name_of, require_known
from evalapp.operations.seats.assigning import no_seat_to_lock, write_seats
from evalapp.operations.seats.limits import SeatLimits, limit_steps, limits_of, put_limits
from evalapp.operations.seats.standing import Standing, refuse
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeSeats:
    """(juror, application) pairs each; what is so already stays so. Checked together, as they stand after it.

    `limits` are kept with the call; None leaves those that are.
    """

    seat: frozenset[Pair] = frozenset()
    unseat: frozenset[Pair] = frozenset()
    lock: frozenset[Pair] = frozenset()
    unlock: frozenset[Pair] = frozenset()
    limits: SeatLimits | None = None
    action: ClassVar[Action] = Action.ASSIGN

    def summary(self, view: View) -> Act:
        standing, before = Standing(view), limits_of(view)
        return Act(
            steps=(
                *_steps(view, "unlock-one", self.unlock & standing.locked),
                *_steps(view, "unseat-one", self.unseat & standing.seats),
                *_steps(view, "assign-one", self.seat - standing.seats),
                *_steps(view, "lock-one", self.lock - standing.locked),
                *limit_steps(before, self.limits or before),
            )
        )

    def changes_nothing(self, view: View) -> bool:
        return not self.summary(view).steps

    def require_known(self, view: View) -> None:
        """Raises BadValue for a juror or application that is not in the panel, and for what cannot be asked."""
        require_known(view, sorted(self.seat | self.lock, key=pair_key), Role.JUROR)
        require_known(view, sorted(self.unseat | self.unlock, key=pair_key))
        self._require_sense(view)

    def apply(self, change: OpenChange) -> None:
        view = change.view
        self.require_known(view)
        standing = Standing(view)
        after = (standing.seats | self.seat) - self.unseat
        locked = (standing.locked | self.lock) - self.unlock
        if strange := sorted(self.lock - after, key=pair_key):
            raise BadValue(no_seat_to_lock(view, strange[0]))
        touched = self.seat | self.unseat
        jurors = {(juror, "") for juror, _application in touched}
        refuse(
            each
            for each in standing.objections(after, locked=locked, limits=self.limits)
            if each.pair in touched or each.pair in jurors or self.limits is not None
        )
        write_seats(change, standing, after, locked)
        if self.limits is not None:
            put_limits(change, self.limits)

    def _require_sense(self, view: View) -> None:
        for one, other in ((self.seat, self.unseat), (self.lock, self.unlock)):
            if both := sorted(one & other, key=pair_key):
                raise BadValue(
                    _("Of {juror} and {application} two opposite things are asked; choose one.").format(
                        juror=name_of(view, both[0][0]), application=both[0][1]
                    )
                )
        seats: Set[Pair] = Standing(view).seats
        if absent := sorted(self.unseat - seats, key=pair_key):
            raise BadValue(
                _("{juror} has no seat for {application} to take away.").format(
                    juror=name_of(view, absent[0][0]), application=absent[0][1]
                )
            )


def _steps(view: View, what: str, pairs: Iterable[Pair]) -> Iterator[Step]:
    for juror, application in sorted(pairs, key=pair_key):
        yield Step(what=what, named={"juror": name_of(view, juror), "application": application})
