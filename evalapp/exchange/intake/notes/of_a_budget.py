"""What hardly can be right in the budget of an application, and in what its partners bring in: it keeps nothing out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from evalapp.domain.application import BudgetLine, Dossier, Partner
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.rows import Parts
from evalapp.exchange.intake.taking.sums import unnamed_sums
from evalapp.sheets.left_out import names_total
from evalapp.sheets.places import file_and_sheet, said, said_rows
from evalapp.words import formats

_FIRST_CALENDAR_YEAR = 1900  # a lower one is a year of the project
_LONGEST = 10  # years that a project lasts of which nothing is said
_SMALL = 2  # a budget that tells less than the half of it
_MOST = 5


def notes_on_budget(dossier: Dossier, parts: Parts | None, *, own_day: str = "") -> Iterator[str]:
    """`parts`: the rows that it was read from, where the file gives them. `own_day`: the deadline of the call, by which
    the years are held where the application gives no start.
    """
    yield from _beside_total(dossier, parts)
    yield from _like_sums(dossier, parts)
    if len({line.year < _FIRST_CALENDAR_YEAR for line in dossier.budget}) > 1:
        yield _("The budget has years of the project (1, 2) beside years of the calendar; check them.")
    outside = [n for n, line in enumerate(dossier.budget) if _is_outside(line.year, dossier)]
    yield from _far_years(dossier, parts, own_day)
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
        where=rows_told(parts, dossier.budget, outside),
        lasts=_lasts(dossier),
    )


def _beside_total(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    """A sum that some refused rows are no part of is called that, and is not held to be too small."""
    application = dossier.application
    total, sum_of_lines = application.total_budget, sum(line.amount for line in dossier.budget)
    if total is None or not dossier.budget:
        return
    is_whole = parts is None or not parts.left_out
    if sum_of_lines > total:
        text = (
            _("The lines of the budget add up to {amount}, more than the total budget of {total}.")
            if is_whole
            else _(
                "The lines of the budget add up to {amount} without those that are refused or not read, more than the "
                "total budget of {total}."
            )
        )
    elif is_whole and sum_of_lines * _SMALL < total and sum_of_lines != application.requested_support:
        text = _("The lines of the budget add up to {amount}, far less than the total budget of {total}.")
    else:
        return
    yield text.format(amount=formats.money(sum_of_lines), total=formats.money(total))


def _like_sums(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    """Lines that are as much as others together, and are not called a total: they count."""
    sums = unnamed_sums(dossier.budget)
    sums = [n for n in sums if not names_total(dossier.budget[n].line)]  # which is said already
    if not sums:
        return
    yield ngettext(
        "{n} line of the budget{where} is as much as other lines of its year together, and counts as a line of its "
        "own: {lines}.",
        "{n} lines of the budget{where} are each as much as other lines of their year together, and count as lines of "
        "their own: {lines}.",
        len(sums),
    ).format(
        n=len(sums),
        where=rows_told(parts, dossier.budget, sums),
        lines=said(
            [
                f"“{shorten(dossier.budget[n].line)}” ({formats.money(dossier.budget[n].amount)})"
                for n in sums[:_MOST]
            ]
        )
        + (" …" if len(sums) > _MOST else ""),
    )


def _far_years(dossier: Dossier, parts: Parts | None, own_day: str) -> Iterator[str]:
    """Years of the calendar, of a project that gives no start: they are held against the call."""
    far = [n for n, line in enumerate(dossier.budget) if line.year >= _FIRST_CALENDAR_YEAR]
    if dossier.application.start or not far:
        return
    if own_day:
        first = int(own_day[:4])
        last = first + (dossier.application.years or _LONGEST) + 1
        far = [n for n in far if not first <= dossier.budget[n].year <= last]
    if far:
        yield (
            ngettext(
                "The budget has a line of year {years}{where}; the application gives no start, and the call closes on "
                "{day}.",
                "The budget has {n} lines of year {years}{where}; the application gives no start, and the call closes "
                "on {day}.",
                len(far),
            )
            if own_day
            else ngettext(
                "The budget has a line of year {years}{where}; the application gives no start to hold it against.",
                "The budget has {n} lines of year {years}{where}; the application gives no start to hold them against.",
                len(far),
            )
        ).format(
            n=len(far),
            years=said([str(each) for each in sorted({dossier.budget[n].year for n in far})]),
            where=rows_told(parts, dossier.budget, far),
            day=formats.day(own_day),
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
            where=rows_told(parts, dossier.partners, [n]),
            amount=formats.money(dossier.partners[n].contribution or 0),
            total=formats.money(total),
        )
    together = sum(each.contribution or 0 for each in dossier.partners)
    if together > total and not above:
        yield _("The partners bring in {amount} together, more than the total budget of {total}.").format(
            amount=formats.money(together), total=formats.money(total)
        )
    support = dossier.application.requested_support or 0
    if together <= total < together + support and support <= total:
        yield _(
            "The partners bring in {amount} together, which with the requested support of {support} is more than the "
            "total budget of {total}."
        ).format(amount=formats.money(together), support=formats.money(support), total=formats.money(total))


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


def rows_told(
    parts: Parts | None, kept: Sequence[BudgetLine] | Sequence[Partner], places: Sequence[int]
) -> str:
    """The rows of the file, in brackets; empty of a list that was there before, and of one inside JSON."""
    if parts is None or tuple(parts.values) != tuple(kept) or parts.taken[0].parent is not None:
        return ""
    rows = [parts.taken[n] for n in places]
    file = file_and_sheet(rows[0].file, rows[0].sheet)
    of_file = sorted(each.row for each in rows if (each.file, each.sheet) == (rows[0].file, rows[0].sheet))
    return " " + _("({file}, row {rows})").format(file=file, rows=said_rows(of_file))
