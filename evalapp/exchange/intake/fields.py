"""The columns of applications, partners and budgets: their names, their other names, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.exchange.intake import values
from evalapp.sheets.columns import at, first_problem, trouble
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text

APPLICATIONS, PARTNERS, BUDGET = "applications", "partners", "budget"
NUMBER = "number"
_MOST_KNOWN = 4_096  # values of a column that are remembered while a table is read
_UNKNOWN = object()


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
    """What one row says: `values` of the fields in `names`, in their order.

    `column` is the heading of the first cell that is wrong, `reason` says all that is; there are no values then.
    """

    names: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    column: str = ""
    reason: str = ""

    def get(self, name: str) -> Any:
        """None where the row does not say."""
        return self.values[self.names.index(name)] if name in self.names else None

    @property
    def fields(self) -> dict[str, Any]:
        return dict(zip(self.names, self.values))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Column:
    """`texts` and `numbers`: what was read of cells with that text, as far as it is remembered."""

    name: str
    position: int
    field: Field
    texts: dict[str, Any] = dataclass_field(default_factory=dict)
    numbers: dict[str, Any] = dataclass_field(default_factory=dict)


class RowReader:
    """Reads the rows of one sheet. What a column holds again and again is read once, and kept once."""

    def __init__(self, kind: str, sheet: Sheet, columns: Mapping[str, int]) -> None:
        self._sheet = sheet
        self._columns = [
            _Column(name=name, position=columns[name], field=field)
            for name, field in FIELDS[kind].items()
            if name in columns
        ]
        self._names = tuple(column.name for column in self._columns)

    def read(self, row: Row) -> Reading:
        """The fields of the row that the file has, or why it is refused; never a part of it."""
        if row.problems and (bad := first_problem(self._sheet, row)) is not None:
            heading = self._sheet.header[min(row.problems)]
            return Reading(column=heading, reason=at(bad, bad.problem))
        texts, numbers, shown, width = row.texts, row.numbers, row.shown, len(row.texts)
        values: list[Any] = []
        absent: list[str] = []
        wrong: list[tuple[str, str]] = []
        for column in self._columns:
            position = column.position
            text = texts[position] if position < width else ""
            if text is None:
                absent.append(column.name)
                continue
            kind = shown.get(position)
            known = column.numbers if position in numbers else column.texts
            value = known.get(text, _UNKNOWN) if kind is None else _UNKNOWN
            if value is not _UNKNOWN:
                values.append(value)
                continue
            try:
                value = read_cell(column.field, Cell(text, "", position in numbers, shown=kind))
            except BadValue as error:
                cell = self._sheet.cell(row, position)
                assert cell is not None
                wrong.append((self._sheet.header[position], at(cell, str(error))))
                continue
            values.append(value)
            if kind is None and len(known) < _MOST_KNOWN:
                known[text] = value
        if wrong:
            return Reading(column=wrong[0][0], reason=" ".join(reason for _heading, reason in wrong))
        names = tuple(name for name in self._names if name not in absent) if absent else self._names
        return Reading(names=names, values=tuple(values))


def read_cell(field: Field, cell: Cell) -> Any:
    """Raises BadValue for what cannot be read, and for a needed cell that is empty."""
    if (cell.problem or cell.shown or "#" in cell.text or ":" in cell.text) and (why := trouble(cell)):
        raise BadValue(why)
    # A cell may hold only what cannot be seen, which is empty too once it is read.
    is_filled = cell.text[:1].isalnum() or clean_text(cell.text)
    value = field.read(cell) if is_filled else field.empty
    if field.needed and value == field.empty:
        raise BadValue(_("it is empty, and no row can do without it"))
    return value
