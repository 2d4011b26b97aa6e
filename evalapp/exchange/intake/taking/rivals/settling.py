"""Two columns of one table for the same field: which of them is taken, as far as what stands in them tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evalapp.domain.intake import Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER, Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import FURTHER
from evalapp.exchange.intake.tables import Table, is_filled
from evalapp.exchange.intake.taking.columns import EVERY_HIDDEN
from evalapp.exchange.intake.taking.rivals.asking import name_of, question, rival_words, value_of, which_id
from evalapp.exchange.intake.taking.rivals.headed_alike import refuse_both_kept, refuse_how_of_several
from evalapp.exchange.intake.taking.rivals.naming import NAMES, of_names
from evalapp.sheets.sheet import Sheet, clean_text, column_letters

_NOT_IT = (Use.LEAVE_OUT, Use.REMOVE, FURTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """`table` has one column for each field; a field of which nobody said which one it is, is in none of them, unless
    no row can do without it: then all of them wait.
    """

    table: Table
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def settled(table: Table, answers: Mapping[str, str]) -> Settled:
    """Takes the only one that is filled, or one that says all that the others do; else it asks, and takes none.

    The columns that are not taken are like those that are none of ours. Raises BadValue for an answer how a column is
    read whose heading stands above several that differ, and where two are said to be it.
    """
    rivalries = {name: heading for name, heading in table.headings.items() if heading.rivals}
    headings = dict(table.headings)
    questions: list[Question] = []
    notes: list[str] = []
    left_out: set[int] = set()
    said: set[int] = set()
    in_doubt: dict[int, tuple[str, str]] = {}
    for name, heading in rivalries.items():
        every = [replace(heading, rivals=()), *heading.rivals]
        refuse_both_kept(table, name, every, answers)
        left = _left(table, every, answers)
        if len(left) == 1 and any(_own_answer(table, each, answers) for each in every):
            said |= {each.position for each in every}
        if name == NUMBER and (count := _count_of_rows(table, left)) is not None:
            left = [each for each in left if each is not count]
            left_out.add(count.position)
            notes.append(
                _("“{other}” counts the rows, and is not taken for the number beside “{heading}”.").format(
                    other=shorten(count.text), heading=shorten(left[0].text)
                )
            )
        if len(left) > 1 and name in NAMES:
            left, told = of_names(table, name, left)
            notes += told
        left_out |= {each.position for each in every if answers.get(which_id(table, each)) == Use.LEAVE_OUT}
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
        refuse_how_of_several(left, answers)
        asked = question(table, name, left)
        questions.append(asked)
        in_doubt |= rival_words(table, name, left)
        if FIELDS[table.kind][name].needed:
            headings[name] = left[0]
            if not table.in_doubt:
                table = replace(table, in_doubt=asked.id, doubted=name)
        else:
            del headings[name]
    if rivalries:
        table = replace(
            table,
            headings=headings,
            left_out=table.left_out | left_out,
            rivals=in_doubt,
            said=frozenset(said),
        )
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
    if answer := _own_answer(table, heading, answers):
        return answer
    return answers.get(EVERY_HIDDEN, "") if heading.position in table.sheet.out_of_sight else ""


def _own_answer(table: Table, heading: Heading, answers: Mapping[str, str]) -> str:
    """Of several with one heading that alone does not tell which is meant: its letters must stand behind it."""
    sheet = table.sheet
    alone = f"take:{sheet.file}[{sheet.name}]{column_letters(heading.position)}"
    asked = (which_id(table, heading), alone, f"column:{name_of(table, heading)}")
    return next((answer for each in asked if (answer := answers.get(each))), "")


def _only_filled(table: Table, left: Sequence[Heading]) -> Heading | None:
    filled = [each for each in left if is_filled(table.sheet, each.position)]
    return (filled or left)[0] if len(filled) < 2 else None


def _fullest(table: Table, left: Sequence[Heading], field: Field) -> Heading | None:
    """The one that is filled wherever another is, where no row holds two values that differ."""
    possible = list(left)
    for row in table.sheet.rows:
        found = {each.position: value_of(row, each.position, field) for each in left}
        values = [each for each in found.values() if each is not None]
        if any(each != values[0] for each in values[1:]):
            return None
        if values:
            possible = [each for each in possible if found[each.position] is not None]
    return possible[0] if possible else None
