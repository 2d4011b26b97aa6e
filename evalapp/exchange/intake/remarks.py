"""What a heading says beside its name: `Omzet (k€)`, `Looptijd in maanden`, `Start (mm/dd/jjjj)`, `Titel (NL)`."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache

from evalapp.sheets.sheet import clean_text

_BRACKETED = re.compile(r"\s*[(\[{]([^)\]}]*)[)\]}]")
_EURO = r"(?:€|eur|euro['’]?s?)"
_THOUSAND = r"(?:k|t|duizend(?:en|tal|tallen)?|thousands?|tsd|tausend|milliers?|mille|[x×*/]?\s*1[.,\s'’]?000|['’]?000)"
_MILLION = r"(?:mio|mln|mill?joen(?:en)?|millions?|millionen|[x×*/]?\s*1[.,\s'’]?000[.,\s'’]?000)"
_LEAD = r"(?:in|en|als|uitgedrukt in|bedrag(?:en)? in|x|×)?\s*"
_OF = r"(?:\s*(?:d['’]|de|of|van|in)?\s*)"
_AMOUNTS = (
    (re.compile(rf"{_LEAD}{_EURO}"), 1),
    (re.compile(rf"{_LEAD}(?:{_EURO}{_OF})?{_MILLION}\.?(?:{_OF}{_EURO})?"), 1_000_000),
    (re.compile(rf"{_LEAD}(?:m\s*{_EURO}|{_EURO}\s*m)"), 1_000_000),
    (re.compile(rf"{_LEAD}(?:{_EURO}{_OF})?{_THOUSAND}\.?(?:{_OF}{_EURO})?"), 1_000),
)
_UNIT_OF_ALL = re.compile(
    rf"(?:\b(?:in|en|bedrag(?:en)?|cijfers|amounts?|figures|montants|eenheid|unit)\b\s*:?|[x×(:])\s*"
    rf"(?:in\s+)?(?:{_EURO}{_OF})?(?:k\s*{_EURO}|m\s*{_EURO}|{_THOUSAND}|{_MILLION}|usd|gbp|chf|[$£])(?![\w.,])"
)
_TIMES = (
    (re.compile(rf"{_LEAD}(?:aantal )?(?:jaar|jaren|jr|years?|yrs?|ans?|années?|jahre?)\.?"), 1),
    (re.compile(rf"{_LEAD}(?:aantal )?(?:maanden?|mnd|mndn|months?|mths?|mois|monate?|m)\.?"), 12),
)
_FULL_TIME = re.compile(
    rf"{_LEAD}(?:aantal )?(?:vte'?s?|fte'?s?|etp|vzä|voltijdse? equivalenten|full[- ]time equivalents?)\.?"
)
_HEADS = re.compile(rf"{_LEAD}(?:aantal )?(?:koppen|personen|hoofden|heads?|headcount|persons|people)\.?")
_TAX = re.compile(
    r"(?:(?:excl|incl|zonder|met|exclusief|inclusief|excluding|including|without|with|hors|tvac?|htva)\b\.?\s*"
    r"(?:de\s+)?(?:btw|vat|tva|mwst)?|htva|tvac|btw (?:in|ex)begrepen)"
)
_HARMLESS = re.compile(
    r"(?:nl|en|fr|de|nederlands|engels|frans|dutch|english|verplicht|optioneel|facultatief|required|optional|"
    r"mandatory|in te vullen|invullen|ja ?[/|] ?nee|j ?[/|] ?n|"
    r"yes ?[/|] ?no|y ?[/|] ?n|\*+|max\.? \d+ (?:tekens|woorden|characters|words)|a|aanvrager|penvoerder)"
)
_LIST = re.compile(r"[^\W\d_][^/|,;]{0,40}(?:\s*(?:[/|,;]|\bof\b|\bor\b)\s*[^\W\d_][^/|,;]{0,40})+")
_ACCOUNTS = re.compile(
    r"(?:boekjaar|jaar|in|op|laatste|fy|year|per|ultimo|31[/-]12[/-])*\s*(?:19|20)\d\d|laatste (?:boek)?jaar|last year"
)
_DAY_FIRST = re.compile(
    r"(?:d{1,2}|jj)[-/. ]?m{1,3}[-/. ]?(?:[jya]{2,4})?|"
    r"dag[-/ ]maand(?:[-/ ]jaar)?|day[-/ ]month(?:[-/ ]year)?"
)
_MONTH_FIRST = re.compile(
    r"m{1,2}[-/. ]?d{1,2}[-/. ]?(?:[jya]{2,4})?|maand[-/ ]dag(?:[-/ ]jaar)?|month[-/ ]day(?:[-/ ]year)?|us"
)
_YEAR_FIRST = re.compile(r"[jya]{4}[-/. ]?m{1,2}[-/. ]?d{1,2}|iso(?: 8601)?")
_CLOCK = re.compile(r"[\s,t]*(?:(?:[hu]{1,2}[:.][mi]{2}(?:[:.]s{2})?)|uur|tijd|time)$")
_UTC = re.compile(r"utc|gmt|z|zulu")
_LOCAL = re.compile(
    r"(?:belgische|lokale|plaatselijke) tijd|(?:belgian|local|brussels) time|cet|cest|met|europe/brussels"
)


class Sort(Enum):
    """What the values of a column are, and so which remarks its heading can bear."""

    TEXT = auto()
    AMOUNT = auto()
    ACCOUNT = auto()  # an amount out of a company's accounts, of which a heading may say the year
    STAFF = auto()
    YEARS = auto()
    BUDGET_YEAR = auto()  # of the project, or of the calendar
    DAY = auto()
    MOMENT = auto()


class Order(Enum):
    """In which order a date is written; one with the year first never is in doubt."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Meaning(Enum):
    """What a remark says that is no unit."""

    NOTHING = auto()
    TAX = auto()
    HEADS = auto()
    UTC = auto()
    LOCAL = auto()


Remark = int | Order | Meaning
"""A factor (thousands of euro are 1,000, months are 12), an order of dates, or a meaning."""


def split(heading: str) -> tuple[str, tuple[str, ...]]:
    """The name and the remarks in brackets."""
    text = " ".join(clean_text(heading).split())
    remarks = tuple(each.strip() for each in _BRACKETED.findall(text) if each.strip(" *:.-"))
    return _BRACKETED.sub(" ", text).strip(" *:-–—,;") or text, remarks


def lists_values(remark: str) -> bool:
    """Whether it says which values there are: `bedrijf/kennisinstelling/overheid`."""
    return bool(_LIST.fullmatch(remark.strip(" .*")))


def tails(name: str) -> list[tuple[str, str]]:
    """Every way in which the last words of a name may be a remark: `Omzet in k€` → (`Omzet in`, `k€`), (`Omzet`, …)."""
    words = name.split()
    return [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) - 1, 0, -1)]


def names_large_unit(line: str) -> bool:
    """Whether a line, as one above a table, says that amounts are in thousands or millions, or in other money."""
    text = unicodedata.normalize("NFKC", line).casefold()
    return _UNIT_OF_ALL.search(text) is not None


@lru_cache(maxsize=4_096)
def understood(remark: str, sort: Sort) -> Remark | None:
    """What the remark says of a column of this sort; None where it is not known."""
    text = unicodedata.normalize("NFKC", remark).casefold().strip(" .,;:*-–—")
    if not text or _HARMLESS.fullmatch(text):
        return Meaning.NOTHING
    match sort:
        case Sort.AMOUNT | Sort.ACCOUNT:
            return _of_amounts(text, sort)
        case Sort.STAFF:
            if _FULL_TIME.fullmatch(text) or _ACCOUNTS.fullmatch(text):
                return Meaning.NOTHING
            return Meaning.HEADS if _HEADS.fullmatch(text) else None
        case Sort.YEARS:
            return next((factor for form, factor in _TIMES if form.fullmatch(text)), None)
        case Sort.DAY | Sort.MOMENT:
            return _of_dates(text)
        case Sort.TEXT | Sort.BUDGET_YEAR:
            return None


def _of_amounts(text: str, sort: Sort) -> Remark | None:
    for form, factor in _AMOUNTS:
        if form.fullmatch(text):
            return factor
    if _TAX.fullmatch(text):
        return Meaning.TAX
    parts = [
        each.strip()
        for each in re.split(r"[,;]|(?<=€|r|o) (?=excl|incl|zonder|ex |htva)", text)
        if each.strip()
    ]
    if len(parts) > 1:
        read = [_of_amounts(part, sort) for part in parts]
        factors = [each for each in read if isinstance(each, int)]
        if None not in read and len(factors) <= 1:
            return factors[0] if factors else Meaning.TAX
    return Meaning.NOTHING if sort is Sort.ACCOUNT and _ACCOUNTS.fullmatch(text) else None


def _of_dates(text: str) -> Remark | None:
    if _UTC.fullmatch(text):
        return Meaning.UTC
    if _LOCAL.fullmatch(text):
        return Meaning.LOCAL
    day = _CLOCK.sub("", text)
    if not day or _YEAR_FIRST.fullmatch(day):
        return Meaning.NOTHING
    if _DAY_FIRST.fullmatch(day):
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if _MONTH_FIRST.fullmatch(day) else None
