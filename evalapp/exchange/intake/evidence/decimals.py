"""Which mark separates thousands in a column, and which its decimals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from evalapp.domain.intake import Question
from evalapp.domain.numbers import is_thousand_or_decimal, shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import (
    NUMBER,
    Doubt,
    Judgment,
    address_of,
    asked,
    bare_number,
    cells,
    marks_id,
    texts,
)
from evalapp.exchange.intake.evidence.units.beside import is_full_time, said_beside
from evalapp.exchange.intake.evidence.units.row_amounts import value_of
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import How
from evalapp.exchange.intake.remarks import Sort
from evalapp.sheets.sheet import Cell, Sheet

_NAMES = {".": "point", ",": "comma"}


def of_decimals(
    sheet: Sheet, heading: Heading, field: Field, how: How, answers: Mapping[str, str]
) -> Judgment:
    """One number in which a mark can only be decimal throws doubt on 1.000 with that mark: on both where both are.

    So does a unit of which decimals are told, as 1,250 mln, unless another number shows what its mark is. Where both
    are in doubt each is asked about by itself, and one answer may hold for both.
    """
    if all(each.isdigit() for each in texts(sheet, heading)):
        return Judgment(how=how)
    proofs: dict[str, tuple[int, Cell]] = {}
    unsure: dict[str, Cell] = {}
    of_parts: dict[str, Cell] = {}
    thousands: set[str] = set()
    for n, cell in enumerate(cells(sheet, heading)):
        if cell.is_number or cell.shown is not None or cell.text.isdigit():
            continue
        number = bare_number(cell.text)
        if is_thousand_or_decimal(number):
            mark = "." if "." in number else ","
            unsure.setdefault(mark, cell)
            if _has_parts(heading, field, how, cell):
                of_parts.setdefault(mark, cell)
        else:
            thousands |= _thousands_marks(number)
            decimal_mark = _decimal_mark(number)
            # What cannot be read, as 150.00O with a letter O, proves nothing.
            if decimal_mark and decimal_mark not in proofs and value_of(how.reader(field), cell) is not None:
                proofs[decimal_mark] = n, cell
    proven = {
        mark: _(
            "in {cell} “{value}” the mark is decimal, so it is not certain that it separates thousands here"
        ).format(cell=address_of(sheet, heading, proofs[mark][0]), value=shorten(proofs[mark][1].text, 30))
        for mark in unsure
        if mark in proofs
    }
    parted = {
        mark: _("of such a unit the three digits after the mark can be decimals as well as thousands")
        for mark in of_parts
        if not proofs.keys() - {mark} and mark not in thousands and mark not in proofs
    }
    whys = proven | parted
    if not whys:
        return Judgment(how=how)
    names = {mark: _NAMES[mark] if len(whys) > 1 else "" for mark in whys}
    for_all = answers.get(marks_id(heading), "")
    said = {
        mark: answers.get(marks_id(heading, name), "").removeprefix(f"{name}-") or for_all
        for mark, name in _NAMES.items()
        if mark in whys
    }
    how = replace(how, point="".join(mark for mark in whys if said[mark] == "decimals"))

    def question_about(mark: str) -> Question:
        example = unsure[mark] if mark in proven else of_parts[mark]
        before = f"{names[mark]}-" if names[mark] else ""
        return asked(
            marks_id(heading, names[mark]),
            field,
            _("The mark in {value} in “{heading}” is:").format(
                value=shorten(example.text, 30), heading=shorten(heading.text)
            ),
            whys[mark],
            {f"{before}thousands": how, f"{before}decimals": replace(how, point=how.point + mark)},
            example,
        )

    def of_mark(mark: str) -> Callable[[Cell], bool]:
        def in_doubt(cell: Cell) -> bool:
            if cell.is_number or cell.shown is not None:
                return False
            number = bare_number(cell.text)
            is_open = mark in number and is_thousand_or_decimal(number)
            return is_open and (mark in proven or _has_parts(heading, field, how, cell))

        return in_doubt

    return Judgment(
        how=how,
        doubts=tuple(
            Doubt(reason=why, in_doubt=of_mark(mark), question=question_about(mark))
            for mark, why in whys.items()
            if said[mark] not in ("thousands", "decimals")
        ),
    )


def _has_parts(heading: Heading, field: Field, how: How, cell: Cell) -> bool:
    """Whether its unit is one of which parts are told: thousands and millions of euro, full-time equivalents.

    Under a heading that says the unit a point separates thousands, as in every amount: 75.000 (k€) is 75 million.
    Beside the number itself, and with a comma, it may be either.
    """
    if field.sort is Sort.STAFF:
        return is_full_time(cell.text) or is_full_time(heading.text)
    beside = said_beside(cell, Sort.AMOUNT)
    if beside is None and NUMBER.fullmatch(cell.text.strip()) and "," in cell.text:
        beside = how.factor
    return (beside or 1) > 1


def _thousands_marks(number: str) -> set[str]:
    """The marks that can only separate thousands in it: `1.250.000`, `1.250,5`."""
    marks = [each for each in number if each in ".,"]
    return set(marks) - {marks[-1]} if len(set(marks)) > 1 else set(marks) if len(marks) > 1 else set()


def _decimal_mark(number: str) -> str:
    """The mark that can only be decimal in it, if there is one."""
    marks = [each for each in number if each in ".,"]
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return ""
    return marks[-1]
