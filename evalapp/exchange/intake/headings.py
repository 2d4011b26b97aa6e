"""Which column of a table is which field of ours, and what its heading says of the values under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT
from evalapp.exchange.intake.evidence.abbreviations import meant_by
from evalapp.exchange.intake.evidence.resembling import resembles
from evalapp.exchange.intake.fields import FIELDS, Field
from evalapp.exchange.intake.french import FRENCH
from evalapp.exchange.intake.remarks import Remark, Sort, lists_values, split, tails, understood
from evalapp.exchange.intake.taking.decision_words import are_decisions, may_decide
from evalapp.sheets.sheet import Sheet, column_letters, header_key, one_line

_UNIT_SIGNS = re.compile(r"[%‰€$£¥]")  # which no name has, and which a comparison of letters would not see


class UnitLine(NamedTuple):
    """A text that names a unit: `cell` is its place, above the headings, right under them, or below the list."""

    text: str
    cell: str
    where: Literal["above", "under", "below"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """`remarks` are what it says beside its name; `unknown` is the first remark of which the meaning is not known.

    `is_likely`: it is taken for the field because no other column is surely that. `line` beside the list may say in
    which unit the column is given; `told_in` is the cell under the headings that surely does. `rivals` are other
    columns that may as well be the field. `is_misspelt`: no name of ours is written so, and what stands under it fits
    the one that it resembles.
    """

    name: str
    position: int
    text: str
    remarks: tuple[Remark, ...] = ()
    unknown: str = ""
    is_likely: bool = False
    line: UnitLine | None = None
    told_in: str = ""
    rivals: tuple[Heading, ...] = ()
    is_misspelt: bool = False


def find_headings(sheet: Sheet, kind: str, mapped: Mapping[str, str]) -> dict[str, Heading]:
    """The fields that the sheet has. Where two columns may mean one, the first has the others for its rivals: also
    where both are only likely, for each alone would be taken.

    `mapped` (heading → field) goes before our names, and a heading that it names letter for letter is that one alone.
    """
    found: dict[str, Heading] = {}
    for name, headings in _candidates(sheet, kind, mapped).items():
        sure = [each for each in headings if not each.is_likely]
        headings = sure or headings
        clear = [each for each in headings if not each.unknown] or headings
        found[name] = replace(clear[0], rivals=tuple(clear[1:])) if len(clear) > 1 else clear[0]
    return found


def recognised_fields(sheet: Sheet, kind: str, mapped: Mapping[str, str]) -> Mapping[str, bool]:
    """The fields that the headings speak of, also where two columns mean the same, and whether surely."""
    return {
        name: not all(each.is_likely for each in headings)
        for name, headings in _candidates(sheet, kind, mapped).items()
    }


@cache
def _sure(kind: str) -> Mapping[str, str]:
    """By what spellings of a heading have in common, the field that it names. Once: a table may have thousands."""
    return {header_key(word): name for name, field in FIELDS[kind].items() for word in (name, *field.also)}


def field_of(heading: str, kind: str) -> str:
    """The field that a column is by its heading alone; empty where it is none, or several may be meant."""
    fields = FIELDS[kind]
    likely = _likely(kind)
    if found := _named(0, heading, _sure(kind), fields) or _named(0, heading, likely, fields):
        return found.name
    meant = {each.name for each in _abbreviated(0, heading, fields)}
    return meant.pop() if len(meant) == 1 else ""


@cache
def _likely(kind: str) -> Mapping[str, str]:
    french = FRENCH.get(kind, {})
    return {
        header_key(word): name
        for name, field in FIELDS[kind].items()
        for word in (*field.likely, *french.get(name, ()))
    }


def is_in(heading: str, headers: Iterable[str]) -> bool:
    """Whether a map that names this heading finds it: letter for letter, or but for its remarks."""
    there = tuple(headers)
    return one_line(heading) in column_names(there) or any(
        one_line(heading) == each or header_key(heading) == header_key(each) for each in there
    )


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """What a map calls each column: its heading, and where several have the same with the letters of the column."""
    often = Counter(header)
    return tuple(
        text if often[text] == 1 else f"{text} ({column_letters(position)})"
        for position, text in enumerate(header)
    )


def targets_of(sheet: Sheet, mapped: Mapping[str, str]) -> dict[int, str]:
    """By the position of a column what a map says of it: of its name first, then of its heading, at last but for
    remarks.
    """
    if not mapped:
        return {}
    to_the_letter = {one_line(heading): target for heading, target in mapped.items()}
    names = column_names(sheet.header)
    literal = {each for each in (*names, *sheet.header) if each in to_the_letter}
    by_key = {
        header_key(heading): target for heading, target in mapped.items() if one_line(heading) not in literal
    }
    found: dict[int, str] = {}
    for position, (name, text) in enumerate(zip(names, sheet.header)):
        target = to_the_letter.get(name) or to_the_letter.get(text) or by_key.get(header_key(text))
        if target:
            found[position] = target
    return found


def _candidates(sheet: Sheet, kind: str, mapped: Mapping[str, str]) -> dict[str, list[Heading]]:
    fields = FIELDS[kind]
    said = targets_of(sheet, mapped)
    by_name = {header_key(word): name for name, field in fields.items() for word in (name, *field.also)}
    by_likeness = _likely(kind)
    taken = set(said.values())
    found: dict[str, list[Heading]] = {}
    short: list[tuple[int, list[Heading]]] = []
    for position, text in enumerate(sheet.header):
        if position in said:
            if said[position] in (LEAVE_OUT, FURTHER):
                continue
            heading = _heading(said[position], position, text, split(text)[1], fields)
        elif position in sheet.further:
            continue
        else:
            named_so = _named(position, text, by_name, fields)
            if named_so is None and (likely := _named(position, text, by_likeness, fields)):
                named_so = replace(likely, is_likely=True)
            if named_so is None and "admissibility" in fields and _tells_decisions(sheet, position, text):
                named_so = Heading(name="admissibility", position=position, text=text, is_likely=True)
            if named_so is None:
                short.append((position, _abbreviated(position, text, fields)))
            if named_so is None or named_so.name in taken:
                continue
            heading = named_so
        found.setdefault(heading.name, []).append(heading)
    sure = taken.union(
        name for name, headings in found.items() if not all(each.is_likely for each in headings)
    )
    for position, meant in short:
        left = [each for each in meant if each.name not in sure]
        if len(left) == 1:  # of several nobody can tell which it is short for
            found.setdefault(left[0].name, []).append(left[0])
        elif not meant and (name := resembles(sheet, position, kind, found)):
            text = sheet.header[position]
            heading = _heading(name, position, text, split(text)[1], fields)
            found.setdefault(name, []).append(replace(heading, is_likely=True, is_misspelt=True))
    return found


def _abbreviated(position: int, text: str, fields: Mapping[str, Field]) -> list[Heading]:
    """What it is short for, be it with a remark at its end: not for a name that is only likely the field itself."""
    if "." not in text:
        return []
    names = {name: (name, *field.also) for name, field in fields.items()}
    bare, remarks = split(text)
    for left, more in ((bare, ()), *((left, (right,)) for left, right in tails(bare))):
        meant = [
            replace(_heading(name, position, text, (*more, *remarks), fields), is_likely=True)
            for name in meant_by(left, names)
            if not more or understood(more[0], fields[name].sort) is not None
        ]
        if meant:
            return meant
    return []


def _named(
    position: int, text: str, by_name: Mapping[str, str], fields: Mapping[str, Field]
) -> Heading | None:
    """As one of our names: as a whole, without its brackets, or without words at its end or start that are known."""
    whole = by_name.get(header_key(re.sub(r"[()\[\]{}]", " ", text)))
    if whole and not _UNIT_SIGNS.search(text):
        return Heading(name=whole, position=position, text=text)
    bare, remarks = split(text)
    name = by_name.get(header_key(bare))
    if name and not _UNIT_SIGNS.search(bare):
        return _heading(name, position, text, remarks, fields)
    for left, right in (*tails(bare), *(each[::-1] for each in tails(bare))):
        name = by_name.get(header_key(left))
        if name and understood(right, fields[name].sort) is not None:
            return _heading(name, position, text, (right, *remarks), fields)
    return None


def _tells_decisions(sheet: Sheet, position: int, text: str) -> bool:
    if not may_decide(text):
        return False
    return are_decisions(row.texts[position] or "" for row in sheet.rows if position < len(row.texts))


def _heading(
    name: str, position: int, text: str, remarks: tuple[str, ...], fields: Mapping[str, Field]
) -> Heading:
    known: list[Remark] = []
    unknown = ""
    for remark in remarks:
        if fields[name].sort in (Sort.TEXT, Sort.BUDGET_YEAR) and lists_values(remark):
            continue
        meaning = understood(remark, fields[name].sort)
        if meaning is None:
            unknown = unknown or remark
        else:
            known.append(meaning)
    return Heading(name=name, position=position, text=text, remarks=tuple(known), unknown=unknown)
