"""Which lines of a budget are totals of others, and which stand in it twice."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from evalapp.domain.application import BudgetLine
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.rows import PartRow
from evalapp.sheets.left_out import begins_as_total, is_total, is_total_of_year
from evalapp.sheets.places import file_and_sheet, said_rows
from evalapp.words import formats

_Line = tuple[int, BudgetLine]  # where it stands among the rows


def told_of_totals(parts: Sequence[PartRow]) -> tuple[list[PartRow], list[int]]:
    """The rows without lines that are a total, with a note on what looks like one; and the row numbers of the others.

    What is called a total alone, or one of a year, is that. Other names begin with such a word as well, as those of
    wages in total: the amounts tell.
    """
    budgets: dict[tuple[str, int | None], list[_Line]] = {}
    for place, part in enumerate(parts):
        if isinstance(part.value, BudgetLine):
            budgets.setdefault((part.number, part.parent), []).append((place, part.value))
    totals: set[int] = set()
    notes: dict[int, list[str]] = {}
    for lines in budgets.values():
        named = {place for place, line in lines if is_total(line.line) or is_total_of_year(line.line)}
        likely = [each for each in lines if each[0] not in named and begins_as_total(each[1].line)]
        real = [each for each in lines if each[0] not in named and each not in likely]
        totals |= named | {place for place, line in likely if _is_sum(place, line, real)}
        for place, line in likely:
            if place not in totals:
                notes.setdefault(place, []).append(_looks_like_total(parts[place], line))
        for places in _repeated(lines, totals):
            notes.setdefault(places[-1], []).append(_twice([parts[each] for each in places]))
    kept = [
        replace(part, notes=(*part.notes, *notes[place])) if place in notes else part
        for place, part in enumerate(parts)
        if place not in totals
    ]
    return kept, [parts[place].row for place in sorted(totals)]


@dataclass(kw_only=True, slots=True)
class _Sums:
    """What lines add up to, in cents, and how many they are."""

    cents: int = 0
    count: int = 0
    found: set[int] = field(default_factory=set)

    def add(self, cents: int) -> None:
        self.cents += cents
        self.count += 1
        if self.count > 1:
            self.found.add(self.cents)


def _is_sum(place: int, total: BudgetLine, real: Sequence[_Line]) -> bool:
    """Of two or more others: of all, of all of its year, or of those right above it, of its year or of any."""
    above = [line for other, line in reversed(real) if other < place]
    every, of_year, near, near_of_year = _Sums(), _Sums(), _Sums(), _Sums()
    for _place, line in real:
        every.add(line.amount)
        if line.year == total.year:
            of_year.add(line.amount)
    for line in above:
        near.add(line.amount)
        if line.year == total.year:
            near_of_year.add(line.amount)
    whole = {each.cents for each in (every, of_year) if each.count > 1}
    return total.amount in whole | near.found | near_of_year.found


def _repeated(lines: Sequence[_Line], totals: Container[int]) -> Iterator[list[int]]:
    found: dict[BudgetLine, list[int]] = {}
    for place, line in lines:
        if place not in totals:
            found.setdefault(line, []).append(place)
    return (places for places in found.values() if len(places) > 1)


def _looks_like_total(part: PartRow, line: BudgetLine) -> str:
    return _("{where}: “{line}” may be a total of other lines, and counts as a line of its own.").format(
        where=_where([part]), line=shorten(line.line)
    )


def _twice(parts: Sequence[PartRow]) -> str:
    line = parts[0].value
    assert isinstance(line, BudgetLine)
    return _(
        "{where}: “{line}”, {amount} in year {year}, stands {n} times in the budget, the same in all; each of them "
        "counts."
    ).format(
        where=_where(parts),
        line=shorten(line.line),
        amount=formats.money(line.amount),
        year=line.year,
        n=len(parts),
    )


def _where(parts: Sequence[PartRow]) -> str:
    file = file_and_sheet(parts[0].file, parts[0].sheet)
    if parts[0].parent is not None:
        return file
    return _("{file}, row {rows}").format(file=file, rows=said_rows([each.row for each in parts]))
