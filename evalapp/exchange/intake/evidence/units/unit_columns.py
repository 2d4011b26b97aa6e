"""A column of its own that says row by row in which unit, or in which money, the amounts beside it are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from evalapp.domain.numbers import names_foreign_money, shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id, row_key
from evalapp.exchange.intake.evidence.units.row_amounts import UNITS, hangs_on_heading
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort, understood
from evalapp.sheets.sheet import Cell, Row, Sheet, header_key

_HEADINGS = ("eenheid", "munt", "valuta", "currency", "unit", "devies", "devise", "monnaie", "bedragenin")
_LONGEST = 20
_FOREIGN = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """`factor`: what one is, in euro; _FOREIGN where it is other money. `position`: of the column that says so."""

    factor: int
    position: int
    text: str


def heeding_unit_columns(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    left_out: Collection[int],
) -> dict[str, Judgment]:
    """What one unit is said of throughout is asked about: of which of the columns it speaks nobody can be sure.

    Where several are said, what is not in that of its column is refused, for no answer holds for all of it.
    """
    made = dict(judged)
    ours = {
        each.position for name, each in headings.items() if name in judged and not judged[name].is_further
    }
    known = {
        position: said
        for position in range(len(sheet.header))
        if position not in ours and position not in left_out and (said := _units_of(sheet, position))
    }
    if not any(each.factor != 1 for said in known.values() for each in said.values()):
        return made
    for name, each in judged.items():
        if (
            FIELDS[kind][name].sort in UNITS
            and not each.is_further
            and not each.asks(question_id(headings[name]))
        ):
            is_answered = bool(answers.get(question_id(headings[name])))
            made[name] = _Column(sheet, kind, headings[name], each, is_answered=is_answered).weighed(known)
    return made


def _units_of(sheet: Sheet, position: int) -> Mapping[str, _Said]:
    """By value of the column, what it says; nothing where it is no column of units."""
    is_headed_so = any(word in header_key(sheet.header[position]) for word in _HEADINGS)
    texts = (row.texts[position] for row in sheet.rows if position < len(row.texts))
    first = next((text for text in texts if text and text.strip()), "")
    if not is_headed_so and not _names_euro(first):
        return {}
    values = {row.texts[position] or "" for row in sheet.rows if position < len(row.texts)}
    found = {
        value: _Said(factor=factor, position=position, text=value.strip())
        for value in values
        if (factor := _factor(value)) is not None
    }
    is_of_euro = all(_names_euro(value) for value in values if value.strip())
    return found if is_headed_so or is_of_euro else {}


def _names_euro(value: str) -> bool:
    """Whether it is a unit of euro that nobody would take for another word."""
    return ("€" in value or "eur" in value.casefold()) and bool(_factor(value))


def _factor(value: str) -> int | None:
    text = value.strip()
    if not text or len(text) > _LONGEST:
        return None
    factor = understood(text, Sort.AMOUNT)
    if isinstance(factor, int):
        return factor
    return _FOREIGN if names_foreign_money(text) else None


class _Column:
    def __init__(
        self, sheet: Sheet, kind: str, heading: Heading, judged: Judgment, *, is_answered: bool
    ) -> None:
        self._sheet, self._heading, self._judged = sheet, heading, judged
        self._is_answered = is_answered
        self._field = FIELDS[kind][heading.name]

    def weighed(self, known: Mapping[int, Mapping[str, _Said]]) -> Judgment:
        said = list(self._said(known))
        factors = {None if each is None else each.factor for _row, _cell, each in said}
        first = next(((row, cell, each) for row, cell, each in said if each and each.factor != 1), None)
        if first is None:
            return self._judged
        if len(factors) > 1:
            return replace(self._judged, refused={row_key(row): why for row, why in self._refused(said)})
        return self._judged if self._is_answered else self._in_doubt(*first)

    def _said(self, known: Mapping[int, Mapping[str, _Said]]) -> Iterator[tuple[Row, Cell, _Said | None]]:
        """Of the amounts that name no unit; one that the heading names goes before what is said beside it."""
        position = self._heading.position
        has_unit = self._judged.how.factor is not None and not self._is_answered
        for row in self._sheet.rows:
            text = row.texts[position] if position < len(row.texts) else None
            if not text or not text.strip() or position in row.problems:
                continue
            cell = Cell(text, "", position in row.numbers, shown=row.shown.get(position))
            if not hangs_on_heading(cell):
                continue
            found = [
                each
                for place, values in known.items()
                if place < len(row.texts) and (each := values.get(row.texts[place] or "")) is not None
            ]
            if has_unit:
                found = [each for each in found if each.factor == _FOREIGN]
            yield row, cell, min(found, key=_weight) if found else None

    def _in_doubt(self, row: Row, cell: Cell, said: _Said) -> Judgment:
        text = (
            _("the column “{column}” says “{unit}” in {cell}, and the heading names no unit")
            if said.factor != _FOREIGN
            else _("the column “{column}” says “{unit}” in {cell}, which is not euro; convert what is not")
        )
        why = text.format(
            column=shorten(self._sheet.header[said.position]),
            unit=shorten(said.text, 30),
            cell=self._sheet.address(row, said.position),
        )
        question = asked_for_unit(self._heading, self._field, self._judged.how, why, cell)
        doubt = Doubt(reason=why, in_doubt=hangs_on_heading, question=question)
        return replace(self._judged, doubts=(*self._judged.doubts, doubt))

    def _refused(self, said: list[tuple[Row, Cell, _Said | None]]) -> Iterator[tuple[Row, str]]:
        for row, cell, each in said:
            if each is None or each.factor == (self._judged.how.factor or 1):
                continue
            text = (
                _(
                    "“{value}”: the column “{column}” says “{unit}” here and not in every row; write the amount with "
                    "its unit, as “150 k€”, or leave that column out"
                )
                if each.factor != _FOREIGN
                else _(
                    "“{value}”: the column “{column}” says “{unit}” here, which is not euro; convert the amount, or "
                    "leave that column out"
                )
            )
            yield (
                row,
                text.format(
                    value=shorten(cell.text, 30),
                    column=shorten(self._sheet.header[each.position]),
                    unit=shorten(each.text, 30),
                ),
            )


def _weight(said: _Said) -> tuple[bool, int]:
    """Other money first, then the largest unit: `EUR` in one column and `k€` in another are both true."""
    return said.factor != _FOREIGN, -said.factor
