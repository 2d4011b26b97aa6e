"""What is odd about an application as a file tells it, and no reason to refuse it."""

from __future__ import annotations

from datetime import date

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import BUDGET, PARTNERS
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.cells.days import day_written, months_between
from evalapp.exchange.intake.notes.name_remarks import notes_on_remarks
from evalapp.exchange.intake.notes.of_a_budget import notes_on_budget, notes_on_contributions
from evalapp.exchange.intake.notes.of_partners import notes_on_accounts, same_partners
from evalapp.exchange.intake.rows import ApplicationRow, Gathered
from evalapp.sheets.sheet import header_key
from evalapp.words import formats

_ENDS = frozenset(
    ("einddatum", "einde", "eind", "enddate", "end", "datumeinde", "einddatumproject", "totenmet")
)
_NEAR_MONTHS = 6
_SAID_OF_PROJECT = frozenset(("total_budget", "start", "years"))


def notes_on(
    row: ApplicationRow, before: Dossier | None, after: Dossier, gathered: Gathered, *, own_day: str = ""
) -> list[str]:
    """`own_day`: the deadline of the call, where it is known."""
    notes = []
    requested, total = after.application.requested_support, after.application.total_budget
    if requested is not None and total is not None and requested > total:
        notes.append(_("The requested support is higher than the total budget."))
    if said := _end_note(after.application):
        notes.append(said)
    of_project, of_parts = _SAID_OF_PROJECT.intersection(row.names), gathered.get
    if after.budget and ((parts := of_parts((BUDGET, row.number))) or of_project):
        notes += notes_on_budget(after, parts, own_day=own_day)
    if after.partners and ((parts := of_parts((PARTNERS, row.number))) or of_project):
        notes += notes_on_contributions(after, parts)
    for kind, kept in ((PARTNERS, _partners_kept(before)), (BUDGET, _budget_kept(before))):
        if parts := gathered.get((kind, row.number)):
            notes += parts.notes
            if kind == PARTNERS:
                notes += [
                    *same_partners(after.partners),
                    *notes_on_remarks(after, parts),
                    *notes_on_accounts(after, parts),
                ]
            left_out = [*_refused(kind, parts.refused), *_unread(kind, parts.unread)]
            notes += [" ".join(filter(None, (*left_out, kept)))] if left_out else []
        elif kept and row.extra.get(kind) == "":  # null in JSON, where an empty list would take them away
            notes.append(_("“{heading}” has no value in the file.").format(heading=kind) + f" {kept}")
    return notes


def _partners_kept(before: Dossier | None) -> str:
    """What becomes of the list that the call had; empty where it had none."""
    return _("So the partners that were there stay as they are.") if before and before.partners else ""


def _budget_kept(before: Dossier | None) -> str:
    return _("So the budget that was there stays as it is.") if before and before.budget else ""


def _refused(kind: str, n: int) -> list[str]:
    if not n:
        return []
    text = (
        ngettext("{n} row of partners is refused.", "{n} rows of partners are refused.", n)
        if kind == PARTNERS
        else ngettext("{n} row of the budget is refused.", "{n} rows of the budget are refused.", n)
    )
    return [text.format(n=n)]


def _unread(kind: str, n: int) -> list[str]:
    if not n:
        return []
    text = (
        ngettext("{n} row of partners is not read.", "{n} rows of partners are not read.", n)
        if kind == PARTNERS
        else ngettext("{n} row of the budget is not read.", "{n} rows of the budget are not read.", n)
    )
    return [text.format(n=n)]


def _end_note(application: Application) -> str:
    """Where a day of the end, which we do not keep, says another duration than the years do: months, perhaps."""
    text = next((text for heading, text in application.extra.items() if header_key(heading) in _ENDS), "")
    end = day_written(text) if text else None
    if end is None or not application.start or application.years is None:
        return ""
    months = months_between(date.fromisoformat(application.start), end)
    if abs(months - 12 * application.years) <= _NEAR_MONTHS:
        return ""
    return _(
        "It starts on {start} and ends on {end}, which is not {years} years; check the duration."
    ).format(start=formats.day(application.start), end=formats.day(end.isoformat()), years=application.years)
