"""Whether the rows of a change are such as its act writes, by the table of all acts."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _
from evalapp.store.history.deeds import DEEDS, Kind, Way, Written
from evalapp.store.history.images import whole
from evalapp.store.tables.declared import TABLES

_OF_JUROR = frozenset(table.name for table in TABLES if table.juror and table.key[0] == table.juror)
_OF_PAIR = frozenset(
    table.name for table in TABLES if table.key[:2] == (table.juror, table.application) and table.juror
)
_ACTS = frozenset(Action)
_CONFLICT = "conflict"

Row = tuple[str, str, str | None, str | None]
"""Table, key, image before and image after."""


class Unlike:
    """One change, shown its rows in turn. `own` are the ids of who made it, empty where nobody knows them."""

    def __init__(
        self, *, number: int, action: str, role: str, is_work_file: bool, own: Collection[str]
    ) -> None:
        self.number, self.action, self.is_work_file = number, action, is_work_file
        self._deed = DEEDS.get(Action(action)) if action in _ACTS else None
        self._kind = Kind.WORK if is_work_file else Kind.PANEL
        self._own: tuple[str, ...] = ()
        self._pairs: dict[str, tuple[str, str]] = {}
        self._plain: frozenset[str] | None = None
        if self._deed is not None and self._deed.is_own and role == Role.JUROR:
            self._own = tuple(json.dumps([each], ensure_ascii=False)[:-1] for each in own)

    def place_fault(self) -> str:
        """An act of the other kind of file."""
        if self._deed is None or self._kind in self._deed.kinds:
            return ""
        text = (
            _("change {number} is called “{act}”, an act that is done in a panel and never in a work file")
            if self.is_work_file
            else _(
                "change {number} is called “{act}”, an act that is done in a work file and never in a panel"
            )
        )
        return text.format(number=self.number, act=shorten(self.action))

    def fault_of(self, rows: Sequence[Row]) -> str:
        """The first of what the act never writes, empty where there is none."""
        if self._deed is None:
            return ""
        writes: Mapping[str, Written] = self._deed.writes
        for row in rows:
            table, key, before, after = row
            if before is None and after is not None and self.takes_any_added(table):
                continue
            written = writes.get(table)
            if written is None or self._kind not in written.kinds:
                text = _("change {number} (“{act}”) wrote {table}, which such an act never does")
                return text.format(number=self.number, act=shorten(self.action), table=shorten(table))
            if not written.is_free and (fault := self._fault_of_row(row, written)):
                return fault
            if table in _OF_JUROR and self._own and not key.startswith(self._own):
                text = _(
                    "change {number} (“{act}”) wrote {table} {key}, which is not of the juror who made it"
                )
                return self._said(text, table, key)
            if (
                self._deed.ends_pairs
                and after is None
                and before is not None
                and table in _OF_PAIR - {_CONFLICT}
            ):
                juror, application, *_rest = kept_json(key)
                pair = json.dumps([juror, application], ensure_ascii=False, separators=(",", ":"))
                self._pairs.setdefault(pair, (table, key))
        return ""

    def takes_any_added(self, table: str) -> bool:
        """Whether nothing of a row that is added to `table` is to be looked at, as of most rows of a journal."""
        if self._plain is None:
            writes = self._deed.writes if self._deed is not None else {}
            self._plain = frozenset(name for name, each in writes.items() if self._takes_any_new(name, each))
        return self._deed is None or table in self._plain

    def _takes_any_new(self, table: str, written: Written) -> bool:
        return (
            self._kind in written.kinds
            and Way.NEW in written.ways
            and not written.keys
            and table != "act"
            and not (self._own and table in _OF_JUROR)
        )

    def fault_after(self, state: Mapping[str, Mapping[str, str]]) -> str:
        """Of the change as a whole; `state` is how all stands after it."""
        declared = state.get(_CONFLICT, {})
        for pair, (table, key) in self._pairs.items():
            if pair not in declared:
                text = _(
                    "change {number} (“{act}”) took away {table} {key}, and records no conflict of interest with it"
                )
                return self._said(text, table, key)
        return ""

    def _fault_of_row(self, row: Row, written: Written) -> str:
        table, key, before, after = row
        if table == "act" and key != f"[{self.number}]":
            return self._said(
                _("change {number} (“{act}”) wrote what is told of another change: {key}"), table, key
            )
        way = Way.NEW if before is None else Way.GONE if after is None else Way.ALTERED
        if way not in written.ways:
            text = {
                Way.NEW: _("change {number} (“{act}”) added {table} {key}, which such an act never does"),
                Way.GONE: _(
                    "change {number} (“{act}”) took away {table} {key}, which such an act never does"
                ),
                Way.ALTERED: _(
                    "change {number} (“{act}”) altered {table} {key}, which such an act never does"
                ),
            }[way]
            return self._said(text, table, key)
        if written.keys and kept_json(key)[0] not in written.keys:
            text = _("change {number} (“{act}”) wrote {table} {key}, which such an act never does")
            return self._said(text, table, key)
        return self._fault_of_columns(row, written) if way is Way.ALTERED and written.columns else ""

    def _fault_of_columns(self, row: Row, written: Written) -> str:
        table, key, before, after = row
        was, now = kept_json(str(whole(table, before))), kept_json(str(whole(table, after)))
        for column in now:
            if now[column] != was.get(column) and column not in written.columns:
                text = _(
                    "change {number} (“{act}”) altered {column} of {table} {key}, which such an act never does"
                )
                return self._said(text, table, key, column)
        return self._fault_of_phase(was["phase"], now["phase"]) if "phase" in written.columns else ""

    def _fault_of_phase(self, was: str, now: str) -> str:
        assert self._deed is not None
        before, after = Phase(was), Phase(now)
        if before is not after and (before, after) not in self._deed.phases:
            text = _(
                "change {number} (“{act}”) moved the call from “{before}” to “{after}”, which such an act never does"
            )
            return text.format(
                number=self.number, act=shorten(self.action), before=before.label, after=after.label
            )
        return ""

    def _said(self, text: str, table: str, key: str, column: str = "") -> str:
        return text.format(
            number=self.number,
            act=shorten(self.action),
            table=shorten(table),
            key=shorten(key),
            column=shorten(column),
        )
