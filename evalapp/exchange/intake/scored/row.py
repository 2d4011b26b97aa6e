"""What one row of a table of scores gives, or why it is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.intake import RefusedRow
from evalapp.domain.numbers import parse_decimal, shorten
from evalapp.domain.scheme.model import NoScore, Scale, Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.taking.row_use import HiddenBy, struck_reason
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.criterion_names import criterion_called
from evalapp.exchange.intake.scored.not_assessed import refuse_unassessed
from evalapp.exchange.intake.taking.no_score import (
    no_score_by_id,
    no_score_called,
    one_too_many,
    reason_beside,
)
from evalapp.exchange.intake.values import identifier, lines_of
from evalapp.sheets.columns import (
    at,
    first_problem,
    trouble,
)
from evalapp.sheets.sheet import MOST_CHARACTERS, Cell, Row, Sheet, clean_text, one_line
from evalapp.sheets.shown import Kind
from evalapp.words.fields import field_label

_DIGITS, _WHOLE = re.compile(r"\d{1,3}"), re.compile(r"\s*[+-]?\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRow:
    """What one row gives. No value and no reason: not scored yet, which takes nothing away; likewise no comment.

    `cell` is the address of the value, for messages.
    """

    row: int
    juror: PersonId
    application: str
    criterion: str
    answer: Answer = NOTHING
    cell: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.juror, self.application, self.criterion


def _misread(cell: Cell) -> str:
    """Why the cell is neither a score nor a text that a person typed, or an empty text."""
    if cell.shown and cell.shown.kind is not Kind.PADDED:
        return cell.shown.reason
    if cell.altered:
        return cell.altered.reason(cell.text)
    return trouble(cell)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowReader:
    """One row, its columns known."""

    sheet: Sheet
    row: Row
    columns: Mapping[str, int]

    def cell(self, column: str) -> Cell | None:
        return self.sheet.cell(self.row, self.columns[column]) if column in self.columns else None

    def read(self, scheme: Scheme, juror: str | None) -> ScoreRow | RefusedRow:
        if self.sheet.hidden.get(self.row.number) is HiddenBy.STRUCK:
            return self.refusal("", struck_reason(), juror)
        if (bad := first_problem(self.sheet, self.row)) is not None:
            return self.refusal(self.sheet.header[min(self.row.problems)], at(bad, bad.problem), juror)
        column = "juror"
        try:
            whose = self.juror(juror)
            column = "application"
            application = self.needed(column)
            column = "criterion"
            criterion = criterion_called(self.needed(column), scheme)
            scale = scheme.criterion(criterion).scale
            column = "value"
            (value, no_score, own), said = self.value(scale, scheme.codes), "value"
            column = "no_score"
            if (beside := reason_beside(self.cell(column), scheme.codes)) is not None:
                if value is not None or no_score is not None:
                    raise one_too_many(self.shown(column), self.shown("value"))
                (no_score, own), said = beside, column
            column = "comment"
            comment = self.comment()
            if own is not None:
                comment = own.opening(comment, self.shown(said))
            self.refuse_split_number(comment)
            column = "value"
            refuse_unassessed(value, comment, scale)
        except BadValue as error:
            cell = self.cell(column)
            return self.refusal(column, at(cell, str(error)) if cell else str(error), juror)
        return ScoreRow(
            row=self.row.number,
            juror=PersonId(whose),
            application=application,
            criterion=criterion,
            answer=Answer(value, no_score, comment),
            cell=self.sheet.address(self.row, self.columns["value"]),
        )

    def juror(self, expected: str | None) -> str:
        cell = self.cell("juror")
        if expected is not None and (cell is None or not clean_text(cell.text)):
            return expected
        given = self.needed("juror")
        if expected is not None and given != expected:
            raise BadValue(
                _("this score is of juror “{juror}”, not of “{expected}”").format(
                    juror=shorten(given), expected=shorten(expected)
                )
            )
        return given

    def needed(self, column: str) -> str:
        cell = self.cell(column)
        if cell is not None and (why := _misread(cell)):
            raise BadValue(why)
        if cell is None or not one_line(cell.text):
            raise BadValue(
                _("“{column}” is empty, and no score can do without it").format(column=field_label(column))
            )
        return identifier(cell)

    def value(
        self, scale: Scale, codes: Mapping[str, NoScore]
    ) -> tuple[int | None, NoScore | None, OwnReason | None]:
        """A code of the scheme is a reason for no score, unless the scale has a value or word of that spelling.
        So is one in a juror's words, which is the third.

        Raises BadValue for what is neither on the scale nor a reason for no score.
        """
        cell = self.cell("value")
        if cell is None:
            return None, None, None
        if why := _misread(cell):
            raise BadValue(why)
        text = clean_text(cell.text)
        if not text:
            return None, None, None
        if reason := no_score_by_id(text):
            return None, reason, None
        try:
            if cell.is_number and not scale.words:
                return scale.steps(parse_decimal(text)), None, None
            return scale.parse(text), None, None
        except BadValue:
            # After the scale, of which a word may be spelled alike.
            if (said := no_score_called(text, codes)) is not None:
                return None, *said
            raise

    def comment(self) -> str:
        cell = self.cell("comment")
        if cell is None:
            return ""
        is_raised = (
            cell.shown is not None and cell.shown.kind is Kind.RAISED
        )  # as in CO₂, and said of the sheet
        if not is_raised and (why := _misread(cell)):
            raise BadValue(why)
        return lines_of(MOST_CHARACTERS)(cell)

    def refuse_split_number(self, comment: str) -> None:
        """`3,5` without quotation marks between commas reads as a 3 with the comment “5”: never a score."""
        cell = self.cell("value")
        is_beside = self.columns.get("comment") == self.columns["value"] + 1
        if cell and is_beside and comment and _DIGITS.fullmatch(comment) and _WHOLE.fullmatch(cell.text):
            raise BadValue(
                _(
                    "“{value}” and “{comment}” look like one number with a decimal comma; put it between quotes"
                ).format(value=cell.text.strip(), comment=comment)
            )

    def refusal(self, column: str, reason: str, juror: str | None) -> RefusedRow:
        position = self.columns.get(column)
        return RefusedRow(
            row=self.row.number,
            reason=reason,
            cell=self.sheet.address(self.row, position) if position is not None else "",
            column=column,
            juror=self.shown("juror") or juror or "",
            application=self.shown("application"),
            criterion=self.shown("criterion"),
        )

    def shown(self, column: str) -> str:
        cell = self.cell(column)
        return shorten(one_line(cell.text), 64) if cell else ""
