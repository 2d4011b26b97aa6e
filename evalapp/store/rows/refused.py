"""Rows that an import of applications refused, until somebody deals with them."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.order import number_key
from evalapp.store.file import PanelFile
from evalapp.store.rows.write import Rows

_COLUMNS = {
    "file": "file",
    "sheet": "sheet",
    "row": "row",
    "number": "application",
    "nth": "nth",
    "kind": "about",
    "rows": "rows",
    "title": "title",
    "cell": "cell",
    "column": "heading",
    "reason": "reason",
    "traces": "traces",
}
_KEY = ("file", "sheet", "row", "number", "kind", "nth")


def read_refused(file: PanelFile) -> list[ImportRow]:
    """By file and row; what the file keeps of a refused row, which is enough to find and mend it."""
    rows = file.rows(f"SELECT {', '.join(_quoted(each) for each in _COLUMNS.values())} FROM refused_row")
    told = [ImportRow(**dict(zip(_COLUMNS, row)), outcome=Outcome.REFUSED) for row in rows]
    return sorted(
        told, key=lambda each: (each.file, each.sheet, each.row, number_key(each.number), each.kind, each.nth)
    )


def _quoted(column: str) -> str:
    return f'"{column}"'


def put_refused(to: Rows, rows: Iterable[ImportRow]) -> None:
    to.put(
        "refused_row",
        [{column: getattr(each, name) for name, column in _COLUMNS.items()} for each in rows],
    )


def remove_refused(of: Rows, rows: Iterable[ImportRow]) -> None:
    for each in rows:
        of.remove("refused_row", **{_COLUMNS[name]: getattr(each, name) for name in _KEY})
