"""What each side did since the two were one, in pieces that are one side's as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from evalapp.domain.desks.together import Key, Row, RowPlace, Three, Unit
from evalapp.domain.journal import TableName
from evalapp.operations.desks.reconciling.copies import Copies
from evalapp.store.history.deeds import SETTINGS_OF_THE_CALL
from evalapp.store.history.tail import Place
from evalapp.store.tables.declared import TABLES
from evalapp.store.tables.table import Together

_TOGETHER: Mapping[str, Together] = {table.name: table.together for table in TABLES}
# Columns that say one thing together; every other one says something by itself.
_JOINED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "application": (("admissibility", "admissibility_reason"), ("withdrawn_on", "withdrawn_reason")),
    "person": (("role", "is_deputy"),),
}
OF_ONE_SIDE: Mapping[str, frozenset[str]] = {"call": frozenset({"phase", "scheme_version"})}
"""Columns that are no row of their own and go with what only one copy goes on with."""

_LIST_OF: Mapping[str, str] = {"proviso": "advice"}  # told with it
_WHOLE_TABLE = frozenset({"panel_order"})
_WHEN = "at"


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A unit, and which sides changed it."""

    unit: Unit
    is_ours: bool
    is_theirs: bool


def is_of_one_side(table: str, key: Key) -> bool:
    if table == "setting":
        return key[0] not in SETTINGS_OF_THE_CALL
    return _TOGETHER[table] is Together.ONE_SIDE


@dataclass(frozen=True, kw_only=True, slots=True)
class _Touched:
    place: RowPlace
    bases: tuple[Row, ...]
    ours: Row
    theirs: Row

    @property
    def three(self) -> Three:
        return Three(place=self.place, base=self.bases[0], ours=self.ours, theirs=self.theirs)


def compared(copies: Copies) -> Iterator[Compared]:
    """All that the two do not agree on, and that theirs changed; without what only one copy goes on with."""
    lists: dict[tuple[str, Key], list[_Touched]] = {}
    for place, written in copies.places.items():
        table, key = place
        if is_of_one_side(table, key):
            continue
        touched = _touched(copies, place, written)
        if _TOGETHER[table] is Together.AS_LIST:
            lists.setdefault(_list_of(table, key), []).append(touched)
        elif _TOGETHER[table] is Together.BY_COLUMN and all((*touched.bases, touched.ours, touched.theirs)):
            yield from _by_columns(touched)
        else:
            yield from _weighed(Unit(table=_name(table), key=key, rows=(touched.three,)), [touched])
    for (table, key), all_touched in lists.items():
        ordered = sorted(all_touched, key=lambda each: (each.place[0], list(map(str, each.place[1]))))
        unit = Unit(table=_name(table), key=key, rows=tuple(each.three for each in ordered))
        yield from _weighed(unit, ordered)


def differing_alone(copies: Copies) -> Iterator[tuple[RowPlace, Place, bool, bool]]:
    """Rows that only one copy goes on with and that the two do not agree on; whether ours, and theirs, changed them."""
    for place, written in copies.places.items():
        table, key = place
        columns = OF_ONE_SIDE.get(table, frozenset())
        if not columns and not is_of_one_side(table, key):
            continue
        touched = _touched(copies, place, written)
        sides = [_only(each, columns) for each in (touched.ours, touched.theirs)]
        if sides[0] == sides[1]:
            continue
        bases = [_only(each, columns) for each in touched.bases]
        is_ours, is_theirs = (any(side != base for base in bases) for side in sides)
        yield place, written, is_ours, is_theirs


def _touched(copies: Copies, place: RowPlace, written: Place) -> _Touched:
    ours, theirs = copies.now(written)
    return _Touched(place=place, bases=copies.bases(written), ours=ours, theirs=theirs)


def _name(table: str) -> TableName:
    return cast(TableName, table)


def _list_of(table: str, key: Key) -> tuple[str, Key]:
    return _LIST_OF.get(table, table), () if table in _WHOLE_TABLE else key[:1]


def _by_columns(touched: _Touched) -> Iterator[Compared]:
    table, key = touched.place
    assert touched.ours is not None
    joined = _JOINED.get(table, ())
    in_one = {column for group in joined for column in group} | OF_ONE_SIDE.get(table, frozenset())
    groups = (*joined, *((column,) for column in touched.ours if column not in in_one))
    for group in groups:
        unit = Unit(table=_name(table), key=key, rows=(touched.three,), columns=group)
        yield from _weighed(unit, [touched])


def _weighed(unit: Unit, rows: Iterable[_Touched]) -> Iterator[Compared]:
    is_ours = is_theirs = is_unlike = False
    for each in rows:
        ours, theirs = _said(each.ours, unit.columns), _said(each.theirs, unit.columns)
        bases = [_said(base, unit.columns) for base in each.bases]
        is_unlike = is_unlike or ours != theirs
        is_ours = is_ours or any(ours != base for base in bases)
        is_theirs = is_theirs or any(theirs != base for base in bases)
    if is_unlike and is_theirs:
        yield Compared(unit=unit, is_ours=is_ours, is_theirs=is_theirs)


def _said(row: Row, columns: tuple[str, ...]) -> Any:
    """What it says: when it was said makes no other row of it."""
    if row is None:
        return None
    return {name: value for name, value in row.items() if (name in columns if columns else name != _WHEN)}


def _only(row: Row, columns: frozenset[str]) -> Any:
    if row is None or not columns:
        return row
    return {name: row[name] for name in columns}
