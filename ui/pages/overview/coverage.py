"""How much of what was assigned has been scored, and by whom it still is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evalapp.domain.application import Admissibility
from evalapp.domain.texts import _
from evalapp.operations.view import View

Placed = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """`owed`: juror id → scores still missing, only those above zero."""

    given: int
    needed: int
    owed: Mapping[str, int]

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.given // self.needed if self.needed else 0

    @property
    def words(self) -> str:
        if not self.needed:
            return _("nothing assigned yet")
        return _("{given} of {needed} scores ({percent} %)").format(
            given=self.given, needed=self.needed, percent=self.percent
        )


def coverage(view: View, extra: Iterable[Placed] = ()) -> Coverage:
    """Of the scores in the panel, with `extra` (juror, application, criterion) as if they were in it."""
    out = {each.number for each in view.applications() if each.admissibility is Admissibility.INADMISSIBLE}
    criteria = [criterion.id for criterion in view.call().scheme.criteria]
    given = {(each.juror, each.application, each.criterion) for each in view.scores() if each.is_given}
    given.update(extra)
    needed, have = 0, 0
    owed: dict[str, int] = {}
    for pair in view.assignments():
        if pair.application in out:
            continue
        present = sum((pair.juror, pair.application, each) in given for each in criteria)
        needed += len(criteria)
        have += present
        if present < len(criteria):
            owed[pair.juror] = owed.get(pair.juror, 0) + len(criteria) - present
    return Coverage(given=have, needed=needed, owed=owed)
