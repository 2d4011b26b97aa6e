"""The columns of applications, partners and budgets: their names, their other names, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.exchange.intake import values
from evalapp.sheets.columns import at, first_problem, trouble
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text

APPLICATIONS, PARTNERS, BUDGET = "applications", "partners", "budget"
NUMBER = "number"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """`empty` is the value of an empty cell; a `needed` field may not be empty."""

    read: Callable[[Cell], Any]
    also: tuple[str, ...] = ()
    empty: Any = ""
    needed: bool = False


_line = values.line_of(1_000)
_lines = values.lines_of(100_000)
_number = Field(
    read=values.identifier,
    also=("nummer", "nr", "aanvraag", "aanvraagnummer", "dossier", "dossiernummer", "application",
          "application number", "projectnummer"),
    needed=True,
)  # fmt: skip

# fmt: off
FIELDS: Mapping[str, Mapping[str, Field]] = {
    APPLICATIONS: {
        NUMBER: _number,
        "title": Field(read=_line, needed=True, also=(
            "titel", "projecttitel", "project title", "naam van het project")),
        "acronym": Field(read=_line, also=("acroniem", "afkorting", "letterwoord")),
        "organisation": Field(read=_line, needed=True, also=(
            "organization", "organisatie", "aanvrager", "applicant", "clusterorganisatie", "cluster organisation")),
        "enterprise_number": Field(read=values.enterprise_number, also=(
            "ondernemingsnummer", "kbo", "kbo-nummer", "kbo-nr", "btw-nummer", "vat number")),
        "sector": Field(read=values.sector, also=("nace", "nace-sectie", "nace section")),
        "province": Field(read=values.province, also=("provincie",)),
        "start": Field(read=values.day, also=("startdatum", "start date", "begindatum", "aanvang")),
        "years": Field(read=values.whole_between(1, 30), empty=None, also=(
            "jaren", "aantal jaren", "looptijd", "duur", "duration")),
        "requested_support": Field(read=values.amount, empty=None, also=(
            "gevraagde steun", "aangevraagde steun", "steunbedrag", "requested")),
        "total_budget": Field(read=values.amount, empty=None, also=(
            "totale begroting", "totaal budget", "totale kosten", "begroting", "budget")),
        "summary": Field(read=_lines, also=("samenvatting", "abstract", "beschrijving")),
        "earlier_instrument": Field(read=_line, also=("eerder instrument", "vroeger instrument")),
        "reorientation": Field(read=_lines, also=("heroriëntatie", "heroriëntering")),
        "contact": Field(read=_line, also=("contactpersoon", "contact person")),
        "email": Field(read=values.email, also=("e-mailadres", "mail", "e-mail contact")),
        "submitted_at": Field(read=values.moment, also=(
            "ingediend", "ingediend op", "indieningsdatum", "datum van indiening", "submitted")),
    },
    PARTNERS: {
        NUMBER: _number,
        "name": Field(read=_line, needed=True, also=(
            "naam", "partner", "naam partner", "partnernaam", "organisatie", "organisation", "organization",
            "clusterlid")),
        "enterprise_number": Field(read=values.enterprise_number, also=(
            "ondernemingsnummer", "kbo", "kbo-nummer", "kbo-nr", "btw-nummer", "vat number")),
        "helix": Field(read=values.helix, needed=True, also=("triple helix", "helixzijde", "zijde", "helix side")),
        # Whole: 9,6 rounded to 10 would move a company to another size class.
        "staff": Field(read=values.whole_between(0, 10_000_000), empty=None, also=(
            "personeel", "vte", "fte", "werknemers", "aantal werknemers", "personeelsleden")),
        "turnover": Field(read=values.amount, empty=None, also=("omzet", "jaaromzet")),
        "balance_total": Field(read=values.amount, empty=None, also=("balanstotaal", "balans")),
        "province": Field(read=values.province, also=("provincie",)),
        "cash": Field(read=values.amount, empty=None, also=("contant", "inbreng in geld", "geldelijke inbreng")),
        "in_kind": Field(read=values.amount, empty=None, also=("natura", "in natura", "inbreng in natura")),
        "committed": Field(read=values.yes_or_no, empty=False, also=(
            "is_committed", "verbintenis", "engagement", "geëngageerd", "toegezegd")),
    },
    BUDGET: {
        NUMBER: _number,
        "year": Field(read=values.budget_year, needed=True, also=("jaar",)),
        "line": Field(read=_line, needed=True, also=(
            "post", "begrotingspost", "kostenpost", "begrotingslijn", "rubriek", "omschrijving", "budget line")),
        "amount": Field(read=values.amount, needed=True, also=("bedrag", "kosten", "kost")),
        "source": Field(read=_line, also=("bron", "financiering", "financieringsbron", "herkomst")),
    },
}
# fmt: on


def names_of(kind: str) -> Mapping[str, tuple[str, ...]]:
    return {name: field.also for name, field in FIELDS[kind].items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one row says. `column` is the heading of the first cell that is wrong, `reason` says all that is."""

    values: Mapping[str, Any]
    column: str = ""
    reason: str = ""


def read_row(kind: str, sheet: Sheet, row: Row, columns: Mapping[str, int]) -> Reading:
    """The fields of the row that the file has, or why it is refused; never a part of it."""
    read: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    if (bad := first_problem(sheet, row)) is not None:
        heading = sheet.header[min(row.problems)]
        return Reading(values={}, column=heading, reason=at(bad, bad.problem))
    for name, field in FIELDS[kind].items():
        if name not in columns or (cell := sheet.cell(row, columns[name])) is None:
            continue
        try:
            read[name] = read_cell(field, cell)
        except BadValue as error:
            wrong.append((sheet.header[columns[name]], at(cell, str(error))))
    if wrong:
        return Reading(values={}, column=wrong[0][0], reason=" ".join(reason for _heading, reason in wrong))
    return Reading(values=read)


def read_cell(field: Field, cell: Cell) -> Any:
    """Raises BadValue for what cannot be read, and for a needed cell that is empty."""
    if why := trouble(cell):
        raise BadValue(why)
    # A cell may hold only what cannot be seen, which is empty too once it is read.
    value = field.read(cell) if clean_text(cell.text) else field.empty
    if field.needed and value == field.empty:
        raise BadValue(_("it is empty, and no row can do without it"))
    return value
