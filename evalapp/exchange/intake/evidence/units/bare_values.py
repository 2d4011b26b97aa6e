"""A question about the unit of a column in which some values name their own is about the others alone, and says so."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, cells, question_id
from evalapp.exchange.intake.evidence.units.row_amounts import UNITS, is_euro, names_unit
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Sheet


def of_bare_values(sheet: Sheet, heading: Heading, field: Field, judged: Judgment) -> Judgment:
    is_open = field.sort in UNITS and judged.how.factor is None and not heading.unknown
    if not is_open or not judged.asks(question_id(heading)):
        return judged
    named = next((each for each in cells(sheet, heading) if names_unit(each) or is_euro(each)), None)
    if named is None:
        return judged
    return replace(judged, doubts=tuple(_of_bare(each, heading, named.text) for each in judged.doubts))


def _of_bare(doubt: Doubt, heading: Heading, named: str) -> Doubt:
    question = doubt.question
    if question is None or question.id != question_id(heading):
        return doubt
    why = _("{why}. What names its unit, as “{value}”, is read by that").format(
        why=question.why.rstrip("."), value=shorten(named, 30)
    )
    text = _("The values without a unit in “{heading}” are:").format(heading=shorten(heading.text))
    return replace(doubt, question=replace(question, text=text, why=why))
