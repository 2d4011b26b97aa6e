"""How each sheet was understood, column by column, for whoever wants to see it, or must say it themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from evalapp.domain.intake import APPLICATIONS, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT, ColumnMap
from evalapp.domain.taking.layout import Certainty, ColumnSeen, SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.evidence.resembling import fit, likeness, proposed
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading, column_names, targets_of
from evalapp.exchange.intake.how import How, effect_of
from evalapp.exchange.intake.mapping.guesses import guessed
from evalapp.exchange.intake.values import quoted
from evalapp.sheets.sheet import Cell, Sheet, clean_text, column_letters, one_line
from evalapp.words.fields import field_label

_EXAMPLES, _LONGEST = 3, 40
NO_RIVALS: Mapping[int, tuple[str, str]] = {}


def sheet_seen(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    mapped: ColumnMap,
    *,
    hows: Mapping[str, How] | None = None,
    left_out: Collection[int] = (),
    found: Sequence[str] = (),
    in_doubt: Mapping[int, tuple[str, str]] = NO_RIVALS,
    answered: Collection[int] = (),
) -> SheetSeen:
    """`hows`: how the values of a field are read; `found`: the headings without anybody's choice of a row.

    `in_doubt`: by position the field that a column may be as well as another, and why; `answered` are the positions of
    those of which somebody told it.
    """
    said = targets_of(sheet, mapped.of(kind)) if kind else {}
    needed = [name for name, field in FIELDS.get(kind, {}).items() if field.needed]
    if kind == APPLICATIONS:
        needed = [NUMBER, "title", "organisation"]
    names = column_names(sheet.header)
    fields = {each.position: each for each in headings.values()}
    rivals = {each.position: name for name, its in headings.items() for each in its.rivals}
    lacking = [name for name in needed if name not in headings] if not sheet.parents else []
    spare = guessed(sheet, kind, lacking, {*fields, *rivals}) if lacking else {}
    columns = []
    for position, heading in enumerate(sheet.header):
        if position in sheet.further or (sheet.within and not heading):
            continue
        cells = _examples(sheet, position)
        each = ColumnSeen(
            letters=column_letters(position),
            heading=heading,
            name=names[position],
            target="",
            certainty=Certainty.CERTAIN,
            examples=tuple(_shown(cell) for cell in cells),
            is_said=position in said or position in answered,
            is_answered=position in answered and position not in said,
            is_hidden=position in sheet.out_of_sight,
        )
        if not kind:
            each = replace(each, target=LEAVE_OUT, certainty=Certainty.UNKNOWN)
        elif position in in_doubt:
            each = replace(
                each,
                target=_otherwise(kind, position in left_out),
                certainty=Certainty.DOUBTFUL,
                why=in_doubt[position][1],
                is_rival=True,
            )
        elif position in fields:
            each = _read(each, sheet, kind, fields[position], hows or {}, cells, position in left_out)
        elif each.is_said:
            target = said.get(position) or _otherwise(kind, position in left_out)
            each = replace(each, target=target, why=_("as you said"))
        elif position in rivals:
            each = replace(
                each,
                target=_otherwise(kind, position in left_out),
                certainty=Certainty.DOUBTFUL,
                proposed=rivals[position],
                why=_("may be {field} as well").format(field=field_label(rivals[position])),
            )
        else:
            each = _unread(each, sheet, position, kind, {*headings}, spare, position in left_out)
        if each.is_said and mapped.is_of_call and not each.is_answered:
            each = replace(each, why=_("as kept with the call"))
        columns.append(each)
    return SheetSeen(
        file=sheet.file,
        name=sheet.name,
        kind=kind,
        rows=len(sheet.rows),
        heading_row=sheet.heading_row,
        found=tuple(found or sheet.header),
        top=sheet.top,
        columns=tuple(columns),
        lacking=tuple(lacking),
        is_said=bool(mapped.sheet(sheet.file, sheet.name).holds),
    )


def with_questions(sheets: Iterable[SheetSeen], questions: Iterable[Question]) -> tuple[SheetSeen, ...]:
    """A column about which something is asked is doubtful, however sure its field is."""
    about = (each.id.partition(":") for each in questions)
    asked = {heading for kind, _colon, heading in about if heading and kind != "which"}
    return tuple(
        replace(
            sheet,
            columns=tuple(_asked_about(each) if each.heading in asked else each for each in sheet.columns),
        )
        for sheet in sheets
    )


def _asked_about(column: ColumnSeen) -> ColumnSeen:
    if column.target in (LEAVE_OUT, "") or column.certainty is Certainty.DOUBTFUL:
        return column
    return replace(column, certainty=Certainty.DOUBTFUL, why=_("see the question about it"))


def _read(
    each: ColumnSeen,
    sheet: Sheet,
    kind: str,
    heading: Heading,
    hows: Mapping[str, How],
    cells: Sequence[Cell],
    is_out: bool,
) -> ColumnSeen:
    field = FIELDS[kind][heading.name]
    how = hows.get(heading.name, How())
    becomes = tuple(effect_of(how, field, cell) for cell in cells)
    each = replace(each, target=LEAVE_OUT if is_out else heading.name, becomes=becomes)
    if each.is_said:
        return replace(each, why=_("as you said"))
    if not heading.is_likely:
        return each
    return replace(each, certainty=Certainty.PROBABLE, why=_why_likely(sheet, kind, heading))


def _why_likely(sheet: Sheet, kind: str, heading: Heading) -> str:
    filled, fitting = fit(sheet, heading.position, FIELDS[kind][heading.name])
    values = ngettext("{fitting} of {n} value fits", "{fitting} of {n} values fit", filled).format(
        fitting=fitting, n=filled
    )
    if heading.is_misspelt and (found := likeness(heading.text, kind)):
        said = _("resembles “{name}”").format(name=shorten(found[0].name, 40))
    elif "." in heading.text:
        said = _("written short")
    else:
        said = _("no other column is")
    return f"{said}; {values}" if filled else said


def _unread(
    each: ColumnSeen,
    sheet: Sheet,
    position: int,
    kind: str,
    taken: Collection[str],
    spare: Mapping[int, tuple[str, str]],
    is_out: bool,
) -> ColumnSeen:
    each = replace(each, target=_otherwise(kind, is_out), certainty=Certainty.UNKNOWN)
    if not each.examples:
        return replace(each, why=_("empty"))
    if position in spare:
        field, why = spare[position]
        return replace(each, proposed=field, certainty=Certainty.DOUBTFUL, why=why)
    field, name, percent = proposed(sheet, position, kind, taken)
    if not field:
        return replace(each, why=_("not understood"))
    why = (
        _("resembles “{name}”; {percent}% of the values fit").format(name=shorten(name, 40), percent=percent)
        if name
        else _("the heading does not say it; {percent}% of the values do").format(percent=percent)
    )
    return replace(each, proposed=field, certainty=Certainty.DOUBTFUL, why=why)


def _otherwise(kind: str, is_out: bool) -> str:
    return FURTHER if kind == APPLICATIONS and not is_out else LEAVE_OUT


def _examples(sheet: Sheet, position: int) -> list[Cell]:
    found: dict[str, Cell] = {}
    for row in sheet.rows:
        if position < len(row.texts) and (text := clean_text(row.texts[position] or "")):
            cell = sheet.cell(row, position)
            if cell is not None:
                found.setdefault(text, cell)
            if len(found) == _EXAMPLES:
                break
    return list(found.values())


def _shown(cell: Cell) -> str:
    return shorten(one_line(quoted(cell, _LONGEST)), _LONGEST)
