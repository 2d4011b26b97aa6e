"""Which of the rows that are hidden or struck through in a workbook are taken: as somebody said of each, or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import (
    ALL_ALIKE,
    BY_BELOW,
    BY_EITHER,
    BY_HAND,
    BY_STATED,
    BY_STRUCK,
    BY_UNSEEN,
    HiddenBy,
    RowUse,
    names_of_rows,
)
from evalapp.domain.texts import N_, _, ngettext
from evalapp.exchange.intake.rows import Intake
from evalapp.sheets.sheet import Row, Sheet

ASK = "ask"
"""Of rows that somebody hid: a filter hides what it finds, whatever it is, but a hand hides what is to be gone."""

ONE_ROW = "hidden-row:"
"""Before `7` or `partners!7` the id of an answer for a row in whatever file."""

ABOUT_SHEET = "sheet:"
"""Before the name of a sheet the id of the question whether it counts; by itself that of asking about all."""

NO_ANSWERS: Mapping[str, str] = {}
ABOUT_ROWS = ("row:", ONE_ROW, ALL_ALIKE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """`sheet` without the rows that are left out; `undecided` are the numbers of those that are asked about."""

    sheet: Sheet
    uses: tuple[RowUse, ...] = ()
    undecided: frozenset[int] = frozenset()


def rows_taken(
    sheet: Sheet, kind: str, answers: Mapping[str, str], told_by: Callable[[Row], tuple[str, str]]
) -> Seen:
    """`told_by` makes the number and the title of a row."""
    if not sheet.hidden:
        return Seen(sheet=sheet)
    uses = []
    for row in sheet.rows:
        if (hidden_by := sheet.hidden.get(row.number)) is None:
            continue
        number, title = told_by(row)
        each = RowUse(
            file=sheet.file,
            sheet=sheet.name,
            kind=kind,
            row=row.number,
            hidden_by=hidden_by,
            number=number,
            title=title,
        )
        uses.append(replace(each, use=use_of(each, answers), is_named=bool(_said_of(each, answers))))
    gone = {each.row for each in uses if each.use is Use.LEAVE_OUT}
    decided = {each.row: each.use for each in uses if each.use is not None} if sheet.unseen else {}
    if gone or decided:
        rows = (
            _as_decided(row, sheet.unseen.get(row.number), decided.get(row.number))
            for row in sheet.rows
            if row.number not in gone
            and not (decided.get(row.number) is Use.REMOVE and sheet.unseen.get(row.number) == _filled(row))
        )
        sheet = replace(sheet, rows=tuple(rows))
    return Seen(
        sheet=sheet,
        uses=tuple(uses),
        undecided=frozenset(each.row for each in uses if each.use is None),
    )


def _filled(row: Row) -> frozenset[int]:
    return frozenset(n for n, text in enumerate(row.texts) if text and not text.isspace())


def _as_decided(row: Row, unseen: frozenset[int] | None, use: Use | None) -> Row:
    """Once somebody said that it counts, what nobody sees in it is read as it is held, or is gone."""
    if not unseen or use is None:
        return row
    row = row._replace(altered={n: each for n, each in row.altered.items() if n not in unseen})
    if use is not Use.REMOVE:
        return row
    return row._replace(
        texts=tuple("" if n in unseen else text for n, text in enumerate(row.texts)),
        numbers=row.numbers - unseen,
        problems={n: each for n, each in row.problems.items() if n not in unseen},
        shown={n: each for n, each in row.shown.items() if n not in unseen},
    )


def use_of(row: RowUse, answers: Mapping[str, str]) -> Use | None:
    """Of this row alone, else of all that are hidden alike; where nobody said anything it is read like the others."""
    if answer := _said_of(row, answers) or answers.get(row.hidden_by.question):
        return Use(answer)
    if row.hidden_by is HiddenBy.FILTER:
        return Use.KEEP
    if row.hidden_by in (HiddenBy.STRUCK, HiddenBy.BELOW, HiddenBy.STATED, HiddenBy.UNSEEN):
        return None  # a filter or a hand may only make room, a line through all of it says that it is gone
    is_in_doubt = row.hidden_by is HiddenBy.EITHER and answers.get(BY_HAND) == Use.LEAVE_OUT
    return None if is_in_doubt or answers.get(ALL_ALIKE) == ASK else Use.KEEP


def _said_of(row: RowUse, answers: Mapping[str, str]) -> str:
    """The answer about this row alone."""
    asked = (row.id, f"{ONE_ROW}{row.sheet}!{row.row}", f"{ONE_ROW}{row.row}")
    return next(filter(None, map(answers.get, asked)), "")


def refuse_unused_rows(uses: Sequence[RowUse], answers: Mapping[str, str]) -> None:
    """Raises BadValue for an answer about a row that is hidden in no file: nothing would become of it, in silence."""
    known = {name for each in uses for name in (f"{each.sheet}!{each.row}", str(each.row))}
    for asked in answers:
        name = asked.removeprefix(ONE_ROW)
        if name == asked or name in known:
            continue
        if not uses:
            raise BadValue(
                _("Row {row} is not hidden or struck through: no row of these files is.").format(
                    row=shorten(name)
                )
            )
        raise BadValue(
            _("Row {row} is not hidden or struck through; those that are: {rows}.").format(
                row=shorten(name), rows=names_of_rows(uses)
            )
        )


def question_about(uses: Iterable[RowUse]) -> tuple[Question, ...]:
    undecided = [each for each in uses if each.use is None]
    by_hand, by_either, struck, below, stated, unseen = (
        [each for each in undecided if each.hidden_by.question == asked]
        for asked in (BY_HAND, BY_EITHER, BY_STRUCK, BY_BELOW, BY_STATED, BY_UNSEEN)
    )
    return (
        *_question(BY_HAND, by_hand, _by_hand(len(by_hand))),
        *_question(BY_EITHER, by_either, _by_either(len(by_either))),
        *_question(BY_STRUCK, struck, _struck(len(struck))),
        *_question(BY_BELOW, below, _below(len(below))),
        *_question(BY_STATED, stated, _stated(len(stated))),
        *_question(BY_UNSEEN, unseen, _unseen(len(unseen))),
    )


def _by_hand(n: int) -> str:
    return ngettext(
        "{n} row is hidden by hand in the workbook, {rows}: does it count?",
        "{n} rows are hidden by hand in the workbook, {rows}: do they count?",
        n,
    )


def _by_either(n: int) -> str:
    return ngettext(
        "{n} row is hidden by a filter or by hand in the workbook, {rows}: does it count?",
        "{n} rows are hidden by a filter or by hand in the workbook, {rows}: do they count?",
        n,
    )


def _struck(n: int) -> str:
    return ngettext(
        "{n} row is struck through in the workbook, {rows}: does it count?",
        "{n} rows are struck through in the workbook, {rows}: do they count?",
        n,
    )


def _below(n: int) -> str:
    return ngettext(
        "{n} row stands below a line within the list that may hold for it, {rows}: does it count?",
        "{n} rows stand below a line within the list that may hold for them, {rows}: do they count?",
        n,
    )


def _stated(n: int) -> str:
    return ngettext(
        "Of {n} row a status, title or remark says that it may not count, {rows}: does it count?",
        "Of {n} rows a status, title or remark says that they may not count, {rows}: do they count?",
        n,
    )


def _unseen(n: int) -> str:
    return ngettext(
        "{n} row holds values that nobody sees in the workbook, {rows}: do they count?",
        "{n} rows hold values that nobody sees in the workbook, {rows}: do they count?",
        n,
    )


_WHY = {
    BY_UNSEEN: N_(
        "what has the colour of its ground, or a format that hides it, was often put out of sight on purpose; until it "
        "is decided the row is refused"
    ),
    BY_STRUCK: N_(
        "what somebody struck through is often withdrawn, or an older version; until it is decided it is refused"
    ),
    BY_BELOW: N_("such a line often says that what follows was withdrawn; until it is decided it is refused"),
    BY_STATED: N_(
        "what is withdrawn, replaced or a draft is not to be assessed; until it is decided it is refused"
    ),
}


def _question(id: str, rows: Sequence[RowUse], text: str) -> tuple[Question, ...]:
    if not rows:
        return ()
    n = len(rows)
    return (
        Question(
            id=id,
            text=text.format(n=n, rows=names_of_rows(rows)),
            why=_(_WHY[id])
            if id in _WHY
            else _(
                "what somebody hid is often withdrawn, or an older version; until it is decided it is refused"
            ),
            choices=(
                Choice(id=Use.KEEP, label=ngettext("take it in", "take them in", n)),
                *(
                    [Choice(id=Use.REMOVE, label=_("take in without those values"))]
                    if id == BY_UNSEEN
                    else []
                ),
                Choice(id=Use.LEAVE_OUT, label=ngettext("leave it out", "leave them out", n)),
            ),
        ),
    )


def without_their_parts(intake: Intake) -> Intake:
    """Partners and budget of an application of which the only row is left out go with it, and are counted there."""
    there = {row.number for row in intake.applications} if intake.hidden else set()
    gone = {
        each.number
        for each in intake.hidden
        if each.kind == APPLICATIONS and each.use is Use.LEAVE_OUT and each.number not in there
    } - {""}
    if not gone:
        return intake
    counts = dict.fromkeys(gone, 0)
    for part in intake.parts:
        if part.number in counts:
            counts[part.number] += 1
    return replace(
        intake,
        parts=tuple(part for part in intake.parts if part.number not in gone),
        hidden=tuple(
            replace(each, parts=counts.pop(each.number, 0))
            if each.kind == APPLICATIONS and each.use is Use.LEAVE_OUT
            else each
            for each in intake.hidden
        ),
    )
