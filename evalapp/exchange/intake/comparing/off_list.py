"""What goes from the work list as somebody left it out: that very row, or the whole sheet that it stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, ImportPlan, ImportRow
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.left_sheet import LeftSheet


def off_with_left_out(
    plan: ImportPlan, there: Iterable[ImportRow], numbers: Collection[str]
) -> tuple[ImportRow, ...]:
    """What goes from the list, where no other row of the files says the same.

    Who leaves out all rows that are hidden alike need not know which they are. Partners and budget go with their
    application, unless it is in the call (`numbers`): there they lack.
    """
    out = {
        _key(each.kind, each.number, each.title)
        for each in plan.hidden
        if each.is_named and each.use is Use.LEAVE_OUT and each.number
    }
    for sheet in plan.left:
        out |= {_key(sheet.kind, number, title) for number, title in sheet.rows if number}
        if sheet.kind != APPLICATIONS:  # of rows that were not read the list has only the number
            out |= {(sheet.kind, number, "") for number in sheet.numbers}
    if not (out or plan.left):  # as nearly always, and the list may be long
        return ()
    coming = {row.number for row in plan.rows if row.kind == APPLICATIONS}
    coming |= plan.spoken.get(APPLICATIONS, frozenset())

    def goes(row: ImportRow) -> bool:
        if not row.number:
            return any(_stood_on(sheet, row) for sheet in plan.left)
        of_application = (APPLICATIONS, row.number, "") in out and row.number not in coming
        if row.kind == APPLICATIONS or row.number in plan.spoken.get(row.kind, ()):
            return row.kind == APPLICATIONS and of_application
        with_it = row.kind in (PARTNERS, BUDGET) and of_application and row.number not in numbers
        return with_it or (row.kind, row.number, row.title) in out

    return tuple(filter(goes, there))


def _key(kind: str, number: str, title: str) -> tuple[str, str, str]:
    return kind, number, "" if kind == APPLICATIONS else title


def _stood_on(sheet: LeftSheet, row: ImportRow) -> bool:
    """Of a row without a number: by its sheet and what it is called."""
    is_same = (row.sheet == sheet.name) if row.sheet else row.file == sheet.file
    return is_same and row.kind == sheet.kind and ("", row.title) in sheet.rows
