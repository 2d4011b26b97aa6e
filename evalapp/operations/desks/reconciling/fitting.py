"""Whether something of the other copy may stand in this file at all: in its phase and under its scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from evalapp.domain.desks.together import Row, Unit
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.domain.scheme.carrying import means_the_same
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.desks.reconciling.copies import Copies
from evalapp.store.history.tail import TailChange
from evalapp.store.tables.declared import TABLES

_OFFICE = (Role.SECRETARY, Role.CHAIR)
_AGAIN = frozenset({Action.UNDO, Action.REDO})
_CHANGED_BY: Mapping[str, Set[Action]] = {
    table.name: table.changed_by - {Action.READ_BACK, Action.CREATE} for table in TABLES
}


@dataclass(frozen=True, kw_only=True)
class Fitting:
    """`scheme` and `phase` of this file, `their_scheme` of the other one; `acts`: what was done up to the fork."""

    copies: Copies
    phase: Phase
    scheme: Scheme
    their_scheme: Scheme
    acts: Mapping[int, str]

    def why_not(self, unit: Unit) -> str:
        """A sentence; empty where nothing speaks against it."""
        return self._phase_fault(unit) or next(
            (fault for each in unit.rows if (fault := self._unknown(unit, each.theirs))), ""
        )

    def _phase_fault(self, unit: Unit) -> str:
        actions = {self._action(each.place) for each in unit.rows} - {""}
        for name in sorted(actions):
            possible = _phases_of(name, unit.table)
            if self.phase not in possible:
                return self._elsewhere([each for each in Phase if each in possible])
        return ""

    def _elsewhere(self, possible: Sequence[Phase]) -> str:
        """Why not in this phase; `possible` are those in which it is, in their order."""
        order = list(Phase)
        text = (
            _(
                "It belongs to: {phases}; this call is in the phase “{phase}” still. Move it on first, and bring the "
                "copies together again."
            )
            if possible and order.index(possible[0]) > order.index(self.phase)
            else _(
                "It belongs to: {phases}; this call is in the phase “{phase}”. Move it back first, with a reason, and "
                "bring the copies together again."
            )
        )
        return text.format(phases=", ".join(each.label for each in possible) or "–", phase=self.phase.label)

    def _action(self, place: tuple[str, tuple[str | int, ...]]) -> str:
        """What the last of theirs that wrote the row was about in the end; empty where none of them did."""
        by_number = {each.id: each for each in self.copies.theirs.tail.changes}
        number = self.copies.last_touched(self.copies.places[place])
        change: TailChange | None = by_number.get(number)
        while change is not None and change.action in _AGAIN and change.undoes is not None:
            if change.undoes not in by_number:
                return self.acts.get(change.undoes, "")
            change = by_number[change.undoes]
        return change.action if change is not None else ""

    def _unknown(self, unit: Unit, row: Row) -> str:
        return next(_unknown(unit.table, row, self.scheme, self.their_scheme), "") if row is not None else ""


def _phases_of(action: str, table: str) -> frozenset[Phase]:
    """In which the office may do that; of what came from a third copy, in which it may change the table."""
    known = Action(action) if action in set(Action) else Action.RECONCILE
    acts = _CHANGED_BY[table] if known is Action.RECONCILE else {known}
    return frozenset(
        phase for phase in Phase if any(may(role, each, phase) for role in _OFFICE for each in acts)
    )


def _unknown(table: str, row: Mapping[str, object], scheme: Scheme, theirs: Scheme) -> Iterator[str]:
    """What the scheme of this file has not, or has otherwise."""
    criterion = str(row.get("criterion") or "")
    if criterion and table in ("score", "consensus", "motivation", "proviso"):
        known = {each.id: each for each in scheme.criteria}
        if criterion not in known:
            yield _("The scheme of this file has no criterion “{criterion}”.").format(
                criterion=shorten(criterion)
            )
        elif table in ("score", "consensus"):
            yield from _off_scale(criterion, row, scheme, theirs)
    if table == "flagged" and row["flag"] not in {each.id for each in scheme.flags}:
        yield _("The scheme of this file has no flag “{flag}”.").format(flag=shorten(str(row["flag"])))
    if table == "checked" and row["item"] not in {each.id for each in checklist_of(scheme).items}:
        yield _("The checklist of this file has no “{item}”.").format(item=shorten(str(row["item"])))


def _off_scale(criterion: str, row: Mapping[str, object], scheme: Scheme, theirs: Scheme) -> Iterator[str]:
    scale = scheme.criterion(criterion).scale
    try:
        is_other = not means_the_same(theirs.criterion(criterion).scale, scale)
    except KnownError:
        is_other = True
    if row["value"] is not None and (is_other or row["value"] not in scale.allowed_steps):
        text = _("The criterion “{criterion}” has another scale in this file, and nothing is rescaled.")
        yield text.format(criterion=shorten(criterion))
