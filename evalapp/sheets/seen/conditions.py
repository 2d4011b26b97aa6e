"""What a filter looks for in a column, and whether a cell has it; of some only a spreadsheet can tell."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl.xml.constants import SHEET_MAIN_NS

from evalapp.sheets.seen.altered import altered_by
from evalapp.sheets.shown import shown_of

Condition = Callable[[Any], bool | None]
"""Of a cell, or None where the row has none there; None where it cannot be told."""

_LIST, _CUSTOM, _VALUE, _DATE, _COMPARED = (
    f"{{{SHEET_MAIN_NS}}}{name}"
    for name in ("filters", "customFilters", "filter", "dateGroupItem", "customFilter")
)
_ON = ("1", "true")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
}
_UNITS = ("year", "month", "day", "hour", "minute", "second")
_WILD = re.compile(r"~([*?~])|([*?])")


def condition_of(column: Any) -> Condition | None:
    """Of a `filterColumn`; None for one without, which hides nothing."""
    if not len(column):
        return None
    found = column[0]
    if found.tag == _LIST:
        return _listed(found)
    return _custom(found) if found.tag == _CUSTOM else lambda _cell: None


def _listed(found: Any) -> Condition:
    texts = [each.get("val", "") for each in found.iterfind(_VALUE)]
    days = [
        tuple(int(each.get(unit)) for unit in _UNITS if each.get(unit) is not None)
        for each in found.iterfind(_DATE)
    ]
    has_blanks = found.get("blank") in _ON

    def is_met(cell: Any) -> bool | None:
        value = None if cell is None else cell.value
        if _is_blank(value):
            return has_blanks
        if isinstance(value, date):
            moment = value.timetuple()[:6]
            if any(moment[: len(each)] == each for each in days):
                return True
            return None if texts else False
        if any(answers := [_equals(cell, text) for text in texts]):
            return True
        return None if None in answers else False

    return is_met


def _custom(found: Any) -> Condition:
    conditions = [(each.get("operator", "equal"), each.get("val", "")) for each in found.iterfind(_COMPARED)]
    are_all = found.get("and") in _ON

    def is_met(cell: Any) -> bool | None:
        answers = [_compared(cell, how, text) for how, text in conditions]
        decisive = not are_all
        if decisive in answers:
            return decisive
        return None if None in answers else are_all

    return is_met


def _compared(cell: Any, how: str, text: str) -> bool | None:
    value = None if cell is None else cell.value
    if how in ("equal", "notEqual"):
        is_equal: bool | None = _is_blank(value) and not text.strip()
        if text.strip() and not _is_blank(value):
            is_equal = _equals(cell, text)
        return None if is_equal is None else is_equal is (how == "equal")
    if _is_blank(value) or isinstance(value, str):
        # No text is more or less than a number; how two texts compare is a matter of language.
        return None if _number(text) is None and value else False
    number = _number(text)
    if how not in _COMPARE or number is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _COMPARE[how](value, number)


def _equals(cell: Any, text: str) -> bool | None:
    """A filter looks at what is shown."""
    value = cell.value
    if isinstance(value, str) and cell.data_type != "e":
        return _pattern(text).fullmatch(value.strip()) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if _number(text) == value:
        return True
    is_plain = shown_of(cell.number_format) is None and altered_by(value, cell.number_format) is None
    if not is_plain or value < 0:
        return None
    digits = re.sub(r"\D", "", text)
    return bool(digits) and digits.rstrip("0") == re.sub(r"\D", "", f"{value:.15g}").rstrip("0")


def _pattern(text: str) -> re.Pattern[str]:
    """With `*` and `?` as a spreadsheet has them."""
    parts, start = [], 0
    for match in _WILD.finditer(text.strip()):
        parts.append(re.escape(text.strip()[start : match.start()]))
        parts.append(re.escape(match[1]) if match[1] else ".*" if match[2] == "*" else ".")
        start = match.end()
    return re.compile("".join((*parts, re.escape(text.strip()[start:]))), re.IGNORECASE | re.DOTALL)


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
