"""The question which of several columns is a field: each with its place, and a row in which they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, Field, read_cell
from evalapp.exchange.intake.headings import Heading, column_names
from evalapp.exchange.intake.how import FURTHER
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell, Row, clean_text, column_letters, header_key
from evalapp.words.fields import field_label

WHICH = "which:"
"""Before the name of the first of several columns the id of the question which of them is a field."""


def name_of(table: Table, heading: Heading) -> str:
    """What a column map, and an answer, calls the column."""
    return column_names(table.sheet.header)[heading.position]


def which_id(table: Table, heading: Heading) -> str:
    """Partners and a budget may have a heading that applications have too."""
    of = "" if table.kind == APPLICATIONS else f"{table.kind}!"
    return WHICH + of + name_of(table, heading)


def question(table: Table, name: str, left: Sequence[Heading]) -> Question:
    """Which of them it is; of more than two whether it is the first one."""
    first, *others = left
    one = _placed(first)
    field = field_label(name)
    why = _("“{one}” and “{others}” may both be it").format(
        one=shorten(first.text), others=shorten("”, “".join(each.text for each in others))
    )
    if place := differing(table, left, FIELDS[table.kind][name]):
        why = _("{why}, and they do not say the same: {place}").format(why=why, place=place)
    choices: list[Choice] = []
    if len(others) == 1:
        other = _placed(others[0])
        text = _("Which column is {field}: {one} or {other}?").format(field=field, one=one, other=other)
        choices.append(Choice(id=Use.KEEP, label=one))
        if table.kind == APPLICATIONS:
            choices.append(Choice(id=FURTHER, label=other))
            choices.append(
                Choice(
                    id=Use.LEAVE_OUT,
                    label=_("{other}, and leave {one} out").format(
                        other=other, one=column_letters(first.position)
                    ),
                )
            )
        else:
            choices.append(Choice(id=Use.LEAVE_OUT, label=other))
    else:
        text = _("Is {heading} the column for {field}?").format(heading=one, field=field)
        choices.append(Choice(id=Use.KEEP, label=_("yes, read {heading}").format(heading=one)))
        if table.kind == APPLICATIONS:
            choices.append(Choice(id=FURTHER, label=_("no, keep it as a further field, which jurors read")))
        choices.append(Choice(id=Use.LEAVE_OUT, label=_("no, leave it out")))
    return Question(
        id=which_id(table, first),
        text=text,
        why=why,
        choices=tuple(choices),
        fields=(name,) if table.kind == APPLICATIONS else (),
        file=table.sheet.file,
    )


def _placed(heading: Heading) -> str:
    """`D “Title”`."""
    letters = column_letters(heading.position)
    return letters if heading.text == letters else f"{letters} “{shorten(heading.text, 40)}”"


def rival_words(table: Table, name: str, left: Sequence[Heading]) -> Mapping[int, tuple[str, str]]:
    """By position the field that each of them may be, and why nobody can tell which."""
    place = differing(table, left, FIELDS[table.kind][name])
    found: dict[int, tuple[str, str]] = {}
    for each in left:
        others = ", ".join(_placed(other) for other in left if other is not each)
        why = _("may be {field}, and so may {others}").format(field=field_label(name), others=others)
        found[each.position] = (name, f"{why}: {place}" if place else why)
    return found


def differing(table: Table, left: Sequence[Heading], field: Field) -> str:
    """The cells of the first row in which they do not say the same."""
    for row in table.sheet.rows:
        found = {each.position: value_of(row, each.position, field) for each in left}
        if len(set(map(str, found.values()))) > 1:
            cells = (table.sheet.cell(row, each.position) for each in left)
            return ", ".join(f"{each.address} “{shorten(each.text, 30)}”" for each in cells if each)
    return ""


def value_of(row: Row, position: int, field: Field) -> Any:
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
