"""What a spreadsheet made of a value: the kind of its cell, read off the number format it is shown in.

A format is a list of sections for positive, negative, zero and text, with literals between quotes, after a backslash
or in `[$…-locale]` (ECMA-376 part 1, section 18.8.31). What is left where a formula fails is, once it was saved as
text, a text like any other in the language of who saved it; it is never a value.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.words.formats import whole


class Kind(StrEnum):
    """None of them is a plain text or a plain number."""

    PERCENTAGE = "percentage"
    CURRENCY = "currency"
    UNIT = "unit"
    PADDED = "padded"
    MASKED = "masked"
    SCALED = "scaled"
    DATE = "date"
    TRUTH = "truth"
    NESTED = "nested"
    STRUCK = "struck"
    RAISED = "raised"
    ERROR = "error"


class Shown(NamedTuple):
    """`said` is the foreign currency (`USD`, `$`) or the unit (`k€`, `jaar`) that the format writes beside the number,
    the number as it is shown (`0012`, `2016-001`), or the error (`#N/A`).

    PADDED is a number with zeros before it or a gap in it, MASKED one with other signs among its digits.
    `scale`: by what the format divides the number to show it; SCALED is one that it names no unit for. `is_before`:
    the unit stands before the number.

    A date or time has the kind DATE, and a format that shows no day of it is `said`; TRUE and FALSE the kind TRUTH.
    An amount in euro is a plain number.
    A list or an object inside one of JSON has the kind NESTED, and its JSON as text. A text of which a part is struck
    through has the kind STRUCK, one with digits or signs above or below the line the kind RAISED.
    """

    kind: Kind
    said: str = ""
    scale: int = 1
    is_before: bool = False

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
            case Kind.MASKED:
                return _(
                    "it shows “{text}”, which its format made of a number; type the value itself"
                ).format(text=shorten(self.said, 20))
            case Kind.SCALED:
                return _(
                    "its format shows the number divided by {scale} without saying so; show it whole, or write the "
                    "unit in the heading"
                ).format(scale=whole(self.scale))
            case Kind.DATE:
                return _("it holds a date or a time, as a spreadsheet makes of 4/5; type the value again")
            case Kind.TRUTH:
                return _("it holds TRUE or FALSE; type the value itself")
            case Kind.NESTED:
                return _("it holds a list or an object where one value is expected")
            case Kind.STRUCK:
                return _(
                    "what stands in it is struck through, all or a part of it; type the value again without the line"
                )
            case Kind.RAISED:
                return _(
                    "digits or signs in it stand above or below the line, as in 15²; type the value again without them"
                )
            case Kind.ERROR:
                return _("it holds the error {error}").format(error=shorten(self.said, 20))


PERCENTAGE, DATE, TRUTH = Shown(Kind.PERCENTAGE), Shown(Kind.DATE), Shown(Kind.TRUTH)
NESTED = Shown(Kind.NESTED)

# Those without the mark at the end that tells all others.
_KNOWN = frozenset(
    ("#N/A", "#N/B", "#NV", "#N/D", "#N/V", "#I/T", "#HODNOTA", "#GETTING_DATA", "#GEGEVENS_OPHALEN", "#DATEN_ABRUFEN",
     "#OBTENTION_DONNEES", "#CHARGEMENT_DONNEES", "#OBTENIENDO_DATOS", "#ESTRAZIONE_DATI", "#RECUPERO_DATI",
     "#OBTER_DADOS", "#YOK", "#HIÁNYZIK", "#PUUTTUU", "#SAKNAS", "#NEDOSTUPNÝ", "#NENÍ_K_DISPOZICI",
     "#REF", "#WERT", "#BEZUG", "#VERW", "#WAARDE")
)  # fmt: skip
_MARKED = re.compile(r"#[¡¿]?[^\W\d_](?:[^\W_]|[_.])*(?:/[^\W_]+)?[!?]")
_NOT_THERE = re.compile(r"#[^\W\d_]{1,2}/[^\W\d_]{1,2}")  # #N/A in some alphabet
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
_DIGITS = re.compile(r"[0#?]")
_PADDED = re.compile(r"0{2,}")
_SCALING = re.compile(r"[0#?](,+)(?![0#?,])")
_AMONG = re.compile(r"([^\d]*?)(\d(?:[\d.,\s'’]*\d)?)([^\d]*)")
_MOST_SHOWN = 400  # the largest number that a sheet can hold has 309 digits
_PADDED_TEXT = re.compile(r"0\d+")
_MASK = re.compile(r'([0#?]+)|"([^"]*)"|\\(.)|([-\s\xa0()+:\'])|(?:_.|\*.|\[[^\]]*\])|(.)')


@lru_cache(maxsize=4_096)
def shown_of(number_format: str) -> Shown | None:
    """What the format makes of a number that is no date; None for a plain number or an amount in euro.

    PADDED and MASKED come without what is shown: see `as_masked`.
    """
    section = sections_of(number_format)[0]
    if _PADDED.fullmatch(section):
        return Shown(Kind.PADDED)
    currency = unit = ""
    is_before = True
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
            is_before = is_before and bool(_DIGITS.search(_LITERAL.sub("", section[match.end() :])))
            unit = f"{unit} {said}".strip()
    scale = _scale_of(section)
    if currency:
        return Shown(Kind.CURRENCY, currency)
    if kind := _mask_kind(section):
        return Shown(kind)
    if unit:
        return Shown(Kind.UNIT, unit, scale, is_before)
    return Shown(Kind.SCALED, scale=scale) if scale > 1 else None


def _scale_of(section: str) -> int:
    """Each comma that follows the last digit before the point, or of all, divides by a thousand."""
    bare = _LITERAL.sub("", section)
    match = _SCALING.search(bare)
    return 1_000 ** len(match[1]) if match else 1


def _mask_kind(section: str) -> Kind | None:
    """Of a format that writes something among the digits; not of one that but groups thousands, as `# ##0`."""
    parts = _parts(section)
    places = [n for n, (is_digits, _text) in enumerate(parts) if is_digits]
    if len(places) < 2:
        return None
    among = "".join(text for is_digits, text in parts[places[0] : places[-1]] if not is_digits)
    if among.strip(" .,'’\xa0\u202f"):
        return Kind.MASKED
    is_zeros = all(set(text) == {"0"} for is_digits, text in parts if is_digits)
    return Kind.PADDED if is_zeros else None


def _parts(section: str) -> list[tuple[bool, str]]:
    """The digits of a format and what it writes among them; none of a format that computes (a point, a fraction)."""
    parts: list[tuple[bool, str]] = []
    for match in _MASK.finditer(section):
        digits, quoted, escaped, bare, other = match.groups()
        if other is not None:
            return []
        parts.append((digits is not None, digits or quoted or escaped or bare or ""))
    return parts


def as_masked(number: float, number_format: str, kind: Kind) -> Shown | None:
    """The number as a format of PADDED or MASKED shows it; None where that is the plain number."""
    if number != int(number) or number < 0:
        return Shown(kind, str(number)) if kind is Kind.MASKED else None
    plain = str(int(number))
    parts = _parts(sections_of(number_format)[0])
    width = sum(len(text) for is_digits, text in parts if is_digits)
    left = plain.zfill(width)
    shown, is_first = "", True
    for is_digits, text in parts:
        if not is_digits:
            shown += text
            continue
        width -= len(text)
        cut = len(left) - width if is_first or width == 0 else len(text)
        shown, left, is_first = shown + left[:cut], left[cut:], False
    return Shown(kind, shown) if shown != plain else None


def sections_of(number_format: str) -> list[str]:
    """Split at the semicolons that are no literals."""
    sections, start = [], 0
    for match in re.finditer(r'"[^"]*"|\\.|\[[^\]]*\]|;', number_format):
        if match[0] == ";":
            sections.append(number_format[start : match.start()])
            start = match.end()
    return [*sections, number_format[start:]]


@lru_cache(maxsize=4_096)
def shown_beside(number: Fraction, text: str) -> Shown | None:
    """What a format made of a number, told from the `text` that it shows; None for a plain number, or one it is not."""
    match = _AMONG.fullmatch(text.strip())
    if match is None:
        digits = re.sub(r"\D", "", text)
        return Shown(Kind.MASKED, text.strip()) if digits and digits == str(number) else None
    before, shown, after = (part.strip() for part in match.groups())
    if len(shown) > _MOST_SHOWN:
        return None
    if _PADDED_TEXT.fullmatch(shown) and shown != str(number) and int(shown) == number:
        return Shown(Kind.PADDED, f"{before}{shown}{after}")
    unit = " ".join(
        part for part in (before, after) if part not in _MEANS_NOTHING and not _EURO.fullmatch(part)
    )
    scale = next((each for each in (1, 1_000, 1_000_000) if _may_be(shown, number / each)), 0)
    if unit and scale:
        return Shown(Kind.UNIT, unit, scale)
    return Shown(Kind.SCALED, scale=scale) if scale > 1 else None


def _may_be(shown: str, number: Fraction) -> bool:
    """Whether these digits are the number, rounded to as many: a mark in them is decimal, or separates thousands."""
    bare = re.sub(r"[\s'’]", "", shown)
    whole = re.sub(r"[.,]", "", bare)
    parts = re.fullmatch(r"(\d[\d.,]*)[.,](\d+)", bare)
    if abs(Fraction(whole) - number) <= Fraction(1, 2):
        return True
    if parts is None:
        return False
    decimal = Fraction(f"{re.sub('[.,]', '', parts[1])}.{parts[2]}")
    return abs(decimal - number) <= Fraction(1, 2 * 10 ** len(parts[2]))


def is_error(text: str) -> bool:
    """`#N/A`, `#¡VALOR!`, `#ÜBERLAUF!`, `Err:508`.

    One word in capitals between # and ! or ? is an error of some version and language, `#DOEN!` too; anything with
    more in it is a text.
    """
    text = text.strip()
    if not text.startswith("#"):
        return ":" in text and _LIBREOFFICE.fullmatch(text) is not None
    capitals = text.upper()
    if capitals in _KNOWN:
        return True
    return text == capitals and bool(_MARKED.fullmatch(text) or _NOT_THERE.fullmatch(text))


def is_too_narrow(text: str) -> bool:
    """`#####`: what a table that is saved as it is shown holds of a number for which the column had no room."""
    return _TOO_NARROW.fullmatch(text.strip()) is not None
