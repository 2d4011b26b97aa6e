"""Which mark separates thousands in a column, and which its decimals."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.numbers import is_thousand_or_decimal, shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.amounts import is_full_time, said_beside
from evalapp.exchange.intake.evidence.judgment import (
    NUMBER,
    Judgment,
    address_of,
    asked,
    bare_number,
    cells,
    marks_id,
    texts,
)
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import How
from evalapp.exchange.intake.remarks import Sort
from evalapp.sheets.sheet import Cell, Sheet


def of_decimals(sheet: Sheet, heading: Heading, field: Field, how: How, answer: str) -> Judgment:
    """One number in which a mark can only be decimal throws doubt on 1.000 with that mark.

    So does a unit of which decimals are told, as 1,250 mln, unless another number shows what its mark is.
    """
    if answer == "thousands":
        return Judgment(how=how)
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
            if decimal_mark := _decimal_mark(number):
                proofs.setdefault(decimal_mark, (n, cell))
    mark = next((each for each in unsure if each in proofs), "")
    if mark:
        index, proof = proofs[mark]
        why = _(
            "in {cell} “{value}” the mark is decimal, so it is not certain that it separates thousands here"
        ).format(cell=address_of(sheet, heading, index), value=shorten(proof.text, 30))
        example = unsure[mark]
    else:
        mark = next((each for each in of_parts if each not in thousands), "")
        if not mark or any(each != mark for each in proofs):
            return Judgment(how=how)
        why = _("of such a unit the three digits after the mark can be decimals as well as thousands")
        example = of_parts[mark]
    decimal = replace(how, point=mark)
    if answer == "decimals":
        return Judgment(how=decimal)
    question = asked(
        marks_id(heading),
        field,
        _("The mark in {value} in “{heading}” is:").format(
            value=shorten(example.text, 30), heading=shorten(heading.text)
        ),
        why,
        {"thousands": how, "decimals": decimal},
        example,
    )

    def in_doubt(cell: Cell) -> bool:
        if cell.is_number or cell.shown is not None:
            return False
        number = bare_number(cell.text)
        return is_thousand_or_decimal(number) and (
            (mark in number and mark in proofs) or _has_parts(heading, field, how, cell)
        )

    return Judgment(how=how, reason=why, in_doubt=in_doubt, question=question)


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
