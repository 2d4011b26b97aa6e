"""What belongs in each field of a table that is taken in: one list for the example sheets and the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.texts import N_, _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.people.fields import PEOPLE
from evalapp.words.fields import field_label

JURY = "jury"
TABLES = (APPLICATIONS, PARTNERS, BUDGET, JURY)
_NEEDED_TOO = {APPLICATIONS: frozenset(), JURY: frozenset(("id", "name"))}
_NUMBER = N_("The number of the application, on every row the same way of writing: A-01, not A1 elsewhere.")
_KBO = N_("Ten digits, with or without BE and dots; the check digits are looked at.")
_AMOUNT = N_("In euro, without the sign; say so in the heading where it is in thousands, as Steun (k€).")

_TOLD: Mapping[str, Mapping[str, tuple[str, str]]] = {
    APPLICATIONS: {
        "number": (_NUMBER, "A-01"),
        "title": (N_("The title of the project, on one line."), "Slimme sensoren voor open teelten"),
        "acronym": (N_("A short name, where there is one."), "SENSO"),
        "organisation": (N_("Who applies, with the legal form."), "Agrosense West vzw"),
        "enterprise_number": (_KBO, "0566.988.259"),
        "sector": (N_("The NACE section (A to V) or a code."), "A"),
        "province": (N_("The Flemish province of the seat, or Brussels."), "West-Vlaanderen"),
        "start": (N_("The day on which the project starts, day first or as a date of the spreadsheet."), "01/07/2016"),
        "years": (N_("How long it lasts, in whole years."), "3"),
        "requested_support": (_AMOUNT, "412500"),
        "total_budget": (_AMOUNT, "825000"),
        "summary": (N_("At most 100,000 characters; lines within the cell are kept."), ""),
        "earlier_instrument": (N_("An earlier instrument with support, or “geen”."), "VIS-traject"),
        "reorientation": (N_("How the earlier instrument is reoriented."), ""),
        "contact": (N_("Who can be asked."), "Jan Peeters"),
        "email": (N_("One address."), "jan.peeters@voorbeeld.be"),
        "submitted_at": (N_("When it came in, with the hour where that counts."), "30/10/2015 16:45"),
        "admissibility": (N_("Decided elsewhere: admissible, inadmissible or open; asked before it counts."), ""),
        "admissibility_reason": (N_("Why it is inadmissible."), ""),
    },
    PARTNERS: {
        "number": (_NUMBER, "A-01"),
        "name": (N_("The name of the partner, with the legal form; a row for each."), "Graanunie cvba"),
        "enterprise_number": (_KBO, "0566.988.259"),
        "helix": (N_("company, knowledge, government or other: the side of the triple helix."), "company"),
        "staff": (N_("In full-time equivalents."), "12,5"),
        "turnover": (_AMOUNT, "4500000"),
        "balance_total": (_AMOUNT, "3100000"),
        "province": (N_("The Flemish province of the seat, or Brussels."), "Limburg"),
        "cash": (_AMOUNT, "25000"),
        "in_kind": (_AMOUNT, "10000"),
        "committed": (N_("yes where the commitment is signed, else no."), "yes"),
    },
    BUDGET: {
        "number": (_NUMBER, "A-01"),
        "year": (N_("The year of the project (1, 2, …) or of the calendar."), "1"),
        "line": (N_("The cost category; a row for each year and each line, without totals."), "Personeel"),
        "amount": (_AMOUNT, "137500"),
        "source": (N_("Who pays it."), "VLAIO"),
    },
    JURY: {
        "id": (N_("Short and once: letters, digits, - and _. It comes back in names of files."), "J-01"),
        "name": (N_("First name and name."), "An Claes"),
        "first_name": (N_("Where the first name has a column of its own."), ""),
        "email": (N_("One address."), "an.claes@voorbeeld.be"),
        "role": (N_("juror, chair, deputy chair or secretary; empty: juror."), "juror"),
        "organisation": (N_("For whom he or she works: conflicts of interest are looked for by it."), "UGent"),
        "expertise": (N_("Words with commas between them; seats are given by them."), "energie, logistiek"),
    },
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A field by the `heading` of its column, whether a row needs it, what belongs in it and an `example`."""

    name: str
    heading: str
    is_needed: bool
    note: str
    example: str


def fields_told(table: str) -> tuple[Told, ...]:
    """In the order of the columns of the example sheet, in the language of the moment."""
    known = PEOPLE if table == JURY else FIELDS[table]
    needed = {name for name, field in known.items() if field.needed} | _NEEDED_TOO.get(table, frozenset())
    return tuple(
        Told(
            name=name,
            heading=name if table == JURY else field_label(name),
            is_needed=name in needed,
            note=_(note),
            example=example,
        )
        for name, (note, example) in _TOLD[table].items()
    )
