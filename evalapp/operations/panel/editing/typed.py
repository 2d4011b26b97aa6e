"""What somebody types of an application, a partner or a budget line, read as the same cell of a table would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evalapp.domain.application import BudgetLine, Partner
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.numbers import shorten, why_no_amount_typed
from evalapp.domain.texts import _
from evalapp.domain.writing.mail import why_doubtful, why_not_sent
from evalapp.exchange.intake.cells.country import typing_error_in
from evalapp.exchange.intake.comparing.changes import value_text
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.parts import part_of
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.row_reader import RowReader
from evalapp.exchange.intake.values import says_nothing, yes_or_no
from evalapp.sheets.left_out import is_total
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words.fields import field_label

APPLICATION_FIELDS = tuple(name for name in FIELDS[APPLICATIONS] if not name.startswith("admissibility"))
PART_FIELDS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(name for name in FIELDS[kind] if name != NUMBER) for kind in (PARTNERS, BUDGET)
}

Place = str
"""A field, or of a list the kind, the row from 1 and the field: `partners.3.staff`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """The `values` that could be read; by place what must be `said` of how, and why others are `wrong`."""

    values: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[Place, str] = field(default_factory=dict)
    wrong: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedParts:
    """The rows of one list; None in place of one that is wrong."""

    values: tuple[Partner | BudgetLine | None, ...] = ()
    said: Mapping[Place, str] = field(default_factory=dict)
    wrong: Mapping[Place, str] = field(default_factory=dict)


def part_place(kind: str, row: int, name: str) -> Place:
    """`row` from 1."""
    return f"{kind}.{row}.{name}"


def read_application(texts: Mapping[str, str]) -> Typed:
    """By the names of the fields; raises KeyError for what is none."""
    values: dict[str, Any] = {}
    said: dict[Place, str] = {}
    wrong: dict[Place, str] = {}
    for name, text in texts.items():
        ((value, note, why),) = _column(APPLICATIONS, name, [text])
        if name == "email" and not why and value:
            why, note = why_not_sent(value), "" if note == value else note
            note = why_doubtful(value) or note
        if name == "enterprise_number" and not why and (error := typing_error_in(text)):
            why = sentence(error)  # in a table it is kept and said; here somebody can mend it
        if why:
            wrong[name] = why
            continue
        values[name] = value
        if note:
            said[name] = note
    return Typed(values=values, said=said, wrong=wrong)


def read_parts(kind: str, rows: Sequence[Mapping[str, str]]) -> TypedParts:
    """The partners or the budget as a whole: what one row leaves open, the others of its column may show."""
    names = PART_FIELDS[kind]
    said: dict[Place, str] = {}
    wrong: dict[Place, str] = {}
    found: list[dict[str, Any]] = [{} for _row in rows]
    for name in names:
        for n, (value, note, why) in enumerate(
            _column(kind, name, [row.get(name, "") for row in rows]), start=1
        ):
            place = part_place(kind, n, name)
            if why:
                wrong[place] = why
            elif note:
                said[place] = note
            found[n - 1][name] = value
    values: list[Partner | BudgetLine | None] = []
    for n, own in enumerate(found, start=1):
        if any(part_place(kind, n, name) in wrong for name in names):
            values.append(None)
            continue
        if kind == PARTNERS and is_total(own["name"]) and not own["enterprise_number"]:
            wrong[part_place(kind, n, "name")] = _(
                "“{name}” looks like a row of totals; where it is a partner, give its enterprise number."
            ).format(name=shorten(own["name"]))
            values.append(None)
            continue
        values.append(part_of(kind, own))
    return TypedParts(values=tuple(values), said=said, wrong=wrong)


def _column(kind: str, name: str, texts: Sequence[str]) -> list[tuple[Any, str, str]]:
    """Of each text the value, what is said of it, and why it is wrong."""
    field = FIELDS[kind][name]
    rows = tuple(Row(n, (text,)) for n, text in enumerate(texts, start=1))
    sheet = Sheet(file="", name=kind, header=(name,), rows=rows)
    reader = RowReader(kind, sheet, {name: Heading(name=name, position=0, text=name)}, {})
    read = []
    for row, text in zip(rows, texts, strict=True):
        reading = reader.read(row)
        here = f"{sheet.address(row, 0)}: "
        if reading.reason:
            own = why_no_amount_typed(text) if field.sort is Sort.AMOUNT else ""
            read.append((field.empty, "", own or sentence(reading.reason.removeprefix(here))))
            continue
        value = reading.get(name)
        note = sentence(" ".join(each.removeprefix(here) for each in reading.notes))
        if name == "committed" and (why := _why_no_answer(text)):
            read.append((None, "", why))
            continue
        if not note and reader.notes and value != field.empty:
            note = _said_of_column(name, kind, text, value)
        read.append((value, note, ""))
    return read


def _said_of_column(name: str, kind: str, text: str, value: Any) -> str:
    """What a column as a whole gives cause to say, of one of its values."""
    shown = value_text(name, value, kind)
    if FIELDS[kind][name].sort in (Sort.AMOUNT, Sort.ACCOUNT):
        return _(
            "“{typed}” is read as {amount}; where that is too little, write the unit beside it, as 150 k€."
        ).format(typed=shorten(text), amount=shown)
    return _("“{typed}” is read as {value}.").format(typed=shorten(text), value=shown)


def _why_no_answer(text: str) -> str:
    """In a table what is not surely a yes is no; here somebody can be asked."""
    if not text.strip() or says_nothing(text):
        return ""
    try:
        yes_or_no(Cell(text))
    except BadValue as error:
        return sentence(str(error))
    return ""


def sentence(text: str) -> str:
    """With a full stop; nothing stays nothing."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def labelled(place: Place) -> str:
    """A place in words: `staff of partner 3`, or the name of the field."""
    kind, _dot, rest = place.partition(".")
    row, _dot, name = rest.partition(".")
    if kind == PARTNERS and name:
        return _("{field} of partner {n}").format(field=field_label(name), n=row)
    if kind == BUDGET and name:
        return _("{field} of budget line {n}").format(field=field_label(name), n=row)
    return field_label(place)
