"""Which lines of a budget are totals of others, and which stand in it twice, be it on two sheets or in two files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from evalapp.domain.application import BudgetLine
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.rows import PartRow
from evalapp.exchange.intake.taking.sums import Line, sums_among
from evalapp.sheets.left_out import is_total, is_total_of_year, names_total
from evalapp.sheets.places import file_and_sheet, said_rows
from evalapp.sheets.sheet import clean_text
from evalapp.words import formats

_MOST = 3  # lines that stand twice, each named


def told_of_totals(parts: Sequence[PartRow]) -> tuple[list[PartRow], list[str]]:
    """The rows without lines that are a total, with a note on what looks like one; and what is said of the others.

    What is called a total alone, or one of a year, is that. Other names have such a word as well, as those of wages in
    total: the amounts tell.
    """
    budgets: dict[tuple[str, str, int | None], list[Line]] = {}
    for place, part in enumerate(parts):
        if isinstance(part.value, BudgetLine):
            budgets.setdefault(_owner(part), []).append((place, part.value))
    totals: set[int] = set()
    of_nothing: set[int] = set()
    notes: dict[int, list[str]] = {}
    for lines in budgets.values():
        named = {place for place, line in lines if is_total(line.line) or is_total_of_year(line.line)}
        likely = {place for place, line in lines if place not in named and names_total(line.line)}
        proven = sums_among(lines, named | likely)
        left_out = named | (proven & likely)
        of_nothing |= named - proven - sums_among(lines, left_out)
        for place, line in lines:
            if place in likely and place not in proven:
                notes.setdefault(place, []).append(_looks_like_total(parts[place], line))
        for last, note in _said_of_repeated(parts, lines, left_out):
            notes.setdefault(last, []).append(note)
        totals |= left_out
    kept = [
        replace(part, notes=(*part.notes, *notes[place])) if place in notes else part
        for place, part in enumerate(parts)
        if place not in totals
    ]
    return kept, _said_of_totals(parts, totals, of_nothing)


def _owner(part: PartRow) -> tuple[str, str, int | None]:
    return (part.number, "", None) if part.number else ("", part.file, part.parent)


def _said_of_totals(
    parts: Sequence[PartRow], totals: Collection[int], of_nothing: Collection[int]
) -> list[str]:
    said = []
    for of_sheet in _by_sheet([(place, parts[place]) for place in sorted(totals)]):
        where, n = _sheet(of_sheet[0][1]), len(of_sheet)
        said.append(
            ngettext(
                "In {file} {n} line of the budget is a total and is left out: {rows}.",
                "In {file} {n} lines of the budget are totals and are left out: {rows}.",
                n,
            ).format(file=where, n=n, rows=said_rows([part.row for _place, part in of_sheet]))
        )
        if odd := [part for place, part in of_sheet if place in of_nothing]:
            said.append(
                ngettext(
                    "In {file} {n} total that is left out is not the sum of other lines that were read: {rows}.",
                    "In {file} {n} totals that are left out are not the sum of other lines that were read: {rows}.",
                    len(odd),
                ).format(file=where, n=len(odd), rows=said_rows([part.row for part in odd]))
            )
    return said


def _said_of_repeated(
    parts: Sequence[PartRow], lines: Sequence[Line], left_out: Collection[int]
) -> Iterator[tuple[int, str]]:
    """What stands twice in one year, with the place that it is said of; of many the first ones."""
    found: dict[tuple[int, str, str], list[Line]] = {}
    for place, line in lines:
        if place not in left_out:
            found.setdefault((line.year, _plain(line.line), _plain(line.source)), []).append((place, line))
    repeated = [each for each in found.values() if len(each) > 1]
    for each in repeated[:_MOST]:
        yield each[-1][0], _repeated(parts, each)
    if (rest := len(repeated) - _MOST) > 0:
        yield (
            repeated[-1][-1][0],
            ngettext(
                "{n} other line stands more than once in one year of the budget as well; each of them counts.",
                "{n} other lines stand more than once in one year of the budget as well; each of them counts.",
                rest,
            ).format(n=rest),
        )


def _plain(text: str) -> str:
    return " ".join(clean_text(text).casefold().split())


def _repeated(parts: Sequence[PartRow], lines: Sequence[Line]) -> str:
    first = lines[0][1]
    where = _where([parts[place] for place, _line in lines])
    amounts = dict.fromkeys(line.amount for _place, line in lines)
    if len(amounts) == 1:
        return _(
            "{where}: “{line}”, {amount} in year {year}, stands {n} times in the budget, the same in all; each of them "
            "counts."
        ).format(
            where=where,
            line=shorten(first.line),
            amount=formats.money(first.amount),
            year=first.year,
            n=len(lines),
        )
    return _(
        "{where}: “{line}” stands {n} times in year {year} of the budget, with other amounts ({amounts}); each of them "
        "counts."
    ).format(
        where=where,
        line=shorten(first.line),
        year=first.year,
        n=len(lines),
        amounts=", ".join(formats.money(each) for each in list(amounts)[:_MOST])
        + (" …" if len(amounts) > _MOST else ""),
    )


def _looks_like_total(part: PartRow, line: BudgetLine) -> str:
    return _("{where}: “{line}” may be a total of other lines, and counts as a line of its own.").format(
        where=_where([part]), line=shorten(line.line)
    )


def _where(parts: Sequence[PartRow]) -> str:
    return "; ".join(
        _sheet(each[0][1])
        if each[0][1].parent is not None
        else _("{file}, row {rows}").format(
            file=_sheet(each[0][1]), rows=said_rows([part.row for _place, part in each])
        )
        for each in _by_sheet(list(enumerate(parts)))
    )


def _sheet(part: PartRow) -> str:
    return file_and_sheet(part.file, part.sheet)


def _by_sheet(parts: Sequence[tuple[int, PartRow]]) -> list[list[tuple[int, PartRow]]]:
    found: dict[tuple[str, str], list[tuple[int, PartRow]]] = {}
    for place, part in parts:
        found.setdefault((part.file, part.sheet), []).append((place, part))
    return list(found.values())
