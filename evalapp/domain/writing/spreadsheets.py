"""What a spreadsheet saves as text of a number or a code that it took for something else."""

from __future__ import annotations

import re

_LONGEST = 16
_MONTH = r"(?:jan|feb|febr|mrt|mar|apr|mei|may|jun|jul|aug|sep|sept|okt|oct|nov|dec)\.?"
_MADE = re.compile(
    r"\d[.,]\d{1,10}E[+-]\d{2,3}"
    r"|\dE\+\d{2,3}"
    rf"|\d{{1,2}}[-/](?i:{_MONTH})(?:[-/]\d{{2}}(?:\d\d)?)?"
    rf"|(?i:{_MONTH})[-/]\d{{2}}(?:\d\d)?"
)


def is_made_by_spreadsheet(text: str) -> bool:
    """`2,01601E+05` of 201601, `1-mrt` of 1/3 and `jan/16` of 1/16: what stood there is not certain any more."""
    if len(text) > _LONGEST or not (text[:1].isdigit() or text[-1:].isdigit()):
        return False
    return _MADE.fullmatch(text) is not None
