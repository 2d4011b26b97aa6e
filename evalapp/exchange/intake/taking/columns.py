"""Which columns of a table are taken: what somebody said of each, and of hidden ones until somebody did.

What is left out goes before anything is read: it has no questions, no notes, and refuses no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from evalapp.domain.application import Dossier
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import ColumnUse, Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.notes.unread import is_of_attachments
from evalapp.exchange.intake.rows import ApplicationRow
from evalapp.exchange.intake.tables import Table, is_filled, lettered
from evalapp.exchange.intake.taking.hidden_rows import ABOUT_ROWS, ABOUT_SHEET
from evalapp.exchange.intake.taking.judged import NOBODY_JUDGES, Judged
from evalapp.sheets.sheet import Row, Sheet, clean_text, column_letters

EVERY_HIDDEN = "hidden:"
"""The id of the answer that holds for every hidden column that has none of its own, and can be done without."""

_COLUMN = "column:"
_USES = frozenset(Use)


def is_of_use(asked: str, answer: str) -> bool:
    """Whether it says what becomes of a column or a row, and not how it is read."""
    return asked.startswith(("take:", "means:", EVERY_HIDDEN, ABOUT_SHEET, *ABOUT_ROWS)) or (
        asked.startswith(_COLUMN) and answer in _USES
    )


def taken(
    table: Table, answers: Mapping[str, str], lists: Iterable[Sheet] = (), judged: Judged = NOBODY_JUDGES
) -> tuple[Table, tuple[ColumnUse, ...]]:
    """The table without what is left out of it, and what becomes of each column about which there is a choice.

    `lists` are those inside objects of JSON that are none of ours. A further column in which applications are `judged`
    is left out where nobody said anything of it. Raises BadValue where a column is to be left out
    without which no row can be read.
    """
    own = (each.name for each in lists if each.file == table.sheet.file and not is_of_attachments(each.name))
    nested = list(dict.fromkeys(own)) if table.kind == APPLICATIONS else []
    uses = tuple(_uses(table, answers, nested, judged))
    names = {each.field for each in uses if each.use is not Use.KEEP}
    out = {each.column or each.heading for each in uses if each.use is Use.LEAVE_OUT}
    emptied = {each.column or each.heading for each in uses if each.use is Use.REMOVE}
    if not out and not emptied:
        return replace(table, said=table.said | _answered(table, uses, answers)), uses
    hidden = {each.column for each in uses if each.is_hidden and each.use is not Use.KEEP}
    lettered = [(position, column_letters(position)) for position in range(len(table.sheet.header))]
    return (
        replace(
            table,
            sheet=_without_problems(table.sheet, {n for n, letters in lettered if letters in hidden and n}),
            headings={name: each for name, each in table.headings.items() if name not in names},
            left_out=table.left_out | frozenset(n for n, letters in lettered if letters in out),
            emptied=frozenset(n for n, letters in lettered if letters in emptied),
            said=table.said | _answered(table, uses, answers),
            lists_left_out=frozenset(nested) & out,
            lists_emptied=frozenset(nested) & emptied,
        ),
        uses,
    )


def _answered(table: Table, uses: Iterable[ColumnUse], answers: Mapping[str, str]) -> frozenset[int]:
    """The columns of which somebody said what becomes of them: a map of this import says the same then.

    That a field is read is said by its heading; how it is read is no matter of a map.
    """
    letters = {column_letters(n): n for n in range(len(table.sheet.header))}
    return frozenset(
        letters[each.column]
        for each in uses
        if each.column and (use := _said(each, answers)) and not (each.field and use is Use.KEEP)
    )


def _uses(
    table: Table, answers: Mapping[str, str], nested: Sequence[str], judged: Judged
) -> Iterator[ColumnUse]:
    sheet = table.sheet
    fields = {each.position: name for name, each in table.headings.items()}
    kept: set[str] = set()
    for position, heading in enumerate(sheet.header):
        field = fields.get(position, "")
        is_hidden = position in sheet.out_of_sight
        each = ColumnUse(
            file=sheet.file,
            sheet=sheet.name,
            kind=table.kind,
            heading=heading,
            column=column_letters(position),
            field=field,
            is_hidden=is_hidden,
            use=Use.KEEP,
        )
        use = _said(each, answers)
        if field == NUMBER or (field and table.kind != APPLICATIONS and FIELDS[table.kind][field].needed):
            if use not in (None, Use.KEEP):
                raise BadValue(
                    _("“{heading}” cannot be left out: without it no row can be read.").format(
                        heading=shorten(heading)
                    )
                )
            continue
        is_further = not field and table.kind == APPLICATIONS
        if not is_further and not (is_hidden and field) and use in (None, Use.KEEP):
            continue
        kept_as = lettered(sheet, position) if heading in kept else heading
        if not is_filled(sheet, position) and all(position not in row.problems for row in sheet.rows):
            kept |= {heading} if is_further else set()
            continue
        if use is None and is_hidden and answers.get(EVERY_HIDDEN) == Use.LEAVE_OUT:
            use = Use.KEEP if field and FIELDS[table.kind][field].needed else Use.LEAVE_OUT
        # Under `extra` our own export writes what somebody took in.
        is_judgement = (
            is_further and position not in sheet.further and judged.is_told_in(heading, sheet, position)
        )
        if use is None and is_judgement:
            use = Use.LEAVE_OUT
        if is_further and use is not Use.LEAVE_OUT:
            kept.add(heading)
        yield replace(
            each,
            use=use or Use.KEEP,
            kept_as="" if field else kept_as,
            is_judgement=is_judgement,
            example=_example(sheet, position),
        )
    for name in nested:
        is_judgement = judged.is_told_in(name)
        each = ColumnUse(
            file=sheet.file,
            sheet=sheet.name,
            kind=table.kind,
            heading=name,
            kept_as=name,
            use=Use.LEAVE_OUT if is_judgement else Use.KEEP,
            is_judgement=is_judgement,
        )
        yield replace(each, use=_said(each, answers) or each.use)


def _said(column: ColumnUse, answers: Mapping[str, str]) -> Use | None:
    """Of this column alone, else of all with its heading; who says how it is read wants it read. None: nothing."""
    answers_to = (column.id, f"{_COLUMN}{column.heading} ({column.column})", _COLUMN + column.heading)
    answer = next((found for each in answers_to if (found := answers.get(each))), "")
    if not answer:
        return None
    use = Use(answer) if answer in _USES else Use.KEEP
    return Use.LEAVE_OUT if use is Use.REMOVE and (column.field or column.kind != APPLICATIONS) else use


def _example(sheet: Sheet, position: int) -> str:
    texts = (row.texts[position] for row in sheet.rows if position < len(row.texts))
    return shorten(
        " ".join(next((clean_text(text) for text in texts if text and text.strip()), "").split()), 40
    )


def _without_problems(sheet: Sheet, positions: set[int]) -> Sheet:
    """A cell that cannot be read refuses no row where its column is not taken.

    That is said of hidden columns alone: elsewhere it may be the row that is wrong, and not the cell.
    """
    if not positions or not any(row.problems for row in sheet.rows):
        return sheet
    return replace(sheet, rows=tuple(_without(row, positions) for row in sheet.rows))


def _without(row: Row, positions: set[int]) -> Row:
    if positions.isdisjoint(row.problems):
        return row
    return row._replace(problems={n: why for n, why in row.problems.items() if n not in positions})


def known_of(
    uses: Sequence[ColumnUse], rows: Iterable[ApplicationRow], stored: Mapping[str, Dossier]
) -> tuple[ColumnUse, ...]:
    """With the number of applications that have what an earlier import took from it."""
    of_files: dict[str, list[int]] = {}
    for n, each in enumerate(uses):
        if not each.field:
            of_files.setdefault(each.file, []).append(n)
    counts = [0] * len(uses)
    for row in rows if of_files else ():
        before = stored.get(row.number)
        extra = before.application.extra if before is not None else ()
        for n in of_files.get(row.file, ()) if extra else ():
            # A sheet that is alone in its file leaves its rows without a name of it.
            counts[n] += uses[n].kept_as in extra and row.sheet in ("", uses[n].sheet)
    return tuple(replace(each, stored=n) if n else each for each, n in zip(uses, counts, strict=True))
