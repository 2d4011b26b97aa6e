"""A column read as one: what its heading says, what one of its values proves for all, and what is left in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import is_thousand_or_decimal, shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.amounts import is_full_time, said_beside
from evalapp.exchange.intake.days import either_way
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import DATED, LEAVE_OUT, WORDS, How, choice_label, effect_of, said_so
from evalapp.exchange.intake.remarks import Meaning, Order, Sort, understood
from evalapp.sheets.sheet import Cell, Sheet
from evalapp.sheets.shown import Kind
from evalapp.words.fields import field_label

_PLAUSIBLE_YEARS = 10
_NUMBER = re.compile(r"\d[\d.,\s'’]*(?:[.,][-–—=]{1,2})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgment:
    """How a column is read; `reason`: why a cell of it that is `in_doubt` cannot be, as long as nobody said how."""

    how: How = field(default_factory=How)
    reason: str = ""
    in_doubt: Callable[[Cell], bool] = lambda _cell: False
    question: Question | None = None
    notes: tuple[str, ...] = ()
    is_left_out: bool = False


def judge(sheet: Sheet, heading: Heading, field: Field, answers: Mapping[str, str]) -> Judgment:
    """Reads the column once, all of it, before any of its values is taken."""
    answer = answers.get(question_id(heading), "")
    if answer == LEAVE_OUT:
        return Judgment(is_left_out=True)
    how, notes = _of_remarks(heading, field)
    how = _answered(heading, field, how, answer)
    if heading.is_likely or (heading.unknown and field.sort is Sort.TEXT):
        name = field_label(heading.name)
        notes.append(_("“{heading}” was read as {field}.").format(heading=heading.text, field=name))
    if heading.unknown and field.sort is Sort.TEXT:
        return Judgment(notes=tuple(notes))
    if heading.unknown and not answer:
        return replace(_of_unknown_remark(sheet, heading, field, how), notes=tuple(notes))
    states_order = any(isinstance(each, Order) for each in heading.remarks)
    if field.sort in DATED and not states_order:
        judged = _of_dates(sheet, heading, field, how, answer)
    elif field.sort is Sort.YEARS:
        judged = _of_years(sheet, heading, field, how)
    elif field.sort in (Sort.AMOUNT, Sort.ACCOUNT, Sort.STAFF):
        judged = _of_decimals(sheet, heading, field, how, answers.get(marks_id(heading), ""))
    else:
        judged = Judgment(how=how)
    example = (
        _effect_note(sheet, heading, field, judged.how, is_answered=bool(answer))
        if judged.question is None
        else ()
    )
    return replace(judged, notes=(*notes, *example))


def question_id(heading: Heading) -> str:
    return f"column:{heading.text}"


def marks_id(heading: Heading) -> str:
    """Of the question what the marks in its numbers are, which a column may ask beside that of its unit."""
    return f"marks:{heading.text}"


def _answered(heading: Heading, field: Field, how: How, answer: str) -> How:
    """Raises BadValue for an answer that fits no column of this sort."""
    words = WORDS.get(field.sort, ())
    if answer and answer not in words:
        raise BadValue(
            _("“{answer}” is no way to read “{heading}”; use one of {all}.").format(
                answer=shorten(answer), heading=shorten(heading.text), all=", ".join((*words, LEAVE_OUT))
            )
        )
    return said_so(how, field, answer) if answer else how


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


def _effect_note(
    sheet: Sheet, heading: Heading, field: Field, how: How, *, is_answered: bool
) -> tuple[str, ...]:
    """What a unit or an order in the heading made of the first value: certain, and not to be seen from the value."""
    is_said = how.factor not in (None, 1) or how.order is Order.MONTH_FIRST
    first = next((cell for cell in cells(sheet, heading) if cell.text.strip()), None) if is_said else None
    if first is None or not (effect := effect_of(how, field, first)):
        return ()
    said = (
        _("“{heading}” was read as you said: {value} became {effect}.")
        if is_answered
        else _("“{heading}” was read as its heading says: {value} became {effect}.")
    )
    return (said.format(heading=heading.text, value=shorten(first.text, 30), effect=effect),)


def cells(sheet: Sheet, heading: Heading) -> Iterator[Cell]:
    """The cells of the column that are not empty, without their addresses: these are made for few."""
    position = heading.position
    for row in sheet.rows:
        text = row.texts[position] if position < len(row.texts) else None
        if text:
            yield Cell(text, "", position in row.numbers, shown=row.shown.get(position))


def _address(sheet: Sheet, heading: Heading, index: int) -> str:
    """Of the cell that is the index-th that `cells` gives."""
    position = heading.position
    filled = (row for row in sheet.rows if position < len(row.texts) and row.texts[position])
    return next(sheet.address(row, position) for n, row in enumerate(filled) if n == index)


def _question(id: str, field: Field, text: str, why: str, hows: Mapping[str, How], example: Cell) -> Question:
    choices = [
        Choice(id=word, label=choice_label(word), effect=effect_of(how, field, example))
        for word, how in hows.items()
    ]
    if not id.startswith("marks:"):
        choices.append(Choice(id=LEAVE_OUT, label=choice_label(LEAVE_OUT)))
    return Question(id=id, text=text, why=why, choices=tuple(choices))


def _of_unknown_remark(sheet: Sheet, heading: Heading, field: Field, how: How) -> Judgment:
    """A unit that is not known: none of the column can be read before somebody says what it is."""
    hows = {word: said_so(how, field, word) for word in WORDS[field.sort]}
    first = next((cell for cell in cells(sheet, heading) if cell.text.strip()), None)
    why = _("the heading says “{remark}”, which cannot be read as a unit of {field}").format(
        remark=shorten(heading.unknown, 40), field=field_label(heading.name)
    )
    question = first and _question(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        hows,
        first,
    )
    return Judgment(how=how, reason=why, in_doubt=lambda _cell: True, question=question)


def _of_dates(sheet: Sheet, heading: Heading, field: Field, how: How, answer: str) -> Judgment:
    """One day that can only be written month first throws doubt on all that could be read either way."""
    if answer == Order.DAY_FIRST.value:
        return Judgment(how=how)
    by_month = replace(how, order=Order.MONTH_FIRST)
    if answer == Order.MONTH_FIRST.value:
        # A day that a spreadsheet made of such a text has day and month exchanged, and nothing shows which have.
        return Judgment(
            how=by_month,
            reason=_("a spreadsheet may have exchanged the day and the month; check this date"),
            in_doubt=_is_exchangeable,
        )
    proof: tuple[int, Cell] | None = None
    example: Cell | None = None
    for n, cell in enumerate(cells(sheet, heading)):
        written = either_way(cell.text)
        if written is None:
            continue
        if written.is_ambiguous and example is None:
            example = cell
        if written.proves is Order.MONTH_FIRST:
            proof = proof or (n, cell)
    if proof is None:
        return Judgment(how=how)
    why = _("{cell} “{value}” can only be month/day, so none of the column is certain").format(
        cell=_address(sheet, heading, proof[0]), value=shorten(proof[1].text, 30)
    )
    question = _question(
        question_id(heading),
        field,
        _("{value} in “{heading}” is:").format(
            value=shorten((example or proof[1]).text, 30), heading=shorten(heading.text)
        ),
        why,
        {"month-first": by_month, "day-first": how},
        example or proof[1],
    )
    return Judgment(how=how, reason=why, in_doubt=_is_doubtful_day, question=question)


def _is_doubtful_day(cell: Cell) -> bool:
    written = either_way(cell.text)
    if written is None:
        return _is_exchangeable(cell)
    return written.first != written.second


def _is_exchangeable(cell: Cell) -> bool:
    """A date cell of which day and month could be exchanged."""
    if cell.shown is None or cell.shown.kind is not Kind.DATE:
        return False
    iso = re.match(r"\d{4}-(\d\d)-(\d\d)", cell.text)
    return bool(iso and int(iso[2]) <= 12 and iso[1] != iso[2])


def _of_decimals(sheet: Sheet, heading: Heading, field: Field, how: How, answer: str) -> Judgment:
    """One number in which a mark can only be decimal throws doubt on 1.000 with that mark.

    So does a unit of which decimals are told, as 1,250 mln, unless another number shows what its mark is.
    """
    if answer == "thousands":
        return Judgment(how=how)
    proofs: dict[str, tuple[int, Cell]] = {}
    unsure: dict[str, Cell] = {}
    of_parts: dict[str, Cell] = {}
    thousands: set[str] = set()
    for n, cell in enumerate(cells(sheet, heading)):
        if cell.is_number or cell.shown is not None or cell.text.isdigit():
            continue
        number = _bare_number(cell.text)
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
        ).format(cell=_address(sheet, heading, index), value=shorten(proof.text, 30))
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
    question = _question(
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
        number = _bare_number(cell.text)
        return is_thousand_or_decimal(number) and (
            (mark in number and mark in proofs) or _has_parts(heading, field, how, cell)
        )

    return Judgment(how=how, reason=why, in_doubt=in_doubt, question=question)


def _has_parts(heading: Heading, field: Field, how: How, cell: Cell) -> bool:
    """Whether its unit is one of which parts are told: thousands and millions of euro, full-time equivalents."""
    if field.sort is Sort.STAFF:
        return is_full_time(cell.text) or is_full_time(heading.text)
    beside = said_beside(cell, Sort.AMOUNT)
    if beside is None and _NUMBER.fullmatch(cell.text.strip()):
        beside = how.factor
    return (beside or 1) > 1


def _thousands_marks(number: str) -> set[str]:
    """The marks that can only separate thousands in it: `1.250.000`, `1.250,5`."""
    marks = [each for each in number if each in ".,"]
    return set(marks) - {marks[-1]} if len(set(marks)) > 1 else set(marks) if len(marks) > 1 else set()


def _of_years(sheet: Sheet, heading: Heading, field: Field, how: How) -> Judgment:
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
        cell=_address(sheet, heading, index), value=shorten(proof.text, 30)
    )
    question = _question(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        {word: said_so(how, field, word) for word in WORDS[Sort.YEARS]},
        proof,
    )
    return Judgment(how=how, reason=why, in_doubt=_is_bare, question=question)


def _is_bare(cell: Cell) -> bool:
    return said_beside(cell, Sort.YEARS) is None


def _is_long(cell: Cell) -> bool:
    number = _bare_number(cell.text)
    return number.isdecimal() and int(number) > _PLAUSIBLE_YEARS


def _bare_number(text: str) -> str:
    found = _NUMBER.search(text)
    return re.sub(r"[\s'’]", "", found[0]) if found else ""


def _decimal_mark(number: str) -> str:
    """The mark that can only be decimal in it, if there is one."""
    marks = [each for each in number if each in ".,"]
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return ""
    return marks[-1]
