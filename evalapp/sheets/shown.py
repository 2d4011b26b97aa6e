"""What a spreadsheet made of a value: the kind of its cell, read off the number format it is shown in.

A format is a list of sections for positive, negative, zero and text, with literals between quotes, after a backslash
or in `[$…-locale]` (ECMA-376 part 1, section 18.8.31).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """None of them is a plain text or a plain number."""

    PERCENTAGE = "percentage"
    CURRENCY = "currency"
    UNIT = "unit"
    PADDED = "padded"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"


class Shown(NamedTuple):
    """`said` is the foreign currency (`USD`, `$`) or the unit (`k€`, `jaar`) that the format writes beside the number,
    the number as it is shown (`0012`), or the error (`#N/A`).

    A date or time has the kind DATE, TRUE and FALSE the kind TRUTH. An amount in euro is a plain number.
    """

    kind: Kind
    said: str = ""


PERCENTAGE, DATE, TRUTH = Shown(Kind.PERCENTAGE), Shown(Kind.DATE), Shown(Kind.TRUTH)

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|([$€£¥₽₺₴₹₩])|(%)|\[[^\]]*\]|_.|\*.')
_EURO = re.compile(r"€|eur(?:o|os)?", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:[A-Z]{2,3})?[$£¥₽₺₴₹₩]|[A-Z]{3}|[Kk]r\.?|zł|Kč|Ft|lei|S?Fr\.?|[Dd]ollars?")
_NO_CURRENCIES = frozenset(("VTE", "FTE", "BTW", "TVA", "VAT", "MIO", "MLN", "NVT", "PER", "KEU", "JR."))
_MEANS_NOTHING = frozenset(
    ("", "-", "--", ",-", ".-", ",--", "–", "—", "+", "(", ")", ",", ".", ":", "/", "'", "’")
)
_PADDED = re.compile(r"0{2,}")


@lru_cache(maxsize=4_096)
def shown_of(number_format: str) -> Shown | None:
    """What the format makes of a number that is no date; None for a plain number or an amount in euro.

    PADDED comes without what is shown: see `padded`.
    """
    section = _sections(number_format)[0]
    if _PADDED.fullmatch(section):
        return Shown(Kind.PADDED)
    currency = unit = ""
    for match in _LITERAL.finditer(section):
        quoted, escaped, named, sign, percent = match.groups()
        if percent:
            return PERCENTAGE
        said = (quoted or escaped or named or sign or "").strip()
        if said in _MEANS_NOTHING or _EURO.fullmatch(said):
            continue
        if named is not None or sign or (_CURRENCY.fullmatch(said) and said.upper() not in _NO_CURRENCIES):
            currency = currency or said
        else:
            unit = f"{unit} {said}".strip()
    if currency:
        return Shown(Kind.CURRENCY, currency)
    return Shown(Kind.UNIT, unit) if unit else None


def padded(number: float, number_format: str) -> Shown | None:
    """The number with the zeros that its format puts before it; None where there are none to put."""
    if number != int(number) or number < 0:
        return None
    plain = str(int(number))
    text = plain.zfill(len(_sections(number_format)[0]))
    return Shown(Kind.PADDED, text) if text != plain else None


def _sections(number_format: str) -> list[str]:
    """Split at the semicolons that are no literals."""
    sections, start = [], 0
    for match in re.finditer(r'"[^"]*"|\\.|\[[^\]]*\]|;', number_format):
        if match[0] == ";":
            sections.append(number_format[start : match.start()])
            start = match.end()
    return [*sections, number_format[start:]]
