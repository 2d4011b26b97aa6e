"""The rows that imports refused: kept with the call until they are dealt with, and as a table for who mends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.sheets.csv_files import write_csv
from evalapp.store.rows.refused import put_refused, remove_refused
from evalapp.words.fields import field_label


def renew_work_list(change: OpenChange, plan: ImportPlan) -> None:
    """What arrives goes from the list, and what this import refuses comes onto it."""
    arrived = {row.number for row in plan.rows if row.outcome is not Outcome.REFUSED}
    remove_refused(change, [row for row in change.view.refused_rows() if row.number in arrived])
    put_refused(change, plan.refused)


@dataclass(frozen=True, kw_only=True, slots=True)
class DismissRefused:
    """Somebody dealt with these rows of the list: mended and imported them, or left them out on purpose.

    `rows` as the view tells them; None for the whole list.
    """

    rows: tuple[ImportRow, ...] | None = None
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> str:
        n = len(self.found(view))
        return ngettext("{n} refused row dealt with", "{n} refused rows dealt with", n).format(n=n)

    def apply(self, change: OpenChange) -> None:
        remove_refused(change, self.found(change.view))

    def found(self, view: View) -> list[ImportRow]:
        """What of it is on the list still."""
        return [each for each in view.refused_rows() if self.rows is None or each in self.rows]


def write_work_list(path: Path, rows: Sequence[ImportRow]) -> None:
    """As CSV for a spreadsheet, with headings in the language of the reader.

    Raises KnownError where it cannot be written.
    """
    head = (_("File"), _("Row"), _("No."), _("Title"), _("Cell"), _("Column"), _("Why"))
    table = (
        (row.file, str(row.row), row.number, row.title, row.cell, field_label(row.column), row.reason)
        for row in rows
    )
    write_csv(path, head, table, is_for_spreadsheet=True)
