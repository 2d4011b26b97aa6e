"""Headings that are short for several fields, as `Bedrag` or `Datum`: which one is meant only the writer knows.

Where a field that it may be has no other column, it is asked; until then it is none of them, as any column that is not
ours, and keeps no application out for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_map import KINDS
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.column_map import ColumnMap, checked
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import FURTHER, How, effect_of
from evalapp.exchange.intake.remarks import Sort, split
from evalapp.exchange.intake.tables import Table, is_filled
from evalapp.exchange.intake.taking.rivals.settling import said_of
from evalapp.sheets.sheet import header_key
from evalapp.words.fields import field_label

MEANS = "means:"
"""Before a heading the id of the question which field it is."""

_SHORT = {
    header_key(word): fields
    for fields, words in {
        ("requested_support", "total_budget"): ("bedrag", "bedragen", "amount", "amounts", "montant"),
        ("start", "submitted_at"): ("datum", "date"),
        ("title", "organisation", "contact"): ("naam", "name", "nom"),
    }.items()
    for word in words
}


def with_meanings(mapped: ColumnMap, answers: Mapping[str, str]) -> tuple[ColumnMap, dict[str, str]]:
    """The map with what was answered which field a heading is, and the answers with what else becomes of it.

    Any heading may be said to be any field, of applications where they have it, so that a guess is confirmed. Raises
    BadValue for an answer that is no field, and for two headings that are to be one.
    """
    said: dict[str, dict[str, str]] = {kind: dict(mapped.of(kind)) for kind in KINDS}
    others = dict(answers)
    for asked, answer in answers.items():
        if not asked.startswith(MEANS):
            continue
        heading = asked.removeprefix(MEANS)
        if answer in (Use.LEAVE_OUT, FURTHER):
            others.setdefault(f"column:{heading}", Use.LEAVE_OUT if answer == Use.LEAVE_OUT else Use.KEEP)
        elif kind := next((each for each in KINDS if answer in FIELDS[each]), ""):
            said[kind] = {each: its for each, its in said[kind].items() if each != heading} | {
                heading: answer
            }
        else:
            raise BadValue(
                _("“{heading}” cannot be read as “{how}”; use one of: {all}.").format(
                    heading=shorten(heading),
                    how=shorten(answer),
                    all=", ".join(
                        (
                            *dict.fromkeys(name for each in KINDS for name in FIELDS[each]),
                            FURTHER,
                            Use.LEAVE_OUT,
                        )
                    ),
                )
            )
    tables = ColumnMap(
        columns=said[APPLICATIONS],
        partners=said[PARTNERS],
        budget=said[BUDGET],
        sheets=mapped.sheets,
        is_of_call=mapped.is_of_call,
    )
    return checked(tables), others


def questions_about_short(table: Table, answers: Mapping[str, str]) -> Iterator[Question]:
    """One about each such column of which nobody said anything."""
    sheet = table.sheet
    if table.kind != APPLICATIONS:
        return
    taken = {each.position for found in table.headings.values() for each in (found, *found.rivals)}
    for position, text in enumerate(sheet.header):
        if position in taken or position in sheet.further or not is_filled(sheet, position):
            continue
        possible = _SHORT.get(header_key(split(text)[0]), ())
        fields = [each for each in possible if each not in table.headings]
        heading = Heading(name="", position=position, text=text)
        if fields and not said_of(table, heading, answers):
            yield _question(table, heading, fields)


def _question(table: Table, heading: Heading, fields: list[str]) -> Question:
    cells = (table.sheet.cell(row, heading.position) for row in table.sheet.rows)
    example = next(cell for cell in cells if cell and cell.text.strip())
    choices = []
    for name in fields:
        field = FIELDS[APPLICATIONS][name]
        effect = "" if field.sort is Sort.TEXT else effect_of(How(), field, example)
        choices.append(Choice(id=name, label=field_label(name), effect=effect))
    return Question(
        id=MEANS + heading.text,
        text=_("What does the column “{heading}” hold?").format(heading=shorten(heading.text)),
        why=_(
            "it may be {fields}, as {cell} “{value}”; until it is answered it is none of them, and jurors read it as a "
            "further field"
        ).format(
            fields=_(" or ").join(field_label(each) for each in fields),
            cell=example.address,
            value=shorten(example.text, 40),
        ),
        choices=(
            *choices,
            Choice(id=FURTHER, label=_("none of these, keep it as a further field, which jurors read")),
            Choice(id=Use.LEAVE_OUT, label=_("none of these, leave it out")),
        ),
        fields=tuple(fields),
        file=table.sheet.file,
    )
