"""The columns of applications, partners and budgets: their names, their other names, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.numbers import in_notation, shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import seen_of
from evalapp.domain.writing.reserved import in_brackets, is_questioned, is_reserved
from evalapp.exchange.intake import values
from evalapp.exchange.intake.cells import country
from evalapp.exchange.intake.cells.amounts import amount_in, budget_year, staff_with, years_in
from evalapp.exchange.intake.cells.days import day_in, moment_in
from evalapp.exchange.intake.cells.plain import Plain, plain_email, plain_line, plain_name, plain_number
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.taking import stand_ins
from evalapp.exchange.intake.taking.decision_words import decision_said
from evalapp.sheets.columns import LeftEmpty, trouble
from evalapp.sheets.seen.altered import Altered
from evalapp.sheets.sheet import Cell, clean_text
from evalapp.sheets.shown import Kind

NUMBER = "number"
_A_TRIFLE = 1_000  # what part of an amount may go unsaid, as its cents do


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """`empty` is the value of an empty cell; a `needed` field may not be empty.

    `states_none`: a word for “none” is a statement in it, and elsewhere an empty cell.

    `also` are its other names; a `likely` one gives way to a column that is surely the field, and it is said.

    `read` may give `values.Noted`, a value with what must be said of it. A field with another `sort` than a text is
    read as its whole column shows. `plain` gives what `read` gives of the texts that nearly all cells hold, sooner.
    """

    read: Callable[[Cell], Any]
    plain: Plain | None = None
    also: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    empty: Any = ""
    needed: bool = False
    sort: Sort = Sort.TEXT
    states_none: bool = False


_line = values.line_of(1_000)
_name = values.name_of(1_000)
_real_name = values.in_order(stand_ins.real_name(_name))
_plain_name = plain_name(1_000, stand_ins.refuse_no_name)
_title = values.in_order(stand_ins.real_title(_name))
_plain_title = plain_name(1_000, stand_ins.refuse_no_title)
_optional_line = values.in_order(values.left_empty(_line))
_plain_line = plain_line(1_000)
_lines = values.in_order(values.left_empty(values.lines_of(100_000)))
_plain_lines = plain_line(100_000)
_amount = amount_in()
_enterprise_number = values.left_empty(country.enterprise_number)
_province = values.left_empty(values.or_as_written(country.province))
_email = values.left_empty(values.or_as_written(values.email))


def _committed(cell: Cell) -> bool | values.Noted | None:
    """What is not surely a yes is no signature, and says so; what says nothing leaves it open, and says so too."""
    text = clean_text(cell.text)
    is_dash = values.says_nothing(text) and not any(each.isalpha() for each in text)
    try:
        if not is_dash:
            return values.yes_or_no(cell)
    except BadValue as error:
        if not values.says_nothing(text):
            return values.Noted(False, _("{why} – taken for no").format(why=str(error).rstrip(".")))
    return values.unsaid(text, None)


def _admissibility(cell: Cell) -> Admissibility | values.Noted:
    found = decision_said(cell.text)
    if found is None:
        return values.Noted(
            Admissibility.OPEN,
            _("“{value}” is not one of {all} – left open").format(
                value=shorten(cell.text), all=", ".join(each.label for each in Admissibility)
            ),
        )
    if is_questioned(cell.text) or is_reserved(in_brackets(cell.text)):
        raise values.reserved(cell.text)
    return found


_read_number = stand_ins.real_number(values.identifier)
_number = Field(
    read=_read_number,
    plain=plain_number(_read_number),
    also=("nummer", "nr", "aanvraag", "aanvraagnummer", "dossier", "dossiernummer", "application",
          "application number", "projectnummer", "dossiernr", "aanvraagnr", "projectnr", "nr dossier", "nr aanvraag",
          "nummer aanvraag", "nummer dossier", "n° dossier", "dossier number", "project number"),
    likely=("volgnummer", "volgnr", "referentie", "referentienummer", "dossierreferentie", "kenmerk", "dossierkenmerk",
            "dossier-id", "aanvraag-id", "project-id", "reference", "reference number"),
    needed=True,
)  # fmt: skip

# fmt: off
FIELDS: Mapping[str, Mapping[str, Field]] = {
    APPLICATIONS: {
        NUMBER: _number,
        "title": Field(read=_title, plain=_plain_title, needed=True, also=(
            "titel", "projecttitel", "project title", "naam van het project", "projectnaam", "titel van het project",
            "titel project", "naam project", "titel voorstel", "titel aanvraag", "titel van de aanvraag",
            "titel dossier", "titel van het voorstel", "titel van het dossier", "voorsteltitel", "project name")),
        "acronym": Field(read=_optional_line, plain=_plain_line, also=(
            "acroniem", "afkorting", "letterwoord", "projectacroniem", "acroniem project", "project acronym"),
            likely=("korte titel", "korte naam", "short title", "short name")),
        "organisation": Field(read=_title, plain=_plain_title, needed=True, also=(
            "organization", "organisatie", "aanvrager", "applicant", "clusterorganisatie", "cluster organisation",
            "penvoerder", "hoofdaanvrager", "naam aanvrager", "indiener", "naam van de aanvrager", "naam indiener",
            "naam penvoerder", "naam organisatie", "aanvragende organisatie", "hoofdindiener", "lead applicant",
            "name of the applicant")),
        "enterprise_number": Field(read=_enterprise_number, also=(
            "ondernemingsnummer", "kbo", "kbo-nummer", "kbo-nr", "btw-nummer", "vat number", "btw", "btw-nr",
            "kbo/btw", "kbo / btw", "ondernemingsnr", "company number", "ond.nr", "btw/kbo", "enterprise no")),
        "sector": Field(read=values.left_empty(stand_ins.real_code(values.sector)), also=(
            "nace", "nace-sectie", "nace section", "nace-code", "hoofdsector")),
        "province": Field(read=_province, also=("provincie", "prov", "regio", "region"),
            likely=("gewest", "provincie/gewest", "provincie maatschappelijke zetel")),
        "start": Field(read=day_in(), sort=Sort.DAY, also=(
            "startdatum", "start date", "begindatum", "aanvang", "aanvangsdatum", "projectstart", "start project",
            "startdatum project", "start van het project", "voorziene startdatum", "voorziene start", "geplande start",
            "geplande startdatum", "gewenste startdatum", "planned start", "project start")),
        "years": Field(read=years_in(), sort=Sort.YEARS, empty=None, also=(
            "jaren", "aantal jaren", "looptijd", "duur", "duration", "looptijd project", "projectduur", "duur project",
            "duurtijd", "duur van het project", "looptijd van het project", "project duration")),
        "requested_support": Field(read=_amount, sort=Sort.AMOUNT, empty=None, also=(
            "gevraagde steun", "aangevraagde steun", "steunbedrag", "requested", "gevraagd",
            "gevraagd bedrag", "aangevraagd bedrag", "requested amount",
            "subsidie", "gevraagde subsidie", "gevr steun", "subsidiebedrag", "gevraagd subsidiebedrag",
            "gevraagd steunbedrag", "aangevraagd steunbedrag", "aangevraagde subsidie", "gevraagde bijdrage",
            "requested funding", "requested grant", "support requested"),
            likely=("steun", "steunaanvraag", "gevraagd budget", "aangevraagd budget", "requested budget")),
        "total_budget": Field(read=_amount, sort=Sort.AMOUNT, empty=None, also=(
            "totale begroting", "totaal budget", "totale kosten", "begroting", "budget", "totale projectkost",
            "totale projectkosten", "projectbudget", "total costs", "totale kost", "totaal projectbudget",
            "totaal projectkosten", "totaal projectkost", "totaalbudget", "projectbegroting", "totale projectbegroting",
            "totaal begroting", "totaal kosten", "total cost", "total project cost", "total project costs"),
            likely=("projectkost", "projectkosten", "kostprijs", "project cost", "project costs")),
        "summary": Field(read=_lines, plain=_plain_lines, also=(
            "samenvatting", "abstract", "beschrijving", "korte samenvatting", "projectsamenvatting",
            "samenvatting project", "samenvatting van het project", "short summary", "project summary"),
            likely=("korte beschrijving", "korte omschrijving", "omschrijving", "projectbeschrijving",
            "projectomschrijving", "publieke samenvatting", "managementsamenvatting", "description",
            "project description", "executive summary")),
        "earlier_instrument": Field(read=values.as_it_shows(_line), states_none=True, also=(
            "eerder instrument", "vroeger instrument", "eerdere instrumenten", "vorig instrument")),
        "reorientation": Field(read=_lines, also=("heroriëntatie", "heroriëntering")),
        "contact": Field(read=_optional_line, plain=_plain_line, also=(
            "contactpersoon", "contact person", "naam contactpersoon", "naam contact", "contactpersoon naam",
            "naam van de contactpersoon", "contact name", "name of the contact person"),
            likely=("contactgegevens", "projectleider", "projectverantwoordelijke", "project leader")),
        "email": Field(read=_email, plain=plain_email, also=(
            "e-mailadres", "mail", "e-mail contact", "mailadres", "e-mail contactpersoon", "mail contactpersoon",
            "e-mailadres contactpersoon", "mailadres contactpersoon", "contactpersoon e-mail", "contactpersoon mail",
            "contact e-mail", "contactpersoon e-mailadres", "e-mail van de contactpersoon", "mail contact",
            "e-mailadres van de contactpersoon", "e-mailadres contact", "e-mail address", "e-mail contact person",
            "contact person e-mail")),
        "submitted_at": Field(read=moment_in(), sort=Sort.MOMENT, also=(
            "ingediend", "ingediend op", "indieningsdatum", "datum van indiening", "submitted",
            "tijdstip van indiening",
            "ontvangen op", "datum indiening", "indiendatum", "datum ingediend", "ontvangstdatum",
            "datum van ontvangst", "datum ontvangst", "datum/tijd indiening", "datum en uur van indiening",
            "tijdstip indiening", "time of submission",
            "submission date", "date of submission", "submitted on", "received on"),
            likely=("ontvangen", "received")),
        # Whether they are decisions of this call, `taking.decided` asks.
        "admissibility": Field(read=_admissibility, empty=Admissibility.OPEN, also=(
            "ontvankelijkheid", "ontvankelijk", "is ontvankelijk", "ontvankelijk verklaard", "ontvankelijk ja/nee",
            "beslissing ontvankelijkheid", "ontvankelijkheidsbeslissing", "admissible")),
        "admissibility_reason": Field(read=_lines, also=(
            "reden onontvankelijkheid", "reden niet ontvankelijk", "reden van onontvankelijkheid",
            "reden ontvankelijkheid", "reden van de ontvankelijkheid", "reason for the admissibility",
            "motivering ontvankelijkheid", "motivering onontvankelijkheid")),
    },
    PARTNERS: {
        NUMBER: _number,
        "name": Field(read=_real_name, plain=_plain_name, needed=True, also=(
            "naam", "partner", "naam partner", "partnernaam", "organisatie", "organisation", "organization",
            "clusterlid", "naam organisatie", "naam van de partner", "projectpartner", "naam projectpartner",
            "partnerorganisatie", "bedrijfsnaam", "naam bedrijf", "naam onderneming", "partner name")),
        "enterprise_number": Field(read=_enterprise_number, also=(
            "ondernemingsnummer", "kbo", "kbo-nummer", "kbo-nr", "btw-nummer", "vat number", "btw", "btw-nr",
            "kbo/btw", "kbo / btw", "ondernemingsnr", "company number", "ond.nr", "btw/kbo", "enterprise no")),
        "helix": Field(read=country.helix, needed=True, also=(
            "triple helix", "helixzijde", "zijde", "kant", "helixkant", "kant van de triple helix", "helix side",
            "zijde van de triple helix",
            "side of the triple helix"),
            likely=("type", "type partner", "type organisatie", "partnertype", "soort", "soort partner",
            "soort organisatie", "categorie", "categorie partner", "aard partner", "partner type",
            "type of partner", "organisation type", "type of organisation")),
        "staff": Field(read=staff_with(), sort=Sort.STAFF, empty=None, also=(
            "personeel", "vte", "fte", "werknemers", "aantal werknemers", "personeelsleden", "aantal vte",
            "aantal fte",
            "aantal personeelsleden", "vte's", "fte's", "aantal vte's", "tewerkstelling", "medewerkers",
            "aantal medewerkers", "personeelsbestand", "employees")),
        "turnover": Field(read=_amount, sort=Sort.ACCOUNT, empty=None, also=(
            "omzet", "jaaromzet", "omzetcijfer", "annual turnover")),
        "balance_total": Field(read=_amount, sort=Sort.ACCOUNT, empty=None, also=(
            "balanstotaal", "balans", "total assets")),
        "province": Field(read=_province, also=("provincie", "prov", "regio", "region")),
        "cash": Field(read=_amount, sort=Sort.AMOUNT, empty=None, also=(
            "contant", "inbreng in geld", "geldelijke inbreng", "bijdrage cash", "bijdrage in cash", "cash bijdrage",
            "bijdrage in geld", "bijdrage geld", "geldelijke bijdrage", "contante bijdrage", "inbreng cash",
            "inbreng in cash", "cash inbreng", "inbreng geld", "in cash", "in geld", "cash contribution",
            "contribution in cash")),
        "in_kind": Field(read=_amount, sort=Sort.AMOUNT, empty=None, also=(
            "natura", "in natura", "inbreng in natura", "inbreng natura", "bijdrage in natura", "bijdrage natura",
            "natura bijdrage", "bijdrage in kind", "in kind bijdrage", "inbreng in kind", "in-kind contribution",
            "contribution in kind")),
        "committed": Field(read=_committed, empty=None, states_none=True, also=(
            "is_committed", "verbintenis", "engagement", "geëngageerd", "toegezegd", "commitment",
            "verbintenis getekend", "verbintenis ondertekend", "engagement getekend", "engagement ondertekend",
            "engagementsverklaring", "signed commitment")),
    },
    BUDGET: {
        NUMBER: _number,
        "year": Field(read=budget_year, sort=Sort.BUDGET_YEAR, needed=True, also=(
            "jaar", "jaartal", "projectjaar", "begrotingsjaar", "kalenderjaar", "project year")),
        "line": Field(read=_name, needed=True, also=(
            "post", "begrotingspost", "kostenpost", "begrotingslijn", "rubriek", "omschrijving", "budget line",
            "kostencategorie", "kostensoort", "kostenrubriek", "begrotingsrubriek", "cost category", "cost item")),
        "amount": Field(read=_amount, sort=Sort.AMOUNT, needed=True, also=(
            "bedrag", "kosten", "kost", "begroot bedrag", "begroot")),
        "source": Field(read=_optional_line, also=(
            "bron", "financiering", "financieringsbron", "herkomst", "financier", "bron van financiering")),
    },
}
# fmt: on


def read_cell(field: Field, cell: Cell) -> Any:
    """Raises BadValue for what cannot be read, and for a needed cell that is empty."""
    if cell.altered is not None:
        return _altered(field, cell, cell.altered)
    text = cell.text
    if (cell.problem or cell.shown or "#" in text or ":" in text) and (why := trouble(cell)):
        return _in_spite_of(why, field, cell)
    first = text[:1]
    # A cell may hold only what cannot be seen, which is empty too once it is read.
    is_seen = (first.isalnum() and first.isascii()) or clean_text(seen_of(text))
    value = field.read(cell) if is_seen else field.empty
    if field.needed and value == field.empty:
        raise LeftEmpty(_("it is empty, and no row can do without it"))
    return value


def _altered(field: Field, cell: Cell, altered: Altered) -> Any:
    """Of a cell that shows another value than it holds: a rounded number is read, and that is said.

    Raises BadValue for any other. A text that may be empty is left so, unless that would say something too.
    """
    reason = altered.reason(cell.text)
    is_text = field.sort is Sort.TEXT
    if is_text and not field.needed:
        if not (field.states_none and field.empty == ""):
            return values.Noted(field.empty, _("{why} – left empty").format(why=reason))
        return values.Noted(read_cell(field, cell._replace(altered=None)), reason)
    if is_text or not altered.is_rounded:
        raise BadValue(reason)
    value = read_cell(field, cell._replace(altered=None))
    held, shown = Fraction(cell.text), Fraction(altered.as_number(cell.text))
    if isinstance(value, values.Noted) or (
        field.sort in (Sort.AMOUNT, Sort.ACCOUNT) and abs(held - shown) * _A_TRIFLE <= abs(held)
    ):
        return value
    note = _("it shows “{shown}”, and was read as {value}, which it holds")
    return values.Noted(value, note.format(shown=altered.shown(cell.text), value=in_notation(cell.text)))


def _in_spite_of(why: str, field: Field, cell: Cell) -> values.Noted:
    """What a text with a line through words of it is read as where a row can do without: whole, and that is said.

    Raises BadValue with the reason for what needs an answer, and for a number, a day or a choice.
    """
    is_struck = cell.shown is not None and cell.shown.kind is Kind.STRUCK and not cell.problem
    if is_struck and not field.needed and field.sort is Sort.TEXT:
        if field.empty is None:
            return values.Noted(None, _("{why} – read as empty").format(why=why))
        if field.empty == "":
            read = field.read(cell._replace(shown=None))
            if isinstance(read, values.Noted):
                return read
            return values.Noted(read, _("{why} – read whole").format(why=why))
    raise BadValue(why)
