"""Scores from a table: what each row gives, and which rows are refused. Nothing off the scale becomes a score.

Whether the application is assigned to the juror is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.intake import APPLICATIONS, RefusedRow
from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.criterion_names import criterion_called
from evalapp.exchange.intake.evidence.own_files import refuse_codes
from evalapp.exchange.intake.evidence.score_heading import refuse_other_scale
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.notes.spoken_of import spoken_notes
from evalapp.exchange.intake.notes.unread import scores_not_taken
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Beside, Known
from evalapp.exchange.intake.scored.other_scale import OtherScales
from evalapp.exchange.intake.scored.other_score import other_score_notes
from evalapp.exchange.intake.scored.row import RowReader, ScoreRow
from evalapp.exchange.intake.taking.doubtful_rows import refused_below_lines
from evalapp.exchange.intake.taking.found_columns import found_columns
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS
from evalapp.exchange.intake.taking.no_score import (
    REASON_COLUMN,
)
from evalapp.exchange.intake.values import identifier
from evalapp.sheets.columns import (
    notes_of,
    recognised,
    require_columns,
)
from evalapp.sheets.sheet import Book, Row, Sheet
from evalapp.sheets.tables import read_tables
from evalapp.words.phrases import join_names

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "juror": ("jurylid", "juror id"),
    "application": (NUMBER, *FIELDS[APPLICATIONS][NUMBER].also),
    "criterion": ("criterium", "criterion id"),
    "value": ("score", "waarde", "quotering"),
    "comment": ("motivering", "justification", "motivation", "opmerking", "toelichting", "commentaar"),
    "no_score": REASON_COLUMN,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreTable:
    """The good rows, each (juror, application, criterion) once, and the refused ones; both in reading order.

    `notes` must be said with them: what was probable, what was not used.
    """

    file: str
    rows: tuple[ScoreRow, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...] = ()


def read_score_table(
    path: Path,
    *,
    scheme: Scheme,
    juror: str | None,
    answers: Mapping[str, str] = NO_ANSWERS,
    known: Known = KNOWN_TO_NOBODY,
) -> ScoreTable:
    """Reads the first sheet with the columns of a score table.

    `juror` is whose scores these are: the column may then be left out, and a row of somebody else is refused.
    `answers` say whether a column is taken; one beside the codes must not contradict what is `known`.
    Raises UnreadableFile and BadValue.
    """
    return score_table_in(
        read_tables(path), file=path.name, scheme=scheme, juror=juror, answers=answers, known=known
    )


def score_table_in(
    sheets: Book,
    *,
    file: str,
    scheme: Scheme,
    juror: str | None,
    answers: Mapping[str, str] = NO_ANSWERS,
    known: Known = KNOWN_TO_NOBODY,
) -> ScoreTable:
    """The same of sheets that were read already."""
    refuse_codes(sheets, _("“{file}” is no table of scores. {why}"))
    needed = {"application", "criterion", "value"} | ({"juror"} if juror is None else set())
    sheet = next((each for each in sheets if needed <= recognised(each, COLUMNS)), sheets[0])
    which = found_columns(sheet, COLUMNS, answers, doubtful=COLUMNS)
    columns = which.columns
    require_columns(sheet, columns, [name for name in COLUMNS if name in needed])
    refuse_other_scale(sheet, columns["value"], scheme)
    first: dict[tuple[str, str, str], ScoreRow] = {}
    others = OtherScales()
    beside = Beside(sheet, columns, known, scheme, is_own=juror is not None)
    clashing: dict[tuple[str, str, str], list[ScoreRow]] = {}
    refused = [
        scores_not_taken(each)
        for each in sheets
        if each is not sheet and each.rows and needed <= recognised(each, COLUMNS)
    ]
    for row in refused_below_lines(sheet).rows:
        read = RowReader(sheet=sheet, row=row, columns=columns).read(scheme, juror)
        if isinstance(read, RefusedRow):
            refused.append(read)
            if read.column == "value" and (cell := sheet.cell(row, columns["value"])):
                others.see(read.juror, _scale_of(sheet, row, columns, scheme), cell.text, read.cell)
            continue
        objection = beside.objection(
            row, juror=read.juror, application=read.application, criterion=read.criterion
        )
        if objection is not None:
            refused.append(_refusal(read, objection.reason, sheet.address(row, objection.position)))
            continue
        earlier = first.setdefault(read.key, read)
        if earlier.answer != read.answer and juror is not None:
            clashing.setdefault(read.key, [earlier]).append(read)
        elif earlier.answer != read.answer:  # the merge refuses the first of them too
            refused.append(_second(read, earlier))
    for key, rows in clashing.items():
        del first[key]
        refused += _none_of(rows)
    refused += _on_other_scale(first, others, scheme)
    return ScoreTable(
        file=file,
        rows=tuple(first.values()),
        refused=tuple(refused),
        notes=(
            *which.notes,
            *other_score_notes(
                (each.cell, each.answer, scheme.criterion(each.criterion).scale) for each in first.values()
            ),
            *spoken_notes((_("Row {row}").format(row=each.row), each.answer) for each in first.values()),
            *notes_of(sheets, sheet, columns, told_by=("juror", "application", "criterion")),
        ),
    )


def _scale_of(sheet: Sheet, row: Row, columns: Mapping[str, int], scheme: Scheme) -> Scale:
    """Of a row of which the criterion was read."""
    cell = sheet.cell(row, columns["criterion"])
    return scheme.criterion(criterion_called(identifier(cell) if cell else "", scheme)).scale


def _on_other_scale(
    rows: dict[tuple[str, str, str], ScoreRow], others: OtherScales, scheme: Scheme
) -> list[RefusedRow]:
    """Takes out the scores of a juror whose other numbers do not fit the scale."""
    scored = [each for each in rows.values() if each.answer.value is not None]
    reasons = others.reasons((each.juror, scheme.criterion(each.criterion).scale) for each in scored)
    refused = []
    for row, reason in zip(scored, reasons):
        if reason:
            del rows[row.key]
            refused.append(_refusal(row, f"{row.cell}: {reason}."))
    return refused


def _second(read: ScoreRow, earlier: ScoreRow) -> RefusedRow:
    reason = _("Row {row} already gives this score, and differently; keep one of the two.")
    if read.answer.score == earlier.answer.score:
        reason = _("Row {row} already gives this score, with another justification; keep one of the two.")
    return _refusal(read, reason.format(row=earlier.row))


def _none_of(rows: list[ScoreRow]) -> Iterator[RefusedRow]:
    """Which of them the juror means nobody can say here; what was read first is no reason."""
    reason = _("Rows {rows} give this score, each differently, so none is taken; keep one of them.")
    if len({each.answer.score for each in rows}) == 1:
        reason = _(
            "Rows {rows} give this score, each with another justification, so none is taken; keep one of them."
        )
    said = reason.format(rows=join_names([str(each.row) for each in rows]))
    return (_refusal(each, said) for each in rows)


def _refusal(read: ScoreRow, reason: str, cell: str = "") -> RefusedRow:
    return RefusedRow(
        row=read.row,
        cell=cell or read.cell,
        reason=reason,
        juror=read.juror,
        application=read.application,
        criterion=read.criterion,
    )
