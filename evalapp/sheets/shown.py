"""What a spreadsheet made of a value: the kind of its cell, read off the number format it is shown in.

A format is a list of sections for positive, negative, zero and text, with literals between quotes, after a backslash
or in `[$…-locale]` (ECMA-376 part 1, section 18.8.31). What is left where a formula fails is, once it was saved as
text, a text like any other in the language of who saved it; it is never a value.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _


class Kind(StrEnum):
    """None of them is a plain text or a plain number."""

    PERCENTAGE = "percentage"
    CURRENCY = "currency"
    UNIT = "unit"
    PADDED = "padded"
    DATE = "date"
    TRUTH = "truth"
    NESTED = "nested"
    ERROR = "error"


class Shown(NamedTuple):
    """`said` is the foreign currency (`USD`, `$`) or the unit (`k€`, `jaar`) that the format writes beside the number,
    the number as it is shown (`0012`), or the error (`#N/A`).

    A date or time has the kind DATE, TRUE and FALSE the kind TRUTH. An amount in euro is a plain number.
    A list or an object inside one of JSON has the kind NESTED, and its JSON as text.
    """

    kind: Kind
    said: str = ""

    @property
    def reason(self) -> str:
        """Why it is not what a person typed, or not what is asked for, as the end of a sentence about its cell."""
        match self.kind:
            case Kind.PERCENTAGE:
                return _("it holds a percentage; type the value itself")
            case Kind.CURRENCY:
                return _("it holds an amount in {currency}; give it in euro").format(
                    currency=shorten(self.said, 20)
                )
            case Kind.UNIT:
                return _("it shows “{unit}” beside the number; give the number itself").format(
                    unit=shorten(self.said, 20)
                )
            case Kind.PADDED:
                return _("it shows “{text}”, with zeros before the number").format(
                    text=shorten(self.said, 20)
                )
            case Kind.DATE:
                return _("it holds a date or a time, as a spreadsheet makes of 4/5; type the value again")
            case Kind.TRUTH:
                return _("it holds TRUE or FALSE; type the value itself")
            case Kind.NESTED:
                return _("it holds a list or an object where one value is expected")
            case Kind.ERROR:
                return _("it holds the error {error}").format(error=shorten(self.said, 20))


PERCENTAGE, DATE, TRUTH = Shown(Kind.PERCENTAGE), Shown(Kind.DATE), Shown(Kind.TRUTH)
NESTED = Shown(Kind.NESTED)

# Those without the mark at the end that tells all others.
_KNOWN = frozenset(
    ("#N/A", "#N/B", "#NV", "#N/D", "#N/V", "#I/T", "#HODNOTA", "#GETTING_DATA", "#GEGEVENS_OPHALEN", "#DATEN_ABRUFEN",
     "#OBTENTION_DONNEES", "#CHARGEMENT_DONNEES", "#OBTENIENDO_DATOS", "#ESTRAZIONE_DATI", "#RECUPERO_DATI",
     "#OBTER_DADOS", "#REF", "#WERT", "#BEZUG", "#VERW", "#WAARDE")
)  # fmt: skip
_MARKED = re.compile(r"#[¡¿]?[^\W\d_](?:[^\W_]|_)*(?:/[^\W_]+)?[!?]")
_LIBREOFFICE = re.compile(
    r"(?:err|error|fout|fehler|erreur|errore|erro|fel|fejl|virhe|błąd)\s?:\s?5\d\d", re.IGNORECASE
)
_TOO_NARROW = re.compile("#{2,}")

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


def is_error(text: str) -> bool:
    """`#N/A`, `#¡VALOR!`, `#ÜBERLAUF!`, `Err:508`.

    One word in capitals between # and ! or ? is an error of some version and language, `#DOEN!` too; anything with
    more in it is a text.
    """
    text = text.strip()
    if not text.startswith("#"):
        return ":" in text and _LIBREOFFICE.fullmatch(text) is not None
    capitals = text.upper()
    return capitals in _KNOWN or (text == capitals and _MARKED.fullmatch(text) is not None)


def is_too_narrow(text: str) -> bool:
    """`#####`: what a table that is saved as it is shown holds of a number for which the column had no room."""
    return _TOO_NARROW.fullmatch(text.strip()) is not None
