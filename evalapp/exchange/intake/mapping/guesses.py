"""Which column may be the number, the title or the organisation, where no heading says so: by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.resembling import fit
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.sheets.sheet import Sheet, clean_text

_ROWS = 200
_MOST = 0.9
_LONGEST_NUMBER, _LEAST_TITLE = 24, 12
_DIGIT = re.compile(r"\d")
_LEGAL = re.compile(
    r"\b(?:vzw|nv|bv|bvba|cv|cvba|universiteit|hogeschool|asbl|sa|srl|stichting|gmbh|ltd)\b", re.IGNORECASE
)


def guessed(
    sheet: Sheet, kind: str, lacking: Iterable[str], taken: Collection[int]
) -> Mapping[int, tuple[str, str]]:
    """Position → the field that it may be and why, of those `lacking` that what stands in a column tells of."""
    texts = {
        position: found
        for position in range(len(sheet.header))
        if position not in taken and (found := _texts(sheet, position))
    }
    spare: dict[int, tuple[str, str]] = {}
    for name in lacking:
        left = {position: found for position, found in texts.items() if position not in spare}
        if name == NUMBER:
            spare |= _number(sheet, kind, left)
        elif name == "title":
            spare |= _title(left)
        elif name in ("name", "organisation"):
            spare |= _organisation(left, name)
        elif name in FIELDS[kind]:
            spare |= _fitting(sheet, kind, name, left)
    return spare


def _texts(sheet: Sheet, position: int) -> list[str]:
    return [
        text
        for row in sheet.rows[:_ROWS]
        if position < len(row.texts) and (text := clean_text(row.texts[position] or ""))
    ]


def _number(sheet: Sheet, kind: str, left: Mapping[int, list[str]]) -> dict[int, tuple[str, str]]:
    """The first column of short texts with a digit, in every row another: of partners each may come again."""
    for position, texts in left.items():
        is_short = all(len(text) <= _LONGEST_NUMBER and _DIGIT.search(text) for text in texts)
        differ = len(set(texts)) == len(texts) or kind != "applications"
        filled, fitting = fit(sheet, position, FIELDS[kind][NUMBER])
        if is_short and differ and len(texts) >= _MOST * min(len(sheet.rows), _ROWS) and fitting == filled:
            return {position: (NUMBER, _("short, filled in on every row, and no two the same"))}
    return {}


def _title(left: Mapping[int, list[str]]) -> dict[int, tuple[str, str]]:
    """The column of the longest texts of one line that differ from each other and are no names of firms."""
    best, length = -1, 0.0
    for position, texts in left.items():
        mean = sum(map(len, texts)) / len(texts)
        are_lines = not any("\n" in text or len(text) > 300 for text in texts)
        differ = len(set(texts)) >= _MOST * len(texts)
        are_firms = 2 * sum(bool(_LEGAL.search(text)) for text in texts) > len(texts)
        if are_lines and differ and not are_firms and mean >= _LEAST_TITLE and mean > length:
            best, length = position, mean
    return {best: ("title", _("texts of a line that differ on every row"))} if best >= 0 else {}


def _organisation(left: Mapping[int, list[str]], name: str) -> dict[int, tuple[str, str]]:
    for position, texts in left.items():
        if 2 * sum(bool(_LEGAL.search(text)) for text in texts) > len(texts):
            return {position: (name, _("names with a legal form, as vzw or nv"))}
    return {}


def _fitting(sheet: Sheet, kind: str, name: str, left: Mapping[int, list[str]]) -> dict[int, tuple[str, str]]:
    for position in left:
        filled, fitting = fit(sheet, position, FIELDS[kind][name])
        if filled and fitting >= _MOST * filled:
            why = _("{percent}% of the values fit").format(percent=100 * fitting // filled)
            return {position: (name, why)}
    return {}
