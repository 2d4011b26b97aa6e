"""The rows that a change wrote, each with what of it is another now, from → to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, cast

from evalapp.domain.journal import Change, TableName
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _
from evalapp.operations.records.told.apart import told_apart
from evalapp.operations.records.told.cells import (
    MANY,
    MOST_OF_TEXT,
    Cell,
    Known,
    Row,
    cell,
    extra_of,
    whole,
)
from evalapp.operations.records.told.plainly import POSITION, TIME, told_plainly
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.records.told.told import Told
from evalapp.operations.view import View
from evalapp.store.tables.declared import TABLES

What = Literal["changed", "added", "removed"]
_NOTHING = "–"
_EXPORTED = {table.name for table in TABLES if table.export}
_PLACES: Mapping[str, int] = {name: n for n, name in enumerate(TOLD)}
_KEYS: Mapping[str, tuple[str, ...]] = {table.name: table.key for table in TABLES}


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldTold:
    """One field in the words of the reader; `old` or `new` is None of a row that came or went.

    The label is empty where the subject of the row says what it is.
    """

    label: str
    old: str | None
    new: str | None

    @property
    def line(self) -> str:
        """`label: old → new`, or `label: value`."""
        head = f"{self.label}: " if self.label else ""
        if self.old is None or self.new is None:
            return f"{head}{self.old or self.new}"
        return f"{head}{self.old or _NOTHING} → {self.new or _NOTHING}"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTold:
    table: TableName
    title: str
    what: What
    subject: str
    told: tuple[FieldTold, ...]
    key: Mapping[str, object]
    fields: tuple[dict[str, object], ...]
    application: str = ""
    juror: str = ""
    is_moved: bool = False
    """Nothing of it is another but its place in a list."""

    @property
    def words(self) -> tuple[str, ...]:
        """A field each: `label: old → new`, or `label: value` of a row that came or went."""
        return tuple(each.line for each in self.told)

    @property
    def line(self) -> str:
        return f"{self.subject} – {'; '.join(self.words)}" if self.told else self.subject

    @property
    def document(self) -> dict[str, object]:
        """For scripts."""
        return {"table": self.table, "what": self.what, "key": dict(self.key), "fields": list(self.fields)}


def known_of(view: View, change: int | None = None) -> Known:
    """For the rows of a change, under the scheme that was in force then; without one, under that of today."""
    known = Known(names=names_of(view.people()), scheme=view.call().scheme, schemes=view.schemes())
    return known if change is None else known_at(known, view.versions_by_change(), change)


def known_at(known: Known, versions: Sequence[tuple[int, int]], change: int) -> Known:
    """Under the scheme in force then. Of a version taken back nothing is left: that of today is all there is."""
    if len(known.schemes) == 1:
        return known
    before = [version for number, version in versions if number < change]
    after = [version for number, version in versions if number <= change]
    scheme = known.schemes.get((before or after or [0])[-1], known.scheme)
    later = known.schemes.get((after or [0])[-1], known.scheme)
    return replace(known, scheme=scheme, after=None if later is scheme else later)


def told_rows(written: Sequence[RowChange], known: Known, at: str = "") -> Iterator[RowTold]:
    """In the order of the tables, those that this version does not know last; none is left out.

    `at` is when the change was made, which a row need not say once more.
    """
    by_table: dict[str, list[RowChange]] = {}
    for each in written:
        by_table.setdefault(each.table, []).append(each)
    for table in sorted(by_table, key=lambda name: _PLACES.get(name, len(_PLACES))):
        rows = by_table[table]
        told = TOLD.get(cast(TableName, table)) or Told(title=table, subject=_by_key)
        again = list(_known_again(rows, told)) if told.same else rows
        yield from (_told(table, told, each, known, at) for each in again)


def history_documents(view: View, changes: Iterable[Change]) -> Iterator[dict[str, object]]:
    """Changes for JSON, each with every row that it wrote, whole; of tables that an export leaves out, how many."""
    of_all, versions = known_of(view), view.versions_by_change()
    for change in changes:
        written, left_out = _exported(view, change)
        rows = [each.document for each in told_rows(written, known_at(of_all, versions, change.id))]
        yield {**asdict(change), "rows": rows, "left_out": dict(left_out)}


def each_with_rows(view: View, changes: Iterable[Change]) -> Iterator[tuple[Change, list[RowTold]]]:
    """Changes with what they did to each row, but for the tables that an export leaves out."""
    of_all, versions = known_of(view), view.versions_by_change()
    for change in changes:
        written, _left_out = _exported(view, change)
        yield change, list(told_rows(written, known_at(of_all, versions, change.id), change.at))


def _exported(view: View, change: Change) -> tuple[list[RowChange], Counter[str]]:
    written, _left = view.rows_written(change.id)
    exported = [each for each in written if is_exported(each.table)]
    return exported, Counter(each.table for each in written if not is_exported(each.table))


def is_exported(table: str) -> bool:
    """Whether its rows may leave the file."""
    return table in _EXPORTED


def _told(table: str, told: Told, change: RowChange, known: Known, at: str) -> RowTold:
    before, after = change.before, change.after
    present = after if after is not None else before or {}
    what = _what(change)
    cells = [
        each
        for each in (*told.cells, *_rest(told, present))
        if (before is None or after is None or _differs(each, before, after))
    ]
    words = [
        _words(each, before, after, known)
        for each in cells
        if (what == "changed" or not told.named.issuperset(each.columns))
        and not (at and each.name == TIME and each not in told.cells and present.get(TIME) == at)
    ]
    fields = [
        {"field": each.name, "before": _plain(each, before, known), "after": _plain(each, after, known.then)}
        for each in cells
        if what == "changed" or not set(each.columns) <= set(_KEYS.get(table, ()))
    ]
    if table == "application":
        further = list(_further(before, after))
        fields += [{"field": name, "before": old, "after": new} for name, old, new in further]
        words += [_further_words(what, *each) for each in further]
        if not further and _kept(before) != _kept(after):  # no JSON, as the program never wrote it
            words.append(_words(told_plainly("extra"), before, after, known))
    return RowTold(
        table=cast(TableName, table),
        title=_(told.title),
        what=what,
        subject=_subject(told, present, known),
        told=tuple(each for each in words if each is not None),
        key={column: present.get(column) for column in _KEYS.get(table, ())},
        fields=tuple(each for each in fields if each["before"] != each["after"]),
        application=str(present.get("application", "")),
        juror=str(present.get("juror", "")),
        is_moved=what == "changed" and {POSITION} == {each.name for each in cells},
    )


def _rest(told: Told, row: Row) -> Iterator[Cell]:
    """What none of its cells tells: a column of the program's own, or one that this version does not know."""
    known = {column for each in told.cells for column in each.columns}
    if told is TOLD["application"]:
        known.add("extra")
    return (told_plainly(column) for column in row if column not in known)


def _subject(told: Told, row: Row, known: Known) -> str:
    try:
        return told.subject(row, known) or _by_key(row, known)
    except (KeyError, TypeError, ValueError, AttributeError):  # a row that the program never wrote like that
        return _by_key(row, known)


def _by_key(row: Row, _known: Known) -> str:
    return shorten(MANY.join(str(value) for value in list(row.values())[:2]))


def _what(change: RowChange) -> What:
    if change.before is not None and change.after is not None:
        return "changed"
    return "removed" if change.after is None else "added"


def _differs(cell: Cell, before: Row, after: Row) -> bool:
    return any(before.get(column) != after.get(column) for column in cell.columns)


def _words(cell: Cell, before: Row | None, after: Row | None, known: Known) -> FieldTold | None:
    """None for a row that came or went and says nothing there."""
    label = cell.head.removesuffix(": ")
    old = "" if before is None else cell.said(before, known)
    new = "" if after is None else cell.said(after, known.then)
    if before is None or after is None:
        said = old or new
        if not said:
            return None
        return FieldTold(
            label=label, old=None if before is None else said, new=None if after is None else said
        )
    if old[:MOST_OF_TEXT] == new[:MOST_OF_TEXT]:  # what differs may stand where both are cut
        old, new = told_apart(cell, before, after, old)
    return FieldTold(label=label, old=old, new=new)


def _plain(cell: Cell, row: Row | None, known: Known) -> object:
    return None if row is None else cell.told_plainly(row, known)


def _further(before: Row | None, after: Row | None) -> Iterator[tuple[str, str | None, str | None]]:
    """The further fields of an application that are not what they were."""
    old, new = extra_of(before), extra_of(after)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)


def _kept(row: Row | None) -> str:
    return str((row or {}).get("extra") or "{}")


def _further_words(what: What, name: str, old: str | None, new: str | None) -> FieldTold | None:
    if what != "changed":
        if not (old or new):
            return None
        gone, come = (_text(old), None) if what == "removed" else (None, _text(new))
        return FieldTold(label=shorten(name), old=gone, new=come)
    if _text(old)[:MOST_OF_TEXT] == _text(new)[:MOST_OF_TEXT]:
        old, new = told_apart(cell(name), {name: old}, {name: new}, "")
    return FieldTold(label=shorten(name), old=_text(old), new=_text(new))


def _text(value: str | None) -> str:
    return whole(value) if value else _NOTHING


def _known_again(rows: Iterable[RowChange], told: Told) -> Iterator[RowChange]:
    """Rows of a list paired by what they say and not by their place: one that only moved is none of them."""
    listed = list(rows)
    gone: dict[tuple[Any, ...], list[Row]] = {}
    for each in listed:
        if each.before is not None:
            gone.setdefault(_same(each.before, told), []).append(each.before)
    left: list[RowChange] = []
    for each in listed:
        if each.after is None:
            continue
        before = gone.get(_same(each.after, told), [])
        if not before:
            left.append(replace(each, before=None))
            continue
        found = before.pop(0)
        if found != each.after:
            yield replace(each, before=found)
    yield from left
    for rest in gone.values():
        for row in rest:
            yield RowChange(table=listed[0].table, before=row, after=None)


def _same(row: Row, told: Told) -> tuple[Any, ...]:
    return (row.get("application"), *(row.get(column) for column in told.same))
