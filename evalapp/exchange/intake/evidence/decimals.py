"""Which mark separates thousands in a column, and which its decimals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from evalapp.domain.intake import Question
from evalapp.domain.numbers import is_thousand_or_decimal, shorten, without_euro
from evalapp.domain.texts import _, ngettext
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
_OTHER = {".": ",", ",": "."}
_Placed = tuple[int, Cell]


def of_decimals(
    sheet: Sheet, heading: Heading, field: Field, how: How, answers: Mapping[str, str]
) -> Judgment:
    """One number in which a mark can only be decimal throws doubt on 1.000 with that mark: on both where both are.

    So does a unit of which decimals are told, as 1,250 mln, unless another number shows what its mark is; and another
    number whose thousands are written otherwise, as 1.250.000 beside 1,250. A comma that nothing in the column speaks
    of is taken for one of thousands, as in 150,000, and that is said: in Belgium it is the decimal mark.
    Where both are in doubt each is asked about by itself, and one answer may hold for both.
    """
    if all(each.isdigit() for each in texts(sheet, heading)):
        return Judgment(how=how)
    found = _gathered(sheet, heading, field, how)
    whys = found.proven(sheet, heading) | found.parted() | found.otherwise(sheet, heading)
    probable = found.probable(field) - whys.keys()
    if not whys and not probable:
        return Judgment(how=how)
    names = {mark: _NAMES[mark] if len(whys) > 1 else "" for mark in whys}
    for_all = answers.get(marks_id(heading), "")
    said = {
        mark: answers.get(marks_id(heading, name), "").removeprefix(f"{name}-") or for_all
        for mark, name in _NAMES.items()
        if mark in whys or mark in probable
    }
    how = replace(how, point="".join(mark for mark in said if said[mark] == "decimals"))
    of_all = found.doubting_all()

    def question_about(mark: str) -> Question:
        example = found.unsure[mark][1] if mark in of_all else found.of_parts[mark]
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
            return is_open and (mark in of_all or _has_parts(heading, field, how, cell))

        return in_doubt

    return Judgment(
        how=how,
        doubts=tuple(
            Doubt(reason=why, in_doubt=of_mark(mark), question=question_about(mark))
            for mark, why in whys.items()
            if said[mark] not in ("thousands", "decimals")
        ),
        notes=tuple(
            found.note(sheet, heading, mark)
            for mark in said
            if mark in probable and said[mark] not in ("thousands", "decimals")
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Marks:
    """What the numbers of a column show of their marks, the first of each with which cell of the column it is.

    `proofs`: in which a mark can only be decimal; `unsure`: that do not say what their only mark is, `of_parts`: of
    these the ones of a unit with decimals; `thousands`: in which a mark can only separate thousands; `plain` and
    `gapped`: of four digits or more, without a mark of thousands and with another one than a point or a comma.
    """

    proofs: dict[str, _Placed] = field(default_factory=dict)
    unsure: dict[str, _Placed] = field(default_factory=dict)
    of_parts: dict[str, Cell] = field(default_factory=dict)
    thousands: dict[str, _Placed] = field(default_factory=dict)
    plain: list[_Placed] = field(default_factory=list)
    gapped: list[_Placed] = field(default_factory=list)
    how_many: Counter[str] = field(default_factory=Counter)

    def proven(self, sheet: Sheet, heading: Heading) -> dict[str, str]:
        return {
            mark: _(
                "in {cell} “{value}” the mark is decimal, so it is not certain that it separates thousands here"
            ).format(
                cell=address_of(sheet, heading, self.proofs[mark][0]),
                value=shorten(self.proofs[mark][1].text, 30),
            )
            for mark in self.unsure
            if mark in self.proofs
        }

    def parted(self) -> dict[str, str]:
        return {
            mark: _("of such a unit the three digits after the mark can be decimals as well as thousands")
            for mark in self.of_parts
            if self._is_open(mark)
        }

    def otherwise(self, sheet: Sheet, heading: Heading) -> dict[str, str]:
        whys: dict[str, str] = {}
        for mark in self.unsure:
            if (placed := self._against(mark)) is not None:
                whys[mark] = _(
                    "in {cell} “{value}” thousands are written otherwise, so it is not certain that the mark separates "
                    "them here"
                ).format(cell=address_of(sheet, heading, placed[0]), value=shorten(placed[1].text, 30))
        return whys

    def doubting_all(self) -> set[str]:
        """The marks of which every number is in doubt, not those of a unit with decimals alone."""
        return {mark for mark in self.unsure if mark in self.proofs or self._against(mark) is not None}

    def probable(self, field: Field) -> set[str]:
        """The marks that are taken for those of thousands without certainty: a comma of which nothing else speaks, and
        a point where others write thousands without one, or among people, whose numbers may have decimals.
        """
        return {
            mark
            for mark in self.unsure
            if self._is_open(mark) and (mark == "," or self.plain or field.sort is Sort.STAFF)
        }

    def note(self, sheet: Sheet, heading: Heading, mark: str) -> str:
        n, cell = self.unsure[mark]
        number = bare_number(cell.text)
        many = self.how_many[mark]
        text = (
            ngettext(
                "In “{heading}” the comma of {n} number was taken for a mark of thousands, not for the decimal mark: "
                "{cell} “{value}” was read as {read}. Check it.",
                "In “{heading}” the comma of {n} numbers was taken for a mark of thousands, not for the decimal mark: "
                "{cell} “{value}” was read as {read}. Check them.",
                many,
            )
            if mark == ","
            else ngettext(
                "In “{heading}” the point of {n} number was taken for a mark of thousands, not for the decimal mark: "
                "{cell} “{value}” was read as {read}. Check it.",
                "In “{heading}” the point of {n} numbers was taken for a mark of thousands, not for the decimal mark: "
                "{cell} “{value}” was read as {read}. Check them.",
                many,
            )
        )
        return text.format(
            heading=shorten(heading.text),
            n=many,
            cell=address_of(sheet, heading, n),
            value=shorten(cell.text, 30),
            read=number.replace(mark, ""),
        )

    def _is_open(self, mark: str) -> bool:
        """Whether no number shows what the mark is, neither by itself nor by the other mark being decimal."""
        return mark not in self.thousands and not self.proofs

    def _against(self, mark: str) -> _Placed | None:
        """A number that speaks against thousands after this mark, though the mark in it is not decimal.

        Against a point only what surely separates thousands by a comma: in Belgium people write 1.500 beside 1500.
        """
        if not self._is_open(mark):
            return None
        other = self.thousands.get(_OTHER[mark])
        if other is None and mark == ",":
            other = self.unsure.get(".") or next(iter((*self.plain, *self.gapped)), None)
        return other


def _gathered(sheet: Sheet, heading: Heading, field: Field, how: How) -> _Marks:
    found = _Marks()
    for n, cell in enumerate(cells(sheet, heading)):
        if cell.is_number or cell.shown is not None:
            continue
        number = bare_number(cell.text)
        if is_thousand_or_decimal(number):
            mark = "." if "." in number else ","
            found.how_many[mark] += 1
            found.unsure.setdefault(mark, (n, cell))
            if _has_parts(heading, field, how, cell):
                found.of_parts.setdefault(mark, cell)
        elif number.isdigit():
            alike = found.plain if number in cell.text else found.gapped
            if not alike and len(number) > 3 and number[0] != "0":
                alike.append((n, cell))
        else:
            for mark in _thousands_marks(number):
                found.thousands.setdefault(mark, (n, cell))
            decimal_mark = _decimal_mark(number)
            if decimal_mark and decimal_mark not in found.proofs and _proves(field, how, cell):
                found.proofs[decimal_mark] = n, cell
    return found


def _proves(field: Field, how: How, cell: Cell) -> bool:
    """Whether it is a number at all: what cannot be read, as 150.00O with a letter O, proves nothing.

    One with parts of a cent cannot be taken, and shows its mark none the less.
    """
    if value_of(how.reader(field), cell) is not None:
        return True
    bare = without_euro(cell.text)
    return bare is not None and re.fullmatch(r"\d+[.,]\d+", bare, re.ASCII) is not None


def _has_parts(heading: Heading, field: Field, how: How, cell: Cell) -> bool:
    """Whether its unit is one of which parts are told: thousands and millions of euro, full-time equivalents.

    Under a heading that says the unit a point separates thousands, as in every amount: 75.000 (k€) is 75 million.
    Beside the number itself, and with a comma, it may be either. So it may among people, who are counted in
    full-time equivalents, whatever the heading calls them.
    """
    if field.sort is Sort.STAFF:
        return "," in cell.text or is_full_time(cell.text) or is_full_time(heading.text)
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
