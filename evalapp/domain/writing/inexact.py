"""Texts that hold numbers and yet give no single one: a range, a choice, a sum, “about” or “at most”."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d(?:[\d.,'’]*\d)?(?:[^\S\n]\d{3}(?!\d))*")
_ABOUT = re.compile(
    r"(?:ca\b|circa\b|ongeveer\b|±|\+/-|~|≈|max|min|minstens\b|hoogstens\b|ten (?:hoogste|minste)\b|tot\b|vanaf\b|"
    r"rond\b|bijna\b|meer dan\b|minder dan\b|[<>≤≥]|about\b|approx|around\b|up to\b|at (?:most|least)\b|from\b)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"(?<![\d.,])(?:19[5-9]|20\d)\d(?![\d.,]*\d)")
_YEARS_AND_MONTHS = re.compile(r"\d+\s*[jy][a-z]*\.?(?:\s|en|and|\+|,)*\d+\s*m[a-z]*\.?", re.IGNORECASE)


def gives_several(text: str) -> bool:
    """`100-150k`, `2 à 3`, `150.000 of 200.000`, `2 x 50.000`; a gap or a `€` between them may be one."""
    between = _NUMBER.split(text)[1:-1]
    return any(each.strip().strip("€") for each in between)


def is_about(text: str) -> bool:
    """`ca. 100.000`, `max 3`, `< 5`."""
    return _ABOUT.match(text.strip()) is not None


def names_calendar_years(text: str) -> bool:
    """`2027-2028`, `t/m 2028`, `1/9/2026-31/8/2028`."""
    return _CALENDAR.search(text) is not None


def is_years_and_months(text: str) -> bool:
    """`2 jaar en 6 maanden`: two numbers that are one duration."""
    return _YEARS_AND_MONTHS.fullmatch(text.strip()) is not None
