"""What an import would do to a call: which applications are new, which change, and which rows are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.fields import BUDGET, NUMBER, PARTNERS
from evalapp.exchange.intake.rows import ApplicationRow, Intake, PartRow, filled

_NEEDED = ("title", "organisation")


@dataclass(kw_only=True)
class _Parts:
    """The rows of one kind that belong to one application."""

    values: list[Any] = field(default_factory=list)
    refused: int = 0


_Gathered = dict[tuple[str, str], _Parts]


def plan_import(intake: Intake, existing: Sequence[Dossier]) -> ImportPlan:
    """Compares the intake with the dossiers of the call.

    A field that the file does not have keeps its stored value; an empty cell under a heading that it does have
    empties it, and the reason says so. Partners, and the budget, are replaced as a list where the file gives
    any for that application; if one of those rows is refused, a stored list stays whole as it is.
    """
    stored = {dossier.application.number: dossier for dossier in existing}
    accepted, application_refusals = _accepted(intake.applications, stored)
    gathered, part_refusals, carriers = _gathered(intake, accepted, application_refusals, stored)
    rows: list[ImportRow] = []
    add: list[Dossier] = []
    update: list[Dossier] = []
    for number, carrier in chain(accepted.items(), carriers.items()):
        before = stored.get(number)
        after = _dossier(carrier, before, gathered, intake.listed)
        row = _outcome(carrier, before, after, gathered)
        rows.append(row)
        if row.outcome is Outcome.ADDED:
            add.append(after)
        elif row.outcome is Outcome.UPDATED:
            update.append(after)
    own_rows = [*rows, *application_refusals]
    if application_refusals or carriers:
        own_rows.sort(key=_reading_order(intake))
    return ImportPlan(
        dossiers_to_add=tuple(add),
        dossiers_to_update=tuple(update),
        rows=(*own_rows, *part_refusals),
        ignored=intake.ignored,
    )


def _reading_order(intake: Intake) -> Callable[[ImportRow], int]:
    """Rows stay in the order in which the files were given; a refused row stands where it was read."""
    order: dict[tuple[str, int, str], int] = {}
    read: tuple[ApplicationRow | PartRow, ...] = (*intake.applications, *intake.parts)
    for each in read:
        order.setdefault((each.file, each.row, each.number), len(order))
    return lambda row: order[row.file, row.row, row.number]


def _accepted(
    rows: Sequence[ApplicationRow], stored: Mapping[str, Dossier]
) -> tuple[dict[str, ApplicationRow], list[ImportRow]]:
    """The rows to go on with, by number, and those refused: unreadable, twice the same, or too bare to be new."""
    accepted: dict[str, ApplicationRow] = {}
    refused: list[ImportRow] = []
    for row in rows:
        column, reason = row.column, row.reason
        if not reason and (first := accepted.get(row.number)):
            column = NUMBER
            reason = _(
                "“{number}” stands in row {row} of {file} already; give each application one row."
            ).format(number=shorten(row.number), row=first.row, file=shorten(first.file))
        if not reason and row.number not in stored:
            column = next((name for name in _NEEDED if not getattr(row.application, name)), "")
            if column:
                reason = _("A new application needs a value for “{column}”.").format(column=column)
        if reason:
            refused.append(_refusal(row, reason, column))
        else:
            accepted[row.number] = row
    return accepted, refused


def _refusal(row: ApplicationRow | PartRow, reason: str, column: str) -> ImportRow:
    return ImportRow(
        file=row.file, row=row.row, number=row.number, outcome=Outcome.REFUSED, reason=reason, column=column
    )


def _gathered(
    intake: Intake,
    accepted: Mapping[str, ApplicationRow],
    refusals: Sequence[ImportRow],
    stored: Mapping[str, Dossier],
) -> tuple[_Gathered, list[ImportRow], dict[str, ApplicationRow]]:
    """Parts by (kind, number), the refused ones, and a stand-in row for stored applications with parts only."""
    refused_rows = {(row.file, row.row): row for row in refusals}
    refused_numbers = {row.number: row for row in refusals if row.number and row.number not in accepted}
    gathered: _Gathered = {}
    refused: list[ImportRow] = []
    carriers: dict[str, ApplicationRow] = {}
    for part in intake.parts:
        number = part.number
        owner = refused_numbers.get(number)
        if part.parent is not None:
            owner = refused_rows.get((part.file, part.parent))
        if owner is not None:
            reason = _("Its application, in row {row} of {file}, is refused.")
            refused.append(_refusal(part, reason.format(row=owner.row, file=shorten(owner.file)), NUMBER))
            continue
        if number not in accepted and number not in stored:
            reason = _("There is no application “{number}” in this call or in these files.")
            why = part.reason or reason.format(number=shorten(number))
            refused.append(_refusal(part, why, part.column or NUMBER))
            continue
        if number not in accepted:
            stand_in = ApplicationRow(file=part.file, row=part.row, number=number)
            carriers.setdefault(number, stand_in)
        parts = gathered.setdefault((part.kind, number), _Parts())
        if part.value is None:
            parts.refused += 1
            refused.append(_refusal(part, part.reason, part.column))
        else:
            parts.values.append(part.value)
    return gathered, refused, carriers


def _dossier(
    row: ApplicationRow, before: Dossier | None, gathered: _Gathered, listed: frozenset[tuple[str, str, int]]
) -> Dossier:
    if before is None:
        assert row.application is not None
        application = row.application
        before = Dossier(application=application)
    else:
        extra = filled({**before.application.extra, **row.extra})
        application = replace(before.application, **row.values, extra=extra)
    partners = _list(
        before.partners, gathered.get((PARTNERS, row.number)), (PARTNERS, row.file, row.row) in listed
    )
    budget = _list(before.budget, gathered.get((BUDGET, row.number)), (BUDGET, row.file, row.row) in listed)
    return Dossier(application=application, partners=partners, budget=budget, attachments=before.attachments)


def _list(stored: tuple[Any, ...], parts: _Parts | None, is_listed: bool) -> tuple[Any, ...]:
    if parts is None:
        return () if is_listed else stored
    return stored if parts.refused and stored else tuple(parts.values)


def _outcome(row: ApplicationRow, before: Dossier | None, after: Dossier, gathered: _Gathered) -> ImportRow:
    notes = _notes(row.number, after, gathered)
    if before is None:
        outcome = Outcome.ADDED
    elif after == before:
        outcome = Outcome.UNCHANGED
    else:
        outcome = Outcome.UPDATED
        notes = [*_changes(before, after), *notes]
    return ImportRow(file=row.file, row=row.row, number=row.number, outcome=outcome, reason=" ".join(notes))


def _notes(number: str, after: Dossier, gathered: _Gathered) -> list[str]:
    """What is odd but no reason to refuse the application."""
    notes = []
    requested, total = after.application.requested_support, after.application.total_budget
    if requested is not None and total is not None and requested > total:
        notes.append(_("The requested support is higher than the total budget."))
    if parts := gathered.get((PARTNERS, number)):
        notes += _refused_note(
            ngettext("{n} row of partners is refused.", "{n} rows of partners are refused.", parts.refused),
            parts,
        )
    if parts := gathered.get((BUDGET, number)):
        notes += _refused_note(
            ngettext(
                "{n} row of the budget is refused.", "{n} rows of the budget are refused.", parts.refused
            ),
            parts,
        )
    return notes


def _refused_note(sentence: str, parts: _Parts) -> list[str]:
    return [sentence.format(n=parts.refused)] if parts.refused else []


def _changes(before: Dossier, after: Dossier) -> list[str]:
    old, new = _flat(before), _flat(after)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    emptied = [name for name in names if new.get(name) in (None, "", ())]
    changed = [name for name in names if name not in emptied]
    lines = []
    if changed:
        lines.append(_("Changed: {names}.").format(names=shorten(", ".join(changed), 500)))
    if emptied:
        lines.append(_("Emptied: {names}.").format(names=shorten(", ".join(emptied), 500)))
    return lines


def _flat(dossier: Dossier) -> dict[str, Any]:
    application = dossier.application
    fields = {
        name: getattr(application, name) for name in Application.__dataclass_fields__ if name != "extra"
    }
    return {**fields, **application.extra, PARTNERS: dossier.partners, BUDGET: dossier.budget}
