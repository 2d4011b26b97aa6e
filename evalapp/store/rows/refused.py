"""Rows that an import of applications refused, until somebody deals with them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from evalapp.domain.application import Lacking
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


@dataclass(frozen=True, kw_only=True, slots=True)
class LackingRows:
    """By application the rows of each list that its panel did not take, or that the pack said so of; and those that
    may be anybody's.
    """

    counted: Mapping[str, Mapping[str, int]]
    unplaced: Mapping[str, int]

    def of(self, number: str, partners: Container[str], budget: Container[str]) -> Lacking | None:
        """`partners` and `budget` have the numbers of those that have any. A row of nobody may be who has none's."""
        found = dict(self.counted.get(number, {}))
        for about, having in (("partners", partners), ("budget", budget)):
            if self.unplaced.get(about) and number not in having and about not in found:
                found[f"unplaced_{about}"] = self.unplaced[about]
        return Lacking(**found) if found else None


def read_lacking(file: PanelFile) -> LackingRows:
    """A row of an application that waits itself lacks in no other."""
    counted: dict[str, dict[str, int]] = {}
    unplaced: dict[str, int] = {}
    for number, about, n, is_of_one in file.rows(
        "SELECT application, about, sum(rows), application IN (SELECT number FROM application) FROM refused_row WHERE "
        "about IN ('partners', 'budget', 'attachments') AND (application IN (SELECT number FROM application) OR "
        "application NOT IN (SELECT application FROM refused_row WHERE about = 'applications')) "
        "GROUP BY application, about UNION ALL SELECT application, about, rows, 1 FROM lacking"
    ):
        if is_of_one:
            counted.setdefault(number, {})[about] = n
        else:
            unplaced[about] = unplaced.get(about, 0) + n
    return LackingRows(counted=counted, unplaced=unplaced)


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
