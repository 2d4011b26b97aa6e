"""What was taken from another copy, held against the changes of that copy which the file keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evalapp.domain.desks.together import Row
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.store.faults import why
from evalapp.store.history.images import whole
from evalapp.store.history.tail import Folded, Tail, broken_at, decode_tail
from evalapp.store.history.verify import Replayed
from evalapp.store.tables.declared import ENDING_AT_CONFLICT, TABLES
from evalapp.store.tables.table import Together

WATCHED = (Action.RECONCILE,)
_OWN = ("act", "reconciled")
_LAST = 1 << 62
_BY_COLUMN = frozenset(table.name for table in TABLES if table.together is Together.BY_COLUMN)
_ENDING = {each.name: (each.juror, each.application) for each in ENDING_AT_CONFLICT}


@dataclass(kw_only=True)
class BroughtTogether:
    """Shown each such change in turn.

    `content_of` gives what is kept under a SHA-256, `hash_of` that of a change, and `row_at` a row by table and key as
    it stood after a change.
    """

    content_of: Callable[[str], bytes]
    hash_of: Callable[[int], str]
    row_at: Callable[[str, str, int], Row]
    faults: Listed = field(default_factory=Listed)

    def watch(self, change: Replayed) -> None:
        """An altered file may hold anything: what cannot be compared is told."""
        try:
            self.faults.extend(self._faults(change))
        except Exception as error:
            text = _("what change {number} took from another copy cannot be compared: {why}")
            self.faults.append(text.format(number=change.number, why=why(error)))

    def _faults(self, change: Replayed) -> Iterator[str]:
        kept = [
            kept_json(after) for table, _key, _before, after in change.rows if table == "reconciled" and after
        ]
        if len(kept) != 1:
            text = _("change {number} brings two copies together and does not keep one of them")
            yield text.format(number=change.number)
            return
        row = kept[0]
        tail = decode_tail(self.content_of(row["tail"]))
        if fault := self._fault_of_tail(tail, row):
            yield fault.format(number=change.number, file=shorten(str(row["file"])))
            return
        folded = Folded(tail)
        for table, key, before, after in change.rows:
            if table in _OWN or _is_ended(change, table, before, after):
                continue
            place = (table, key)
            otherwise = None if place in folded.steps else self.row_at(table, key, tail.fork)
            if not _is_theirs(table, before, after, folded.after(place, _LAST, otherwise)):
                text = _("change {number} wrote {table} {key}, which “{file}” did not have so")
                yield text.format(
                    number=change.number,
                    table=shorten(table),
                    key=shorten(key),
                    file=shorten(str(row["file"])),
                )

    def _fault_of_tail(self, tail: Tail, row: dict[str, Any]) -> str:
        if (number := broken_at(tail)) is not None:
            text = _("what change {number} keeps of “{file}” was altered: its change {broken} does not fit")
            return text.replace("{broken}", str(number))
        said = (row["fork"], row["fork_hash"], row["number"], row["head"])
        if said != (tail.fork, tail.fork_hash, tail.number, tail.head):
            return _("what change {number} keeps of “{file}” ends otherwise than it says")
        if self.hash_of(tail.fork) != tail.fork_hash:
            return _("what change {number} keeps of “{file}” does not go on from this file")
        return ""


def _is_ended(change: Replayed, table: str, before: str | None, after: str | None) -> bool:
    """By a conflict of interest that is recorded."""
    if after is not None or before is None or table not in _ENDING:
        return False
    row = kept_json(before)
    pair = [row[column] for column in _ENDING[table]]
    return any(kept_json(each) == pair for each in change.state.get("conflict", {}))


def _is_theirs(table: str, before: str | None, after: str | None, theirs: Row) -> bool:
    """As the other copy had it in the end; of a row whose columns each say something else, in those that changed."""
    now = None if after is None else kept_json(str(whole(table, after)))
    if table in _BY_COLUMN and now is not None and before is not None and theirs is not None:
        was = kept_json(str(whole(table, before)))
        return all(now[name] in (was[name], theirs[name]) for name in now)
    return bool(now == theirs)
