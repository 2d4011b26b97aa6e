"""Applications with their partners and budgets, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evalapp.domain.application import Application, Dossier
from evalapp.domain.order import number_key
from evalapp.domain.texts import _, pgettext
from evalapp.reports.names import Names
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.looks import day, day_format, moment, moment_format, money
from evalapp.sheets.written.values import MONEY, NUMBER, WHOLE, Column, Format, Sheet, Value
from evalapp.words.fields import field_label
from evalapp.words.partners import commitment

_EURO = ("requested_support", "total_budget", "turnover", "balance_total", "cash", "in_kind", "amount")
_WIDE = {"title": 40, "organisation": 30, "name": 34, "summary": 60, "line": 34, "reorientation": 30}


def _column(field: str, format: Format | None = None) -> Column:
    label = field_label(field)
    head = f"{label[:1].upper()}{label[1:]}"
    if field in _EURO:
        head, format = _("{what} (€)").format(what=head), MONEY
    return Column(head=head, width=_WIDE.get(field, 18), format=format or Format())


class Lists:
    def __init__(self, dossiers: Sequence[Dossier], names: Names) -> None:
        self._dossiers = sorted(dossiers, key=lambda each: number_key(each.application.number))
        self._names = names

    def applications(self) -> Sheet:
        further = sorted({name for each in self._dossiers for name in each.application.extra})
        columns = [
            *map(
                _column,
                ("number", "title", "acronym", "organisation", "enterprise_number", "sector", "province"),
            ),
            _column("start", day_format()),
            _column("years", WHOLE),
            *map(_column, ("requested_support", "total_budget", "earlier_instrument", "reorientation")),
            *map(_column, ("contact", "email")),
            _column("submitted_at", moment_format()),
            *map(_column, ("admissibility", "admissibility_reason")),
            _column("withdrawn_on", day_format()),
            _column("withdrawn_reason"),
            Column(head=_("Number of partners"), width=10, format=WHOLE),
            _column("summary"),
            *(Column(head=name, width=18) for name in further),
        ]
        rows = (self._application(each, further) for each in self._dossiers)
        return Sheet(name=Columns(_("Applications"), 0).name, columns=columns, rows=rows, fixed=2)

    def _application(self, dossier: Dossier, further: Sequence[str]) -> list[Value]:
        each: Application = dossier.application
        return [
            each.number,
            each.title,
            each.acronym,
            each.organisation,
            each.enterprise_number,
            each.sector,
            each.province,
            day(each.start),
            each.years,
            money(each.requested_support),
            money(each.total_budget),
            each.earlier_instrument,
            each.reorientation,
            each.contact,
            each.email,
            moment(each.submitted_at),
            each.admissibility.label,
            self._names.screened(each.admissibility_reason),
            day(each.withdrawn_on),
            self._names.screened(each.withdrawn_reason),
            len(dossier.partners),
            each.summary,
            *(each.extra.get(name, "") for name in further),
        ]

    def partners(self) -> Sheet:
        columns = [
            _column("application"),
            *map(_column, ("title", "name", "enterprise_number", "helix")),
            _column("staff", NUMBER),
            *map(_column, ("turnover", "balance_total")),
            Column(head=_("Size of the company"), width=16),
            *map(_column, ("province", "cash", "in_kind")),
            Column(head=_("{what} (€)").format(what=_("Contribution in all")), width=18, format=MONEY),
            _column("committed"),
        ]
        return Sheet(
            name=Columns(pgettext("sheet", "Partners"), 0).name, columns=columns, rows=self._partners()
        )

    def _partners(self) -> Iterator[list[Value]]:
        for dossier in self._dossiers:
            for each in dossier.partners:
                yield [
                    dossier.application.number,
                    dossier.application.title,
                    each.name,
                    each.enterprise_number,
                    each.helix.label,
                    each.full_time_equivalents,
                    money(each.turnover),
                    money(each.balance_total),
                    each.size.label if each.size is not None else "",
                    each.province,
                    money(each.cash),
                    money(each.in_kind),
                    money(each.contribution),
                    commitment(each.is_committed),
                ]

    def budget(self) -> Sheet:
        columns = [
            _column("application"),
            _column("title"),
            _column("year", WHOLE),
            *map(_column, ("line", "amount", "source")),
        ]
        rows = (
            [application.number, application.title, each.year, each.line, money(each.amount), each.source]
            for application, lines in ((dossier.application, dossier.budget) for dossier in self._dossiers)
            for each in lines
        )
        return Sheet(name=Columns(pgettext("sheet", "Budget"), 0).name, columns=columns, rows=rows)
