"""What becomes of each application that files give, beside the one that the call has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from evalapp.domain.application import Dossier
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.intake import BUDGET, PARTNERS, ImportRow, Outcome
from evalapp.domain.writing.by_column import made_by_row
from evalapp.exchange.intake.comparing.changes import changes, lines
from evalapp.exchange.intake.comparing.further import further_after
from evalapp.exchange.intake.notes.of_a_row import notes_on
from evalapp.exchange.intake.rows import ApplicationRow, Gathered, Intake, Parts

_COMPARED = ("file", "row", "number", "outcome", "reason", "title", "notes", "changes", "after", "sheet", "left_out",
             "hidden", "hidden_parts")  # fmt: skip


def compared(
    rows: Sequence[ApplicationRow], stored: Mapping[str, Dossier], gathered: Gathered, intake: Intake
) -> list[ImportRow]:
    """Of each row, in their order: added, updated or unchanged, and its dossier as it will be."""
    fields = (
        _compared(row, stored.get(row.number), gathered, intake) for row in watched(Stage.COMPARING, rows)
    )
    return made_by_row(ImportRow, _COMPARED, fields)


def _compared(
    row: ApplicationRow, before: Dossier | None, gathered: Gathered, intake: Intake
) -> tuple[Any, ...]:
    """The fields `_COMPARED` of its ImportRow."""
    after = _dossier(row, before, gathered, intake)
    notes = [*row.notes, *notes_on(row, before, after, gathered, own_day=intake.own_day)]
    changed = changes(before, after) if before is not None and after != before else ()
    outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED if before is not None else Outcome.ADDED
    told = lines(changed) if changed else ()
    parts = [each for kind in (PARTNERS, BUDGET) if (each := gathered.get((kind, row.number)))]
    return (
        row.file,
        row.row,
        row.number,
        outcome,
        " ".join([*told, *notes]) if told or notes else "",
        after.application.title,
        tuple(notes) if notes else (),
        changed,
        None if outcome is Outcome.UNCHANGED else after,
        row.sheet,
        sum(each.left_out for each in parts),
        str(row.hidden or ""),
        sum(each.hidden for each in parts),
    )


def _dossier(row: ApplicationRow, before: Dossier | None, gathered: Gathered, intake: Intake) -> Dossier:
    if before is None:
        assert row.application is not None
        application = row.application
        before = Dossier(application=application)
        if not gathered:
            return before
    else:
        extra = further_after(before.application, row, intake)
        application = replace(before.application, **row.values, extra=extra)
    listed = intake.listed
    partners = _list(
        before.partners, gathered.get((PARTNERS, row.number)), (PARTNERS, row.file, row.row) in listed
    )
    budget = _list(before.budget, gathered.get((BUDGET, row.number)), (BUDGET, row.file, row.row) in listed)
    return Dossier(application=application, partners=partners, budget=budget, attachments=before.attachments)


def _list(stored: tuple[Any, ...], parts: Parts | None, is_listed: bool) -> tuple[Any, ...]:
    if parts is None:
        return () if is_listed else stored
    return stored if parts.left_out and stored else tuple(parts.values)
