"""Whether the unit that a heading says makes amounts that can hardly be, while the same numbers fit as euro."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked, question_id
from evalapp.exchange.intake.evidence.units.row_amounts import (
    LEAST,
    RATE,
    UNITS,
    Amount,
    RowAmounts,
    hangs_on_heading,
)
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import WORDS, said_so
from evalapp.sheets.sheet import Row, Sheet
from evalapp.words import formats

_SUPPORT, _TOTAL = "requested_support", "total_budget"
_OF_A_PROJECT = ("cash", "in_kind", "amount")
_OF_ACCOUNTS = ("turnover", "balance_total")
_MOST_A_HEAD = 100_000_000_00
SLIGHTLY = 2  # times as much as there is: asked for, rather than next to nothing in another unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """What the amounts of a call can hardly lie above, in cents: its envelope or the most that its scheme grants an
    application (None: nothing says so), and by number the total budgets that are known.

    `now` and `deadline` are times of the same call that its submissions can hardly lie after, empty where not known;
    its other days can hardly lie far from `own_day`, its deadline.
    """

    support: int | None = None
    totals: Mapping[str, int] = field(default_factory=dict)
    now: str = ""
    deadline: str = ""
    own_day: str = ""


NO_BOUNDS = Bounds()


def bounds_of(budget: int | None, rules: BudgetRules, totals: Mapping[str, int]) -> Bounds:
    """`budget`: the envelope of the call, in cents."""
    known = [] if budget is None else [budget]
    if rules.most_per_year is not None and rules.most_years is not None:
        known.append(rules.most_per_year * rules.most_years * 100)
    return Bounds(support=min(known, default=None), totals=totals)


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
        if FIELDS[kind][name].sort in UNITS
        and (each.how.factor or 1) > 1
        and not each.asks(question_id(headings[name]))
        and not answers.get(question_id(headings[name]))
    }
    if not open_ones:
        return dict(judged)
    table = RowAmounts(sheet, kind, headings, judged, open_ones=open_ones, number_of=number_of)
    doubts: dict[str, tuple[Amount, str]] = {}
    for row in sheet.rows:
        for name in open_ones - doubts.keys():
            amount = table.amount(row, name)
            if amount is None or amount.as_said == amount.in_euro or amount.in_euro < LEAST:
                continue
            if limit := too_much(table, row, name, amount, bounds):
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

    doubt = Doubt(reason=why, in_doubt=hangs_on_heading, question=question)
    return replace(judged, doubts=(*judged.doubts, doubt))


def too_much(table: RowAmounts, row: Row, name: str, amount: Amount, bounds: Bounds) -> str:
    """What it is too much for as it is read, and not in euro."""
    return next(_broken(table, row, name, amount, bounds), "")


def _broken(table: RowAmounts, row: Row, name: str, amount: Amount, bounds: Bounds) -> Iterator[str]:
    if name == _SUPPORT:
        total = table.amount(row, _TOTAL)
        known = None if total is not None else bounds.totals.get(table.number(row))
        totals = total.readings if total is not None else () if known is None else (known,)
        yield from _too_much_support(totals, amount, bounds)
    elif name == _TOTAL:
        yield from _too_large_total(table.amount(row, _SUPPORT), amount, bounds)
    elif name in _OF_A_PROJECT:
        most = bounds.totals.get(table.number(row))
        if most is not None and amount.as_said > most >= amount.in_euro:  # a small part is one too
            yield _more_than_total(most)
    elif name in _OF_ACCOUNTS and (staff := table.staff(row)) and amount.as_said > _MOST_A_HEAD * staff:
        yield _("which is much for {n} full-time equivalents").format(n=formats.score(staff))


def _too_much_support(totals: tuple[int, ...], amount: Amount, bounds: Bounds) -> Iterator[str]:
    if bounds.support is not None and _is_far_above(amount, bounds.support):
        yield _("more than the {most} that this call can give").format(most=formats.money(bounds.support))
    if totals and amount.as_said > max(totals):
        fits = any(amount.in_euro <= each <= amount.in_euro * RATE for each in totals)
        yield from [_more_than_total(max(totals))] if fits else []


def _too_large_total(support: Amount | None, amount: Amount, bounds: Bounds) -> Iterator[str]:
    """A support has to be a part of it that means something; without one, it is not a hundred envelopes."""
    if support is not None:
        is_support_whole = bounds.support is None or support.as_said <= SLIGHTLY * bounds.support
        asked_for = support.as_said if is_support_whole else support.in_euro
        if amount.as_said > asked_for * RATE and asked_for <= amount.in_euro <= asked_for * RATE:
            yield _("beside a support of {amount}").format(amount=formats.money(asked_for))
    elif bounds.support is not None and amount.as_said > bounds.support * RATE:
        yield _("beside the {most} that this call can give").format(most=formats.money(bounds.support))


def _is_far_above(amount: Amount, most: int) -> bool:
    """As it is read, while in euro it fits: what is only slightly above leaves no doubt of the unit."""
    return amount.as_said > SLIGHTLY * most and amount.in_euro <= most


def _more_than_total(most: int) -> str:
    return _("more than the total budget of {most}").format(most=formats.money(most))
