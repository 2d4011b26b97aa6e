"""Whether a column of durations counts years or months, and whether one of years writes them in full."""

from __future__ import annotations

import re

from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.durations import year_named
from evalapp.domain.writing.inexact import gives_several, names_calendar_years
from evalapp.exchange.intake.evidence.judgment import (
    Doubt,
    Judgment,
    address_of,
    asked,
    bare_number,
    cells,
    question_id,
)
from evalapp.exchange.intake.evidence.units.beside import said_beside
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import WORDS, How, choice_label, said_so
from evalapp.exchange.intake.remarks import Sort, understood
from evalapp.sheets.sheet import Cell, Sheet
from evalapp.sheets.shown import Kind

_PLAUSIBLE_YEARS = 10
_CALENDAR, _TWO_DIGITS = re.compile(r"(?:19|20)\d\d"), re.compile(r"[12]\d|30")
_OF_THE_PROJECT = re.compile(r"[1-9]")


def of_years(sheet: Sheet, heading: Heading, field: Field, how: How) -> Judgment:
    """A number too high for the years of a project throws doubt on all of which nothing says that they are years."""
    words = re.findall(r"[^\W\d_]+", heading.text)
    if how.factor is not None or any(isinstance(understood(each, Sort.YEARS), int) for each in words):
        return Judgment(how=how)
    found = next(
        ((n, cell) for n, cell in enumerate(cells(sheet, heading)) if _is_bare(cell) and _is_long(cell)), None
    )
    if found is None:
        return Judgment(how=how)
    index, proof = found
    why = _("{cell} “{value}” is long for years, and nothing says whether the column counts months").format(
        cell=address_of(sheet, heading, index), value=shorten(proof.text, 30)
    )
    question = asked(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        {word: said_so(how, field, word) for word in WORDS[Sort.YEARS]},
        proof,
    )
    return Judgment(how=how, doubts=(Doubt(reason=why, in_doubt=_is_bare, question=question),))


def _is_bare(cell: Cell) -> bool:
    """Whether a number stands alone: with another word beside it, as `1095 dagen`, neither unit is that of it."""
    if cell.shown is not None and cell.shown.kind is Kind.UNIT:
        return False
    return said_beside(cell, Sort.YEARS) is None and not any(each.isalpha() for each in cell.text)


def _is_long(cell: Cell) -> bool:
    if gives_several(cell.text) or names_calendar_years(cell.text):
        return False  # no number of months either
    number = bare_number(cell.text)
    return number.isdecimal() and int(number) > _PLAUSIBLE_YEARS


def of_budget_years(sheet: Sheet, heading: Heading, how: How, answer: str) -> Judgment:
    """Beside a year of the calendar, 16 is hardly the sixteenth of the project, and 1 not surely the first.

    A list inside an object of JSON was written by a program, as our own export: it is taken, and said of its budget.
    """
    proof = _first(sheet, heading, _CALENDAR)
    if proof is None:
        return Judgment(how=how)
    why = _("beside {cell} “{value}” it may be a year in two digits; write all four").format(
        cell=address_of(sheet, heading, proof[0]), value=shorten(proof[1].text, 30)
    )
    short = Doubt(
        reason=why, in_doubt=lambda cell: _TWO_DIGITS.fullmatch(year_named(cell.text).strip()) is not None
    )
    other = None if answer or sheet.parents else _first(sheet, heading, _OF_THE_PROJECT)
    if other is None:
        return Judgment(how=how, doubts=(short,))
    why = _(
        "{one} “{first}” is a year of the project and {other} “{second}” one of the calendar: which is meant by each "
        "is not certain"
    ).format(
        one=address_of(sheet, heading, other[0]),
        first=shorten(other[1].text, 30),
        other=address_of(sheet, heading, proof[0]),
        second=shorten(proof[1].text, 30),
    )
    question = Question(
        id=question_id(heading),
        text=_("The years in “{heading}” are:").format(heading=shorten(heading.text)),
        why=_("{why}. Write all of them in one way, or take them as they stand").format(why=why),
        choices=tuple(Choice(id=word, label=choice_label(word)) for word in WORDS[Sort.BUDGET_YEAR]),
    )
    mixed = Doubt(reason=why, in_doubt=lambda _cell: True, question=question)
    return Judgment(how=how, doubts=(short, mixed))


def _first(sheet: Sheet, heading: Heading, pattern: re.Pattern[str]) -> tuple[int, Cell] | None:
    """The first cell that says such a year and nothing else, and which of the cells of the column it is."""
    every = enumerate(cells(sheet, heading))
    return next(((n, cell) for n, cell in every if pattern.fullmatch(year_named(cell.text).strip())), None)
