"""What somebody types of a proposal or a decision: conditions one a line, and an amount that may be asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.deciding.values import Condition
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.named import id_called, ids_called
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.deciding.standing import of_ranking
from evalapp.operations.ranking.material import kept_material
from evalapp.operations.view import View
from evalapp.words import formats

# With room on both sides, or at an end: “50|60 %” is part of a text.
_PARTS = re.compile(r"(?<!\S)\|(?!\S)")
# A point before one or two digits, and no other mark: cents in one notation, thousands cut short in the other.
_POINTED = re.compile(r"\D*\d+\.\d{1,2}\D*")
_SMALL = 100  # one in so many of what may be given: thousands that were left out are always less
_LEAST_WHOLE = (
    1_000_00  # from here on more than three digits stand before the cents, so no thousands were left out
)


def typed_conditions(text: str, scheme: Scheme, kept: Sequence[Condition] = ()) -> tuple[Condition, ...]:
    """A condition for each line that is not empty; `kept`: those of the proposal so far. Raises BadValue."""
    return typed_each([line for line in text.splitlines() if line.strip()], scheme, kept)


def typed_each(lines: Sequence[str], scheme: Scheme, kept: Sequence[Condition] = ()) -> tuple[Condition, ...]:
    """A condition for each line; `kept`: those of the proposal so far. Raises BadValue.

    A line that nobody changed is what it was shown for, and a criterion that was dropped since may still be named.
    """
    left = [(condition_line(each, scheme), each) for each in kept]
    known = {each.criterion for each in kept if each.criterion}
    found = []
    for line in lines:
        same = next((each for each in left if each[0] == line.strip()), None)
        if same is not None:
            left.remove(same)
        found.append(typed_condition(line, scheme, known) if same is None else same[1])
    return tuple(found)


def typed_condition(line: str, scheme: Scheme, known: Collection[str] = ()) -> Condition:
    """`TEXT | DAY | CRITERION`, the last two as far as they are there, in either order. Raises BadValue.

    A criterion by its id or by what it is called; `known` are ids that a proposal has, whatever the scheme says now.
    """
    said, *more = [each.strip() for each in _PARTS.split(line)]
    until = criterion = ""
    for each in filter(None, more):
        # A criterion before a day: one may be called “3-helix”.
        about = each if each in known else id_called(each, scheme)
        if about and not criterion:
            criterion = about
        elif not about and each[:1].isdigit() and not until:
            until = typed_day(each)
        elif not criterion:
            criterion = scheme.criterion(each).id  # which there is not, and it says which there are
        else:
            text = _("“{text}” has more than a condition, a day and a criterion between “ | ”.")
            raise BadValue(text.format(text=line.strip()))
    return Condition(text=said, until=until, criterion=criterion)


def _name_of(id: str, scheme: Scheme) -> str:
    """What a criterion is called, where that can be taken for nothing else; else its id."""
    head = next((each.head for each in scheme.criteria if each.id == id), "")
    is_plain = head and not head[0].isdigit() and ids_called(head, scheme) == [id] and not _PARTS.search(head)
    return head if is_plain else id


def condition_line(condition: Condition, scheme: Scheme) -> str:
    """As it is typed again."""
    about = _name_of(condition.criterion, scheme) if condition.criterion else ""
    until = formats.date_field(condition.until) if condition.until else ""
    return " | ".join(filter(None, (condition.text, until, about)))


def asked_of_amount(view: View, number: str, typed: str, cents: int) -> str:
    """A question about an amount that is more often a slip than a decision, before it is recorded; empty for any other.

    `90.00` is ninety euro to one reader and ninety thousand, cut short, to another. Below a thousand euro an amount in
    cents, or of less than a hundredth of what the application may get, is asked about as well; never is what it may get
    in all, or what the ranking gives it.
    """
    most = entitlement(view.call().scheme.budget, view.dossier(number).application)
    is_small = most is not None and 0 < cents * _SMALL < most
    is_unlikely = is_small or cents % 100 or _POINTED.fullmatch(typed.strip())
    if cents >= _LEAST_WHOLE or not is_unlikely or cents in (most, _given(view, number)):
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


def _given(view: View, number: str) -> int | None:
    """The cents that the ranking proposes for it."""
    ranking = kept_material(view).rank()
    place = next((each for each in ranking.places if each.application == number), None)
    outlook = None if place is None else of_ranking(ranking, place)
    return None if outlook is None else outlook.amount
