"""What hardly can be right in the budget of an application, and in what its partners bring in: it keeps nothing out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from evalapp.domain.application import BudgetLine, Dossier, Partner
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.rows import Parts
from evalapp.sheets.places import file_and_sheet, said, said_rows
from evalapp.words import formats

_FIRST_CALENDAR_YEAR = 1900  # a lower one is a year of the project


def notes_on_budget(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    """`parts`: the rows that it was read from, where the file gives them."""
    total = dossier.application.total_budget
    sum_of_lines = sum(line.amount for line in dossier.budget)
    if total is not None and sum_of_lines > total:
        yield _("The lines of the budget add up to {amount}, more than the total budget of {total}.").format(
            amount=formats.money(sum_of_lines), total=formats.money(total)
        )
    if len({line.year < _FIRST_CALENDAR_YEAR for line in dossier.budget}) > 1:
        yield _("The budget has years of the project (1, 2) beside years of the calendar; check them.")
    outside = [n for n, line in enumerate(dossier.budget) if _is_outside(line.year, dossier)]
    if not outside:
        return
    years = sorted({dossier.budget[n].year for n in outside})
    yield ngettext(
        "The budget has a line of year {years}{where}, and the project {lasts}.",
        "The budget has {n} lines of year {years}{where}, and the project {lasts}.",
        len(outside),
    ).format(
        n=len(outside),
        years=said([str(each) for each in years]),
        where=_where(parts, dossier.budget, outside),
        lasts=_lasts(dossier),
    )


def notes_on_contributions(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    """A partner can hardly bring in more than the whole project costs, nor can all of them."""
    total = dossier.application.total_budget
    if total is None:
        return
    above = [n for n, each in enumerate(dossier.partners) if (each.contribution or 0) > total]
    for n in above:
        yield _(
            "“{name}”{where} brings in {amount}, in cash and in kind, more than the total budget of {total}."
        ).format(
            name=shorten(dossier.partners[n].name),
            where=_where(parts, dossier.partners, [n]),
            amount=formats.money(dossier.partners[n].contribution or 0),
            total=formats.money(total),
        )
    together = sum(each.contribution or 0 for each in dossier.partners)
    if together > total and not above:
        yield _("The partners bring in {amount} together, more than the total budget of {total}.").format(
            amount=formats.money(together), total=formats.money(total)
        )


def _is_outside(year: int, dossier: Dossier) -> bool:
    start, years = dossier.application.start, dossier.application.years
    if year < _FIRST_CALENDAR_YEAR:
        return years is not None and year > years
    if not start:
        return False
    return year < int(start[:4]) or (years is not None and year > _last_day(start, years).year)


def _last_day(start: str, years: int) -> date:
    first = date.fromisoformat(start)
    last = first.replace(year=first.year + years, day=min(first.day, 28)) - timedelta(days=1)
    return last if first.day <= 28 else last + timedelta(days=first.day - 28)


def _lasts(dossier: Dossier) -> str:
    start, years = dossier.application.start, dossier.application.years
    if not start:
        return ngettext("lasts {n} year", "lasts {n} years", years or 0).format(n=years)
    if years is None:
        return _("begins on {start}").format(start=formats.day(start))
    return _("lasts from {start} to {end}").format(
        start=formats.day(start), end=formats.day(_last_day(start, years).isoformat())
    )


def _where(parts: Parts | None, kept: Sequence[BudgetLine] | Sequence[Partner], places: Sequence[int]) -> str:
    """The rows of the file, in brackets; empty of a list that was there before, and of one inside JSON."""
    if parts is None or tuple(parts.values) != tuple(kept) or parts.taken[0].parent is not None:
        return ""
    rows = [parts.taken[n] for n in places]
    file = file_and_sheet(rows[0].file, rows[0].sheet)
    of_file = sorted(each.row for each in rows if (each.file, each.sheet) == (rows[0].file, rows[0].sheet))
    return " " + _("({file}, row {rows})").format(file=file, rows=said_rows(of_file))
