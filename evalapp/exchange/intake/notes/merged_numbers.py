"""Rows of partners or a budget that take the number of their application from a cell merged over several rows."""

from __future__ import annotations

from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.tables import Table, numbers_merged
from evalapp.sheets.places import said


def numbers_of_merged_said(table: Table) -> list[str]:
    """A range that was drawn one row too far gives a partner to another application: how many, and which ranges."""
    position = numbers_merged(table)
    ranges = [each for each in table.sheet.merged if position is not None and each.is_down(position)]
    below = {number for each in ranges for number in range(each.top + 1, each.bottom + 1)}
    n = sum(row.number in below for row in table.sheet.rows)
    if not n:
        return []
    return [
        ngettext(
            "{n} row takes the number of its application from the merged cell above it: {ranges}.",
            "{n} rows take the number of their application from the merged cell above them: {ranges}.",
            n,
        ).format(n=n, ranges=said([each.text for each in ranges]))
    ]
