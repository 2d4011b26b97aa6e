"""Reading one cell of an application: every reader returns the value as the domain keeps it, or raises BadValue.

An empty cell never comes here. Numbers are never rounded, and a date is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import lru_cache

from evalapp.domain.application import PROVINCES, Helix
from evalapp.domain.application import parse_enterprise_number as _enterprise_number
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_amount, parse_decimal, shorten
from evalapp.domain.texts import _
from evalapp.sheets.sheet import Cell, clean_text, header_key, one_line
from evalapp.words.formats import BRUSSELS

_MOST_CENTS = 10**17
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BELGIAN_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_SECTOR = re.compile(r"(?:nace|sectie|section)?[\s-]*([a-v])", re.IGNORECASE | re.ASCII)

_PROVINCE_WORDS = {
    "Antwerpen": ("Antwerp", "Anvers"),
    "Limburg": ("Limbourg",),
    "Oost-Vlaanderen": ("East Flanders", "Flandre orientale", "O-Vl", "OVL"),
    "Vlaams-Brabant": ("Flemish Brabant", "Brabant flamand", "Vl-Br", "VLB"),
    "West-Vlaanderen": ("West Flanders", "Flandre occidentale", "W-Vl", "WVL"),
    "Brussel": (
        "Brussels", "Bruxelles", "Brussels Hoofdstedelijk Gewest", "Brussels-Capital Region", "Brussels Capital",
        "Région de Bruxelles-Capitale", "Bruxelles-Capitale", "Brussel-Hoofdstad", "BHG",
    ),
}  # fmt: skip
_PROVINCE_BY_NUTS = {
    "BE21": "Antwerpen",
    "BE22": "Limburg",
    "BE23": "Oost-Vlaanderen",
    "BE24": "Vlaams-Brabant",
    "BE25": "West-Vlaanderen",
    "BE10": "Brussel",
}
_PROVINCE_BY_WORD = {
    header_key(word): province for province in PROVINCES for word in (province, *_PROVINCE_WORDS[province])
}
_HELIX_WORDS = {
    Helix.COMPANY: ("bedrijf", "bedrijven", "onderneming", "ondernemingen", "companies", "enterprise", "kmo"),
    Helix.KNOWLEDGE: (
        "kennisinstelling", "kennisinstellingen", "kennis", "knowledge institution", "onderzoeksinstelling",
        "kenniscentrum", "universiteit",
    ),
    Helix.GOVERNMENT: ("overheid", "overheden", "public", "publiek"),
    Helix.OTHER: ("andere", "ander", "anders", "overige", "overig"),
}  # fmt: skip
_HELIX_BY_WORD = {
    header_key(word): helix for helix, words in _HELIX_WORDS.items() for word in (helix.value, *words)
}
_YES = frozenset(("yes", "y", "ja", "j", "true", "waar", "oui", "1", "x"))
_NO = frozenset(("no", "n", "nee", "neen", "false", "onwaar", "non", "0"))


def line_of(most: int) -> Callable[[Cell], str]:
    """A text on one line of at most `most` characters."""

    def read(cell: Cell) -> str:
        text = one_line(cell.text)
        return text if len(text) <= most else _within(text, most)

    return read


def lines_of(most: int) -> Callable[[Cell], str]:
    """A text that may run over several lines."""
    return lambda cell: _within(clean_text(cell.text), most)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise BadValue(
            _("the text has {count} characters, more than the {most} there is room for").format(
                count=len(text), most=most
            )
        )
    return text


def identifier(cell: Cell) -> str:
    """A number or id as it stands: what cannot be seen would make two of the same."""
    text = one_line(cell.text)
    if not text.isprintable():
        raise BadValue(
            _("“{value}” holds signs that cannot be seen; type it again").format(value=shorten(text))
        )
    return _within(text, 64)


def enterprise_number(cell: Cell) -> str:
    return _enterprise_number(clean_text(cell.text))


def sector(cell: Cell) -> str:
    """A NACE section as its capital letter; any other text as it stands."""
    text = one_line(cell.text)
    letter = _SECTOR.fullmatch(text)
    return letter[1].upper() if letter else _within(text, 1_000)


def province(cell: Cell) -> str:
    text = one_line(cell.text)
    found = _PROVINCE_BY_WORD.get(header_key(re.sub(r"(?i)^provinc(?:ie|e de|e)\s+", "", text)))
    if re.fullmatch(r"(?i)BE\d{2,3}", text):
        found = _PROVINCE_BY_NUTS.get(text[:4].upper())
    if found is None:
        raise BadValue(
            _("“{value}” is not a province; use {provinces}, or leave it empty").format(
                value=shorten(text), provinces=", ".join(PROVINCES)
            )
        )
    return found


def helix(cell: Cell) -> Helix:
    found = _HELIX_BY_WORD.get(header_key(cell.text))
    if found is None:
        raise BadValue(
            _("“{value}” is not a side of the triple helix; use {sides}").format(
                value=shorten(cell.text), sides=", ".join(Helix)
            )
        )
    return found


def amount(cell: Cell) -> int:
    """Euro as cents. A number cell is taken as it is; in a text, 1.234 means thousands."""
    cents = _exact_cents(cell) if cell.is_number else parse_amount(clean_text(cell.text))
    if not 0 <= cents < _MOST_CENTS:
        raise BadValue(
            _("“{value}” must not be below zero or absurdly high").format(value=shorten(cell.text))
        )
    return cents


def _exact_cents(cell: Cell) -> int:
    cents = parse_decimal(cell.text) * 100
    if cents.denominator != 1:
        raise BadValue(_("“{value}” has parts of a cent; round it to cents").format(value=shorten(cell.text)))
    return int(cents)


def whole_between(low: int, high: int) -> Callable[[Cell], int]:
    def read(cell: Cell) -> int:
        value: Fraction = parse_decimal(clean_text(cell.text))
        if value.denominator != 1:
            raise BadValue(_("“{value}” must be a whole number").format(value=shorten(cell.text)))
        if not low <= value <= high:
            raise BadValue(
                _("“{value}” must lie between {low} and {high}").format(
                    value=shorten(cell.text), low=low, high=high
                )
            )
        return int(value)

    return read


def budget_year(cell: Cell) -> int:
    """The year of the project (1 to 30) or of the calendar."""
    year = whole_between(1, 2100)(cell)
    if 30 < year < 1990:
        raise BadValue(_("“{value}” is not a year; write 2016, or 1 for the first year").format(value=year))
    return year


def yes_or_no(cell: Cell) -> bool:
    word = clean_text(cell.text).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValue(_("“{value}” must be yes or no").format(value=shorten(cell.text)))


def email(cell: Cell) -> str:
    """Only loosely checked: one address with an @ between two parts."""
    text = one_line(cell.text)
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if not _EMAIL.fullmatch(text):
        raise BadValue(_("“{value}” is not one e-mail address").format(value=shorten(text)))
    return _within(text, 254)


def day(cell: Cell) -> str:
    """ISO 8601 from yyyy-mm-dd, dd/mm/yyyy, dd-mm-yyyy or dd.mm.yyyy, never the American order."""
    text = re.sub(r"[T ]00:00(?::00)?$", "", one_line(cell.text))
    return _day(text, cell).isoformat()


def _day(text: str, cell: Cell) -> date:
    try:
        return _date(text)
    except ValueError:
        raise _not_a_day(cell) from None


@lru_cache(maxsize=4_096)  # a call has few days, whatever the number of its applications
def _date(text: str) -> date:
    """Raises ValueError."""
    if iso := _ISO_DAY.fullmatch(text):
        parts = iso[1], iso[2], iso[3]
    elif belgian := _BELGIAN_DAY.fullmatch(text):
        parts = belgian[4], belgian[3], belgian[1]
    else:
        raise ValueError(text)
    read = date(*(int(part) for part in parts))
    if not 1950 <= read.year <= 2150:
        raise ValueError(text)
    return read


def _not_a_day(cell: Cell) -> BadValue:
    return BadValue(
        _("“{value}” is not a date; write it as 27/06/2016 or 2016-06-27").format(value=shorten(cell.text))
    )


def moment(cell: Cell) -> str:
    """A time in ISO 8601 UTC; one without a zone is Belgian. A date alone stays a date: no hour is invented."""
    text = one_line(cell.text).replace("T", " ", 1)
    first, _space, rest = text.partition(" ")
    if not rest:
        return _day(first, cell).isoformat()
    try:
        clock = _clock(rest)
    except ValueError:
        raise BadValue(
            _("“{value}” is not a time; write it as 27/06/2016 14:05 or 2016-06-27T14:05").format(
                value=shorten(cell.text)
            )
        ) from None
    whole = datetime.combine(_day(first, cell), clock.time(), clock.tzinfo or BRUSSELS)
    return whole.astimezone(UTC).isoformat(timespec="seconds")


@lru_cache(maxsize=4_096)
def _clock(text: str) -> datetime:
    """Hours and minutes with an optional zone, on any day. Raises ValueError."""
    hour = re.sub(r"^(\d):", r"0\1:", text.strip().replace("u", ":").replace("h", ":"))
    return datetime.fromisoformat(f"2000-01-01T{hour.replace(' ', '')}")
