"""Which rows need which others, by the rules of the file itself; and rows as they stand, by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import image

Key = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """The columns of `table` that name a row of `parent`, in the order of the key of that."""

    table: str
    columns: tuple[str, ...]
    parent: str


class Stored:
    """A file as it stands, asked row by row."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file
        self._tables = {table.name: table for table in file.tables}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Without those of contents, which are kept."""
        found: list[Reference] = []
        for name in self._tables:
            named: dict[int, list[tuple[str, str, str]]] = {}
            for number, _nth, parent, own, its, *_rest in self._file.rows(
                f'PRAGMA foreign_key_list("{name}")'
            ):
                named.setdefault(number, []).append((parent, own, its))
            for columns in named.values():
                parent = columns[0][0]
                if parent in self._tables:
                    by_column = {its: own for _parent, own, its in columns}
                    own = tuple(by_column[each] for each in self._tables[parent].key)
                    found.append(Reference(table=name, columns=own, parent=parent))
        return tuple(found)

    def row(self, table: str, key: Sequence[str | int]) -> dict[str, Any] | None:
        """None where there is none."""
        found = self.rows(table, **dict(zip(self._tables[table].key, key)))
        return found[0] if found else None

    def rows(self, table: str, **values: str | int) -> list[dict[str, Any]]:
        """With these values; all of them where none are given."""
        where = " AND ".join(f'"{column}" = ?' for column in values) or "TRUE"
        sql = f'SELECT {image(self._tables[table].columns)} FROM "{table}" WHERE {where}'
        return [kept_json(each) for (each,) in self._file.rows(sql, list(values.values()))]
