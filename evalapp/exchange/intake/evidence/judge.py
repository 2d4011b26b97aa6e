"""A column read as one: what its heading says, what one of its values proves for all, and what is left in doubt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.dates import of_dates
from evalapp.exchange.intake.evidence.decimals import of_decimals
from evalapp.exchange.intake.evidence.durations import of_budget_years, of_years
from evalapp.exchange.intake.evidence.judgment import (
    Doubt,
    Judgment,
    asked,
    cells,
    question_id,
)
from evalapp.exchange.intake.evidence.units.bare import doubting_bare_columns
from evalapp.exchange.intake.evidence.units.bare_values import of_bare_values
from evalapp.exchange.intake.evidence.units.beside import unit_named
from evalapp.exchange.intake.evidence.units.contributions import doubting_contributions
from evalapp.exchange.intake.evidence.units.extremes import telling_the_extremes
from evalapp.exchange.intake.evidence.units.fellows import doubting_the_small
from evalapp.exchange.intake.evidence.units.impossible import refusing_the_impossible
from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds, doubting_units
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows
from evalapp.exchange.intake.evidence.units.row_amounts import is_euro, names_unit
from evalapp.exchange.intake.evidence.units.small_columns import doubting_small_columns
from evalapp.exchange.intake.evidence.units.sums import doubting_budgets
from evalapp.exchange.intake.evidence.units.unit_columns import heeding_unit_columns
from evalapp.exchange.intake.evidence.zones import zone_notes
from evalapp.exchange.intake.fields import FIELDS, Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import DATED, FURTHER, LEAVE_OUT, WORDS, How, effect_of, said_so
from evalapp.exchange.intake.remarks import Meaning, Order, Sort
from evalapp.exchange.intake.values import quoted
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words.fields import field_label

_TAKEN_AS_READ = (Sort.TEXT, Sort.BUDGET_YEAR)


def judge(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    answers: Mapping[str, str],
    *,
    bounds: Bounds = NO_BOUNDS,
    number_of: Callable[[Row], str] = lambda _row: "",
    left_out: Collection[int] = (),
) -> dict[str, Judgment]:
    """Reads each column once, all of it, before any of its values is taken; then beside one another.

    `left_out` are positions of columns that say nothing, of this or of others.
    """
    fields = {name: field for name, field in FIELDS[kind].items() if name in headings}
    judged = {name: _judged(sheet, headings[name], field, answers, bounds) for name, field in fields.items()}
    judged = heeding_unit_columns(sheet, kind, headings, judged, answers=answers, left_out=left_out)
    judged = doubting_units(
        sheet, kind, headings, judged, answers=answers, bounds=bounds, number_of=number_of
    )
    odd = OddRows(sheet, headings, judged, bounds)
    judged = doubting_bare_columns(
        sheet, kind, headings, judged, answers=answers, bounds=bounds, number_of=number_of, odd=odd
    )
    judged = doubting_the_small(sheet, kind, headings, judged, answers=answers, odd=odd)
    judged = doubting_small_columns(sheet, kind, headings, judged, answers=answers, bounds=bounds, odd=odd)
    judged = doubting_budgets(
        sheet, kind, headings, judged, answers=answers, bounds=bounds, number_of=number_of, odd=odd
    )
    judged = doubting_contributions(
        sheet, kind, headings, judged, answers=answers, bounds=bounds, number_of=number_of, odd=odd
    )
    judged = refusing_the_impossible(
        sheet, kind, headings, judged, answers=answers, bounds=bounds, number_of=number_of
    )
    judged = {
        name: of_bare_values(sheet, headings[name], fields[name], each) for name, each in judged.items()
    }
    judged = telling_the_extremes(sheet, kind, headings, judged, answers=answers, bounds=bounds, odd=odd)
    return {
        name: replace(
            each,
            notes=(
                *each.notes,
                *_effect_notes(sheet, headings[name], fields[name], each, answers),
                *zone_notes(sheet, headings[name], fields[name], each),
            ),
        )
        for name, each in judged.items()
    }


def _judged(
    sheet: Sheet, heading: Heading, field: Field, answers: Mapping[str, str], bounds: Bounds
) -> Judgment:
    answer = answers.get(question_id(heading), "")
    if answer == FURTHER:
        return Judgment(is_further=True)
    how, notes = _of_remarks(heading, field)
    how = _answered(heading, field, how, answer)
    if heading.is_likely or (heading.unknown and field.sort in _TAKEN_AS_READ):
        name = field_label(heading.name)
        notes.append(_("“{heading}” was read as {field}.").format(heading=heading.text, field=name))
    if heading.unknown and field.sort in _TAKEN_AS_READ:
        return Judgment(notes=tuple(notes))
    if (heading.unknown or heading.line) and not answer:
        return replace(_of_unknown_remark(sheet, heading, field, how), notes=tuple(notes))
    if field.sort in DATED:
        latest = (bounds.deadline or bounds.now) if field.sort is Sort.MOMENT else ""
        judged = of_dates(sheet, heading, field, how, answer, latest=latest)
    elif field.sort is Sort.BUDGET_YEAR:
        judged = of_budget_years(sheet, heading, how, answer)
    elif field.sort is Sort.YEARS:
        judged = of_years(sheet, heading, field, how)
    elif field.sort in (Sort.AMOUNT, Sort.ACCOUNT, Sort.STAFF):
        judged = of_decimals(sheet, heading, field, how, answers)
    else:
        judged = Judgment(how=how)
    return replace(judged, notes=(*notes, *judged.notes))


def _answered(heading: Heading, field: Field, how: How, answer: str) -> How:
    """Raises BadValue for an answer that fits no column of this sort."""
    words = WORDS.get(field.sort, ())
    if answer and answer not in words:
        raise BadValue(
            _("“{answer}” is no way to read “{heading}”; use one of {all}.").format(
                answer=shorten(answer),
                heading=shorten(heading.text),
                all=", ".join((*words, LEAVE_OUT, FURTHER)),
            )
        )
    if not answer:
        return how
    is_of_bare = field.sort in (Sort.AMOUNT, Sort.ACCOUNT) and how.factor is None
    return replace(said_so(how, field, answer), is_of_bare=is_of_bare)


def _of_remarks(heading: Heading, field: Field) -> tuple[How, list[str]]:
    how, notes = How(), []
    for remark in heading.remarks:
        if isinstance(remark, Order):
            how = replace(how, order=remark)
        elif isinstance(remark, int):
            how = replace(how, factor=remark)
        elif remark is Meaning.UTC:
            how = replace(how, zone=UTC)
        elif remark is Meaning.TAX:
            notes.append(_("“{heading}”: the amounts are taken as they stand.").format(heading=heading.text))
        elif remark is Meaning.HEADS:
            notes.append(
                _("“{heading}” counts people; they were taken for full-time equivalents.").format(
                    heading=heading.text
                )
            )
    return how, notes


def _effect_notes(
    sheet: Sheet, heading: Heading, field: Field, judged: Judgment, answers: Mapping[str, str]
) -> tuple[str, ...]:
    """What a unit or an order in the heading made of the first value that is taken: it is not to be seen from it."""
    if judged.is_further or judged.asks(question_id(heading)):
        return ()
    how = judged.how
    is_said = how.factor not in (None, 1) or how.order is Order.MONTH_FIRST
    taken = cells(sheet, heading, judged.refused) if is_said else iter(())
    first = next((cell for cell in taken if _hangs_on(how, field, cell) and not judged.doubt_of(cell)), None)
    if first is None or not (effect := effect_of(how, field, first)):
        return ()
    said = (
        _("“{heading}” was read as you said: {value} became {effect}.")
        if answers.get(question_id(heading))
        else _("“{heading}” was read as {cell} under the headings says: {value} became {effect}.")
        if heading.told_in
        else _("“{heading}” was read as its heading says: {value} became {effect}.")
    )
    told = {"heading": heading.text, "value": quoted(first, 30), "effect": effect, "cell": heading.told_in}
    return (said.format(**told),)


def _hangs_on(how: How, field: Field, cell: Cell) -> bool:
    """Whether it is read by what was said of the column."""
    if field.sort in (Sort.AMOUNT, Sort.ACCOUNT) and unit_named(cell) not in (None, how.factor):
        return False
    return bool(cell.text.strip()) and not (how.is_of_bare and (names_unit(cell) or is_euro(cell)))


def _of_unknown_remark(sheet: Sheet, heading: Heading, field: Field, how: How) -> Judgment:
    """A unit that is not known: none of the column can be read before somebody says what it is."""
    hows = {word: said_so(how, field, word) for word in WORDS[field.sort]}
    first = next((cell for cell in cells(sheet, heading) if cell.text.strip()), None)
    why = _unit_in_doubt(heading)
    question = first and asked(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        hows,
        first,
    )
    return Judgment(how=how, doubts=(Doubt(reason=why, in_doubt=lambda _cell: True, question=question),))


def _unit_in_doubt(heading: Heading) -> str:
    """Why nobody knows in which unit the column is given."""
    field = field_label(heading.name)
    if heading.unknown or heading.line is None:
        return _("the heading says “{remark}”, which cannot be read as a unit of {field}").format(
            remark=shorten(heading.unknown, 40), field=field
        )
    words = {
        "above": _("above the headings stands “{remark}” ({cell}), and the heading of {field} says no unit"),
        "under": _("under the headings stands “{remark}” ({cell}), and the heading of {field} says no unit"),
        "below": _("below the list stands “{remark}” ({cell}), and the heading of {field} says no unit"),
    }[heading.line.where]
    return words.format(remark=shorten(heading.line.text, 40), cell=heading.line.cell, field=field)
