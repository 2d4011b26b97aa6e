"""Two columns of one table for the same field: which of them is taken, as far as what stands in them tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER, Field, read_cell
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import FURTHER
from evalapp.exchange.intake.tables import Table, is_filled
from evalapp.exchange.intake.taking.columns import EVERY_HIDDEN
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text, column_letters, header_key
from evalapp.words.fields import field_label

_NOT_IT = (Use.LEAVE_OUT, Use.REMOVE, FURTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """`table` has one column for each field; a field of which nobody said which one it is, is in none of them."""

    table: Table
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def settled(table: Table, answers: Mapping[str, str]) -> Settled:
    """Takes the only one that is filled, or one that says all that the others do; else it asks, and takes none.

    The columns that are not taken are like those that are none of ours.
    """
    rivalries = {name: heading for name, heading in table.headings.items() if heading.rivals}
    headings = dict(table.headings)
    questions: list[Question] = []
    notes: list[str] = []
    left_out: set[int] = set()
    for name, heading in rivalries.items():
        every = [replace(heading, rivals=()), *heading.rivals]
        left = _left(table, every, answers)
        if name == NUMBER and (count := _count_of_rows(table, left)) is not None:
            left = [each for each in left if each is not count]
            left_out.add(count.position)
            notes.append(
                _("“{other}” counts the rows, and is not taken for the number beside “{heading}”.").format(
                    other=shorten(count.text), heading=shorten(left[0].text)
                )
            )
        left_out |= {each.position for each in every if answers.get(_id(each)) == Use.LEAVE_OUT}
        found = left[0] if len(left) == 1 else _only_filled(table, left)
        if found is None and (found := _fullest(table, left, FIELDS[table.kind][name])) is not None:
            others = [each for each in left if each is not found]
            left_out |= {each.position for each in others}
            notes.append(
                _("“{other}” says the same as “{heading}”, and is not taken beside it.").format(
                    other=shorten(", ".join(each.text for each in others)), heading=shorten(found.text)
                )
            )
        if found is not None:
            headings[name] = found
            continue
        if name == NUMBER:  # without one no row can be told from another, so that all of them wait
            headings[name] = left[0]
            question = _question(table, name, left)
            questions.append(question)
            table = replace(table, in_doubt=table.in_doubt or question.id)
            continue
        del headings[name]
        if len({each.text for each in left}) == len(left):
            questions.append(_question(table, name, left))
        else:
            notes.append(
                _(
                    "“{heading}” stands above two columns that do not say the same: neither is read as {field}. Give "
                    "one of them another heading."
                ).format(heading=shorten(left[0].text), field=field_label(name))
            )
    if rivalries:
        table = replace(table, headings=headings, left_out=table.left_out | left_out)
    return Settled(table=table, questions=tuple(questions), notes=tuple(notes))


def _left(table: Table, every: Sequence[Heading], answers: Mapping[str, str]) -> list[Heading]:
    """Those that may be it yet. Who says how a column is read wants it read."""
    said = {each.position: said_of(table, each, answers) for each in every}
    if wanted := [each for each in every if said[each.position] and said[each.position] not in _NOT_IT]:
        return wanted[:1]
    return [each for each in every if not said[each.position]] or [every[-1]]


def _count_of_rows(table: Table, left: Sequence[Heading]) -> Heading | None:
    """The one of two that says 1, 2, 3 … down the sheet, where the other does not."""
    if len(left) != 2:
        return None
    counts = [each for each in left if _counts(table.sheet, each.position)]
    return counts[0] if len(counts) == 1 else None


def _counts(sheet: Sheet, position: int) -> bool:
    texts = [clean_text(row.texts[position] or "") if position < len(row.texts) else "" for row in sheet.rows]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]


def said_of(table: Table, heading: Heading, answers: Mapping[str, str]) -> str:
    """What becomes of that column, as somebody said of it alone, else of its heading, else of all hidden ones."""
    sheet = table.sheet
    alone = f"take:{sheet.file}[{sheet.name}]{column_letters(heading.position)}"
    for asked in (_id(heading), alone, f"column:{heading.text}"):
        if answer := answers.get(asked):
            return answer
    return answers.get(EVERY_HIDDEN, "") if heading.position in sheet.out_of_sight else ""


def _only_filled(table: Table, left: Sequence[Heading]) -> Heading | None:
    filled = [each for each in left if is_filled(table.sheet, each.position)]
    return (filled or left)[0] if len(filled) < 2 else None


def _fullest(table: Table, left: Sequence[Heading], field: Field) -> Heading | None:
    """The one that is filled wherever another is, where no row holds two values that differ."""
    possible = list(left)
    for row in table.sheet.rows:
        found = {each.position: _value(row, each.position, field) for each in left}
        values = [each for each in found.values() if each is not None]
        if any(each != values[0] for each in values[1:]):
            return None
        if values:
            possible = [each for each in possible if found[each.position] is not None]
    return possible[0] if possible else None


def _value(row: Row, position: int, field: Field) -> Any:
    """What two spellings of it have in common; None for an empty cell."""
    text = row.texts[position] if position < len(row.texts) else None
    if not text or not clean_text(text):
        return None
    cell = Cell(text, "", position in row.numbers, "", row.shown.get(position))
    try:
        value = read_cell(field, cell)
    except BadValue:
        return header_key(text) or text
    return value.value if isinstance(value, Noted) else value


def _question(table: Table, name: str, left: Sequence[Heading]) -> Question:
    """Whether it is the first of them, with a row in which they differ."""
    first, *others = left
    one, rest = shorten(first.text), shorten("”, “".join(each.text for each in others))
    place = next(_differing(table, left, FIELDS[table.kind][name]), None)
    why = _("“{one}” and “{others}” may both be it").format(one=one, others=rest)
    if place is not None:
        why = _("{why}, and they do not say the same: {place}").format(why=why, place=place)
    choices = [Choice(id=Use.KEEP, label=_("yes, read “{heading}”").format(heading=one))]
    if table.kind == APPLICATIONS:
        choices.append(Choice(id=FURTHER, label=_("no, keep it as a further field, which jurors read")))
    choices.append(Choice(id=Use.LEAVE_OUT, label=_("no, leave it out")))
    return Question(
        id=_id(first),
        text=_("Is “{heading}” the column for {field}?").format(heading=one, field=field_label(name)),
        why=why,
        choices=tuple(choices),
    )


def _differing(table: Table, left: Sequence[Heading], field: Field) -> Iterator[str]:
    for row in table.sheet.rows:
        found = {each.position: _value(row, each.position, field) for each in left}
        if len(set(map(str, found.values()))) > 1:
            cells = (table.sheet.cell(row, each.position) for each in left)
            yield ", ".join(f"{each.address} “{shorten(each.text, 30)}”" for each in cells if each)


def _id(heading: Heading) -> str:
    return f"which:{heading.text}"
