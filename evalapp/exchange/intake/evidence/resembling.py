"""Which field a heading may be that no name of ours is: by its letters, by words of it, and by what stands under it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from evalapp.domain.errors import BadValue
from evalapp.exchange.intake.fields import FIELDS, Field, read_cell
from evalapp.exchange.intake.remarks import Sort, split
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell, Sheet, clean_text, header_key

_READ_SO, _PROPOSED = 90.0, 84.0  # of 100, by the letters that two names have in common
_MARGIN = 4.0  # before the next field that it resembles
_LEAST = 7  # letters: a shorter name resembles too many others
_CELLS = 100  # that are tried
_MOST_FIT, _FIT = 0.9, 0.8
_NOT_ASKED = frozenset(("admissibility", "admissibility_reason"))
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d")
# A word of these in one name and not in the other makes it another thing, however alike the letters are.
_APART = re.compile(
    r"eind|einde|end\b|niet|geen|ander|vorig|vroeger|oud|new|nieuw|max|min|gemiddeld|aantal|toegekend|goedgekeurd|betaald"
    r"|partner|jury|score|werkpakket|wp\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """A field, the name of it that a heading resembles, and how much, of 100."""

    field: str
    name: str
    score: float


def resembles(sheet: Sheet, position: int, kind: str, taken: Container[str]) -> str:
    """The field that a heading surely is but for a slip of the pen: nothing else is nearly as like it, no column is it
    already, and what stands under it can be read so. Empty where there is none.
    """
    found = likeness(sheet.header[position], kind)
    if not found or found[0].score < _READ_SO or found[0].field in taken:
        return ""
    best = found[0]
    if any(each.score > best.score - _MARGIN for each in found[1:]):
        return ""
    filled, fitting = fit(sheet, position, FIELDS[kind][best.field])
    return best.field if filled and fitting >= _MOST_FIT * filled else ""


def likeness(heading: str, kind: str) -> tuple[Likeness, ...]:
    """The fields that it resembles, the best of each, the most alike first."""
    return _likeness(split(heading)[0], kind)


@lru_cache(maxsize=2_048)
def _likeness(heading: str, kind: str) -> tuple[Likeness, ...]:
    key = header_key(heading)
    if len(key) < _LEAST:
        return ()
    names = _names(kind)
    found: dict[str, Likeness] = {}
    for name, score, _place in process.extract(
        key, names.keys(), scorer=fuzz.ratio, score_cutoff=_PROPOSED, limit=10
    ):
        field, words = names[name]
        if _DIGITS.findall(name) == _DIGITS.findall(key) and _same_turn(heading, words):
            known = found.get(field)
            if known is None or known.score < score:
                found[field] = Likeness(field=field, name=words, score=score)
    return tuple(sorted(found.values(), key=lambda each: -each.score))


def _same_turn(one: str, other: str) -> bool:
    return {each.casefold() for each in _APART.findall(one)} == {
        each.casefold() for each in _APART.findall(other)
    }


@cache
def _names(kind: str) -> Mapping[str, tuple[str, str]]:
    """Key → field and name as it is written."""
    return {
        header_key(word): (field, word)
        for field, each in FIELDS[kind].items()
        if field not in _NOT_ASKED
        for word in (field, *each.also, *each.likely)
    }


def proposed(sheet: Sheet, position: int, kind: str, taken: Container[str]) -> tuple[str, str, int]:
    """A field that a column may be, which somebody is asked about: with the name that it resembles, empty where it is
    the values that tell, and of how many in a hundred of those.
    """
    for each in likeness(sheet.header[position], kind):
        if each.field not in taken:
            filled, fitting = fit(sheet, position, FIELDS[kind][each.field])
            if filled and fitting >= _FIT * filled:
                return each.field, each.name, 100 * fitting // filled
    if worded := _by_words(sheet.header[position], kind):
        field, name = worded
        if field not in taken:
            filled, fitting = fit(sheet, position, FIELDS[kind][field])
            if filled and fitting >= _FIT * filled:
                return field, name, 100 * fitting // filled
    for field in ("enterprise_number", "email", "province", "helix"):
        if field in FIELDS[kind] and field not in taken:
            filled, fitting = fit(sheet, position, FIELDS[kind][field])
            if filled > 2 and fitting >= _FIT * filled:
                return field, "", 100 * fitting // filled
    return "", "", 0


def _by_words(heading: str, kind: str) -> tuple[str, str] | None:
    """Of which a name of two words or more is in it, word for word: the longest of them."""
    words = {header_key(word) for word in _WORD.findall(split(heading)[0])}
    found = [
        (len(own), field, name)
        for _key, (field, name) in _names(kind).items()
        if len(own := _words(name)) > 1 and own <= words and _same_turn(heading, name)
    ]
    if not found:
        return None
    _n, field, name = max(found)
    return field, name


@lru_cache(maxsize=2_048)
def _words(name: str) -> frozenset[str]:
    return frozenset(header_key(word) for word in _WORD.findall(name))


def fit(sheet: Sheet, position: int, field: Field) -> tuple[int, int]:
    """How many cells of the first ones are filled, and how many of those can be read as that without a remark."""
    filled = fitting = 0
    for each in _cells(sheet, position):
        filled += 1
        try:
            value = read_cell(field, each)
        except BadValue:
            continue
        fitting += not isinstance(value, Noted) and (field.sort is not Sort.TEXT or bool(value))
    return filled, fitting


def _cells(sheet: Sheet, position: int) -> Iterator[Cell]:
    n = 0
    for row in sheet.rows:
        if position < len(row.texts) and clean_text(row.texts[position] or ""):
            cell = sheet.cell(row, position)
            if cell is not None:
                yield cell
                n += 1
                if n == _CELLS:
                    return
