"""How many rows were refused, in the words and the numbers of the filters above them."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.taking.awaited import counted
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.work_list import left_out_words, rows_on


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


def read_words(files: Sequence[str]) -> str:
    n = len(files)
    text = ngettext("{files} was read", "{n} files were read: {files}", n)
    return text.format(n=n, files=", ".join(files))


def confirm_words(plan: ImportPlan) -> tuple[str, bool]:
    """What the button says that carries a plan out, and whether there is anything for it to do."""
    n = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
    if n:
        return ngettext("Import {n} application", "Import {n} applications", n).format(n=n), True
    # What hangs on a question is not refused for good.
    if not plan.questions and rows_on(plan.work_list):
        return kept_words(plan.rows, plan.waiting), True
    return _("Nothing to import"), False


def imported_words(plan: ImportPlan) -> str:
    """What came in, or that nothing did, and what is left."""
    if plan.is_empty:
        n = rows_on(plan.work_list)
        return ngettext(
            "Nothing was imported; {n} refused row waits on the work list.",
            "Nothing was imported; {n} refused rows wait on the work list.",
            n,
        ).format(n=n)
    added = len(plan.dossiers_to_add)
    text = ngettext(
        "{added} application added, {updated} updated.",
        "{added} applications added, {updated} updated.",
        added,
    ).format(added=added, updated=len(plan.dossiers_to_update))
    return f"{text} {left_out_words(plan)}".strip()


def _both(rows: Sequence[ImportRow], waiting: Sequence[ImportRow]) -> tuple[int, int]:
    """Those that the filter counts as refused; the others that go with them: they wait, or were not read."""
    refused = counted(rows, Outcome.REFUSED)
    all_rows = rows_on([*(row for row in rows if row.outcome is Outcome.REFUSED), *waiting])
    return refused, all_rows - refused
