"""The further fields of applications that are there: which move to a field of ours, and which stay behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from evalapp.domain.application import Application, Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.rows import ApplicationRow, Intake, filled


def further_after(before: Application, row: ApplicationRow, intake: Intake) -> Mapping[str, str]:
    """The further fields once the row is in: what its file has among our own fields is there no longer twice."""
    ours = intake.recognised.get(row.file, frozenset())
    kept = {name: text for name, text in before.extra.items() if name not in ours}
    return filled({**kept, **row.extra})


def left_behind(
    rows: Iterable[ApplicationRow], stored: Mapping[str, Dossier], intake: Intake
) -> tuple[str, ...]:
    """What must be said of further fields that came with an earlier import and are in no column now."""
    counts: Counter[str] = Counter()
    left_out = {each.kept_as for each in intake.columns if each.use is Use.LEAVE_OUT and not each.field}
    for row in rows:
        before = stored.get(row.number)
        if before is None:
            continue
        ours = intake.recognised.get(row.file, frozenset())
        counts.update(name for name in before.application.extra if name not in row.extra and name not in ours)
    return tuple(
        ngettext(
            "“{field}” came with an earlier import, and stays with {n} application though its column is left out now: "
            "jurors read it there. The column can be removed instead.",
            "“{field}” came with an earlier import, and stays with {n} applications though its column is left out now: "
            "jurors read it there. The column can be removed instead.",
            n,
        ).format(field=shorten(name), n=n)
        if name in left_out
        else ngettext(
            "“{field}” came with an earlier import and is not in these files: it stays with {n} application, and "
            "jurors read it. To remove it, import once more with that heading above an empty column.",
            "“{field}” came with an earlier import and is not in these files: it stays with {n} applications, and "
            "jurors read it. To remove it, import once more with that heading above an empty column.",
            n,
        ).format(field=shorten(name), n=n)
        for name, n in counts.items()
    )
