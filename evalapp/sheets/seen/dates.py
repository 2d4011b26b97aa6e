"""What the format of a date shows of it: all, a part, a weekday or an hour alone, or words beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from evalapp.sheets.seen.altered import Altered
from evalapp.sheets.shown import DATE, Kind, Shown, sections_of

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_TIME = re.compile(r"h+(?:[^a-z]*m+)?(?:[^a-z]*s+)?|m+[^a-z]*s+|am/pm|a/p|s+")
_DAY, _WEEKDAY = re.compile(r"(?<!d)d{1,2}(?!d)"), re.compile(r"d{3,}")
_HARMLESS = frozenset(
    ("u", "uur", "uren", "h", "hr", "hrs", "m", "min", "s", "sec", "om", "te", "at", "à", "de", "del", "le", "of",
     "van", "den", "st", "nd", "rd", "th", "e", "ste", "er", "t", "z", "am", "pm", "cet", "cest")
)  # fmt: skip
"""What dates and times are written with."""


@lru_cache(maxsize=4_096)
def date_shown(number_format: str) -> tuple[Shown, Altered | None]:
    """Where a part of the date cannot be seen, its format is what is `said`."""
    section = sections_of(number_format)[0]
    literals = " ".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section))
    beside = [word for word in re.findall(r"[^\W\d_]+|[?<>≤≥±~]", literals) if word.lower() not in _HARMLESS]
    letters = _LITERAL.sub("", section).lower()
    of_date = _TIME.sub("", letters)
    has_year, has_month, has_day = (
        "y" in of_date or "e" in of_date,
        "m" in of_date,
        bool(_DAY.search(of_date)),
    )
    if beside:
        return DATE, Altered(beside=literals.strip())
    if "general" in of_date:  # as of a cell that says by itself that it holds a date
        return DATE, None
    if not (has_year or has_month or has_day) and (letters != of_date or _WEEKDAY.search(of_date)):
        return DATE, Altered(is_undated=True)
    is_whole = has_year and has_month and has_day
    return (DATE if is_whole else Shown(Kind.DATE, number_format)), None


def hides_year(number_format: str) -> bool:
    """Whether it shows a day, and not of which year."""
    letters = _TIME.sub("", _LITERAL.sub("", sections_of(number_format)[0]).lower())
    return "y" not in letters and bool(_DAY.search(letters))


def shows_month(number_format: str) -> bool:
    return "m" in _TIME.sub("", _LITERAL.sub("", sections_of(number_format)[0]).lower())
