"""The changes of a copy since a moment, kept in another copy of the same file: as bytes, and proved from them alone.

The first line is a JSON object with the change both have (`fork`, `hash`); then come, for each change, a JSON array of
its columns and the number of its rows, and those rows, a JSON array each, in the words that the hash covers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice, pairwise
from typing import Any

from evalapp.domain.desks.together import Row
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.store.file import PanelFile
from evalapp.store.history.images import whole
from evalapp.store.history.journal import FIRST_HASH, JournalRow, hash_of_change, rows_of_change

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_COLUMNS = "id, at, actor, role, action, summary, undoes, first_seq, previous_hash, hash"

Place = tuple[str, str]
"""Table and key, as the journal writes them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TailChange:
    """A closed change as the journal has it, with its rows."""

    id: int
    at: str
    actor: str
    role: str
    action: str
    summary: str
    undoes: int | None
    first_seq: int
    previous_hash: str
    hash: str
    rows: tuple[JournalRow, ...]

    @property
    def meta(self) -> tuple[Any, ...]:
        """What the hash covers, besides the rows."""
        return tuple(getattr(self, name) for name in _META)


_META = tuple(each.name for each in fields(TailChange))[:-2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tail:
    """All changes after `fork`, of which `fork_hash` is the hash: the last that both copies have."""

    fork: int
    fork_hash: str
    changes: tuple[TailChange, ...]

    @property
    def number(self) -> int:
        return self.changes[-1].id if self.changes else self.fork

    @property
    def head(self) -> str:
        return self.changes[-1].hash if self.changes else self.fork_hash


def hashes(file: PanelFile) -> list[str]:
    """By the number of the change; before the first one 64 zeros."""
    return [
        FIRST_HASH,
        *(own for (own,) in file.rows("SELECT hash FROM change WHERE hash <> '' ORDER BY id")),
    ]


def fork_of(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """The last change of which both chains have the same hash; 0 where not even the first is the same."""
    return next((n for n in range(min(len(ours), len(theirs)) - 1, 0, -1) if ours[n] == theirs[n]), 0)


def tail_of(file: PanelFile, fork: int) -> Tail:
    """What this file did after `fork`."""
    found = file.rows(f"SELECT {_COLUMNS} FROM change WHERE id > ? AND hash <> '' ORDER BY id", (fork,))
    changes = tuple(
        TailChange(**dict(zip((*_META, "hash"), row)), rows=tuple(rows_of_change(file.conn, row[0])))
        for row in found
    )
    own = file.value("SELECT hash FROM change WHERE id = ?", (fork,)) or FIRST_HASH
    return Tail(fork=fork, fork_hash=own, changes=changes)


def encode_tail(tail: Tail) -> bytes:
    return "\n".join(map(_COMPACT.encode, _lines(tail))).encode()


def _lines(tail: Tail) -> Iterator[object]:
    yield {"fork": tail.fork, "hash": tail.fork_hash}
    for each in tail.changes:
        yield (*each.meta, each.hash, len(each.rows))
        yield from each.rows


def decode_tail(raw: bytes) -> Tail:
    """Raises ValueError for what is none; whether its hashes fit, `broken_at` says."""
    lines = iter(raw.decode().split("\n"))
    try:
        head = kept_json(next(lines))
        changes = []
        for line in lines:
            *columns, n = kept_json(line)
            rows = tuple(tuple(kept_json(row)) for row in islice(lines, n))
            if len(rows) != n:
                raise ValueError(n)
            changes.append(TailChange(**dict(zip((*_META, "hash"), columns, strict=True)), rows=rows))
        return Tail(fork=head["fork"], fork_hash=head["hash"], changes=tuple(changes))
    except (StopIteration, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def broken_at(tail: Tail) -> int | None:
    """The first change of which the hash does not follow from what stands there; None where all do."""
    previous, number = tail.fork_hash, tail.fork
    for each in tail.changes:
        number += 1
        if (each.id, each.previous_hash) != (number, previous):
            return each.id
        if hash_of_change(each.meta, iter(each.rows)) != each.hash:
            return each.id
        previous = each.hash
    for one, other in pairwise(tail.changes):
        if other.first_seq < one.first_seq:
            return other.id
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class RowStep:
    """What a change made of a row."""

    change: int
    before: Row
    after: Row


def row_at(file: PanelFile, place: Place, change: int) -> Row:
    """A row that this file wrote since `change`, as it stood then."""
    rows = file.rows(
        'SELECT before FROM change_row WHERE "table" = ? AND key = ? AND seq >= '
        "(SELECT first_seq FROM change WHERE id = ?) ORDER BY seq LIMIT 1",
        (*place, change + 1),
    )
    return _row(place[0], rows[0][0]) if rows else None


class Folded:
    """A tail, row by row: how each row that it touched stood after each of its changes."""

    def __init__(self, tail: Tail) -> None:
        self.steps: dict[Place, list[RowStep]] = {}
        for change in tail.changes:
            for table, key, before, after in change.rows:
                step = RowStep(change=change.id, before=_row(table, before), after=_row(table, after))
                self.steps.setdefault((table, key), []).append(step)

    def before(self, place: Place) -> Row:
        """As it stood at the fork. Raises KeyError for a row that the tail does not touch."""
        return self.steps[place][0].before

    def after(self, place: Place, number: int, otherwise: Row) -> Row:
        """After this change; `otherwise` where the tail had not touched the row by then, and does not later."""
        steps = self.steps.get(place)
        if not steps:
            return otherwise
        known = [each for each in steps if each.change <= number]
        return known[-1].after if known else steps[0].before


def _row(table: str, image: str | None) -> Row:
    if image is None:
        return None
    found: dict[str, Any] = kept_json(str(whole(table, image)))
    return found
