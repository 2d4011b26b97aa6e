"""Reading numbers as people write them, in Belgian and in international notation, without rounding."""

from __future__ import annotations

import re
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _, current_language
from evalapp.domain.writing.characters import visible
from evalapp.domain.writing.inexact import gives_several, is_about

# White space on a line: where the line ends, or at a tab, another number begins.
_GAP = "[^\\S\\n\\r\\t\\v\\f\\x85\\u2028\\u2029]"
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_EURO = re.compile(
    rf"([-−]?)\s*(?:€|euros?|eur)?\s*([-−]?)\s*(\d(?:[\d.,'’]|{_GAP})*(?:[.,]\s*[-–—=]{{1,2}})?)\s*(?:€|euros?|eur)?",
    re.IGNORECASE,
)
_NO_CENTS = re.compile(r"[.,]\s*[-–—=]{1,2}$")  # 150.000,-
_FOREIGN = re.compile(
    r"[$£¥]|\b(?:USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|JPY|CAD|AUD|CNY|dollars?|pounds?|BEF)\b", re.I
)
_THOUSANDS_GAP = re.compile(rf"(?<=\d)(?:{_GAP}|['’])(?=\d{{3}}(?!\d))")
_MOST_EURO_DIGITS = 15
_AMOUNT = re.compile(rf"-?\d{{1,{_MOST_EURO_DIGITS}}}(?:\.\d{{1,2}})?")
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+")
_MOST_DIGITS = 30
_ENDED_TWICE = re.compile(r"(…)\.|(?<!\.)(\.”?)\.(?=\s|$)")
_PLAIN = re.compile(rf"-?[0-9]{{1,{_MOST_DIGITS}}}(?:\.[0-9]{{1,{_MOST_DIGITS}}})?")


class NotANumber(BadValue):
    """Whoever knows what the number is of may say better how it is written."""


class UnwrittenNumber(ValueError):
    """What a file has in the place of a number and `decimal_text` never writes."""


def parse_decimal(text: str) -> Fraction:
    """`3,5`, `3.5` or ` 4 ` as an exact number.

    Raises NotANumber for anything else, also for thousands separators: a score has none.
    """
    stripped = text.strip().replace("−", "-")
    if len(stripped) > _MOST_DIGITS or not _DECIMAL.fullmatch(stripped) or not stripped.isascii():
        raise NotANumber(_("“{value}” is not a number; write it as 3,5 or 3.5.").format(value=shorten(text)))
    return Fraction(stripped.replace(",", "."))


def parse_amount(text: str) -> int:
    """An amount in euro as cents: `150000`, `€ 150.000,-`, `150.000,50`, `150,000.50`, `150 000 euro`.

    A single separator followed by exactly three digits separates thousands (nobody writes mills of a euro).
    Raises BadValue where the reading is not certain, and says what is written where that can be told.
    """
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) <= _MOST_EURO_DIGITS:
        return int(plain) * 100
    if (number := without_euro(plain)) is None:
        raise BadValue(_not_an_amount(text))
    bare = _grouped(_NO_CENTS.sub("", number))
    if bare is None or not _AMOUNT.fullmatch(bare):
        raise BadValue(_not_an_amount(text))
    return int(Fraction(bare) * 100)


def without_euro(text: str) -> str | None:
    """The number of an amount, without the sign or the word for euro on either side of it; None where it is none."""
    match = _EURO.fullmatch(text.strip())
    if match is None or (match[1] and match[2]):
        return None
    return ("-" if match[1] or match[2] else "") + match[3].strip()


def names_foreign_money(text: str) -> bool:
    """Whether it says that an amount is in other money than euro."""
    return _FOREIGN.search(text) is not None


def parse_quantity(text: str) -> Fraction:
    """A number of people, months or the like, by the rule for amounts: `1.000` is a thousand, `9,6` and `9.6` are not.

    Raises BadValue.
    """
    bare = _grouped(text.strip().replace("−", "-"))
    if bare is None or len(bare) > _MOST_DIGITS or not _DECIMAL.fullmatch(bare):
        said = (
            _("“{value}” gives more than one number; write the one that counts.")
            if gives_several(text)
            else _("“{value}” is not a number; write it as 3,5 or 3.5.")
        )
        raise BadValue(said.format(value=shorten(text)))
    return Fraction(bare)


def _grouped(text: str) -> str | None:
    """The number without what separates its thousands and with a point for decimals; None where that is in doubt."""
    # A gap that is not one of thousands (10 20) stays, and is refused by who asks: it may be two amounts.
    bare = _THOUSANDS_GAP.sub("", text)
    kinds = {mark for mark in bare if mark in ".,"}
    if len(kinds) == 2:
        point = max(".,", key=bare.rfind)
        whole, decimals = bare.rsplit(point, 1)
        thousands = _without_thousands(whole, "," if point == "." else ".")
        bare = "" if thousands is None else thousands + "." + decimals
    elif kinds:
        mark = kinds.pop()
        if bare.count(mark) > 1 or is_thousand_or_decimal(bare):
            bare = _without_thousands(bare, mark) or ""
        else:
            bare = bare.replace(mark, ".")
    return bare if bare and bare.isascii() else None


def is_thousand_or_decimal(text: str) -> bool:
    """Whether the number itself does not say what its only mark is: `1.000`, `12,500`."""
    return bool(re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text, re.ASCII))


def _without_thousands(whole: str, mark: str) -> str | None:
    if mark in whole and not re.fullmatch(rf"-?\d{{1,3}}(?:\{mark}\d{{3}})+", whole):
        return None
    return whole.replace(mark, "")


def _not_an_amount(text: str) -> str:
    shown, plain = shorten(text), text.strip()
    if not plain.strip("-–—−.= ") and plain:
        return _("“{value}” is no amount; leave the cell empty, or write 0.").format(value=shown)
    if _SCIENTIFIC.fullmatch(plain):
        return _(
            "“{value}” is in scientific notation, which may have lost digits; show the column as a number."
        ).format(value=shown)
    if re.search(r"%|\b(?:procent|percent|pct)\b", plain, re.IGNORECASE):
        return _("“{value}” is a percentage, not an amount in euro.").format(value=shown)
    if names_foreign_money(plain):
        return _("“{value}” is not in euro; convert it, and say so in the file.").format(value=shown)
    if gives_several(plain):
        return _(
            "“{value}” gives more than one number; write the one amount that counts, as 150.000,50."
        ).format(value=shown)
    if is_about(plain):
        return _("“{value}” is no exact amount; write the one that counts, as 150.000,50.").format(
            value=shown
        )
    return no_amount(text)


def no_amount(text: str) -> str:
    """Of what is nothing that people write for one."""
    said = _("“{value}” is not an amount in euro; write it as 150.000,50 or 150000.50.")
    return said.format(value=shorten(text))


def why_no_amount_typed(text: str) -> str:
    """Of an amount in a field of a form, which has no column and no cell, the sentence that `parse_amount` says of one
    in a table; empty where that one holds for both.
    """
    shown, plain = shorten(text), text.strip()
    if not plain.strip("-–—−.= ") and plain:
        return _("“{value}” is no amount; leave the field empty, or write 0.").format(value=shown)
    if _SCIENTIFIC.fullmatch(plain):
        return _(
            "“{value}” is in scientific notation; write the amount with all its digits, as 150000."
        ).format(value=shown)
    if names_foreign_money(plain):
        return _("“{value}” is not in euro; write what it is in euro.").format(value=shown)
    return ""


def few_digits(text: str) -> Fraction | None:
    """What `text`, all digits, says; None where it is longer than any number that people count with, which to read
    Python would refuse or take minutes.
    """
    return Fraction(text) if len(text) <= _MOST_DIGITS else None


def decimal_text(value: Fraction, most_decimals: int = 12) -> str:
    """An exact terminating fraction in plain notation with a point (`7/2` → `3.5`), for files and JSON."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    digits = ""
    while rest and len(digits) < most_decimals:
        digit, rest = divmod(rest * 10, value.denominator)
        digits += str(digit)
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def plain_number(text: object) -> Fraction:
    """What `decimal_text` wrote, read again from a file that may hold anything. Raises UnwrittenNumber for all else.

    A power of ten above all: a few digits of one make a number that nobody can count with.
    """
    if not isinstance(text, str) or not _PLAIN.fullmatch(text):
        raise UnwrittenNumber(_("“{value}” is no number").format(value=shorten(str(text))))
    return Fraction(text)


def written(value: Fraction) -> str:
    """An exact number as the reader writes it."""
    return in_notation(decimal_text(value))


def in_notation(text: str) -> str:
    """A number of our own making (`-3.5`) for people: with a real minus, and in Dutch a decimal comma."""
    text = text.replace("-", "−")
    return text.replace(".", ",") if current_language() == "nl" else text


def percent(number: str) -> str:
    """A number that is written already, as a percentage: `50 %`, in English `50%`."""
    return f"{number}\u00a0%" if current_language() == "nl" else f"{number}%"


def rounded_text(value: Fraction, decimals: int) -> str:
    """`value` rounded half up (towards +∞, below zero too) to `decimals` places, with a point."""
    # In whole numbers: a ranking of 100,000 applications rounds a million times.
    numerator, denominator = value.numerator, value.denominator
    units = (2 * numerator * 10**decimals + denominator) // (2 * denominator)
    sign = "-" if units < 0 else ""
    if not decimals:
        return str(units)
    whole, rest = divmod(abs(units), 10**decimals)
    return f"{sign}{whole}.{rest:0{decimals}d}"


def ended_once(text: str) -> str:
    """Without a full stop after an ellipsis, or after a name that ends in one, “Comp.” also between quotes."""
    return _ENDED_TWICE.sub(r"\1\2", text)


def shorten(text: str, most: int = 60) -> str:
    """`text` on one line and to be seen, cut so that a hostile cell cannot fill an error message."""
    flat = " ".join(text.split())
    shown = visible(flat[: most + 1])
    return shown if len(shown) <= most else shown[: most - 1] + "…"
