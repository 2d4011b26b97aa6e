"""What somebody types of a proposal or a decision: conditions one a line, and an amount that may be asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.deciding.values import Condition
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.view import View
from evalapp.words import formats

_PARTS = re.compile(r"\s*\|\s*")
# A point before one or two digits, and no other mark: cents in one notation, thousands cut short in the other.
_POINTED = re.compile(r"\D*\d+\.\d{1,2}\D*")
_SMALL = 100  # one in so many of what may be given: thousands that were left out are always less


def typed_conditions(text: str, scheme: Scheme, kept: Sequence[Condition] = ()) -> tuple[Condition, ...]:
    """A condition for each line that is not empty; `kept`: those of the proposal so far. Raises BadValue."""
    return typed_each([line for line in text.splitlines() if line.strip()], scheme, kept)


def typed_each(lines: Sequence[str], scheme: Scheme, kept: Sequence[Condition] = ()) -> tuple[Condition, ...]:
    """A condition for each line; `kept`: those of the proposal so far. Raises BadValue.

    A line that nobody changed is what it was shown for, and a criterion that was dropped since may still be named.
    """
    as_shown = {condition_line(each, scheme): each for each in kept}
    known = {each.criterion for each in kept if each.criterion}
    return tuple(as_shown.get(line.strip()) or typed_condition(line, scheme, known) for line in lines)


def typed_condition(line: str, scheme: Scheme, known: Collection[str] = ()) -> Condition:
    """`TEXT | DAY | CRITERION`, the last two as far as they are there, in either order. Raises BadValue.

    A criterion by its id or by what it is called; `known` are ids that a proposal has, whatever the scheme says now.
    """
    said, *more = _PARTS.split(line.strip())
    until = criterion = ""
    for each in filter(None, more):
        if each[:1].isdigit() and not until:
            until = typed_day(each)
        elif not criterion:
            criterion = each if each in known else _criterion(each, scheme)
        else:
            text = _("“{text}” has more than a condition, a day and a criterion between “ | ”.")
            raise BadValue(text.format(text=line.strip()))
    return Condition(text=said, until=until, criterion=criterion)


def _criterion(typed: str, scheme: Scheme) -> str:
    for each in scheme.criteria:
        if typed.casefold() in {name.casefold() for name in (each.title.nl, each.title.en, each.head)}:
            return each.id
    return scheme.criterion(typed).id


def condition_line(condition: Condition, scheme: Scheme) -> str:
    """As it is typed again."""
    about = next(
        (each.head for each in scheme.criteria if each.id == condition.criterion), condition.criterion
    )
    until = formats.date_field(condition.until) if condition.until else ""
    return " | ".join(filter(None, (condition.text, until, about)))


def asked_of_amount(view: View, number: str, typed: str, cents: int) -> str:
    """A question about an amount that is more often a slip than a decision, before it is recorded; empty for any other.

    `90.00` is ninety euro to one reader and ninety thousand, cut short, to another. An amount in cents, or of less
    than a hundredth of what the application may get, is asked about as well.
    """
    most = entitlement(view.call().scheme.budget, view.dossier(number).application)
    is_small = most is not None and 0 < cents * _SMALL < most
    if not (is_small or cents % 100 or _POINTED.fullmatch(typed.strip())):
        return ""
    said, amount, full = typed.strip(), formats.money(cents), formats.amount_field(90_000_00)
    if is_small:
        text = _(
            "“{typed}” is read as {amount}, while {application} may get {most}. Is that meant? Else type the amount "
            "in full, such as {full}."
        )
        return text.format(typed=said, amount=amount, application=number, most=formats.money(most), full=full)
    text = _("“{typed}” is read as {amount}. Is that meant? Else type the amount in full, such as {full}.")
    return text.format(typed=said, amount=amount, full=full)
