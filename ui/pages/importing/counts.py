"""How many rows were refused, in the words and the numbers of the filters above them."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.taking.awaited import counted
from evalapp.domain.texts import ngettext
from evalapp.operations.panel.work_list import rows_on


def saved_words(rows: Sequence[ImportRow], waiting: Sequence[ImportRow] = ()) -> str:
    refused, others = _both(rows, waiting)
    if not others:
        text = ngettext("Save {n} refused row as a table…", "Save {n} refused rows as a table…", refused)
    else:
        text = ngettext(
            "Save {n} refused and {others} other row as a table…",
            "Save {n} refused and {others} other rows as a table…",
            others,
        )
    return text.format(n=refused, others=others)


def kept_words(rows: Sequence[ImportRow], waiting: Sequence[ImportRow] = ()) -> str:
    refused, others = _both(rows, waiting)
    if not others:
        text = ngettext(
            "Keep {n} refused row on the work list", "Keep {n} refused rows on the work list", refused
        )
    else:
        text = ngettext(
            "Keep {n} refused and {others} other row on the work list",
            "Keep {n} refused and {others} other rows on the work list",
            others,
        )
    return text.format(n=refused, others=others)


def _both(rows: Sequence[ImportRow], waiting: Sequence[ImportRow]) -> tuple[int, int]:
    """Those that the filter counts as refused; the others that go with them: they wait, or were not read."""
    refused = counted(rows, Outcome.REFUSED)
    all_rows = rows_on([*(row for row in rows if row.outcome is Outcome.REFUSED), *waiting])
    return refused, all_rows - refused
