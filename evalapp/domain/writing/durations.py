"""Durations as people write them: `3j`, `drie jaar`, `2 jaar en 0 maanden`."""

from __future__ import annotations

import re

_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "een één eén one un",
            "twee two deux",
            "drie three trois",
            "vier four quatre",
            "vijf five cinq",
            "zes six",
            "zeven seven sept",
            "acht eight huit",
            "negen nine neuf",
            "tien ten dix",
        ),
        start=1,
    )
    for word in words.split()
}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_YEARS = r"(?:j|jr|jrs|jaar|jaren|y|yr|yrs|years?|ans?|années?)\.?"
_MONTHS = r"(?:m|mnd|mndn|maand|maanden|mths?|months?|mois)\.?"
_DURATION = re.compile(
    rf"(?:(?P<years>{_NUMBER})\s*{_YEARS})?"
    rf"(?:\s*(?:,|\+|&|en|and|et)?\s*(?P<months>{_NUMBER})\s*{_MONTHS})?",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(
    r"(?:(?:project|werkings|kalender|begrotings)?jaar|(?:project )?year|année|[jy])[ .:]*(\d{1,4})",
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(
    r"(\d{1,2})\s*(?:e|ste|de|st|nd|rd|th|er|ère|ème)\.?\s*"
    r"(?:(?:project|werkings|begrotings)?jaar|(?:project )?year|année)",
    re.IGNORECASE,
)


def months_said(text: str) -> int | None:
    """None where it says no unit, or anything else than a number of years, of months, or of both."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or not (match["years"] or match["months"]):
        return None
    return 12 * _number(match["years"]) + _number(match["months"])


def number_said(text: str) -> int | None:
    """Of a number written as a word, without anything beside it."""
    return _WORDS.get(text.strip().casefold())


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else _WORDS.get((text or "").casefold(), 0)


def year_named(text: str) -> str:
    """The number in `jaar 1`, `J2`, `projectjaar 3`, `1e jaar` and `jaar 2016`; any other text as it stands."""
    found = _NAMED_YEAR.fullmatch(text.strip()) or _NTH_YEAR.fullmatch(text.strip())
    return found[1] if found else text
