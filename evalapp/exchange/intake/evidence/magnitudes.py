"""Whether the unit that a heading says makes amounts that can hardly be, while the same numbers fit as euro."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _
from evalapp.exchange.intake.amounts import said_beside
from evalapp.exchange.intake.evidence.judgment import Judgment, asked, question_id
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import WORDS, said_so
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.sheets.shown import Kind
from evalapp.words import formats

_SUPPORT, _TOTAL = "requested_support", "total_budget"
_OF_A_PROJECT = ("cash", "in_kind", "amount")
_OF_ACCOUNTS = ("turnover", "balance_total")
_UNITS = (Sort.AMOUNT, Sort.ACCOUNT)
_LEAST = 1_000_00  # in cents: less than this nobody asks for or gives
_RATE = 100  # a support is at least a hundredth of its total budget
_MOST_A_HEAD = 100_000_000_00


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """What the amounts of a call can hardly lie above, in cents: its envelope or the most that its scheme grants an
    application (None: nothing says so), and by number the total budgets that are known.
    """

    support: int | None = None
    totals: Mapping[str, int] = field(default_factory=dict)


NO_BOUNDS = Bounds()


def bounds_of(budget: int | None, rules: BudgetRules, totals: Mapping[str, int]) -> Bounds:
    """`budget`: the envelope of the call, in cents."""
    known = [] if budget is None else [budget]
    if rules.most_per_year is not None and rules.most_years is not None:
        known.append(rules.most_per_year * rules.most_years * 100)
    return Bounds(support=min(known, default=None), totals=totals)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """One amount of a row as its column is read, and in euro: the same where the value or nothing else says a unit."""

    cell: Cell
    as_said: int
    in_euro: int

    @property
    def readings(self) -> tuple[int, ...]:
        return (self.as_said,) if self.as_said == self.in_euro else (self.as_said, self.in_euro)


def doubting_units(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    bounds: Bounds = NO_BOUNDS,
    number_of: Callable[[Row], str] = lambda _row: "",
) -> dict[str, Judgment]:
    """What was made of the columns, with a question for each of which the unit is not to be believed.

    `number_of` tells the application of a row that names none itself, as one inside an object of JSON.
    """
    open_ones = {
        name
        for name, each in judged.items()
        if FIELDS[kind][name].sort in _UNITS
        and (each.how.factor or 1) > 1
        and each.question is None
        and not answers.get(question_id(headings[name]))
    }
    if not open_ones:
        return dict(judged)
    table = _Table(sheet, kind, headings, judged, open_ones, number_of)
    doubts: dict[str, tuple[Amount, str]] = {}
    for row in sheet.rows:
        for name in open_ones - doubts.keys():
            amount = table.amount(row, name)
            if amount is None or amount.as_said == amount.in_euro or amount.in_euro < _LEAST:
                continue
            if limit := next(_broken(table, row, name, amount, bounds), ""):
                why = _(
                    "in the unit of the heading {cell} “{value}” is {amount}, {limit}; in euro it would be {euro}"
                ).format(
                    amount=formats.money(amount.as_said),
                    cell=sheet.address(row, headings[name].position),
                    value=shorten(amount.cell.text, 30),
                    limit=limit,
                    euro=formats.money(amount.in_euro),
                )
                doubts[name] = amount, why
        if len(doubts) == len(open_ones):
            break
    made = dict(judged)
    for name, (amount, why) in doubts.items():
        made[name] = _in_doubt(kind, headings[name], judged[name], amount, why)
    return made


def _in_doubt(kind: str, heading: Heading, judged: Judgment, amount: Amount, why: str) -> Judgment:
    field = FIELDS[kind][heading.name]
    words = [word for word in WORDS[field.sort] if said_so(judged.how, field, word) == judged.how]
    question = asked(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        {word: said_so(judged.how, field, word) for word in (*words, "euro")},
        amount.cell,
    )

    def in_doubt(cell: Cell) -> bool:
        return judged.in_doubt(cell) or _hangs_on_heading(cell)

    return replace(judged, reason=why, in_doubt=in_doubt, question=question)


def _hangs_on_heading(cell: Cell) -> bool:
    """Whether neither the value nor its format says the unit."""
    is_told = cell.shown is not None and cell.shown.kind in (Kind.UNIT, Kind.SCALED)
    return not is_told and said_beside(cell, Sort.AMOUNT) is None


class _Table:
    """The amounts of a sheet; those in `open_ones` can be in euro as well."""

    def __init__(
        self,
        sheet: Sheet,
        kind: str,
        headings: Mapping[str, Heading],
        judged: Mapping[str, Judgment],
        open_ones: set[str],
        number_of: Callable[[Row], str],
    ) -> None:
        self._sheet, self._headings, self._judged, self._number_of = sheet, headings, judged, number_of
        self._open_ones = open_ones
        self._readers = {name: each.how.reader(FIELDS[kind][name]) for name, each in judged.items()}
        self._in_euro = {
            name: said_so(judged[name].how, FIELDS[kind][name], "euro").reader(FIELDS[kind][name])
            for name in open_ones
        }

    def amount(self, row: Row, name: str) -> Amount | None:
        cell = self._cell(row, name)
        as_said = cell and _value(self._readers[name], cell)
        if not cell or as_said is None:
            return None
        if name not in self._open_ones or not _hangs_on_heading(cell):
            return Amount(cell=cell, as_said=as_said, in_euro=as_said)
        in_euro = _value(self._in_euro[name], cell)
        return Amount(cell=cell, as_said=as_said, in_euro=as_said if in_euro is None else in_euro)

    def staff(self, row: Row) -> Any:
        cell = self._cell(row, "staff")
        return cell and _value(self._readers["staff"], cell)

    def number(self, row: Row) -> str:
        cell = self._cell(row, NUMBER) if row.parent is None else None
        return (cell and _value(self._readers[NUMBER], cell)) or self._number_of(row)

    def _cell(self, row: Row, name: str) -> Cell | None:
        """None where it is empty, or in doubt for another cause."""
        heading, judged = self._headings.get(name), self._judged.get(name)
        if heading is None or judged is None or judged.is_left_out or heading.position in row.problems:
            return None
        position = heading.position
        text = row.texts[position] if position < len(row.texts) else None
        if not text or not text.strip():
            return None
        cell = Cell(text, "", position in row.numbers, shown=row.shown.get(position))
        return None if judged.reason and judged.in_doubt(cell) else cell


def _value(read: Callable[[Cell], Any], cell: Cell) -> Any:
    try:
        value = read(cell)
    except BadValue:
        return None
    return value.value if isinstance(value, Noted) else value


def _broken(table: _Table, row: Row, name: str, amount: Amount, bounds: Bounds) -> Iterator[str]:
    """What it is too much for as its heading says, and not in euro."""
    if name == _SUPPORT:
        total = table.amount(row, _TOTAL)
        known = None if total is not None else bounds.totals.get(table.number(row))
        totals = total.readings if total is not None else () if known is None else (known,)
        yield from _too_much_support(totals, amount, bounds)
    elif name == _TOTAL:
        yield from _too_large_total(table.amount(row, _SUPPORT), amount, bounds)
    elif name in _OF_A_PROJECT:
        most = bounds.totals.get(table.number(row))
        if most is not None and amount.as_said > most >= amount.in_euro:
            yield _more_than_total(most)
    elif name in _OF_ACCOUNTS and (staff := table.staff(row)) and amount.as_said > _MOST_A_HEAD * staff:
        yield _("which is much for {n} full-time equivalents").format(n=formats.score(staff))


def _too_much_support(totals: tuple[int, ...], amount: Amount, bounds: Bounds) -> Iterator[str]:
    if bounds.support is not None and amount.as_said > bounds.support >= amount.in_euro:
        yield _("more than the {most} that this call can give").format(most=formats.money(bounds.support))
    if totals and amount.as_said > max(totals):
        fits = any(amount.in_euro <= each <= amount.in_euro * _RATE for each in totals)
        yield from [_more_than_total(max(totals))] if fits else []


def _too_large_total(support: Amount | None, amount: Amount, bounds: Bounds) -> Iterator[str]:
    """A support has to be a part of it that means something; without one, it is not a hundred envelopes."""
    if support is not None:
        asked_for = support.in_euro
        is_support_whole = bounds.support is None or support.as_said <= bounds.support
        if support.as_said != support.in_euro and is_support_whole:
            return  # both in the same unit, and nothing against it
        if amount.as_said > asked_for * _RATE and asked_for <= amount.in_euro <= asked_for * _RATE:
            yield _("beside a support of {amount}").format(amount=formats.money(asked_for))
    elif bounds.support is not None and amount.as_said > bounds.support * _RATE:
        yield _("beside the {most} that this call can give").format(most=formats.money(bounds.support))


def _more_than_total(most: int) -> str:
    return _("more than the total budget of {most}").format(most=formats.money(most))
