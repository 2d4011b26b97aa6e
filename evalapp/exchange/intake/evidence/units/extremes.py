"""Amounts that are next to nothing for what they are, or far above what the call can give: taken, and named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.evidence.judgment import Judgment, question_id, row_key
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows, most_of
from evalapp.exchange.intake.evidence.units.row_amounts import LEAST, UNITS, hangs_on_heading, value_of
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Cell, Sheet
from evalapp.words import formats

_NEVER_SMALL = ("requested_support", "total_budget", "turnover", "balance_total")
_MOST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    row: tuple[int, str]
    address: str
    text: str
    cents: int


def telling_the_extremes(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    bounds: Bounds,
    odd: OddRows,
) -> dict[str, Judgment]:
    """What nothing proves to be in another unit, and what somebody said of a whole column without looking at each."""
    made = dict(judged)
    for name, each in judged.items():
        if FIELDS[kind][name].sort not in UNITS or each.is_further:
            continue
        said_euro = answers.get(question_id(headings[name])) == "euro"
        most = most_of(name, bounds)
        if not (said_euro or name in _NEVER_SMALL):
            continue
        small, large = _extremes(sheet, kind, headings[name], each, odd, most)
        notes = [_of_small(headings[name], small, is_as_said=said_euro)] if small else []
        notes += [_of_large(headings[name], large, most)] if large and most is not None else []
        if notes:
            odd_ones = {found.row: _said_of_small(found) for found in small}
            odd_ones |= {found.row: _said_of_large(found) for found in large} if most is not None else {}
            made[name] = replace(each, notes=(*each.notes, *notes), odd=odd_ones)
    return made


def _said_of_small(found: _Found) -> str:
    """Beside its row, in whose list nobody sees what stands above all of them."""
    return _(
        "next to nothing as it is read: {amount}; where that is too little, write the unit beside it, as 150 k€"
    ).format(amount=formats.money(found.cents))


def _said_of_large(found: _Found) -> str:
    return _("far more than fits this call: {amount}").format(amount=formats.money(found.cents))


def _extremes(
    sheet: Sheet, kind: str, heading: Heading, judged: Judgment, odd: OddRows, most: int | None
) -> tuple[list[_Found], list[_Found]]:
    """Those that are taken."""
    read, position = judged.how.reader(FIELDS[kind][heading.name]), heading.position
    small: list[_Found] = []
    large: list[_Found] = []
    for row in odd.of(heading.name):
        if position in row.problems or row_key(row) in judged.refused:
            continue
        cell = Cell(row.texts[position] or "", "", position in row.numbers, shown=row.shown.get(position))
        cents = value_of(read, cell)
        if not cents or LEAST <= cents <= (most or cents) or judged.doubt_of(cell):
            continue
        found = _Found(row=row_key(row), address=sheet.address(row, position), text=cell.text, cents=cents)
        if cents >= LEAST:
            large.append(found)
        elif hangs_on_heading(cell):
            small.append(found)
    return small, large


def _of_small(heading: Heading, small: Sequence[_Found], *, is_as_said: bool) -> str:
    text = (
        ngettext(
            "In euro, as you said of “{heading}”, {n} amount is next to nothing: {cells}. Where it is in another unit, "
            "write that unit in the cell and import the file again.",
            "In euro, as you said of “{heading}”, {n} amounts are next to nothing: {cells}. Where one is in another "
            "unit, write that unit in the cell and import the file again.",
            len(small),
        )
        if is_as_said
        else ngettext(
            "In “{heading}” {n} amount is next to nothing: {cells}. Where it is in another unit, write that unit in "
            "the cell and import the file again.",
            "In “{heading}” {n} amounts are next to nothing: {cells}. Where one is in another unit, write that unit in "
            "the cell and import the file again.",
            len(small),
        )
    )
    return text.format(heading=shorten(heading.text), n=len(small), cells=_named(small))


def _of_large(heading: Heading, large: Sequence[_Found], most: int) -> str:
    return ngettext(
        "In “{heading}” {n} amount is above {most}, far more than fits this call: {cells}. Check it.",
        "In “{heading}” {n} amounts are above {most}, far more than fits this call: {cells}. Check them.",
        len(large),
    ).format(heading=shorten(heading.text), n=len(large), most=formats.money(most), cells=_named(large))


def _named(found: Sequence[_Found]) -> str:
    shown = [
        f"{each.address} “{shorten(each.text, 30)}” ({formats.money(each.cents)})" for each in found[:_MOST]
    ]
    if rest := len(found) - len(shown):
        shown.append(ngettext("{n} other", "{n} others", rest).format(n=rest))
    return ", ".join(shown)
