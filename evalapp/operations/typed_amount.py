"""An amount as somebody types it in a field or an option: in euro, or with the unit that a column may have too."""

from __future__ import annotations

import re

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import is_thousand_or_decimal, no_amount, shorten, why_no_amount_typed
from evalapp.domain.texts import _
from evalapp.words import formats

_UNIT_FIRST = re.compile(
    r"(?P<unit>[A-Za-z]+\s?(?:€|EUR))\s*(?P<number>\d[\d.,\s]*)", re.IGNORECASE
)  # k€ 150


def typed_amount(text: str) -> int:
    """`4.000.000`, `1,5 M€`, `150 duizend` as cents. Raises BadValue."""
    from evalapp.exchange.intake.cells.amounts import amount_in_words  # with all that reads tables

    typed = text.strip()
    if found := _UNIT_FIRST.fullmatch(typed):
        typed = f"{found['number']} {found['unit']}"
    try:
        return amount_in_words(typed)
    except BadValue as error:
        why = why_no_amount_typed(typed) or _with_unit(typed, str(error))
        raise BadValue(why) from error


def _with_unit(typed: str, why: str) -> str:
    """Of a table each amount is in the unit of its column, which is told apart; here it may stand beside it."""
    if why != no_amount(typed):
        return why
    text = _("“{value}” is not an amount in euro; write it as 150.000,50, 150000.50 or 1,5 M€.")
    return text.format(value=shorten(typed))


def amount_said(text: str) -> str:
    """What would be stored of it, to be seen before it is; empty where it cannot be read, or says that already."""
    try:
        cents = typed_amount(text) if text.strip() else None
    except BadValue:
        return ""
    said = formats.money(cents, missing="")
    return "" if text.strip() in (said, formats.amount_field(cents)) else said


def is_probable(text: str) -> bool:
    """Whether its only mark is a comma before three digits: read as one of thousands, which it need not be."""
    bare = "".join(each for each in text if each.isdigit() or each in ".,")
    return "," in bare and is_thousand_or_decimal(bare)
