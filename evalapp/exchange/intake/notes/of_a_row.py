"""What is odd about an application as a file tells it, and no reason to refuse it."""

from __future__ import annotations

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.days import months_until
from evalapp.exchange.intake.fields import BUDGET, PARTNERS
from evalapp.exchange.intake.identity import same_partners
from evalapp.exchange.intake.rows import ApplicationRow, Gathered, Parts
from evalapp.sheets.sheet import header_key
from evalapp.words import formats

_ENDS = frozenset(
    ("einddatum", "einde", "eind", "enddate", "end", "datumeinde", "einddatumproject", "totenmet")
)
_NEAR_MONTHS = 6


def notes_on(row: ApplicationRow, before: Dossier | None, after: Dossier, gathered: Gathered) -> list[str]:
    notes = []
    requested, total = after.application.requested_support, after.application.total_budget
    if requested is not None and total is not None and requested > total:
        notes.append(_("The requested support is higher than the total budget."))
    if said := _end_note(after.application):
        notes.append(said)
    judged = row.application.admissibility if row.application and "admissibility" in row.names else None
    if before is not None and judged not in (None, before.application.admissibility, Admissibility.OPEN):
        notes.append(_("Whether it is admissible stays as the panel decided it."))
    if parts := gathered.get((PARTNERS, row.number)):
        notes += parts.notes
        notes += same_partners(after.partners)
        notes += _refused_note(
            ngettext("{n} row of partners is refused.", "{n} rows of partners are refused.", parts.refused),
            parts,
            _("So the partners that were there stay as they are.") if before and before.partners else "",
        )
    if parts := gathered.get((BUDGET, row.number)):
        notes += parts.notes
        notes += _refused_note(
            ngettext(
                "{n} row of the budget is refused.", "{n} rows of the budget are refused.", parts.refused
            ),
            parts,
            _("So the budget that was there stays as it is.") if before and before.budget else "",
        )
    return notes


def _end_note(application: Application) -> str:
    """Where a day of the end, which we do not keep, says another duration than the years do: months, perhaps."""
    text = next((text for heading, text in application.extra.items() if header_key(heading) in _ENDS), "")
    months = months_until(text, application.start) if text and application.start else None
    if months is None or application.years is None or abs(months - 12 * application.years) <= _NEAR_MONTHS:
        return ""
    return _(
        "It starts on {start} and ends on {end}, which is not {years} years; check the duration."
    ).format(start=formats.day(application.start), end=shorten(text, 30), years=application.years)


def _refused_note(sentence: str, parts: Parts, kept: str) -> list[str]:
    """`kept`: what becomes of the list that the call had; empty where it had none."""
    return [" ".join(filter(None, (sentence.format(n=parts.refused), kept)))] if parts.refused else []
