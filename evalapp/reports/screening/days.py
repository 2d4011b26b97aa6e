"""Days and hours, as they are usually written in Belgium: rows of digits that are no number of a telephone."""

from __future__ import annotations

import re

from evalapp.reports.screening.accounts import DASHES

_BETWEEN = rf"[^\S\n]?[./{DASHES}][^\S\n]?|[^\S\n]"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:(?:19|20)\d\d|\d\d)"
_FULL = r"(?:19|20)\d\d"
_TO = rf"[^\S\n]?[/{DASHES}][^\S\n]?"
_HOUR = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_DAYS = re.compile(
    rf"\(?(?:{_DAY}(?P<by>{_BETWEEN})(?:{_MONTH})(?P=by){_YEAR}(?!\d)"
    rf"|{_MONTH}(?P<or>{_BETWEEN}){_DAY}(?P=or){_FULL}(?!\d)"
    rf"|{_DAY}[./]{_MONTH}(?:[./]{_YEAR})?{_TO}{_DAY}[./]{_MONTH}[./]{_YEAR}(?!\d)"
    rf"|{_MONTH}[/.-]{_FULL}(?!\d)"
    rf"|{_HOUR}(?:(?:{_TO}|[^\S\n]){_HOUR})+(?!\d))"
)


def end_of_days(text: str, start: int) -> int:
    """Where the day or the hours end that begin there; 0 where none do."""
    found = _DAYS.match(text, start)
    return found.end() if found else 0
