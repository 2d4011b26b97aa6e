"""What may stand together in the end: rows that need others, conflicts of interest, offices and limits.

Each round takes what is left of the other copy's changes, and names those that cannot stand; what needed them falls in
the next one. This file alone is in order, so that a round without any comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.desks.together import Ended, Key, Row, RowPlace, Unit
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.operations.records.told.tables import TOLD
from evalapp.store.rows.copies.references import Reference, Stored
from evalapp.store.rows.settings import APPLICATIONS_PER_JUROR
from evalapp.store.tables.declared import ENDING_AT_CONFLICT, TABLES

Pair = tuple[str, str]
"""Juror, application."""
ENDING: Mapping[str, tuple[str, str]] = {
    each.name: (each.juror, each.application) for each in ENDING_AT_CONFLICT
}
_KEYS: Mapping[str, tuple[str, ...]] = {table.name: table.key for table in TABLES}


@dataclass(kw_only=True)
class Round:
    """`taken` are of theirs; `faults` by their id, with why each cannot stand."""

    stored: Stored
    names: Mapping[str, str]
    taken: Sequence[Unit]
    writes: dict[RowPlace, Row] = field(default_factory=dict)
    ended: list[Ended] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)
    """The ids of those that fall because of a conflict of interest: that is for good."""
    _units: dict[RowPlace, list[Unit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.taken:
            for each in unit.rows:
                self.writes[each.place] = self._written(unit, each.place, each.theirs)
                self._units.setdefault(each.place, []).append(unit)
        self._hold_conflicts()
        for place, row in list(self.writes.items()):
            if row is None:
                self._hold_needed(place)
            else:
                self._hold_needs(place, row)
        self._hold_offices()
        self._hold_limit()

    def _written(self, unit: Unit, place: RowPlace, theirs: Row) -> Row:
        if not unit.columns or theirs is None:
            return theirs
        here = self.writes.get(place) or self.stored.row(*place) or {}
        return {**here, **{name: theirs[name] for name in unit.columns}}

    def row(self, table: str, key: Key) -> Row:
        """As it would stand."""
        place = (table, key)
        return self.writes[place] if place in self.writes else self.stored.row(table, key)

    def _fail(self, place: RowPlace, reason: str, column: str = "") -> None:
        """With `column` only what theirs says in that."""
        for unit in self._units.get(place, ()):
            if not column or not unit.columns or column in unit.columns:
                self.faults.setdefault(unit.id, reason)

    # Conflicts of interest.

    def _hold_conflicts(self) -> None:
        new = [key for (table, key), row in self.writes.items() if table == "conflict" and row is not None]
        for key in sorted(new, key=str):
            self._end((str(key[0]), str(key[1])))
        for place, row in list(self.writes.items()):
            if row is None or place[0] not in ENDING:
                continue
            pair = pair_of(place[0], row)
            if self.row("conflict", pair) is not None:
                text = _("{juror} has a conflict of interest with {application}, which is recorded.")
                self._fail(place, text.format(juror=self._name(pair[0]), application=shorten(pair[1])))
                self.barred.update(unit.id for unit in self._units[place])

    def _end(self, pair: Pair) -> None:
        n = 0
        for table, columns in ENDING.items():
            for row in self.stored.rows(table, **dict(zip(columns, pair))):
                place = (table, tuple(row[column] for column in _KEYS[table]))
                n += self.writes.get(place, row) is not None
                self.writes[place] = None
        if n:
            self.ended.append(Ended(juror=pair[0], application=pair[1], rows=n))

    def _name(self, juror: str) -> str:
        return shorten(self.names.get(juror, juror))

    # What needs another row, and what is needed.

    def _hold_needs(self, place: RowPlace, row: Mapping[str, object]) -> None:
        for each in self.stored.references:
            if each.table != place[0]:
                continue
            key = tuple(row[column] for column in each.columns)
            if None not in key and self.row(each.parent, key) is None:  # type: ignore[arg-type]
                text = _("It needs a row that this file does not have: {table}, {key}.")
                named = ", ".join(shorten(str(part)) for part in key)
                self._fail(place, text.format(table=_(TOLD[each.parent].title), key=named))  # type: ignore[index]

    def _hold_needed(self, place: RowPlace) -> None:
        for each in self.stored.references:
            if each.parent == place[0] and (found := self._child(each, place[1])):
                text = _("It stays, since something in this file needs it: {table}, {key}.")
                named = ", ".join(shorten(str(part)) for part in found)
                self._fail(place, text.format(table=_(TOLD[each.table].title), key=named))  # type: ignore[index]

    def _child(self, reference: Reference, parent: Key) -> Key:
        for row in self.stored.rows(reference.table, **dict(zip(reference.columns, parent))):
            key = tuple(row[column] for column in _KEYS[reference.table])
            if self.row(reference.table, key) is not None:
                return key
        return ()

    # Offices and limits.

    def _hold_offices(self) -> None:
        for place, row in self.writes.items():
            table, key = place
            if table == "assignment" and row is not None:
                person = self.row("person", key[:1])
                if person is not None and person["role"] != Role.JUROR:
                    text = _("{person} is no juror in this file.")
                    self._fail(place, text.format(person=self._name(str(key[0]))))
            elif table == "person" and row is not None and row["role"] != Role.JUROR:
                seats = self.stored.rows("assignment", juror=str(key[0]))
                if any(
                    self.row("assignment", (each["juror"], each["application"])) is not None for each in seats
                ):
                    text = _("{person} has seats in this file, and only a juror has any.")
                    self._fail(place, text.format(person=self._name(str(key[0]))), "role")

    def _hold_limit(self) -> None:
        limit: RowPlace = ("setting", (APPLICATIONS_PER_JUROR.name,))
        added = [
            _pair(key)
            for (table, key), row in self.writes.items()
            if table == "assignment" and row is not None
        ]
        if not added and limit not in self.writes:
            return
        row = self.row(*limit)
        most = int(row["value"]) if row is not None else 0
        here = {(each["juror"], each["application"]) for each in self.stored.rows("assignment")}
        seats = {each for each in here.union(added) if self.row("assignment", each) is not None}
        loads, before = (Counter(juror for juror, _application in each) for each in (seats, here))
        for juror, n in loads.items() if most > 0 else ():
            if n <= most or (n <= before[juror] and limit not in self.writes):
                continue
            text = _("{juror} would have {n} applications, and the limit is {most} for each juror.")
            said = text.format(juror=self._name(juror), n=n, most=most)
            own = sorted((each for each in set(added) - here if each[0] == juror), key=pair_key)
            for each in own[-(n - most) :]:
                self._fail(("assignment", each), said)
            if not own:
                self._fail(limit, said)


def _pair(key: Key) -> Pair:
    return str(key[0]), str(key[1])


def pair_of(table: str, row: Mapping[str, object]) -> Pair:
    juror, application = ENDING[table]
    return str(row[juror]), str(row[application])


def with_rows(names: Mapping[str, str], units: Sequence[Unit]) -> dict[str, str]:
    """The names of people, those too that only the other copy knows."""
    found = dict(names)
    for unit in units:
        if unit.table == "person":
            for each in unit.rows:
                if each.theirs is not None:
                    found.setdefault(str(each.place[1][0]), str(each.theirs["name"]))
    return found
