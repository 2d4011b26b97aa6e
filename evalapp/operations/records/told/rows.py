"""The rows that a change wrote, each with what of it is another now, from → to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from evalapp.domain.journal import Change, TableName
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.row_change import RowChange
from evalapp.operations.records.told.cells import Cell, Known, Row, extra_of
from evalapp.operations.records.told.tables import TOLD, Told
from evalapp.operations.view import View
from evalapp.store.tables.declared import TABLES

What = Literal["changed", "added", "removed"]
_NOTHING = "–"
_EXPORTED = {table.name for table in TABLES if table.export}
_KEYS = {table.name: table.key for table in TABLES}


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTold:
    table: TableName
    what: What
    subject: str
    words: tuple[str, ...]
    """A field each: `label: old → new`, or `label: value` of a row that came or went."""

    key: Mapping[str, object]
    fields: tuple[dict[str, object], ...]
    application: str = ""
    juror: str = ""

    @property
    def line(self) -> str:
        return f"{self.subject} – {'; '.join(self.words)}" if self.words else self.subject

    @property
    def document(self) -> dict[str, object]:
        """For scripts."""
        return {"table": self.table, "what": self.what, "key": dict(self.key), "fields": list(self.fields)}


def known_of(view: View) -> Known:
    return Known(names=names_of(view.people()), scheme=view.call().scheme)


def told_rows(written: Sequence[RowChange], known: Known) -> Iterator[RowTold]:
    """In the order of the tables; those of which the history says nothing are not among them."""
    for table, told in TOLD.items():
        of_table = [each for each in written if each.table == table]
        for each in _known_again(of_table, told) if told.same else of_table:
            try:
                row = _told(table, told, each, known)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                row = _strange(table, each)
            if row is not None:
                yield row


def history_documents(view: View, changes: Iterable[Change]) -> Iterator[dict[str, object]]:
    """Changes for JSON, each with every row that it wrote, whole; of tables that an export leaves out, none."""
    known = known_of(view)
    for change in changes:
        written, _left = view.rows_written(change.id)
        exported = [each for each in written if each.table in _EXPORTED]
        yield {**asdict(change), "rows": [each.document for each in told_rows(exported, known)]}


def _told(table: TableName, told: Told, change: RowChange, known: Known) -> RowTold | None:
    before, after = change.before, change.after
    present = after if after is not None else before
    if present is None or not (subject := told.subject(present, known)):
        return None
    what = _what(change)
    if before and after and {name for name in before if before[name] != after.get(name)} <= told.hidden:
        return None
    cells = [each for each in told.cells if before is None or after is None or _differs(each, before, after)]
    words = [
        _words(each, before, after, known) for each in cells if what == "changed" or each.name in told.main
    ]
    fields = [
        {"field": each.name, "before": _plain(each, before, known), "after": _plain(each, after, known)}
        for each in cells
    ]
    if table == "application":
        further = list(_further(before, after))
        fields += [{"field": name, "before": old, "after": new} for name, old, new in further]
        if what == "changed":
            words += [f"{shorten(name)}: {_text(old)} → {_text(new)}" for name, old, new in further]
    return RowTold(
        table=table,
        what=what,
        subject=subject,
        words=tuple(filter(None, words)),
        key={column: present.get(column) for column in _KEYS[table]},
        fields=tuple(each for each in fields if each["before"] != each["after"]),
        application=str(present.get("application", "")),
        juror=str(present.get("juror", "")),
    )


def _strange(table: TableName, change: RowChange) -> RowTold:
    """A row that the program never wrote like that, in a file that was altered: named by its key alone."""
    present = change.after or change.before or {}
    key = {column: present.get(column) for column in _KEYS[table]}
    subject = shorten(" · ".join(str(value) for value in key.values()))
    return RowTold(table=table, what=_what(change), subject=subject, words=(), key=key, fields=())


def _what(change: RowChange) -> What:
    if change.before is not None and change.after is not None:
        return "changed"
    return "removed" if change.after is None else "added"


def _differs(cell: Cell, before: Row, after: Row) -> bool:
    return any(before.get(column) != after.get(column) for column in cell.columns)


def _words(cell: Cell, before: Row | None, after: Row | None, known: Known) -> str:
    old, new = (("" if row is None else cell.words(row, known)) for row in (before, after))
    if before is not None and after is not None:
        return f"{cell.head}{old or _NOTHING} → {new or _NOTHING}"
    return f"{cell.head}{old or new}" if old or new else ""


def _plain(cell: Cell, row: Row | None, known: Known) -> object:
    return None if row is None else cell.plain(row, known)


def _further(before: Row | None, after: Row | None) -> Iterator[tuple[str, str | None, str | None]]:
    """The further fields of an application that are not what they were."""
    old, new = extra_of(before), extra_of(after)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)


def _text(value: str | None) -> str:
    return shorten(value, 160) if value else _NOTHING


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
        if any(_differs(cell, found, each.after) for cell in told.cells):
            yield replace(each, before=found)
    yield from left
    for rest in gone.values():
        for row in rest:
            yield RowChange(table=listed[0].table, before=row, after=None)


def _same(row: Row, told: Told) -> tuple[Any, ...]:
    return (row.get("application"), *(row.get(column) for column in told.same))
