"""Rows that an import of applications refused, until somebody deals with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evalapp.domain.intake import Cause, ImportRow, Outcome
from evalapp.domain.order import number_key
from evalapp.store.file import PanelFile
from evalapp.store.rows.write import Rows

_COLUMNS = {
    "file": "file",
    "sheet": "sheet",
    "row": "row",
    "number": "application",
    "kind": "about",
    "rows": "rows",
    "title": "title",
    "reason": "reason",
}
_OF_THE_CAUSE = {"nth": "nth", "cell": "cell", "column": "heading", "traces": "traces"}
_KEY = ("file", "sheet", "row", "application", "about", "nth")


def read_refused(file: PanelFile) -> list[ImportRow]:
    """By file and row; what the file keeps of a refused row, which is enough to find and mend it."""
    columns = ", ".join(map(_quoted, (*_COLUMNS.values(), *_OF_THE_CAUSE.values())))
    told = []
    for row in file.rows(f"SELECT {columns} FROM refused_row"):
        cause = Cause(**dict(zip(_OF_THE_CAUSE, row[len(_COLUMNS) :])))
        told.append(ImportRow(**dict(zip(_COLUMNS, row)), outcome=Outcome.REFUSED, cause=cause))
    return sorted(
        told,
        key=lambda each: (
            each.file,
            each.sheet,
            each.row,
            number_key(each.number),
            each.kind,
            each.cause.nth,
        ),
    )


def _quoted(column: str) -> str:
    return f'"{column}"'


def put_refused(to: Rows, rows: Iterable[ImportRow]) -> None:
    to.put("refused_row", [_stored(each) for each in rows])


def remove_refused(of: Rows, rows: Iterable[ImportRow]) -> None:
    for each in rows:
        stored = _stored(each)
        of.remove("refused_row", **{column: stored[column] for column in _KEY})


def _stored(row: ImportRow) -> dict[str, Any]:
    return {column: getattr(row, name) for name, column in _COLUMNS.items()} | {
        column: getattr(row.cause, name) for name, column in _OF_THE_CAUSE.items()
    }
